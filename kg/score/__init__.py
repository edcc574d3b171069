"""How good is it: built graphs against annotated documents."""
