"""The verbs of the command line; each is one function of the parsed arguments."""
