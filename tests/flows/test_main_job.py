"""The whole main job, in the window and on the command line, from an empty case to both reports."""

import json
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from consult.grammar import run
from consult.resources import resource
from tests.ui.conftest import answer, write
from ui.comments.page import CommentsPage
from ui.consultees.add_dialog import AddDialog
from ui.consultees.page import ConsulteesPage
from ui.consultees.sending_dialog import SendingDialog
from ui.draft.page import DraftPage
from ui.draft.preview_dialog import PreviewDialog
from ui.report.page import ReportPage
from ui.responses.page import ResponsesPage
from ui.responses.register_dialog import RegisterDialog
from ui.window.case_dialog import CaseDialog
from ui.window.main_window import MainWindow

DRAFT = resource("demo", "almarike-2040-remissversion.docx")
VIEW = "Kommunen avstyrker den föreslagna indelningen – den är “för grov” & saknar stöd <i>lokalt</i>."
ANSWER = f"Hej!\n\n{VIEW}\n\nMed vänlig hälsning\nGöteborgs kommun"
REPLY = "Indelningen följer länsplanen."
RATIONALE = "En finare indelning saknar statistik."


def choose(monkeypatch: pytest.MonkeyPatch, name: str, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_args, **_kwargs: (str(path), "")))


def activate(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """A shortcut reaches the window that is active, as it is for a person once a dialog has gone."""
    activate(qtbot, window)
    qtbot.keyClick(window, key, modifiers)


def new_case(qtbot: QtBot, window: MainWindow) -> None:
    def fill(form: CaseDialog) -> None:
        write(form.title_field, "Regional utvecklingsstrategi 2040")
        write(form.registry_number, "RS 2026-0417")
        write(form.authority, "Region Almarike")
        qtbot.keyClick(form.title_field, Qt.Key.Key_Return)

    answer(CaseDialog, fill)
    press(qtbot, window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.session is not None


def load_draft(qtbot: QtBot, window: MainWindow) -> None:
    page = window.places[1].page
    assert isinstance(page, DraftPage)
    answer(PreviewDialog, lambda preview: qtbot.keyClick(preview.label_field, Qt.Key.Key_Return))
    press(qtbot, window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.outline.topLevelItemCount() > 9, timeout=20000)


def invite(qtbot: QtBot, window: MainWindow) -> None:
    page = window.places[2].page
    assert isinstance(page, ConsulteesPage)

    def pick(dialog: AddDialog) -> None:
        for row in range(dialog.counties.count()):
            if dialog.counties.item(row).text() == "Västra Götalands län":
                dialog.counties.item(row).setCheckState(Qt.CheckState.Checked)
        write(dialog.own_name, "Byalaget i Dalen")
        qtbot.keyClick(dialog.own_name, Qt.Key.Key_Return)
        qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)

    answer(AddDialog, pick)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(qtbot, window, Qt.Key.Key_I, modifiers)
    assert page.model.rowCount() == 56

    def date(dialog: SendingDialog) -> None:
        dialog.fields[0].setText("2026-03-02")
        dialog.fields[1].clear()
        write(dialog.fields[1], "2026-05-31")
        qtbot.keyClick(dialog.fields[1], Qt.Key.Key_Return)

    answer(SendingDialog, date)
    qtbot.mouseClick(page.sent_button, Qt.MouseButton.LeftButton)


def register(qtbot: QtBot, window: MainWindow) -> ResponsesPage:
    page = window.places[3].page
    assert isinstance(page, ResponsesPage)

    def fill(dialog: RegisterDialog) -> None:
        write(dialog.sender_field, "göteborgs ko")
        qtbot.keyClick(dialog.sender_field, Qt.Key.Key_Return)
        dialog.received_on.setText("2026-05-20")
        write(dialog.registry_number, "RS 2026-0417-7")
        dialog.text.setPlainText(ANSWER)
        qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    answer(RegisterDialog, fill)
    press(qtbot, window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert page.workbench.response is not None
    return page


def split(qtbot: QtBot, window: MainWindow, page: ResponsesPage) -> None:
    bench = page.workbench
    text = bench.text
    activate(qtbot, window)
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    qtbot.keyClick(text, Qt.Key.Key_X)
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert bench.current_comment is not None
    assert bench.current_comment.quote == VIEW
    qtbot.keyClick(text, Qt.Key.Key_4)
    qtbot.keyClick(text, Qt.Key.Key_A)
    write(bench.editor.anchor_field, "2.1")
    qtbot.keyClick(bench.editor.anchor_field, Qt.Key.Key_Return)
    qtbot.keyClick(text, Qt.Key.Key_T)
    write(bench.editor.theme_field, "Indelning")
    qtbot.keyClick(bench.editor.theme_field, Qt.Key.Key_Return)
    for _ in range(2):
        qtbot.keyClick(text, Qt.Key.Key_Tab)
        qtbot.keyClick(text, Qt.Key.Key_X)
    comment = bench.current_comment
    assert comment.anchors[0].number == "2.1"
    assert [theme.name for theme in comment.themes] == ["Indelning"]
    assert comment.stance == "opposes"


def assess(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    page = window.places[4].page
    assert isinstance(page, CommentsPage)
    assert page.model.rowCount() == 1
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    panel = page.panel
    qtbot.waitUntil(panel.reply.hasFocus)
    write(panel.reply, REPLY)
    qtbot.keyClick(panel.reply, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(panel.rationale.hasFocus)
    assert panel.rationale_fault.isVisible()
    write(panel.rationale, RATIONALE)
    qtbot.keyClick(panel.rationale, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not panel.rationale_fault.isVisible()


def words_of(document: Path) -> str:
    word = Document(str(document))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in word.paragraphs] + cells)


def cells_of(workbook: Path, sheet: str) -> list[object]:
    book = load_workbook(workbook)
    return [cell.value for row in book[sheet].iter_rows() for cell in row]


def test_the_window_leads_from_an_empty_case_to_both_reports(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "getSaveFileName", tmp_path / "fall.samrad")
    choose(monkeypatch, "getOpenFileName", DRAFT)
    new_case(qtbot, window)
    load_draft(qtbot, window)
    invite(qtbot, window)
    page = register(qtbot, window)
    split(qtbot, window, page)
    assess(qtbot, window)
    report = window.places[6].page
    assert isinstance(report, ReportPage)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for key, name in ((Qt.Key.Key_W, "rapport.docx"), (Qt.Key.Key_X, "tabell.xlsx")):
        choose(monkeypatch, "getSaveFileName", tmp_path / name)
        press(qtbot, window, key, modifiers)
        qtbot.waitUntil((tmp_path / name).exists, timeout=20000)
        qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20000)
    told = words_of(tmp_path / "rapport.docx")
    for words in (VIEW, REPLY, RATIONALE, "Göteborgs kommun", "RS 2026-0417-7"):
        assert words in told
    assert "Arbetsmaterial" not in told
    table = cells_of(tmp_path / "tabell.xlsx", "Synpunkter")
    for words in (VIEW, REPLY, RATIONALE, "Göteborgs kommun"):
        assert words in table


def test_the_command_line_does_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, answer_file = str(tmp_path / "fall.samrad"), tmp_path / "Göteborgs kommun.txt"
    answer_file.write_text(ANSWER, encoding="utf-8")
    assert run(["new", case, "--title", "Strategi 2040", "--authority", "Region Almarike"]) == 0
    assert run(["load-draft", case, str(DRAFT), "--json"]) == 0
    assert run(["add-consultees", case, "--county", "14"]) == 0
    assert run(["import-responses", case, str(answer_file)]) == 0
    word, excel = tmp_path / "rapport.docx", tmp_path / "tabell.xlsx"
    assert run(["report", case, "--word", str(word), "--excel", str(excel)]) == 0
    capsys.readouterr()
    assert run(["responses", case, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["senders"] for row in rows] == ["Göteborgs kommun"]
    assert run(["search", case, "indelningen", "--json"]) == 0
    assert any(hit["kind"] == "response" for hit in json.loads(capsys.readouterr().out))
    assert run(["check", case, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unread_responses"] == 1
    assert "Göteborgs kommun" in words_of(word)
    assert "Göteborgs kommun" in cells_of(excel, "Remissvar")
