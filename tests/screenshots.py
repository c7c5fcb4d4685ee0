"""Pictures of every page with the demo open: `python -m tests.screenshots OUT [--dark] [--scale 1.5]`."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

SIZE = (1280, 800)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots")
    parser.add_argument("out", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--english", action="store_true")
    parser.add_argument("--scale", default="1")
    parser.add_argument("--size", default="x".join(map(str, SIZE)))
    arguments = parser.parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = arguments.scale
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in _take(arguments, Path(folder)):
            print(arguments.out / name)
    return 0


def _take(arguments: argparse.Namespace, folder: Path) -> Iterator[str]:
    # Qt reads its environment when it is imported.
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from consult.case import Case
    from consult.demo import write_demo_case
    from consult.vocabulary import Language
    from tests.ui.scenes import scenes
    from ui.app import wording
    from ui.app.case_session import CaseSession
    from ui.app.settings import Appearance, Settings
    from ui.app.theme import dress
    from ui.window.main_window import MainWindow

    application = QApplication([])
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    settings.author = "Anna Lindqvist"
    wording.speak(Language.ENGLISH if arguments.english else Language.SWEDISH)
    dress(application, Appearance.DARK if arguments.dark else Appearance.LIGHT)
    window = MainWindow(settings)
    width, height = (int(part) for part in arguments.size.split("x"))
    window.resize(width, height)
    window.show()
    path = write_demo_case(folder, author=settings.author)
    for name, widget in scenes(
        window, lambda: CaseSession(Case.open(path, author="Anna Lindqvist"), window.messages)
    ):
        application.processEvents()
        widget.grab().save(str(arguments.out / f"{name}.png"))
        yield f"{name}.png"
    window.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
