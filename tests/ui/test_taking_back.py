"""A file that a colleague assessed comes back, and is looked at before anything is stored."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QTextEdit
from pytestqt.qtbot import QtBot

from consult.assessment.sending import sendings
from consult.comments.operations import assess
from consult.comments.queries import comment_ids, the_comment
from consult.vocabulary import Asked, Decision
from tests.consult.sent_files import ACTION, CHOICE, FIRST, RATIONALE, REPLY, changed, key_of, sent
from tests.ui.conftest import answer
from tests.ui.test_comments import comments_page
from ui.app.case_session import CaseSession
from ui.assessment.take_back_dialog import COMPARED, SAME, SENT, TakeBackDialog
from ui.comments.page import CommentsPage
from ui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
UNDERLINED, STRUCK = (True, False), (False, True)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, demo: CaseSession) -> CommentsPage:
    return comments_page(qtbot, window)


def on(qtbot: QtBot, page: CommentsPage, act: Callable[[TakeBackDialog], object], file: Path | None) -> None:
    """Open the dialog by its keys, let it read a file, and act on it."""
    seen: list[bool] = []

    def work(dialog: TakeBackDialog) -> None:
        try:
            if file is not None:
                dialog.read(file)
                qtbot.waitUntil(lambda: dialog.stack.currentIndex() != SENT or dialog.fault.isVisible())
            act(dialog)
        finally:
            seen.append(True)
            if dialog.isVisible():
                dialog.accept()

    answer(TakeBackDialog, work)
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.keyClick(page.table, Qt.Key.Key_T, CONTROL | ALT)
    assert seen


def throw_away(box: QMessageBox) -> None:
    """Close without keeping what was chosen."""
    next(button for button in box.buttons() if button.text() == "Kasta").click()


def fill(**cells: str) -> Callable[[Any], None]:
    """Write into cells by column and line, `J2="…"`."""

    def write_cells(sheet: Any) -> None:
        for place, text in cells.items():
            sheet[place] = text

    return write_cells


def by_look(text: QTextEdit) -> dict[tuple[bool, bool], str]:
    """What is underlined and what is struck through in a text."""
    found: dict[tuple[bool, bool], str] = {}
    cursor = QTextCursor(text.document())
    for at in range(1, text.document().characterCount()):
        cursor.setPosition(at)
        look = (cursor.charFormat().fontUnderline(), cursor.charFormat().fontStrikeOut())
        found[look] = found.get(look, "") + text.document().characterAt(at - 1)
    return found


def test_what_came_back_is_looked_at_and_stored_in_one_step(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, page: CommentsPage
) -> None:
    file = sent(demo.case)
    first, second = key_of(file), key_of(file, FIRST + 1)
    demo.change(assess, first, reply="")
    changed(
        file,
        fill(
            **{
                f"{CHOICE}{FIRST}": "Tillgodoses delvis",
                f"{RATIONALE}{FIRST}": "Medel saknas i år.",
                f"{ACTION}{FIRST + 1}": "Ny karta.",
            }
        ),
    )
    before = demo.read(the_comment, second).assessment

    def act(dialog: TakeBackDialog) -> None:
        assert dialog.stack.currentIndex() == COMPARED
        assert "till Eva Ek" in dialog.told.text()
        assert dialog.focusWidget() is dialog.rows
        assert dialog.rows.count() == 2
        assert dialog.do_button.text() == "Spara 2 synpunkter"
        told = {name: card.change.returned for card in dialog.fields.cards for name in (card.change.name,)}
        assert told["rationale"] == "Medel saknas i år."
        qtbot.keyClick(dialog.rows, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.rows, Qt.Key.Key_Space)
        assert dialog.do_button.text() == "Spara 1 synpunkt"
        # Enter in the list goes to the fields, and stores nothing.
        qtbot.keyClick(dialog.rows, Qt.Key.Key_Return)
        assert dialog.isVisible()
        qtbot.keyClick(dialog.rows, Qt.Key.Key_Return, CONTROL)
        assert not dialog.isVisible()

    on(qtbot, page, act, file)
    answered = demo.read(the_comment, first).assessment
    assert (answered.recommendation, answered.rationale) == (Decision.PARTLY_ACCEPTED, "Medel saknas i år.")
    assert demo.read(the_comment, second).assessment == before
    assert demo.read(sendings)[0].returned_at != ""
    assert window.banner.text.text() == f"1 synpunkt bedömd ur {file.name}"
    window.case_actions.undo()
    assert demo.read(the_comment, first).assessment.recommendation is not Decision.PARTLY_ACCEPTED


def test_words_that_differ_are_underlined_or_struck(
    qtbot: QtBot, demo: CaseSession, page: CommentsPage
) -> None:
    key = demo.read(comment_ids)[0]
    demo.change(assess, key, reply="Vi tar med det.", action="Rita om.")
    file = sent(demo.case)
    line = next(at for at in range(FIRST, FIRST + 200) if key_of(file, at) == key)
    changed(file, fill(**{f"{REPLY}{line}": "Vi tar gärna med det.", f"{ACTION}{line}": ""}))

    def act(dialog: TakeBackDialog) -> None:
        reply, action = dialog.fields.cards
        (shown,) = reply.findChildren(QTextEdit)
        assert by_look(shown)[UNDERLINED].strip() == "gärna"
        (shown,) = action.findChildren(QTextEdit)
        assert by_look(shown) == {STRUCK: "Rita om."}
        assert any(each.text().startswith("Töms") for each in action.findChildren(QLabel))

    on(qtbot, page, act, file)


def test_where_both_have_changed_a_person_chooses_for_each_field(
    qtbot: QtBot, demo: CaseSession, page: CommentsPage
) -> None:
    file = sent(demo.case)
    keys = [key_of(file, FIRST + n) for n in range(3)]
    cells = {f"{REPLY}{FIRST + n}": f"Skrivet borta {n}." for n in range(3)}
    changed(file, fill(**cells, **{f"{ACTION}{FIRST}": "Gjort borta."}))
    for key in keys[:2]:
        demo.change(assess, key, reply="Skrivet hemma.", action="Gjort hemma." if key == keys[0] else "")

    def act(dialog: TakeBackDialog) -> None:
        rows = dialog.rows
        assert [row.checkState() for row in map(rows.item, range(3))] == [
            Qt.CheckState.Unchecked,
            Qt.CheckState.Unchecked,
            Qt.CheckState.Checked,
        ]
        # A tick is not to be had before something is chosen; Space leads to the choice.
        assert rows.current_key() == keys[0]
        qtbot.keyClick(rows, Qt.Key.Key_Space)
        reply, action = dialog.fields.cards
        assert dialog.focusWidget() is reply.kept
        qtbot.keyClick(reply.kept, Qt.Key.Key_2)
        assert rows.item(0).checkState() == Qt.CheckState.Unchecked
        qtbot.keyClick(dialog, Qt.Key.Key_F8)
        assert rows.current_key() == keys[1]
        qtbot.keyClick(dialog, Qt.Key.Key_F8)
        reply, action = dialog.fields.cards
        assert (rows.current_key(), dialog.focusWidget()) == (keys[0], action.kept)
        assert reply.returned.isChecked()
        qtbot.keyClick(action.kept, Qt.Key.Key_Space)
        assert rows.item(0).checkState() == Qt.CheckState.Checked
        rows.setFocus()
        qtbot.keyClick(rows, Qt.Key.Key_Down)
        qtbot.keyClick(rows, Qt.Key.Key_1)
        assert rows.item(1).checkState() == Qt.CheckState.Checked
        assert dialog.do_button.text() == "Spara 2 synpunkter"
        qtbot.keyClick(rows, Qt.Key.Key_Return, CONTROL)

    on(qtbot, page, act, file)
    stored = [demo.read(the_comment, key).assessment for key in keys]
    assert [each.reply for each in stored] == ["Skrivet borta 0.", "Skrivet hemma.", "Skrivet borta 2."]
    assert stored[0].action == "Gjort hemma."


def test_what_is_not_chosen_stays_and_cancelling_stores_nothing(
    qtbot: QtBot, demo: CaseSession, page: CommentsPage
) -> None:
    file = sent(demo.case)
    key = key_of(file)
    changed(file, fill(**{f"{REPLY}{FIRST}": "Skrivet borta."}))
    demo.change(assess, key, reply="Skrivet hemma.")

    def leave(dialog: TakeBackDialog) -> None:
        qtbot.keyClick(dialog.rows, Qt.Key.Key_2)
        answer(QMessageBox, throw_away)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    on(qtbot, page, leave, file)
    assert demo.read(sendings)[0].returned_at == ""

    def store(dialog: TakeBackDialog) -> None:
        assert "1 med något att välja" in dialog.summary.text()
        assert dialog.do_button.text() == "Anteckna som tillbaka"
        dialog.submit()

    on(qtbot, page, store, file)
    assert demo.read(the_comment, key).assessment.reply == "Skrivet hemma."
    assert demo.read(sendings)[0].returned_at != ""


def test_faults_are_told_with_their_place(qtbot: QtBot, demo: CaseSession, page: CommentsPage) -> None:
    file = sent(demo.case)
    key = key_of(file)

    def spoil(sheet: Any) -> None:
        sheet[f"{CHOICE}{FIRST}"] = "Kanske"
        sheet[f"{REPLY}{FIRST}"] = "<b>Skrivet</b> borta."
        sheet[f"A{FIRST + 1}"] = "samrad-comment:" + "0" * 32
        sheet.delete_cols(11)

    changed(file, spoil)

    def act(dialog: TakeBackDialog) -> None:
        lines = [dialog.faults.lines.item(row).text() for row in range(dialog.faults.lines.count())]
        assert dialog.faults.count.text() == f"{len(lines)} saker i filen kunde inte användas"
        assert f"Rad {FIRST}: ”Kanske” är inget val i listan. Bedömningen hoppas över." in lines
        assert any(line.startswith("Kolumnen finns inte kvar i filen: Motivering") for line in lines)
        assert any(line.startswith(f"Rad {FIRST + 1}: Raden hör inte till") for line in lines)
        assert any("Raden har tagits bort" in line for line in lines)
        (shown,) = dialog.fields.cards[0].findChildren(QTextEdit)
        assert shown.toPlainText().endswith("<b>Skrivet</b> borta.")
        dialog.submit()

    on(qtbot, page, act, file)
    assert demo.read(the_comment, key).assessment.reply == "<b>Skrivet</b> borta."


def test_files_that_are_out_are_listed_and_a_strange_file_is_refused_in_words(
    qtbot: QtBot, demo: CaseSession, page: CommentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = tmp_path / "annan.xlsx"
    openpyxl.Workbook().save(strange)

    def empty(dialog: TakeBackDialog) -> None:
        assert dialog.told.text() == "Inga synpunkter har skickats för bedömning ur det här ärendet."

    on(qtbot, page, empty, None)
    file = sent(demo.case)
    choice = [str(strange)]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: (choice[0], "")))

    def act(dialog: TakeBackDialog) -> None:
        shown = [dialog.sent.item(0, column) for column in range(dialog.sent.columnCount())]
        texts = [each.text() for each in shown if each is not None]
        assert (texts[0], texts[1], texts[3], texts[5]) == (
            "Eva Ek",
            "Rekommendation",
            file.name,
            "Inte ännu",
        )
        assert not dialog.do_button.isVisible()
        focused = dialog.focusWidget()
        assert focused is dialog.sent
        qtbot.keyClick(focused, Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.fault.isVisible)
        assert dialog.fault.text() == "”annan.xlsx” är ingen fil som Samråd har skickat ut för bedömning."
        choice[0] = str(file)
        qtbot.keyClick(dialog.choose_button, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.stack.currentIndex() == SAME)
        assert not dialog.fault.isVisible()

    on(qtbot, page, act, None)


def test_what_was_changed_while_one_looked_is_shown_before_anything_is_stored(
    qtbot: QtBot, demo: CaseSession, page: CommentsPage
) -> None:
    file = sent(demo.case)
    key = key_of(file)
    changed(file, fill(**{f"{REPLY}{FIRST}": "Skrivet borta."}))

    def act(dialog: TakeBackDialog) -> None:
        demo.change(assess, key, reply="Under tiden.")
        dialog.submit()
        assert dialog.isVisible()
        assert "inget är sparat" in dialog.fault.text()
        assert demo.read(the_comment, key).assessment.reply == "Under tiden."
        qtbot.keyClick(dialog.rows, Qt.Key.Key_2)
        dialog.submit()

    on(qtbot, page, act, file)
    assert demo.read(the_comment, key).assessment.reply == "Skrivet borta."


def test_a_word_file_is_dropped_on_the_dialog(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, page: CommentsPage
) -> None:
    file = sent(demo.case, "bedöm.docx", asked=Asked.DECISION)
    key = demo.read(comment_ids)[0]
    document = Document(str(file))
    box = next(
        each
        for each in document.element.body.iter(qn("w:sdt"))
        if each.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) == f"samrad-comment:{key}:reply"
    )
    next(box.iter(qn("w:t"))).text = "Svar från Word."
    for placeholder in list(box.iter(qn("w:showingPlcHdr"))):
        placeholder.getparent().remove(placeholder)
    document.save(str(file))

    def act(dialog: TakeBackDialog) -> None:
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile(str(file))])
        copy, left, plain = (
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        dialog.dropEvent(QDropEvent(QPointF(10, 10), copy, files, left, plain))
        qtbot.waitUntil(lambda: dialog.stack.currentIndex() == COMPARED)
        assert "ber om beslut" in dialog.told.text()
        (card,) = dialog.fields.cards
        assert (card.change.name, card.change.returned) == ("reply", "Svar från Word.")
        dialog.submit()

    on(qtbot, page, act, None)
    assert demo.read(the_comment, key).assessment.reply == "Svar från Word."
