"""Comments sent to a colleague who assesses in a file."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from consult.assessment.sending import sendings
from consult.vocabulary import Asked
from tests.consult.sent_files import FIRST
from tests.ui.conftest import answer, write
from tests.ui.test_comments import comments_page
from ui.app.case_session import CaseSession
from ui.assessment.send_dialog import SendDialog
from ui.comments.page import CommentsPage
from ui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, demo: CaseSession) -> CommentsPage:
    return comments_page(qtbot, window)


def save_as(monkeypatch: pytest.MonkeyPatch, target: Path) -> list[str]:
    """Answer the question where a file shall lie; what was proposed is gathered."""
    proposed: list[str] = []

    def ask(_parent: object, _title: str, name: str, kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(target), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(ask))
    return proposed


def test_those_selected_are_sent_to_a_person_in_excel(
    qtbot: QtBot,
    window: MainWindow,
    demo: CaseSession,
    page: CommentsPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = [page.model.key(row) for row in range(3)]
    page.table.go_to(keys[0])
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    target = tmp_path / "bedöm.xlsx"
    proposed = save_as(monkeypatch, target)

    def act(dialog: SendDialog) -> None:
        assert dialog.what.text() == "3 markerade synpunkter"
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.fault.text() == "Skriv vem som ska bedöma synpunkterna."
        assert proposed == []
        write(dialog.recipient, "Åsa Ek")
        qtbot.keyClick(dialog.recipient, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    answer(SendDialog, act)
    qtbot.keyClick(page.table, Qt.Key.Key_S, CONTROL | ALT)
    (sending,) = demo.read(sendings)
    assert (sending.recipient, sending.asked) == ("Åsa Ek", Asked.RECOMMENDATION)
    assert list(sending.base) == keys
    assert Path(proposed[0]).name == "bedomning-åsa-ek.xlsx"
    sheet: Any = openpyxl.load_workbook(target).active
    assert sheet.max_row == FIRST + 2
    assert window.banner.text.text() == f"3 synpunkter till Åsa Ek finns i {target}"


def test_all_that_the_list_shows_are_sent_in_word_when_one_is_selected(
    qtbot: QtBot, demo: CaseSession, page: CommentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(page.search, "bostad")
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    shown = [page.model.key(row) for row in range(page.model.rowCount())]
    target = tmp_path / "bedöm"
    save_as(monkeypatch, target)

    def act(dialog: SendDialog) -> None:
        assert dialog.what.text() == f"Alla {len(shown)} synpunkter som listan visar"
        write(dialog.recipient, "Bo")
        dialog.asked.set_code(Asked.DECISION)
        dialog.kind.setFocus()
        qtbot.keyClick(dialog.kind, Qt.Key.Key_Down)
        dialog.hide_persons.setFocus()
        qtbot.keyClick(dialog.hide_persons, Qt.Key.Key_Space)
        assert not dialog.hide_persons.isChecked()
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    answer(SendDialog, act)
    page.send()
    (sending,) = demo.read(sendings)
    assert (sending.asked, list(sending.base)) == (Asked.DECISION, shown)
    words = "\n".join(each.text or "" for each in Document(str(tmp_path / "bedöm.docx")).element.body.iter())
    assert "ostad" in words


def test_a_place_that_cannot_be_written_is_told_in_the_dialog(
    qtbot: QtBot, demo: CaseSession, page: CommentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_as(monkeypatch, tmp_path / "finns inte" / "a.xlsx")

    def act(dialog: SendDialog) -> None:
        write(dialog.recipient, "Bo")
        dialog.submit()
        qtbot.waitUntil(dialog.fault.isVisible)
        assert "a.xlsx" in dialog.fault.text()
        assert dialog.do_button.isEnabled()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    answer(SendDialog, act)
    page.send()
    assert demo.read(sendings) == []
