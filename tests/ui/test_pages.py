"""The pages with the demo open: what a person finds, filters and corrects."""

from pathlib import Path
from typing import TypeVar

import pytest
from docx import Document
from docx.oxml.ns import qn
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from consult.case import Case
from consult.comments.queries import CommentFilter, comment_count, the_comment
from consult.consultees.queries import consultee_named
from consult.draft.queries import outline
from consult.errors import CaseProblem, CaseRefusedError, FileRefusedError, RefusalReason
from consult.vocabulary import Decision
from tests.ui.conftest import answer, write
from ui.app.case_session import CaseSession
from ui.comments.page import CommentsPage
from ui.consultees.import_dialog import ImportDialog
from ui.consultees.not_answered_dialog import NotAnsweredDialog
from ui.consultees.page import ConsulteesPage
from ui.draft.answer_form_dialog import AnswerFormDialog
from ui.draft.heading_dialog import HeadingDialog
from ui.draft.page import DraftPage
from ui.overview.page import OverviewPage
from ui.report.page import ReportPage
from ui.responses.page import ResponsesPage
from ui.responses.register_dialog import RegisterDialog
from ui.window.main_window import MainWindow
from ui.window.search_dialog import SearchDialog

PageType = TypeVar("PageType")


def page_of(window: MainWindow, kind: type[PageType]) -> PageType:
    for row, place in enumerate(window.places):
        if isinstance(place.page, kind):
            window.go_to(row)
            return place.page
    raise AssertionError(kind)


def test_the_overview_leads_to_what_waits(qtbot: QtBot, window: MainWindow, demo: CaseSession) -> None:
    page = page_of(window, OverviewPage)
    qtbot.waitUntil(lambda: page.cards["comment"].figure.text() == "152")
    qtbot.mouseClick(page.cards["response"], Qt.MouseButton.LeftButton)
    assert isinstance(window.page_in_sight, ResponsesPage)


def test_a_search_narrows_as_one_types_and_knows_swedish_letters(
    window: MainWindow, demo: CaseSession
) -> None:
    page = page_of(window, CommentsPage)
    everything = page.model.rowCount()
    write(page.search, "bostad")
    found = page.model.rowCount()
    assert 0 < found < everything
    assert found == demo.read(comment_count, CommentFilter(words="BOSTAD"))
    page.search.clear()
    write(page.search, "vag")
    without_ring = page.model.rowCount()
    page.search.clear()
    write(page.search, "väg")
    assert page.model.rowCount() != without_ring


def test_filters_and_sorting_are_done_by_the_query(
    qtbot: QtBot, window: MainWindow, demo: CaseSession
) -> None:
    page = page_of(window, CommentsPage)
    decision = page.filters.decision
    decision.setCurrentIndex(decision.findText("Utan beslut"))
    decision.picked.emit()
    assert page.model.rowCount() == demo.read(comment_count, CommentFilter(decision="open"))
    page.table.horizontalHeader().sectionClicked.emit(1)
    senders = [page.model.record(row).senders for row in range(page.model.rowCount())]
    assert senders[0].startswith("Alm")
    assert senders[-1].startswith("Ä")


def test_a_decision_is_kept_when_the_reply_is_typed_afterwards(
    qtbot: QtBot, window: MainWindow, demo: CaseSession
) -> None:
    page = page_of(window, CommentsPage)
    page.go_to_next_open()
    key = page.table.current_key()
    qtbot.mouseClick(next(iter(page.panel.decision.buttons.values())), Qt.MouseButton.LeftButton)
    page.panel.reply.setFocus()
    write(page.panel.reply, "Tack för synpunkten.")
    page.panel.save()
    record = page.model.record(page.model.row_of(key))
    assert record.decision == "accepted"
    page.go_to_next_open()
    assert page.table.current_key() != key


def test_a_consultee_is_corrected_beside_the_list(
    qtbot: QtBot, window: MainWindow, demo: CaseSession
) -> None:
    page = page_of(window, ConsulteesPage)
    write(page.search, "ekhamra")
    assert page.model.rowCount() == 1
    page.details.email.setFocus()
    page.details.email.selectAll()
    write(page.details.email, "ny@ekhamra.example")
    qtbot.keyClick(page.details.email, Qt.Key.Key_Return)
    found = demo.read(consultee_named, "Ekhamra kommun")
    assert found is not None
    assert found.email == "ny@ekhamra.example"


