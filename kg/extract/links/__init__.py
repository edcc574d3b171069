"""Relations between names, by patterns, by posts, by the structure of names, and by a network."""
