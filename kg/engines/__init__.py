"""What runs a recipe over documents."""
