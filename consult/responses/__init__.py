"""Responses: the register, their originals and their text."""
