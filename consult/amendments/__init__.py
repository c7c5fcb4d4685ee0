"""What the comments change in the draft: old and new wording, and who asked for it."""