def test_a_name_that_is_taken_is_refused_at_the_form(
    qtbot: QtBot, window: MainWindow, demo: CaseSession
) -> None:
    page = page_of(window, ConsulteesPage)
    write(page.search, "ekhamra")
    page.details.name.selectAll()
    write(page.details.name, "boverket")
    qtbot.keyClick(page.details.name, Qt.Key.Key_Return)
    assert "finns redan" in page.details.fault.text()


def test_those_who_have_not_answered_are_ready_to_copy(
    qtbot: QtBot, window: MainWindow, demo: CaseSession
) -> None:
    page = page_of(window, ConsulteesPage)
    seen: list[str] = []

    def copy(dialog: NotAnsweredDialog) -> None:
        qtbot.mouseClick(dialog.copy_addresses, Qt.MouseButton.LeftButton)
        seen.append(dialog.names.toPlainText())
        dialog.accept()

    answer(NotAnsweredDialog, copy)
    page.show_not_answered()
    assert "Tillväxtverket" in seen[0]
    assert "Almviks kommun" not in seen[0]
    assert "registrator@tillvaxtverket.example" in QApplication.clipboard().text()


def test_a_list_is_imported_with_its_columns_mapped(
    window: MainWindow, demo: CaseSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window, ConsulteesPage)
    path = tmp_path / "lista.csv"
    path.write_text(
        "Remissinstans;E-post\nNya byalaget;by@nya.example\nEkhamra kommun;x@y.example\n", "utf-8"
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: (str(path), "")))
    answer(ImportDialog, lambda dialog: dialog.submit())
    before = page.model.rowCount()
    page.import_list()
    assert page.model.rowCount() == before + 1


def test_a_passage_becomes_a_heading_and_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow, demo: CaseSession
) -> None:
    page = page_of(window, DraftPage)
    first = demo.read(outline)[0]
    page.outline.choose(first.section.id)
    page.text.mark(first.passages[1].id)
    answer(HeadingDialog, lambda dialog: dialog.submit())
    page.turn_into_heading()
    assert demo.read(outline)[1].section.title == first.passages[1].text
    window.case_actions.undo()
    again = demo.read(outline)[0].passages
    assert [passage.text for passage in again] == [passage.text for passage in first.passages]


def test_a_file_that_is_no_draft_is_refused_by_name(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, tmp_path: Path
) -> None:
    page = page_of(window, DraftPage)
    path = tmp_path / "fel.docx"
    path.write_bytes(b"PK\x03\x04 avbruten")
    before = page.outline.topLevelItemCount()
    page.load_file(path)
    qtbot.waitUntil(window.banner.isVisible, timeout=10000)
    assert "fel.docx" in window.banner.text.text()
    assert page.outline.topLevelItemCount() == before


def test_a_refused_save_keeps_what_was_typed(
    window: MainWindow, demo: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window, CommentsPage)
    page.go_to_next_open()
    key = page.table.current_key()
    write(page.panel.reply, "Tack.")

    def refuse(*_: object, **__: object) -> None:
        raise CaseRefusedError(str(demo.case.path), CaseProblem.NO_ACCESS)

    with monkeypatch.context() as broken:
        broken.setattr(demo.case, "change", refuse)
        page.panel.save()
        assert window.banner.isVisible()
        page.table.go_to(page.model.key(0))
    page.table.go_to(key)
    assert page.panel.reply.toPlainText() == "Tack."
    page.panel.save()
    assert demo.read(the_comment, key).assessment.reply == "Tack."


