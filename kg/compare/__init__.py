"""Claims laid side by side, over all documents."""
