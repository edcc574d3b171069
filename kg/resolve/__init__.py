"""Who is who over the whole corpus."""
