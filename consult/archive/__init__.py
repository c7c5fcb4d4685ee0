"""The whole case in open formats, for an archive: written once, and read back to see that it is whole."""
