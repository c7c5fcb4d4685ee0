"""Responses labelled by hand, to measure suggestions with."""
