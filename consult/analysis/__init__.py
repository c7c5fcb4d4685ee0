"""Counts and tables over a case, computed in SQL."""
