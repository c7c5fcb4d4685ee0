"""The draft as outline and text."""
