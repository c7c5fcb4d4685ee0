"""What the program shows; it knows the case only through `consult`."""
