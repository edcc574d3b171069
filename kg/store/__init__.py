"""What is remembered: documents, readings, the graph."""
