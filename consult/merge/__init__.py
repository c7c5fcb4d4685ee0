"""Copies of a case for the road, brought together again; where they disagree a person chooses."""
