"""A case that several work on: a shared file, or a case on a server."""
