"""A response split into comments beside the draft."""
