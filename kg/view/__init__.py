"""The graph as a page."""
