"""Who said what: words attributed to somebody, and what more they tell."""
