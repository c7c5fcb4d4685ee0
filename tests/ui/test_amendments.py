"""The page of amendments: made, worded, dropped, tied to comments, and filtered by who asked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consult.amendments.operations import amend, edit_amendment
from consult.amendments.queries import accepted_without_change, amendments, the_amendment
from consult.comments.carrying import load_next_version
from consult.comments.operations import anchor_comment
from consult.comments.queries import CommentFilter, comment_ids, comments_with
from consult.demo_draft import NEXT_DRAFT_NAME, demo_next_draft
from consult.draft.queries import outline
from consult.draft.reading import read_draft
from consult.merge.conflicts import conflicts
from consult.vocabulary import AmendmentStatus, Decision
from tests.ui.conftest import answer, write
from tests.ui.test_pages import page_of
from ui.amendments.amendment_dialog import AmendmentDialog
from ui.amendments.page import AmendmentsPage
from ui.app.case_session import CaseSession
from ui.comments.page import CommentsPage
from ui.window.main_window import MainWindow

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, demo: CaseSession) -> AmendmentsPage:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return page_of(window, AmendmentsPage)


def passage(session: CaseSession, beginning: str) -> str:
    for each in session.read(outline):
        for one in each.passages:
            if one.text.startswith(beginning):
                return one.id
    raise LookupError(beginning)


def load_next(session: CaseSession) -> None:
    content = demo_next_draft()
    read = read_draft(NEXT_DRAFT_NAME, content)
    session.change(load_next_version, read, file_name=NEXT_DRAFT_NAME, content=content, label="Antagande")


def choose_filter(qtbot: QtBot, page: AmendmentsPage, row: int) -> None:
    page.filter.setFocus()
    qtbot.keyClick(page.filter, Qt.Key.Key_Home)
    for _ in range(row):
        qtbot.keyClick(page.filter, Qt.Key.Key_Down)
    page.filter.activated.emit(row)


def test_an_amendment_is_made_by_a_click_on_a_passage_and_a_few_words(
    qtbot: QtBot, window: MainWindow, page: AmendmentsPage
) -> None:
    def fill(dialog: AmendmentDialog) -> None:
        write(dialog.section, "8.3.1")
        qtbot.keyClick(dialog.section, Qt.Key.Key_Return)
        place = dialog.text.document().find("24 lägenheter")
        # A passage further down is scrolled to before it is clicked.
        dialog.text.setTextCursor(place)
        dialog.text.ensureCursorVisible()
        at = dialog.text.cursorRect(place).center()
        qtbot.mouseClick(dialog.text.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert "24 lägenheter" in dialog.wording.toPlainText()
        found = dialog.wording.document().find("24")
        dialog.wording.setTextCursor(found)
        write(dialog.wording, "26")
        assert dialog.difference.document().find("24").charFormat().fontStrikeOut()
        qtbot.keyClick(dialog.wording, Qt.Key.Key_Return, CONTROL)

    answer(AmendmentDialog, fill)
    qtbot.keyClick(window, Qt.Key.Key_N, BOTH)
    (made,) = page.session.read(amendments)
    assert "26 lägenheter" in made.new_wording
    assert "24 lägenheter" in made.old_wording
    assert made.heading == "8.3.1 Bostäder för livets olika skeden"
    assert page.detail.wording.toPlainText() == made.new_wording


def test_a_form_that_changes_nothing_stays_open_and_says_why(
    qtbot: QtBot, window: MainWindow, page: AmendmentsPage
) -> None:
    faults = []

    def fill(dialog: AmendmentDialog) -> None:
        dialog.do_button.click()
        faults.append(dialog.fault.text())
        dialog.reject()

    answer(AmendmentDialog, fill)
    qtbot.keyClick(window, Qt.Key.Key_N, BOTH)
    assert "ny lydelse" in faults[0]
    assert page.session.read(amendments) == []


def test_the_new_wording_is_saved_when_its_field_is_left_and_can_be_undone(
    qtbot: QtBot, page: AmendmentsPage
) -> None:
    key = page.session.change(
        amend, passage_id=passage(page.session, "Priset har betydelse"), new_wording="Priset är viktigt."
    )
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.detail.wording.hasFocus()
    page.detail.wording.selectAll()
    write(page.detail.wording, "Priset avgör för många.")
    qtbot.keyClick(page.detail.wording, Qt.Key.Key_Tab)
    assert page.session.read(the_amendment, key).new_wording == "Priset avgör för många."
    page.session.undo()
    assert page.detail.wording.toPlainText() == "Priset är viktigt."


def test_a_wording_that_somebody_else_changed_meanwhile_is_not_overwritten(
    qtbot: QtBot, window: MainWindow, page: AmendmentsPage
) -> None:
    key = page.session.change(
        amend, passage_id=passage(page.session, "Priset har betydelse"), new_wording="Priset är viktigt."
    )
    page.detail.begin()
    page.detail.wording.selectAll()
    write(page.detail.wording, "Mitt förslag.")
    page.session.change(edit_amendment, key, new_wording="Annas förslag.")
    page.detail.save()
    (found,) = page.session.read(conflicts)
    assert [side.value for side in found.sides] == ["Annas förslag.", "Mitt förslag."]
    assert "Båda lydelserna är sparade" in window.banner.text.text()
    assert page.detail.wording.toPlainText() == "Mitt förslag."


def test_a_dropped_amendment_leaves_the_list_and_comes_back_by_undo(
    qtbot: QtBot, window: MainWindow, page: AmendmentsPage
) -> None:
    page.session.change(
        amend, passage_id=passage(page.session, "Priset har betydelse"), new_wording="Priset är viktigt."
    )
    assert page.model.rowCount() == 1
    qtbot.mouseClick(page.detail.drop, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 0
    assert page.session.read(amendments, dropped=True)[0].status is AmendmentStatus.DROPPED
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert page.model.rowCount() == 1


def test_what_differs_between_versions_is_listed_with_who_asked(
    qtbot: QtBot, window: MainWindow, page: AmendmentsPage
) -> None:
    session = page.session
    accepted = session.read(comment_ids, CommentFilter(decision=Decision.ACCEPTED), limit=1)[0]
    place = passage(session, "Det är angeläget att Almbanan")
    section = next(
        each.section.id for each in session.read(outline) for one in each.passages if one.id == place
    )
    session.change(anchor_comment, accepted, section, place)
    load_next(session)
    listed = page.model.rowCount()
    assert listed == 14
    assert "14 som ingen har begärt" in page.subtitle.text()
    qtbot.keyClick(window, Qt.Key.Key_K, BOTH)
    assert page.model.rowCount() == listed
    assert "13 som ingen har begärt" in page.subtitle.text()
    choose_filter(qtbot, page, 1)
    assert page.model.rowCount() == 13
    assert all(not page.model.record(row).asked_for for row in range(13))


def test_a_difference_becomes_an_amendment_when_a_comment_is_ticked(
    qtbot: QtBot, page: AmendmentsPage
) -> None:
    load_next(page.session)
    row = next(row for row in range(14) if page.model.record(row).change.heading.startswith("2.4.2"))
    page.table.go_to(page.model.key(row))
    comments = page.detail.comments
    assert comments.count() > 2
    comments.setFocus()
    comments.setCurrentRow(0)
    qtbot.keyClick(comments, Qt.Key.Key_Space)
    (made,) = page.session.read(amendments)
    assert made.status is AmendmentStatus.MADE
    assert len(made.asked_for) == 1
    page.table.go_to(made.id)
    assert "lydelsen är införd" in page.detail.told.text()
    ticked = [comments.item(at).checkState() is Qt.CheckState.Checked for at in range(comments.count())]
    assert ticked.count(True) == 1
    comments.setFocus()
    comments.setCurrentRow(ticked.index(True))
    qtbot.keyClick(comments, Qt.Key.Key_Space)
    assert page.session.read(the_amendment, made.id).asked_for == ()


def test_comments_to_be_met_that_nothing_is_changed_for_are_found_and_led_to(
    qtbot: QtBot, window: MainWindow, page: AmendmentsPage
) -> None:
    choose_filter(qtbot, page, 2)
    unmet = page.session.read(accepted_without_change)
    assert page.model.rowCount() == len(unmet) > 50
    assert "Varken ändring eller åtgärd" in page.detail.told.text()
    key = page.table.current_key()
    qtbot.keyClick(window, Qt.Key.Key_V, BOTH)
    shown = window.page_in_sight
    assert isinstance(shown, CommentsPage)
    assert shown.table.current_key() == key


def test_a_proposed_wording_is_there_already_when_the_draft_is_amended_from_a_comment(
    qtbot: QtBot, window: MainWindow, page: AmendmentsPage
) -> None:
    session = page.session
    asking = next(
        each for each in session.read(comments_with, session.read(comment_ids)) if each.proposed_wording
    )
    window.go_to_record("comment", asking.id)
    offered = []

    def fill(dialog: AmendmentDialog) -> None:
        offered.append(dialog.wording.toPlainText())
        dialog.do_button.click()

    answer(AmendmentDialog, fill)
    qtbot.keyClick(window, Qt.Key.Key_A, BOTH)
    assert offered == [asking.proposed_wording]
    (made,) = session.read(amendments)
    assert [each.comment_id for each in made.asked_for] == [asking.id]
    assert page_of(window, AmendmentsPage).model.rowCount() == 1


def test_an_empty_page_says_what_it_is_for(
    window: MainWindow, demo: CaseSession, qapp: QApplication, tmp_path: Path
) -> None:
    found = page_of(window, AmendmentsPage)
    assert found.model.rowCount() == 0
    assert found.none_such.isVisible()
