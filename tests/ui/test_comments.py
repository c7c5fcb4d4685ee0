"""The page of comments: many changed at once, alike ones grouped and answered once, filters saved."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from consult.assessment.steps import add_usual_steps
from consult.comments.filtering import CommentFilter
from consult.comments.groups import group_comments
from consult.comments.many import edit_comments
from consult.comments.operations import split_comment
from consult.comments.queries import comment_count, comment_ids, comment_rows, the_comment
from consult.comments.saved_filters import saved_filters
from consult.consultees.queries import consultee_rows
from consult.database.tables import theme
from consult.operation import Session
from consult.responses.operations import register_response
from consult.vocabulary import Decision, Stance
from tests.ui.conftest import answer, write
from tests.ui.test_pages import page_of
from ui.app.case_session import CaseSession
from ui.comments.bulk_dialog import BulkDialog
from ui.comments.groups_dialog import GroupsDialog
from ui.comments.page import CommentsPage
from ui.comments.saved_filter_button import NameDialog
from ui.models.record_model import FIRST_KEYS
from ui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LETTER = "Vi kräver att järnvägen genom Mellandalen rustas upp innan nya vägar byggs i länet."


def comments_page(qtbot: QtBot, window: MainWindow) -> CommentsPage:
    """The page of comments with the keyboard on its list."""
    # Keys of the menus are heard in the active window only.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    found = page_of(window, CommentsPage)
    found.table.setFocus()
    return found


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, demo: CaseSession) -> CommentsPage:
    return comments_page(qtbot, window)


def send_letters(demo: CaseSession, *texts: str) -> list[str]:
    senders = demo.read(consultee_rows)
    keys = []
    for text, sender in zip(texts, senders, strict=False):
        response_id = demo.change(
            register_response, consultee_ids=[sender.consultee.id], received_on="2026-05-20", text=text
        )
        keys.append(demo.change(split_comment, response_id, [(0, len(text))]))
    return keys


def test_those_that_are_selected_are_changed_in_one_step(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, page: CommentsPage
) -> None:
    first, *_ = demo.change(add_usual_steps)
    keys = [page.model.key(row) for row in range(3)]
    before = demo.read(comment_rows, keys)
    page.table.go_to(keys[0])
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Down, SHIFT)

    def fill(dialog: BulkDialog) -> None:
        assert dialog.windowTitle() == "Ändra 3 synpunkter"
        dialog.submit()
        assert dialog.fault.text() == "Välj något att ändra."
        write(dialog.theme, "Eget tema")
        qtbot.keyClick(dialog.theme, Qt.Key.Key_Return)
        dialog.assignee.setFocus()
        write(dialog.assignee, "Åsa Lindh")
        dialog.stance.set_code(Stance.OPPOSES)
        dialog.step.setCurrentIndex(2)
        write(dialog.due, "i morgon")
        dialog.submit()
        assert "förfaller" in dialog.fault.text()
        dialog.due.clear()
        write(dialog.due, "2026-06-20")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    answer(BulkDialog, fill)
    qtbot.keyClick(page.table, Qt.Key.Key_B, CONTROL | SHIFT)
    rows = demo.read(comment_rows, keys)
    assert {(each.stance, each.assignee) for each in rows} == {(Stance.OPPOSES, "Åsa Lindh")}
    assert all("Eget tema" in each.themes for each in rows)
    assert {(each.step, each.due_on) for each in rows} == {("Att bedöma", "2026-06-20")}
    assert demo.read(comment_count, CommentFilter(step_id=first)) == 3
    assert window.banner.text.text() == "3 synpunkter ändrade"
    qtbot.waitUntil(lambda: page.filters.assignee.count() == 3)
    page.filters.assignee.setCurrentIndex(2)
    page.filters.assignee.picked.emit()
    assert sorted(page.model.key(row) for row in range(page.model.rowCount())) == sorted(keys)
    window.case_actions.undo()
    assert demo.read(comment_rows, keys) == before


def test_ctrl_a_means_all_that_the_filter_finds_without_reading_them(
    qtbot: QtBot, demo: CaseSession, page: CommentsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.models.record_model.FIRST_KEYS", 20)
    write(page.search, "a")
    found = demo.read(comment_count, CommentFilter(words="a"))
    assert page.model.rowCount() == 20 < found < FIRST_KEYS
    read: list[int] = []
    records = page.model.source.records

    def counted(keys: Any) -> Any:
        read.append(len(keys))
        return records(keys)

    monkeypatch.setattr(page.model.source, "records", counted)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    assert sum(read) <= 20
    qtbot.waitUntil(lambda: f"{found} markerade" in page.subtitle.text())

    def fill(dialog: BulkDialog) -> None:
        assert str(found) in dialog.windowTitle()
        dialog.assignee.setEditText("Bo")
        dialog.submit()

    answer(BulkDialog, fill)
    page.edit_chosen()
    assert demo.read(comment_count, CommentFilter(assignee="Bo")) == found
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert not page.table.is_everything
    assert len(page._chosen()) == 1


def test_the_menu_of_the_table_has_the_commands(qtbot: QtBot, demo: CaseSession, page: CommentsPage) -> None:
    seen: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.extend(each.text() for each in menu.actions())
        menu.close()

    QTimer.singleShot(50, look)
    page.table.customContextMenuRequested.emit(QPoint(20, 20))
    assert {"Ändra &markerade …", "&Gruppera markerade"} <= set(seen)


def test_alike_comments_are_grouped_in_the_dialog_with_one_left_out(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, page: CommentsPage
) -> None:
    other = LETTER.replace("Mellandalen", "Norrådalen")
    keys = send_letters(demo, LETTER, other, LETTER + " Tack!")
    shown: list[GroupsDialog] = []

    def group(dialog: GroupsDialog) -> None:
        shown.append(dialog)
        assert dialog.groups.count() == 1
        assert dialog.groups.item(0).text().startswith("3 synpunkter\nVi kräver")
        assert [dialog.members.item(row).text().endswith("Tack!") for row in range(3)] == [False, False, True]
        dialog.members.setFocus()
        dialog.members.setCurrentRow(2)
        qtbot.keyClick(dialog.members, Qt.Key.Key_Space)
        assert dialog.members.chosen_keys() == keys[:2]
        qtbot.mouseClick(dialog.group_button, Qt.MouseButton.LeftButton)
        assert dialog.groups.item(0).text().startswith("✓ grupperade")
        assert not dialog.group_button.isEnabled()
        dialog.accept()

    answer(GroupsDialog, group)
    qtbot.keyClick(page.table, Qt.Key.Key_U, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(shown) and not window.jobs.busy, timeout=10000)
    rows = demo.read(comment_rows, keys)
    assert [each.group_size for each in rows] == [2, 2, 0]
    page.show_record(keys[0])
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(3))
    record = page.model.record(page.model.row_of(keys[0]))
    assert page.model.columns[3].text(record) == "≈ 2"


def test_a_stored_group_loses_one_and_is_dissolved(
    qtbot: QtBot, demo: CaseSession, page: CommentsPage
) -> None:
    keys = send_letters(demo, LETTER, LETTER, LETTER, LETTER + " Tack!")
    demo.change(group_comments, keys[:3])
    shown: list[GroupsDialog] = []

    def change(dialog: GroupsDialog) -> None:
        assert dialog.members.count() == 4
        dialog.members.setCurrentRow(0)
        qtbot.keyClick(dialog.members, Qt.Key.Key_Space)
        dialog.accept_group()
        dialog.accept()
        shown.append(dialog)

    answer(GroupsDialog, change)
    page.find_alike()
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=10000)
    assert [each.group_size for each in demo.read(comment_rows, keys)] == [0, 3, 3, 3]
    demo.undo()
    assert [each.group_size for each in demo.read(comment_rows, keys)] == [3, 3, 3, 0]

    def dissolve(dialog: GroupsDialog) -> None:
        qtbot.mouseClick(dialog.dissolve_button, Qt.MouseButton.LeftButton)
        dialog.accept()
        shown.append(dialog)

    answer(GroupsDialog, dissolve)
    page.find_alike()
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=10000)
    assert {each.group_size for each in demo.read(comment_rows, keys)} == {0}


def test_nothing_alike_is_said(qtbot: QtBot, window: MainWindow, page: CommentsPage) -> None:
    page.find_alike()
    qtbot.waitUntil(lambda: window.banner.text.text() == "Inga synpunkter liknar varandra.", timeout=10000)


def test_a_group_is_answered_once_unless_it_is_turned_off(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, page: CommentsPage
) -> None:
    keys = send_letters(demo, LETTER, LETTER, LETTER)
    page.show_record(keys[0])
    page.table.go_to(keys[0])
    assert not page.panel.whole_group.isVisible()
    for key in keys[1:]:
        index = page.model.index(page.model.row_of(key), 0)
        flags = page.table.selectionModel().SelectionFlag
        page.table.selectionModel().select(index, flags.Select | flags.Rows)
    qtbot.keyClick(page.table, Qt.Key.Key_G, CONTROL)
    assert page.panel.whole_group.text() == "Besvaras tillsammans med 2 andra"
    page.panel.decide(Decision.ACCEPTED)
    page.panel.reply.setFocus()
    write(page.panel.reply, "Vi håller med.")
    page.panel.save()
    answers = [demo.read(the_comment, key).assessment for key in keys]
    assert {(each.decision, each.reply) for each in answers} == {(Decision.ACCEPTED, "Vi håller med.")}
    window.case_actions.undo()
    assert {demo.read(the_comment, key).assessment.reply for key in keys} == {""}
    page.panel.whole_group.click()
    page.panel.decide(Decision.FORWARDED)
    decisions = [demo.read(the_comment, key).assessment.decision for key in keys]
    assert decisions == [Decision.FORWARDED, Decision.ACCEPTED, Decision.ACCEPTED]
    page.table.go_to(keys[1])
    assert page.panel.whole_group.isChecked()
    qtbot.keyClick(page.table, Qt.Key.Key_J, CONTROL)
    assert sorted(page.model.key(row) for row in range(page.model.rowCount())) == sorted(keys)
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(page.table, Qt.Key.Key_J, CONTROL | SHIFT)
    assert {each.group_size for each in demo.read(comment_rows, keys)} == {0}
    page.show_group()
    assert window.banner.text.text() == "Synpunkten är inte grupperad."


def pick(page: CommentsPage, text: str) -> None:
    page.filters.saved._fill()
    next(each for each in page.filters.saved.choices.actions() if each.text() == text).trigger()


def test_a_filter_is_saved_picked_renamed_and_removed(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, page: CommentsPage
) -> None:
    def name(words: str) -> None:
        def fill(dialog: NameDialog) -> None:
            dialog.name.selectAll()
            write(dialog.name, words)
            qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

        answer(NameDialog, fill)

    everything = page.model.rowCount()
    write(page.search, "bostad")
    page.filters.decision.set_code("open")
    page.filters.decision.picked.emit()
    narrowed = page.model.rowCount()
    name("Öppna om bostäder")
    qtbot.keyClick(page.table, Qt.Key.Key_Y, CONTROL | SHIFT)
    assert page.filters.saved.text() == "Öppna om bostäder"
    qtbot.mouseClick(page.filters.everything, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == everything > narrowed
    assert page.filters.saved.text() == "Sparade filter"
    pick(page, "Öppna om bostäder")
    assert (page.search.text(), page.model.rowCount()) == ("bostad", narrowed)
    name("Bostäder")
    pick(page, "Byt namn …")
    assert page.filters.saved.text() == "Bostäder"
    pick(page, "Ta bort")
    assert demo.read(saved_filters) == []
    window.case_actions.undo()
    assert [each.name for each in demo.read(saved_filters)] == ["Bostäder"]


def test_a_filter_says_what_is_gone(window: MainWindow, demo: CaseSession, page: CommentsPage) -> None:
    def remove_theme(session: Session) -> None:
        session.remove(theme, page.filters.theme.itemData(page.filters.theme.count() - 1))

    key = demo.read(comment_ids)[0]
    demo.change(edit_comments, [key], add_themes=["Ö, sist av alla"])
    page.filters.theme.setCurrentIndex(page.filters.theme.count() - 1)
    theme_id = page.filters.theme.key()
    assert theme_id is not None

    def fill(dialog: NameDialog) -> None:
        write(dialog.name, "Sist")
        dialog.submit()

    answer(NameDialog, fill)
    page.filters.saved.save()
    demo.change(edit_comments, [key], remove_themes=[theme_id])
    demo.change(remove_theme)
    pick(page, "Sist")
    assert window.banner.text.text() == "Filtret ”Sist” gäller också något som inte finns längre: tema."
