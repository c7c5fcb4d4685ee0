"""Long-running proofs, each a script that prints one line of figures: `python -m tests.soak.NAME [COUNT]`."""
