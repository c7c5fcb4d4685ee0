"""Many files dropped on the window at once."""

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consult.consultees.queries import consultee_named, consultee_rows
from consult.responses.operations import register_response
from consult.responses.queries import (
    ResponseFilter,
    response_count,
    response_ids,
    response_rows,
    the_response,
)
from consult.responses.records import IncomingFile, Response
from consult.vocabulary import DocumentRole, ReplyStatus, SenderRole
from tests.consult.word_files import paragraph, word_file
from tests.ui.conftest import answer, write
from ui.app.case_session import CaseSession
from ui.responses.intake_dialog import IntakeDialog
from ui.responses.page import ResponsesPage
from ui.responses.register_dialog import RegisterDialog
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


def take_in(
    qtbot: QtBot, window: MainWindow, path: Path, work: Callable[[IntakeDialog], object]
) -> ResponsesPage:
    """Drop a file on the page, and work in the dialog that comes up."""
    page = window.places[3].page
    assert isinstance(page, ResponsesPage)
    window.go_to(3)
    done: list[bool] = []

    def act(dialog: IntakeDialog) -> None:
        try:
            work(dialog)
        finally:
            done.append(True)
            dialog.accept()

    answer(IntakeDialog, act)
    page.take_in([path])
    qtbot.waitUntil(lambda: bool(done), timeout=10000)
    return page


def latest(session: CaseSession, words: str) -> Response:
    """The response of somebody that came in last."""
    keys = session.read(response_ids, ResponseFilter(words=words), "received_on", descending=True)
    return session.read(the_response, keys[0])


def several(folder: Path) -> Path:
    """A mail with the answers of three, one of them with an annex."""
    message = EmailMessage()
    message["From"], message["Date"] = "Registrator <r@region.example>", "Mon, 11 Jan 2027 10:00:00 +0100"
    message.set_content("Tre svar.")
    for name, text in (
        ("yttrande.txt", "Tillväxtverket\nVi tillstyrker."),
        ("bilaga 1.txt", "En tabell."),
        ("svar.txt", "Folkhälsomyndigheten\nVi avstyrker."),
        ("remissvar.txt", "Hedesta Mekaniska AB\nVi undrar."),
    ):
        message.add_attachment(text, filename=name)
    path = folder / "tre.eml"
    path.write_bytes(message.as_bytes())
    return path


def test_a_mail_with_three_answers_is_three_lines_that_can_be_joined(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, tmp_path: Path
) -> None:
    before = demo.read(response_count)

    def work(dialog: IntakeDialog) -> None:
        assert [line.sender for line in dialog.lines] == [
            "Tillväxtverket",
            "Folkhälsomyndigheten",
            "Hedesta Mekaniska AB",
        ]
        assert dialog.parts.rowCount() == 3
        qtbot.mouseClick(dialog.join_button, Qt.MouseButton.LeftButton)
        assert len(dialog.lines) == 1
        assert not dialog.lines[0].confirmed
        assert not dialog.join_button.isVisible()
        qtbot.mouseClick(dialog.split_button, Qt.MouseButton.LeftButton)
        assert dialog.register.text() == "Registrera 3 svar"
        qtbot.mouseClick(dialog.register, Qt.MouseButton.LeftButton)
        assert [line.note for line in dialog.lines] == ["Registrerad"] * 3

    def again(dialog: IntakeDialog) -> None:
        assert [line.note.split(":")[0] for line in dialog.lines] == ["Redan registrerad"] * 3
        assert not dialog.register.isEnabled()

    path = several(tmp_path)
    take_in(qtbot, window, path, work)
    assert demo.read(response_count) == before + 3
    first = latest(demo, "Tillväxtverket")
    assert {each.file_name: each.role for each in first.documents} == {
        "tre.eml": DocumentRole.COVER,
        "yttrande.txt": DocumentRole.ANSWER,
        "bilaga 1.txt": DocumentRole.ANNEX,
    }
    take_in(qtbot, window, path, again)
    assert demo.read(response_count) == before + 3