def test_ctrl_enter_goes_on_with_one_row_selected_once_the_reason_is_given(
    qtbot: QtBot, window: MainWindow, demo: CaseSession
) -> None:
    page = page_of(window, CommentsPage)
    page.go_to_next_open()
    key = page.table.current_key()
    page.panel.decide(Decision.NOT_ACCEPTED)
    for text in ("", "Det saknas underlag."):
        write(page.panel.rationale, text)
        qtbot.keyClick(page.panel.rationale, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert (page.table.current_key() == key) == (not text)
    assert page.table.selected_keys() == [page.table.current_key()]


def test_a_sender_who_is_not_on_the_list_is_added_on_the_way(
    qtbot: QtBot, window: MainWindow, demo: CaseSession
) -> None:
    page = page_of(window, ResponsesPage)

    def fill(dialog: RegisterDialog) -> None:
        write(dialog.sender_field, "Byalaget i Skogen")
        dialog.text.setPlainText("Vi vill ha tåg.")
        dialog.submit()
        assert "finns inte på sändlistan" in dialog.fault.text()
        dialog.sender_field.setFocus()
        qtbot.keyClick(dialog.sender_field, Qt.Key.Key_Return)
        dialog.submit()

    answer(RegisterDialog, fill)
    page.register()
    assert page.workbench.response is not None
    assert [sender.name for sender in page.workbench.response.senders] == ["Byalaget i Skogen"]


def test_a_pasted_text_is_not_thrown_away_without_a_question(
    qtbot: QtBot, window: MainWindow, demo: CaseSession
) -> None:
    page = page_of(window, ResponsesPage)
    asked: list[str] = []

    def stay(box: QMessageBox) -> None:
        asked.append(box.text())
        box.defaultButton().click()

    def throw(box: QMessageBox) -> None:
        next(each for each in box.buttons() if each.text() == "Kasta").click()

    def write_and_leave(dialog: RegisterDialog) -> None:
        dialog.text.setPlainText("En lång text")
        answer(QMessageBox, stay)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        answer(QMessageBox, throw)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    answer(RegisterDialog, write_and_leave)
    page.register()
    assert len(asked) == 1


def test_a_report_never_takes_the_place_of_a_case(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window, ReportPage)
    chosen = (str(demo.case.path), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: chosen))
    page.make_word()
    written = demo.case.path.with_name(demo.case.path.name + ".docx")
    qtbot.waitUntil(written.exists, timeout=20000)
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20000)
    assert demo.case.faults() == []


def test_search_in_everything_leads_to_what_is_chosen(
    qtbot: QtBot, window: MainWindow, demo: CaseSession
) -> None:
    def choose(dialog: SearchDialog) -> None:
        write(dialog.field, "Naturvårdsverket")
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    answer(SearchDialog, choose)
    window.case_actions.search_all()
    page = window.page_in_sight
    assert isinstance(page, ConsulteesPage)
    assert page.details.name.text() == "Naturvårdsverket"


def test_a_case_that_is_open_elsewhere_can_be_read(window: MainWindow, demo: CaseSession) -> None:
    def read(box: QMessageBox) -> None:
        assert "Bo" in box.text()
        next(button for button in box.buttons() if "läsning" in button.text()).click()

    path = demo.case.path
    window.close_session()
    with Case.open(path, author="Bo"):
        answer(QMessageBox, read)
        window.case_actions.open_path(path)
        assert window.session is not None
        assert window.session.read_only
        assert not page_of(window, DraftPage).load_button.isEnabled()


def test_our_own_bug_is_told_with_a_report_and_the_case_stays_open(
    window: MainWindow, demo: CaseSession
) -> None:
    window.messages.report(ZeroDivisionError("hoppsan"))
    assert window.banner.copy_report.isVisible()
    window.banner._copy()
    assert "ZeroDivisionError" in QApplication.clipboard().text()
    window.messages.report(FileRefusedError("svar.docx", RefusalReason.ENCRYPTED))
    assert not window.banner.copy_report.isVisible()
    assert "lösenord" in window.banner.text.text()


def test_an_answer_form_is_made_from_the_draft(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "formulär.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.go_to(1)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    answer(AnswerFormDialog, lambda dialog: dialog.do_button.click())
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Q, shift)
    headings = [each.text for each in Document(str(target)).element.body.iter(qn("w:t"))]
    assert "5.3 Insatsområden" in headings
    assert "5.3.1 Dubbelspår på Almbanan" not in headings
