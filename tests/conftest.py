"""What all tests share."""

from hypothesis import settings

# How long an example takes says something of the machine's other work, not of the program.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
