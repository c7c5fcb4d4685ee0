"""The page of conflicts: sides taken by keys, words of one's own, several at once, what is there twice."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consult.assessment.text_modules import text_modules
from consult.comments.operations import edit_comment
from consult.comments.queries import comment_ids, the_comment
from consult.consultees.queries import consultee_rows
from consult.merge.conflicts import conflict_count, conflicts
from consult.merge.copies import merge_copy
from consult.merge.pairs import duplicate_numbers, pairs
from consult.reports.gate import Obstacle, hindrances
from consult.secrecy.operations import lift_marking, mark_secret
from tests.ui.conftest import answer, write
from tests.ui.disputes import WITH_BUS, WITH_TRAIN, copy_of
from tests.ui.test_pages import page_of
from ui.app.case_session import CaseSession
from ui.comments.page import CommentsPage
from ui.conflicts.page import CONFLICT, SEVERAL, ConflictsPage
from ui.report.page import ReportPage
from ui.responses.page import ResponsesPage
from ui.responses.secrecy_dialogs import MarkSecretDialog, RedactDialog
from ui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, demo: CaseSession, tmp_path: Path) -> ConflictsPage:
    merge_copy(demo.case, copy_of(demo.case, tmp_path))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go_to_record("conflict", "")
    return page_of(window, ConflictsPage)


def test_what_is_disagreed_on_stands_together_and_a_letter_chooses(
    qtbot: QtBot, window: MainWindow, page: ConflictsPage
) -> None:
    shown = [
        [str(page.model.data(page.model.index(row, column))) for column in (0, 1)]
        for row in range(page.model.rowCount())
    ]
    assert shown[0][0].endswith("synpunkt 1")
    assert [line[1] for line in shown] == ["sammanfattning", "kommentar", "sammanfattning", "borttagen"]
    assert shown[1][0] == ""
    assert page.detail.sides[0].text.toPlainText() == "Hållplatserna saknas."
    assert page.detail.sides[1].text.toPlainText() == "Stationerna saknas."
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A)
    first = page.session.read(comment_ids, limit=1)[0]
    assert page.session.read(the_comment, first).summary == "Hållplatserna saknas."
    assert page.detail.sides[0].text.toPlainText() == WITH_BUS
    qtbot.keyClick(page.table, Qt.Key.Key_B)
    assert page.session.read(the_comment, first).assessment.reply == WITH_TRAIN
    qtbot.waitUntil(lambda: window.navigation.item(8).data(Qt.ItemDataRole.UserRole) == "2")
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert page.session.read(the_comment, first).assessment.reply == WITH_TRAIN


def test_words_of_ones_own_are_stored_by_the_keys_that_store_everywhere(
    qtbot: QtBot, page: ConflictsPage
) -> None:
    page.table.go_to(page.model.key(1))
    page.detail.own.setFocus()
    page.detail.own.selectAll()
    write(page.detail.own, "Både hållplatser och stationer ses över. AB")
    qtbot.keyClick(page.detail.own, Qt.Key.Key_Return, CONTROL)
    first = page.session.read(comment_ids, limit=1)[0]
    assert (
        page.session.read(the_comment, first).assessment.reply
        == "Både hållplatser och stationer ses över. AB"
    )
    assert page.session.read(conflict_count) == 3


def test_a_side_tells_which_words_the_other_one_does_not_have(page: ConflictsPage) -> None:
    for side, alone in zip(page.detail.sides, ("Hållplatserna", "Stationerna"), strict=True):
        marked = side.text.document().find(alone)
        assert marked.charFormat().fontUnderline()
        assert not side.text.document().find("saknas").charFormat().fontUnderline()


def test_what_one_removed_and_another_used_is_kept_or_goes(qtbot: QtBot, page: ConflictsPage) -> None:
    page.table.go_to(page.model.key(3))
    assert "Borttagen i en kopia" in page.detail.told.text()
    assert not page.detail.own.isVisible()
    assert [side.take.text() for side in page.detail.sides] == ["Behåll (A)", "Ta bort (B)"]
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_B)
    assert page.session.read(text_modules) == []
    assert page.session.read(conflict_count) == 3


def test_several_are_settled_by_one_persons_words_in_one_step(
    qtbot: QtBot, window: MainWindow, page: ConflictsPage
) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    assert page.right.currentIndex() == SEVERAL
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.several.people["Anna"].click()
    assert page.session.read(conflict_count) == 1
    first = page.session.read(comment_ids, limit=1)[0]
    assert page.session.read(the_comment, first).assessment.reply == WITH_BUS
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert page.session.read(the_comment, first).assessment.reply == WITH_TRAIN


def test_what_was_written_last_is_taken_of_all(qtbot: QtBot, window: MainWindow, page: ConflictsPage) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_F2, CONTROL)
    assert page.session.read(conflict_count) == 0
    first = page.session.read(comment_ids, limit=1)[0]
    assert page.session.read(the_comment, first).assessment.reply == WITH_TRAIN
    assert page.stack.currentIndex() == 0
    assert page.twice_table.isVisible()


def test_what_is_there_twice_is_joined_or_said_to_be_two_and_numbers_are_given_anew(
    qtbot: QtBot, page: ConflictsPage
) -> None:
    page.twice_table.setFocus()
    page.twice_table.go_to(page.twice_model.key(0))
    assert page.pair.title.text() == "Kan vara samma remissinstans"
    page.pair.two.click()
    assert page.session.read(pairs) == []
    page.session.undo()
    page.twice_table.go_to(page.twice_model.key(0))
    qtbot.keyClick(page.twice_table, Qt.Key.Key_A)
    named = [
        row.consultee for row in page.session.read(consultee_rows) if row.consultee.name.startswith("Norrby")
    ]
    assert [each.email for each in named] == ["norrby@example.se"]
    assert "samma nummer: 1" in page.pair.told.text()
    page.pair.number.click()
    assert page.session.read(duplicate_numbers) == []
    assert page.right.currentIndex() == CONFLICT


def test_nothing_to_decide_is_told_calmly(window: MainWindow, demo: CaseSession) -> None:
    window.go_to_record("conflict", "")
    page = page_of(window, ConflictsPage)
    assert page.stack.currentIndex() == 1
    assert window.navigation.item(8).data(Qt.ItemDataRole.UserRole) == ""


def test_a_comment_that_copies_disagree_on_leads_to_its_conflicts(
    window: MainWindow, page: ConflictsPage
) -> None:
    key = page.session.read(comment_ids, limit=1)[0]
    window.go_to_record("comment", key)
    shown = window.page_in_sight
    assert isinstance(shown, CommentsPage)
    assert shown.panel.marks.isVisible()
    shown.panel.marks.conflict.click()
    assert window.page_in_sight is page
    page.several.show_lines(page._lines)
    page.several.take_newest()
    window.go_to_record("comment", key)
    assert not shown.panel.marks.isVisible()


def test_the_word_that_somebody_else_wrote_too_stays_until_it_is_gone_to(
    window: MainWindow, demo: CaseSession
) -> None:
    first, second = demo.read(comment_ids, limit=2)
    loaded = demo.read(the_comment, first).version
    demo.change(edit_comment, first, note="Annas.")
    demo.change(edit_comment, first, version=loaded, note="Bos.")
    demo.change(edit_comment, second, note="Något annat.")
    demo.messages.tell("Gjort.")
    window.banner._pass()
    assert "Båda lydelserna är sparade" in window.banner.text.text()
    window.banner.jump.click()
    assert isinstance(window.page_in_sight, ConflictsPage)
    assert not window.banner.isVisible()
    assert len(demo.read(conflicts)) == 1


def test_conflicts_and_secret_comments_keep_a_document_working_material(
    window: MainWindow, page: ConflictsPage
) -> None:
    report = page_of(window, ReportPage)
    assert report.gate.buttons[Obstacle.CONFLICT].text() == "%n konflikter är olösta".replace("%n", "4")
    named = page.session.read(hindrances, Obstacle.CONFLICT)
    assert any(each.words.endswith("synpunkt 1: sammanfattning") for each in named)
    report.gate._going(named[0])()
    assert window.page_in_sight is page
    key = page.session.read(comment_ids, limit=1)[0]
    given = {"provision": "21 kap. 3 §", "marked_on": "2026-05-01", "authority": "Region Almarike"}
    marking = page.session.change(mark_secret, comment_id=key, **given)
    report = page_of(window, ReportPage)
    assert Obstacle.SECRET in report.gate.buttons
    assert [each.record for each in page.session.read(hindrances, Obstacle.SECRET)] == [key]
    page.session.change(lift_marking, marking, "2026-05-02")
    assert Obstacle.SECRET not in report.gate.buttons


def test_a_response_is_marked_secret_and_the_marking_is_lifted(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, qapp: QApplication
) -> None:
    page = page_of(window, ResponsesPage)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def fill(dialog: MarkSecretDialog) -> None:
        assert dialog.authority.text() == "Region Almarike"
        write(dialog.provision, "21 kap. 3 §")
        qtbot.keyClick(dialog.provision, Qt.Key.Key_Return)

    answer(MarkSecretDialog, fill)
    qtbot.keyClick(window, Qt.Key.Key_F6, CONTROL)
    row = page.table.currentIndex().row()
    assert page.model.data(page.model.index(row, 8)) == "sekretess"
    page.open_current()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert page.subtitle.text().startswith("Sekretessmarkerad")
    answer(MarkSecretDialog, lambda dialog: dialog.lift_button.click())
    qtbot.keyClick(window, Qt.Key.Key_F6, CONTROL)
    assert not page.subtitle.text().startswith("Sekretessmarkerad")


def test_nothing_is_taken_out_before_what_goes_was_shown(
    qtbot: QtBot, window: MainWindow, demo: CaseSession
) -> None:
    page = page_of(window, ResponsesPage)
    key = page.table.current_key()
    refused = []

    def fill(dialog: RedactDialog) -> None:
        assert not dialog.do_button.isEnabled()
        dialog.show_reach.click()
        assert dialog.reached.count() > 1
        dialog.do_button.click()
        refused.append(dialog.fault.text())
        write(dialog.number, "RS 2026-99")
        write(dialog.reason, "Tredje man")
        dialog.forget.setChecked(True)
        dialog.do_button.click()

    answer(RedactDialog, fill)
    page.secrecy.take_out()
    assert "nummer" in refused[0]
    page.open_response(key)
    assert page.workbench.response is not None
    assert set(page.workbench.response.text) <= {"█", " ", "\n"}
