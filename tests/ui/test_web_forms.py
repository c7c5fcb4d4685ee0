"""The export of a web form, dropped on the window and read in by keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from consult.prepared.form_mappings import mapping_names
from consult.prepared.web_form import ColumnRole
from consult.responses.queries import response_count, the_response
from consult.vocabulary import Channel
from tests.consult.web_forms import HEADERS, answers, workbook
from tests.ui.conftest import answer, write
from ui.app.case_session import CaseSession
from ui.responses.intake_dialog import IntakeDialog
from ui.responses.page import ResponsesPage
from ui.responses.web_form_dialog import WebFormDialog
from ui.window.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow, demo: CaseSession) -> ResponsesPage:
    window.go_to(3)
    found = window.places[3].page
    assert isinstance(found, ResponsesPage)
    return found


def drop(page: ResponsesPage, *paths: Path) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        files,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)


def work(qtbot: QtBot, act: Callable[[WebFormDialog], object], page: ResponsesPage, path: Path) -> None:
    """Drop an export and act on its dialog."""
    seen: list[bool] = []

    def on(dialog: WebFormDialog) -> None:
        try:
            act(dialog)
        finally:
            seen.append(True)
            if dialog.isVisible():
                dialog.accept()

    answer(WebFormDialog, on)
    drop(page, path)
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)


def test_an_export_is_dropped_looked_at_and_read_in(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, page: ResponsesPage, tmp_path: Path
) -> None:
    path = tmp_path / "webbenkät.xlsx"
    path.write_bytes(workbook([answers(number) for number in (1, 2, 3)], ("Annat", [["x", "y"]])))
    before = demo.read(response_count)
    stored: list[str] = []

    def act(dialog: WebFormDialog) -> None:
        assert dialog.sheet.isVisible()
        assert dialog.do_button.text() == "Läs in 3 svar"
        assert dialog.mapping_name.text() == "webbenkät"
        assert "Läses inte in: ID, Starttid, Ålder" in dialog.summary.text()
        shown = dialog.preview.text.toPlainText()
        assert "Anna Lind 1" in shown
        assert "Läggs till på sändlistan: Privatperson" in shown
        assert "Bussen 1 behöver gå oftare." in shown
        assert dialog.focusWidget() is dialog.columns.table
        qtbot.mouseClick(dialog.preview.later, Qt.MouseButton.LeftButton)
        assert "Bussen 2 behöver gå oftare." in dialog.preview.text.toPlainText()
        table = dialog.columns.table
        for _ in range(8):
            qtbot.keyClick(table, Qt.Key.Key_Down)
        write(dialog.columns.section, "3.1")
        qtbot.keyClick(dialog.columns.section, Qt.Key.Key_Return)
        assert (dialog.columns.columns[8].section_id or "") != ""
        assert table.item(8, 3) is not None
        qtbot.keyClick(dialog.nameless, Qt.Key.Key_Return)
        assert dialog.isVisible()
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert not dialog.isVisible()
        stored.extend(dialog.stored)

    work(qtbot, act, page, path)
    assert demo.read(response_count) == before + 3
    assert demo.read(the_response, stored[0]).channel is Channel.FORM
    assert demo.read(mapping_names) == ["webbenkät"]

    def again(dialog: WebFormDialog) -> None:
        assert "webbenkät" in dialog.recognised.text()
        assert "redan inläst" in dialog.summary.text()
        assert not dialog.do_button.isEnabled()
        dialog.skip_known.setChecked(False)
        assert dialog.do_button.isEnabled()

    work(qtbot, again, page, path)


def test_faults_lead_to_their_rows_and_stop_everything(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, page: ResponsesPage, tmp_path: Path
) -> None:
    path = tmp_path / "fel.xlsx"
    path.write_bytes(workbook([answers(1), answers(2, Slutförd="i går"), answers(3, Tillstyrker="Kanske")]))

    def act(dialog: WebFormDialog) -> None:
        assert not dialog.do_button.isEnabled()
        faults = dialog.faults.table
        assert faults.rowCount() == 2
        faults.setFocus()
        faults.setCurrentCell(1, 0)
        assert dialog.columns.table.currentRow() == HEADERS.index("Tillstyrker ni förslaget som helhet?")
        assert "Anna Lind 3" in dialog.preview.text.toPlainText()
        dialog.columns.role.setFocus()
        dialog.columns.role.set_code(ColumnRole.QUESTION)
        dialog.columns.role.picked.emit()
        assert faults.rowCount() == 1
        faults.setCurrentCell(0, 0)
        qtbot.mouseClick(dialog.faults.leave_out, Qt.MouseButton.LeftButton)
        assert not dialog.faults.isVisible()
        assert dialog.do_button.text() == "Läs in 2 svar"
        qtbot.mouseClick(dialog.take_back, Qt.MouseButton.LeftButton)
        assert not dialog.do_button.isEnabled()

    before = demo.read(response_count)
    work(qtbot, act, page, path)
    assert demo.read(response_count) == before


def test_another_sheet_is_read_when_it_is_chosen(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, page: ResponsesPage, tmp_path: Path
) -> None:
    path = tmp_path / "blad.xlsx"
    lines = [["Namn", "Synpunkter"], ["Åsa", "Det här är ett långt svar om <b>strategin</b> & länet."]]
    path.write_bytes(workbook([answers(1)], ("Andra", lines)))

    def act(dialog: WebFormDialog) -> None:
        dialog.sheet.setCurrentIndex(1)
        dialog.sheet.activated.emit(1)
        assert dialog.columns.table.rowCount() == 2
        assert "<b>strategin</b> & länet" in dialog.preview.text.toPlainText()

    work(qtbot, act, page, path)


def test_our_own_answer_form_goes_where_responses_go(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, page: ResponsesPage, tmp_path: Path
) -> None:
    path = tmp_path / "svarsformulär.xlsx"
    path.write_bytes(workbook([["a", "b"]], headers=["samrad:form:0a"]))
    seen: list[str] = []

    def act(dialog: IntakeDialog) -> None:
        seen.append(dialog.lines[0].arrival.name)
        dialog.accept()

    answer(IntakeDialog, act)
    drop(page, path)
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert seen == ["svarsformulär.xlsx"]


def test_a_table_that_cannot_be_read_is_told(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, page: ResponsesPage, tmp_path: Path
) -> None:
    path = tmp_path / "trasig.xlsx"
    path.write_bytes(b"PK\x03\x04")
    drop(page, path)
    qtbot.waitUntil(lambda: "trasig.xlsx" in window.banner.text.text(), timeout=10_000)
