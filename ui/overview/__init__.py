"""The page that tells how far the work has come."""
