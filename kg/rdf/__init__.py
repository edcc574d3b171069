"""Knowledge as triples, and their shapes."""
