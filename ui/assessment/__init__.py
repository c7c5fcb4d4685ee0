"""The work of assessing, and the files of colleagues who assess without the program."""
