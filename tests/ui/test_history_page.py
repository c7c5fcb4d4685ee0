"""The page of the history, and the way back to a backup."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consult.comments.operations import edit_comment
from consult.comments.queries import comment_ids, the_comment
from consult.history.backups import saved_copies
from consult.history.happenings import newest
from tests.ui.conftest import answer
from tests.ui.test_pages import page_of
from ui.app.case_session import CaseSession
from ui.comments.page import CommentsPage
from ui.history.page import HistoryPage
from ui.responses.page import ResponsesPage
from ui.window.backups_dialog import BackupsDialog
from ui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, demo: CaseSession) -> HistoryPage:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return page_of(window, HistoryPage)


def told(page: HistoryPage) -> list[list[str]]:
    rows, columns = page.model.rowCount(), range(1, page.model.columnCount())
    return [
        [str(page.model.data(page.model.index(row, column))) for column in columns] for row in range(rows)
    ]


def test_what_is_done_comes_first_with_the_words_that_differ(
    qtbot: QtBot, window: MainWindow, page: HistoryPage
) -> None:
    count = page.session.read(newest)
    assert page.model.rowCount() == count
    assert page.subtitle.text() == f"{count} åtgärder sedan ärendet skapades"
    key = page.session.read(comment_ids, limit=1)[0]
    page.session.change(edit_comment, key, summary="Länet ska hålla ihop.")
    page.session.change(edit_comment, key, summary="Hela länet ska hålla ihop.")
    assert page.model.rowCount() == count + 2
    assert told(page)[0][1:3] == ["Anna", "Ändra synpunkt"]
    page.table.selectRow(0)
    text = page.view.document()
    assert text.find("Hela länet").charFormat().fontUnderline()
    assert text.find("Länet").charFormat().fontStrikeOut()
    assert not text.find("ska hålla ihop").charFormat().fontUnderline()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    shown = window.page_in_sight
    assert isinstance(shown, CommentsPage)
    assert shown.table.current_key() == key


def test_a_day_is_told_once(page: HistoryPage) -> None:
    days = [str(page.model.data(page.model.index(row, 0))) for row in range(page.model.rowCount())]
    assert days[0] != ""
    assert set(days[1:]) <= {"", days[0]} or len(set(days)) > 2
    assert days.count(days[0]) == 1


def test_the_list_is_narrowed_by_person_kind_and_day(qtbot: QtBot, page: HistoryPage) -> None:
    page.session.case.author = "Bo"
    page.session.change(edit_comment, page.session.read(comment_ids, limit=1)[0], summary="Bos ord.")
    page.filters.person.setFocus()
    row = page.filters.person.findData("Bo")
    for _ in range(row):
        qtbot.keyClick(page.filters.person, Qt.Key.Key_Down)
    page.filters.person.activated.emit(row)
    assert [line[1:3] for line in told(page)] == [["Bo", "Ändra synpunkt"]]
    page.filters.show_everything()
    page.filters.kind.setCurrentIndex(page.filters.kind.findData("redaction"))
    page.filters.kind.picked.emit()
    assert page.model.rowCount() == 0
    assert page.lists.currentIndex() == 1
    page.filters.show_everything()
    page.filters.until.setFocus()
    qtbot.keyClicks(page.filters.until, "2020-01-0")
    assert page.model.rowCount() > 1
    qtbot.keyClicks(page.filters.until, "1")
    assert page.model.rowCount() == 0


def test_a_comment_and_a_response_lead_to_their_own_history(
    qtbot: QtBot, window: MainWindow, page: HistoryPage
) -> None:
    comments = page_of(window, CommentsPage)
    key = comments.table.current_key()
    page.session.change(edit_comment, key, summary="Kort.")
    qtbot.keyClick(window, Qt.Key.Key_F9, CONTROL | SHIFT)
    assert window.page_in_sight is page
    assert [line[2] for line in told(page)] == ["Ändra synpunkt", "Registrera svar"]
    assert page.filters.told.text().startswith("Visar bara: ")
    assert page.filters.told.text().endswith("synpunkt 1")
    page_of(window, ResponsesPage)
    qtbot.keyClick(window, Qt.Key.Key_F8, CONTROL)
    assert window.page_in_sight is page
    assert "Visar bara: Remissvar: " in page.filters.told.text()
    qtbot.mouseClick(page.filters.everything, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == page.session.read(newest)


def test_what_others_have_done_since_one_looked_is_told_and_shown(
    qtbot: QtBot, window: MainWindow, page: HistoryPage
) -> None:
    assert not page.news.isVisible()
    window.go_to(0)
    keys = page.session.read(comment_ids, limit=3)
    for author, key in zip(("Bo", "Bo", "Åsa"), keys, strict=True):
        page.session.case.author = author
        page.session.change(edit_comment, key, summary=author)
    page.session.case.author = "Anna"
    page_of(window, HistoryPage)
    assert page.news.text() == "Sedan du sist tittade: 3 ändringar av Bo och Åsa"
    qtbot.mouseClick(page.show_news, Qt.MouseButton.LeftButton)
    assert [line[1] for line in told(page)] == ["Åsa", "Bo", "Bo"]
    window.go_to(0)
    page_of(window, HistoryPage)
    assert not page.news.isVisible()


def test_the_case_becomes_what_a_backup_holds(qtbot: QtBot, window: MainWindow, page: HistoryPage) -> None:
    session = page.session
    path, key = session.case.path, session.read(comment_ids, limit=1)[0]
    before = session.read(the_comment, key).summary
    session.change(edit_comment, key, summary="Efteråt.")

    def choose(dialog: BackupsDialog) -> None:
        assert dialog.list.count() == len(saved_copies(path))
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    answer(BackupsDialog, choose)
    qtbot.keyClick(window, Qt.Key.Key_F8, CONTROL | SHIFT)
    assert window.session is not None
    assert window.session.case.path == path
    assert window.session.read(the_comment, key).summary == before
    assert "återställt" in window.banner.text.text()


def test_a_damaged_case_offers_its_backups(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, tmp_path: Path
) -> None:
    path = demo.case.path
    count = len(demo.read(comment_ids))
    window.close_session()
    broken = bytearray(path.read_bytes())
    broken[8000:200_000] = b"\xff" * 192_000
    path.write_bytes(broken)
    answer(BackupsDialog, lambda dialog: dialog.do_button.click())
    window.case_actions.open_path(path)
    assert window.session is not None
    assert len(window.session.read(comment_ids)) == count
    kept = next(each for each in path.parent.glob("*/*skadad.samrad"))
    assert kept.read_bytes() == broken
