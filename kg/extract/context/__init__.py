"""What a passage is about, and what words without a name in it mean."""
