"""What becomes of the strategy: amendments."""
