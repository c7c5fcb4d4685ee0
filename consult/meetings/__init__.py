"""Meetings and what was said at them."""
