"""Start of the command line."""

import os
import sys
from io import TextIOWrapper

from consult.grammar import run


def main() -> None:
    """Run the words given and leave with their exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A letter that the terminal does not have is no reason to stop.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
        sys.exit(code)
    except BrokenPipeError:
        # Whoever reads the output has had enough; Python would complain once more when it flushes.
        _drop_output()
    except OSError as error:
        sys.stderr.write(f"{error.strerror or error}\n")
        _drop_output()


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(1)


if __name__ == "__main__":
    main()
