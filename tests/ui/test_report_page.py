"""The documents in the window: their parts, own words, what is left to do, and the files."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from consult.comments.queries import comment_rows
from consult.reports.gate import Obstacle
from consult.reports.options import Kind, Part
from consult.reports.settings import introductions, saved_letter, saved_options
from consult.vocabulary import Decision
from tests.ui.scenes import settle
from ui.app.case_session import CaseSession
from ui.comments.page import CommentsPage
from ui.report.page import ReportPage
from ui.window.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow, demo: CaseSession, qtbot: QtBot) -> ReportPage:
    assert demo.case
    window.activateWindow()
    qtbot.waitActive(window)
    rows = [row for row, place in enumerate(window.places) if isinstance(place.page, ReportPage)]
    window.go_to(rows[0])
    settle(window)
    found = window.page_in_sight
    assert isinstance(found, ReportPage)
    qtbot.waitUntil(lambda: "Samrådsredogörelse" in found.view.toPlainText(), timeout=5000)
    return found


def go(page: ReportPage, part: Part) -> None:
    page.panel.parts.setCurrentRow(list(Part).index(part))


def test_parts_are_moved_and_left_out_with_the_keyboard(page: ReportPage, qtbot: QtBot) -> None:
    parts = page.panel.parts
    parts.setFocus()
    go(page, Part.UNMET)
    qtbot.keyClick(parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert parts.parts().index(Part.UNMET) == parts.parts().index(Part.VIEWS) - 1
    qtbot.keyClick(parts, Qt.Key.Key_Space)
    assert Part.UNMET not in parts.parts()
    qtbot.waitUntil(
        lambda: Part.UNMET not in page.session.read(saved_options, Kind.REPORT).parts, timeout=5000
    )
    qtbot.waitUntil(lambda: "inte har kunnat tillgodoses" not in page.view.toPlainText(), timeout=5000)


def test_looking_at_the_page_is_nothing_to_undo(page: ReportPage, window: MainWindow, qtbot: QtBot) -> None:
    before = page.session.case.undoable()
    for kind in Kind:
        page.show_kind(kind)
        settle(window)
    qtbot.wait(400)
    assert page.session.case.undoable() == before


def test_own_words_are_kept_and_what_cannot_be_filled_in_is_told(page: ReportPage, qtbot: QtBot) -> None:
    go(page, Part.HELD)
    page.words.text.setFocus()
    qtbot.keyClicks(page.words.text, "Vi fick {svar} svar.")
    page.kind.setFocus()
    assert page.words.fault.isVisible()
    assert "{svar}" in page.words.fault.text()
    assert page.words.text.toPlainText() == "Vi fick {svar} svar."
    page.words.text.selectAll()
    page.words.text.setFocus()
    qtbot.keyClicks(page.words.text, "Vi fick {remissvar} svar")
    qtbot.keyClick(page.words.text, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.words.text, "alla")
    page.kind.setFocus()
    assert not page.words.fault.isVisible()
    assert page.session.read(introductions)[Part.HELD, None] == "Vi fick {remissvar} svar**alla**"
    qtbot.waitUntil(lambda: "Vi fick 25 svaralla" in page.view.toPlainText(), timeout=5000)


def test_words_that_were_refused_are_not_lost_when_another_part_is_gone_to(
    page: ReportPage, qtbot: QtBot
) -> None:
    go(page, Part.HELD)
    page.words.text.setFocus()
    qtbot.keyClicks(page.words.text, "Halv {klammer")
    go(page, Part.VIEWS)
    assert page.words.text.toPlainText() == ""
    go(page, Part.HELD)
    assert page.words.text.toPlainText() == "Halv {klammer"
    assert page.words.fault.isVisible()


def test_a_letter_is_worded_for_the_case(page: ReportPage, qtbot: QtBot) -> None:
    page.show_kind(Kind.INVITATION)
    page.words.subject.setFocus()
    page.words.subject.selectAll()
    qtbot.keyClicks(page.words.subject, "Remiss av {titel}")
    page.words.text.setFocus()
    found = page.session.read(saved_letter, Kind.INVITATION)
    assert found is not None
    assert found[0] == "Remiss av {titel}"
    page.show_kind(Kind.REPORT)
    assert not page.words.subject.isVisible()


def test_what_is_left_is_named_and_gone_to(page: ReportPage, window: MainWindow) -> None:
    button = page.gate.buttons[Obstacle.UNDECIDED]
    assert "saknar beslut" in button.text()
    menu = button.menu()
    menu.aboutToShow.emit()
    first = menu.actions()[0]
    first.trigger()
    settle(window)
    shown = window.page_in_sight
    assert isinstance(shown, CommentsPage)
    (row,) = page.session.read(comment_rows, [shown.table.current_key()])
    assert row.decision is None
    assert first.text().startswith(row.senders)


def test_a_figure_leads_to_its_comments(page: ReportPage, window: MainWindow) -> None:
    page.view.anchorClicked.emit(QUrl("#figure-decision-noted"))
    settle(window)
    shown = window.page_in_sight
    assert isinstance(shown, CommentsPage)
    assert shown.filters.wanted().decision is Decision.NOTED
    assert shown.model.rowCount() > 0


def test_letters_are_written_into_a_folder(
    page: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page.show_kind(Kind.FEEDBACK)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    qtbot.mouseClick(page.each_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.open_button.isVisible(), timeout=20000)
    files = list(tmp_path.glob("aterkoppling-*.docx"))
    assert len(files) > 20
    assert docx.Document(str(files[0])).paragraphs
