"""Every action stands in a menu and has keys of its own; every dialog opens in both languages."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consult.case import Case
from consult.vocabulary import Language
from tests.translations import FOLDER, LANGUAGES, release, update
from tests.ui.scenes import scenes
from ui.app import wording
from ui.app.case_session import CaseSession
from ui.window.main_window import MainWindow
from ui.window.navigation import Navigation


def leaves(actions: list[QAction]) -> Iterator[QAction]:
    for action in actions:
        menu = action.menu()
        if menu is not None:
            yield from leaves(menu.actions())  # type: ignore[attr-defined]  # the stubs give QObject
        elif not action.isSeparator():
            yield action


def test_every_action_has_keys_of_its_own(window: MainWindow, demo: CaseSession) -> None:
    choices = ("Som systemet", "Ljust", "Mörkt", "Svenska", "English")
    actions = [each for each in leaves(window.menuBar().actions()) if each.text() not in choices]
    assert len(actions) > 35
    keys = [action.shortcut().toString(QKeySequence.SequenceFormat.PortableText) for action in actions]
    assert [action.text() for action, key in zip(actions, keys, strict=True) if not key] == []
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.mark.parametrize("language", list(Language))
def test_every_page_and_dialog_opens(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, language: Language
) -> None:
    wording.speak(language)
    try:
        path = demo.case.path
        window.close_session()
        names = []
        for name, widget in scenes(window, lambda: CaseSession(Case.open(path), window.messages)):
            assert widget.isVisible()
            names.append(name)
        assert len(names) > 12
        assert not window.banner.isVisible()
    finally:
        wording.speak(Language.SWEDISH)


def test_a_text_is_shown_in_the_chosen_language(qapp: QApplication) -> None:
    wording.speak(Language.ENGLISH)
    try:
        assert Navigation().accessibleName() == "Pages"
        assert wording.word(Language.SWEDISH) == "Swedish"
    finally:
        wording.speak(Language.SWEDISH)
    assert Navigation().accessibleName() == "Sidor"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_are_complete_and_compiled(language: str, tmp_path: Path) -> None:
    texts = FOLDER / f"samrad_{language}.ts"
    copy = tmp_path / texts.name
    copy.write_bytes(texts.read_bytes())
    update(language, copy)
    assert 'type="unfinished"' not in copy.read_text(encoding="utf-8")
    release(copy, copy.with_suffix(".qm"))
    assert copy.with_suffix(".qm").read_bytes() == texts.with_suffix(".qm").read_bytes()
