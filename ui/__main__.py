"""Start of the window: `samrad [CASE] [--demo]`."""

import argparse
import sys
from pathlib import Path

_MISSING_LIBRARY = """Samråd kunde inte starta: Qt saknar ett systembibliotek.
{error}
På Debian och Ubuntu: sudo apt install libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 \
libfontconfig1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0 libxcb-shape0"""


def main() -> None:
    """Start the program with the words of the command line."""
    sys.exit(run(sys.argv[1:]))


def run(words: list[str]) -> int:
    """Show the window until it is closed.

    Args:
        words: Of the command line.

    Returns:
        The exit code: 1 when Qt cannot be loaded.
    """
    parser = argparse.ArgumentParser(
        prog="samrad", description="Arbetsbänk för samråd om regionala strategier."
    )
    parser.add_argument("case", nargs="?", type=Path, help="ärendefil som öppnas")
    parser.add_argument("--demo", action="store_true", help="öppna demon")
    arguments = parser.parse_args(words)
    try:
        # Qt's libraries are looked for here, so that a missing one is told in words.
        from ui.app.application import make_application, show_window
    except ImportError as error:
        sys.stderr.write(_MISSING_LIBRARY.format(error=error) + "\n")
        return 1
    application = make_application()
    window = show_window()
    if arguments.demo:
        window.later(window.case_actions.open_demo)
    elif arguments.case:
        window.later(lambda: window.case_actions.open_path(arguments.case))
    return application.exec()


if __name__ == "__main__":
    main()
