"""The page on which comments are assessed one after another."""
