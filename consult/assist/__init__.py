"""What the program suggests of itself, with its reasons; nothing is stored until a person accepts it."""
