"""Extractors: each takes a reading and adds what it found."""
