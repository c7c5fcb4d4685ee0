"""The file menu's two ways of a copy: out, and back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from consult.case import Case
from consult.comments.queries import comment_ids, the_comment
from consult.merge.conflicts import conflict_count
from tests.ui.conftest import answer
from tests.ui.disputes import WITH_TRAIN, copy_of
from ui.app.case_session import CaseSession
from ui.conflicts.page import ConflictsPage
from ui.window.copy_dialogs import BringTogetherDialog, BroughtDialog, TakeAlongDialog
from ui.window.main_window import MainWindow

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def active(qtbot: QtBot, window: MainWindow, demo: CaseSession) -> CaseSession:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return demo


def test_a_copy_is_made_and_what_to_do_next_is_told(
    qtbot: QtBot, window: MainWindow, active: CaseSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "på resa.samrad"
    taken = tmp_path / "upptagen.samrad"
    taken.write_bytes(b"")
    choices = iter((str(taken), str(target.with_suffix(""))))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (next(choices), ""))
    faults = []

    def fill(dialog: TakeAlongDialog) -> None:
        dialog.without_originals.setChecked(True)
        dialog.do_button.click()
        faults.append(dialog.fault.text())
        dialog.do_button.click()

    answer(TakeAlongDialog, fill)
    qtbot.keyClick(window, Qt.Key.Key_C, BOTH)
    assert "finns redan" in faults[0]
    qtbot.waitUntil(lambda: "på resa.samrad är klar" in window.banner.text.text(), timeout=10_000)
    assert "Lägg ihop med kopia" in window.banner.text.text()
    with Case.open(target, read_only=True) as copy:
        assert copy.read(comment_ids) == active.read(comment_ids)


def test_a_copy_comes_back_and_is_itself_brought_up_to_date(
    qtbot: QtBot, window: MainWindow, active: CaseSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copy_of(active.case, tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(copy), ""))

    def agree(dialog: BringTogetherDialog) -> None:
        dialog.update_copy.setChecked(True)
        dialog.do_button.click()

    told: list[str] = []

    def look(dialog: BroughtDialog) -> None:
        told.extend(line.text() for line in dialog.lines)
        dialog.show_button.click()

    answer(BringTogetherDialog, agree)
    qtbot.keyClick(window, Qt.Key.Key_Y, BOTH)
    answer(BroughtDialog, look)
    qtbot.waitUntil(lambda: len(told) > 0, timeout=10_000)
    assert told[0] == "7 åtgärder kom in från på resa.samrad."
    assert "4 konflikter att ta ställning till." in told
    assert told[-1].startswith("Kopian är också uppdaterad")
    assert isinstance(window.page_in_sight, ConflictsPage)
    first = active.read(comment_ids, limit=1)[0]
    assert active.read(the_comment, first).assessment.reply == WITH_TRAIN
    with Case.open(copy, read_only=True) as other:
        assert other.history_hash() == active.case.history_hash()
        assert other.read(conflict_count) == 4


def test_another_case_is_refused_in_words(
    qtbot: QtBot, window: MainWindow, active: CaseSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Case.create(tmp_path / "annat.samrad", title="Annat").close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(tmp_path / "annat.samrad"), ""))
    answer(BringTogetherDialog, lambda dialog: dialog.do_button.click())
    qtbot.keyClick(window, Qt.Key.Key_Y, BOTH)
    qtbot.waitUntil(lambda: "annat ärende" in window.banner.text.text(), timeout=10_000)
