"""Literal values that a text states of a thing."""
