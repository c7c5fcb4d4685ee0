"""Many files dropped on the window at once."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consult.responses.queries import ResponseFilter, response_count, response_ids, the_response
from tests.consult.word_files import paragraph, word_file
from tests.ui.conftest import answer, write
from ui.app.case_session import CaseSession
from ui.responses.intake_dialog import IntakeDialog
from ui.responses.page import ResponsesPage
from ui.window.main_window import MainWindow


def test_files_are_registered_as_far_as_their_senders_are_known(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, tmp_path: Path
) -> None:
    page = window.places[3].page
    assert isinstance(page, ResponsesPage)
    window.go_to(3)
    before = demo.read(response_count)
    folder = tmp_path / "inkommet"
    folder.mkdir()
    (folder / "Tillväxtverket.docx").write_bytes(word_file(paragraph("Vi tillstyrker.")))
    (folder / "bilaga.txt").write_text("Vi avstyrker.", encoding="utf-8")
    (folder / "skannat.xyz").write_bytes(b"\0\1")
    (folder / "trasig.docx").write_bytes(b"")
    seen: list[list[str]] = []

    def work(dialog: IntakeDialog) -> None:
        assert dialog.register.text() == "Registrera 1 svar"
        row = next(row for row, line in enumerate(dialog.lines) if line.arrival.name.endswith("bilaga.txt"))
        dialog.table.selectRow(row)
        dialog.table.setCurrentCell(row, 1)
        write(dialog.sender_field, "folkhälsomyn")
        qtbot.keyClick(dialog.sender_field, Qt.Key.Key_Return)
        assert dialog.register.text() == "Registrera 2 svar"
        qtbot.mouseClick(dialog.register, Qt.MouseButton.LeftButton)
        seen.append([line.note for line in dialog.lines])
        dialog.accept()

    answer(IntakeDialog, work)
    page.take_in([folder])
    qtbot.waitUntil(lambda: bool(seen), timeout=10000)
    assert seen[0].count("Registrerad") == 2
    assert any("trasig.docx" in note for note in seen[0])
    assert demo.read(response_count) == before + 2
    key = demo.read(response_ids, ResponseFilter(words="Tillväxtverket"))[0]
    response = demo.read(the_response, key)
    assert response.text == "Vi tillstyrker."
    assert [document.file_name for document in response.documents] == ["Tillväxtverket.docx"]


def test_what_is_registered_already_is_said_so(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, tmp_path: Path
) -> None:
    page = window.places[3].page
    assert isinstance(page, ResponsesPage)
    path = tmp_path / "Tillväxtverket.docx"
    path.write_bytes(word_file(paragraph("Vi tillstyrker.")))
    notes: list[str] = []

    def work(dialog: IntakeDialog) -> None:
        dialog.register_all()
        notes.append(dialog.lines[0].note)
        dialog.accept()

    def come_in(count: int) -> None:
        answer(IntakeDialog, work)
        page.take_in([path])
        qtbot.waitUntil(lambda: len(notes) == count, timeout=10000)

    come_in(1)
    come_in(2)
    assert notes == ["Registrerad", "Redan registrerad: Tillväxtverket"]
