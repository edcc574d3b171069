"""Files, streams and formats read into documents."""
