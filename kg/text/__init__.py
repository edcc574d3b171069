"""Text rooms: match form, sentences, noise, words."""
