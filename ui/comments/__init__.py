"""All comments, and their assessment."""
