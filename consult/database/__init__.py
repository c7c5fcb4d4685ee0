"""The case file: tables, engine, store, history."""
