"""Start of the window: `samrad [CASE] [--demo]`."""

import argparse
import sys
from importlib.metadata import version
from pathlib import Path

from ui.app.platform_check import obstacle


def main() -> None:
    """Start the program with the words of the command line."""
    sys.exit(run(sys.argv[1:]))


def run(words: list[str]) -> int:
    """Show the window until it is closed.

    Args:
        words: Of the command line.

    Returns:
        The exit code: 1 when Qt cannot come up, which is told on stderr.
    """
    parser = argparse.ArgumentParser(
        prog="samrad", description="Arbetsbänk för samråd om regionala strategier."
    )
    parser.add_argument("--version", action="version", version=f"Samråd {version('samrad')}")
    parser.add_argument("case", nargs="?", type=Path, help="ärendefil som öppnas")
    parser.add_argument("--demo", action="store_true", help="öppna demon")
    arguments = parser.parse_args(words)
    reason = obstacle()
    if reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    from ui.app.application import make_application, show_window  # Qt is there, as was just seen.

    application = make_application()
    window = show_window()
    if arguments.demo:
        window.later(window.case_actions.open_demo)
    elif arguments.case:
        window.later(lambda: window.case_actions.open_path(arguments.case))
    return application.exec()


if __name__ == "__main__":
    main()
