"""Start of the command line."""

import sys

from consult.commands import run


def main() -> None:
    """Run the words given and leave with their exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
