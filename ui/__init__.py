"""What the program shows; it knows nothing of the database or the file formats."""
