"""What of the records is taken out by a decision, and what is marked as perhaps secret."""
