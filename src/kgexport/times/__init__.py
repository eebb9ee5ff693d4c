"""Time expressions: from words to closed intervals of days."""
