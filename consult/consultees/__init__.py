"""The consultation, its rounds, and those consulted."""