def test_an_uncertain_sender_is_confirmed_with_enter(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Trafikvreket\nDnr TRV 2027/1\nVi tillstyrker.", encoding="utf-8")
    (folder / "b.txt").write_text("Malmö stad\nVi avstyrker.", encoding="utf-8")
    (folder / "c.txt").write_text("Vi avstyrker.", encoding="utf-8")

    def work(dialog: IntakeDialog) -> None:
        assert not dialog.register.isEnabled()
        assert "Trafikverket" in dialog.sender_field.placeholderText()
        qtbot.keyClick(dialog.sender_field, Qt.Key.Key_Return)
        assert dialog.table.currentRow() == 1
        assert "Malmö kommun" in dialog.sender_field.placeholderText()
        qtbot.keyClick(dialog.sender_field, Qt.Key.Key_Return)
        assert dialog.table.currentRow() == 2
        qtbot.keyClick(dialog.sender_field, Qt.Key.Key_Return)
        assert dialog.lines[2].waits
        assert dialog.register.text() == "Registrera 2 svar"
        qtbot.mouseClick(dialog.register, Qt.MouseButton.LeftButton)

    take_in(qtbot, window, folder, work)
    assert latest(demo, "Trafikverket").note == "Avsändarens diarienummer: TRV 2027/1"
    assert latest(demo, "Malmö kommun").text == "Malmö stad\nVi avstyrker."
    demo.undo()
    assert demo.read(consultee_named, "Malmö kommun") is None


def test_others_behind_an_answer_are_added_by_role(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, tmp_path: Path
) -> None:
    path = tmp_path / "Trafikverket.txt"
    path.write_text("Vi tillstyrker.", encoding="utf-8")

    def work(dialog: IntakeDialog) -> None:
        for role, name in ((SenderRole.JOINT, "boverk"), (SenderRole.ANSWERED_FOR, "folkhälsomyn")):
            dialog.role.setFocus()
            dialog.role.set_code(role)
            write(dialog.sender_field, name)
            qtbot.keyClick(dialog.sender_field, Qt.Key.Key_Return)
        control = Qt.KeyboardModifier.ControlModifier
        qtbot.keyClick(dialog.sender_field, Qt.Key.Key_Return, control)

    take_in(qtbot, window, path, work)
    assert [(each.name, each.role) for each in latest(demo, "Trafikverket").senders] == [
        ("Trafikverket", SenderRole.SENDER),
        ("Boverket", SenderRole.JOINT),
        ("Folkhälsomyndigheten", SenderRole.ANSWERED_FOR),
    ]
    rows = demo.read(consultee_rows)
    status = {row.consultee.name: row.status for row in rows}
    assert status["Folkhälsomyndigheten"] is ReplyStatus.ANSWERED


def test_the_role_of_a_document_is_corrected_with_the_responses_details(
    qtbot: QtBot, window: MainWindow, demo: CaseSession
) -> None:
    consultee = demo.read(consultee_named, "Almviks kommun")
    assert consultee is not None
    key = demo.change(
        register_response,
        consultee_ids=[consultee.id],
        received_on="2027-01-11",
        text="Ja.",
        files=[IncomingFile("svar.eml", b"x", text="Ja."), IncomingFile("tabell.pdf", b"y")],
    )
    page = window.places[3].page
    assert isinstance(page, ResponsesPage)
    window.go_to(3)
    page.open_response(key)
    told: list[str] = []

    def work(dialog: RegisterDialog) -> None:
        told.append(dialog.standing.text())
        dialog.parts.choices[1].setFocus()
        qtbot.keyClick(dialog.parts.choices[1], Qt.Key.Key_Down)
        qtbot.keyClick(dialog.parts.choices[1], Qt.Key.Key_Down)
        dialog.submit()

    answer(RegisterDialog, work)
    page.edit()
    documents = demo.read(the_response, key).documents
    assert [each.role for each in documents] == [DocumentRole.ANSWER, DocumentRole.ANNEX]
    assert "ersätter svar av 27 maj 2026" in told[0]
    page.show_list()
    remarks = [column.text for column in page.model.columns if column.title == "Anmärkning"]
    row = demo.read(response_rows, [key])[0]
    assert remarks[0](row).endswith("dagar sent, ersätter tidigare")
