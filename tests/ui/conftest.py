"""The window for tests: its own settings, a copy of the demo, and dialogs answered as a person would."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6")

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from consult.case import Case
from consult.demo import demo_case_path, write_demo_case
from consult.vocabulary import Language
from ui.app import wording
from ui.app.case_session import CaseSession
from ui.app.garbage import Collector
from ui.app.settings import Appearance, Settings
from ui.app.theme import dress
from ui.window.main_window import MainWindow

DialogType = TypeVar("DialogType", bound=QDialog)


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_demo_case(tmp_path_factory.mktemp("demo"), author="Anna")


@pytest.fixture(scope="session", autouse=True)
def collector(qapp: QApplication) -> Collector:
    return Collector(qapp)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    settings.author = "Anna"
    wording.speak(Language.SWEDISH)
    dress(qapp, Appearance.LIGHT)
    shown = MainWindow(settings)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close()


@pytest.fixture
def demo(window: MainWindow, demo_file: Path, tmp_path: Path) -> CaseSession:
    folder = tmp_path / "ärende"
    folder.mkdir()
    copy = demo_case_path(folder)
    shutil.copy(demo_file, copy)
    session = CaseSession(Case.open(copy, author="Anna"), window.messages)
    window.show_session(session)
    return session


def write(field: QWidget, text: str) -> None:
    """Type a text; Qt's own test functions know no å, ä and ö."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = ord(letter.upper()) if letter.isascii() else Qt.Key.Key_unknown
            QApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def answer(kind: type[DialogType], act: Callable[[DialogType], object], tries: int = 400) -> None:
    """Act on the next modal dialog of a kind, once it has come up."""

    def look(left: int) -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, kind):
            act(found)
        elif left:
            QTimer.singleShot(10, lambda: look(left - 1))
        else:
            raise AssertionError(f"no {kind.__name__} came up")

    QTimer.singleShot(0, lambda: look(tries))
