"""Names and posts: what proposes them, which stand, where they end, of which type they are, and which are one."""
