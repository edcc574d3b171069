"""industry-kg: from Chinese industry news to a knowledge graph with claims, speakers and character evidence."""
