"""A new version of the draft in the window: loaded with the comments, compared, and its places reviewed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from consult.comments.carrying import load_next_version
from consult.comments.operations import anchor_comment
from consult.comments.queries import CommentFilter, comment_ids, the_comment
from consult.comments.reviewing import anchors_to_review, anchors_to_review_count, confirm_anchor
from consult.demo_draft import NEXT_DRAFT_NAME, demo_next_draft
from consult.draft.queries import draft_versions, outline
from consult.draft.reading import read_draft
from consult.vocabulary import MatchKind
from tests.ui.conftest import answer, write
from tests.ui.test_pages import page_of
from ui.app.case_session import CaseSession
from ui.comments.page import CommentsPage
from ui.draft.page import DraftPage
from ui.draft.preview_dialog import PreviewDialog
from ui.widgets.outline_tree import OutlineTree
from ui.window.main_window import MainWindow

GONE = "Näringslivets omvandling sker oftast i det lilla"
REWRITTEN = "På längre sikt finns en risk för att överföringskapaciteten"
TWICE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def next_file(tmp_path: Path) -> Path:
    path = tmp_path / NEXT_DRAFT_NAME
    path.write_bytes(demo_next_draft())
    return path


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, demo: CaseSession) -> DraftPage:
    """The page of the draft, with two comments on a passage that will be gone and two on a rewritten one."""
    keys = demo.read(comment_ids, limit=4)
    for each in demo.read(outline):
        for one in each.passages:
            if one.text.startswith((GONE, REWRITTEN)):
                for _ in range(2):
                    demo.change(anchor_comment, keys.pop(), each.section.id, one.id)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return page_of(window, DraftPage)


def load(
    qtbot: QtBot,
    window: MainWindow,
    page: DraftPage,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    carry: bool,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    def fill(dialog: PreviewDialog) -> None:
        assert dialog.carry.isVisible()
        assert dialog.carry.isChecked()
        dialog.label_field.setText("Antagandeversion")
        dialog.carry.setChecked(carry)
        dialog.do_button.click()

    answer(PreviewDialog, fill)
    qtbot.mouseClick(page.load_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.session.read(draft_versions)) == 2)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def chosen(tree: OutlineTree) -> str:
    item = tree.currentItem()
    return item.text(0) if item is not None else ""


def texts_of(page: DraftPage) -> str:
    return page.comparison.text.toPlainText()


def test_a_new_version_takes_the_comments_along_and_tells_what_became_of_them(
    qtbot: QtBot, window: MainWindow, page: DraftPage, next_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, page, next_file, monkeypatch, carry=True)
    told = window.banner.text.text()
    assert "1233 stycken står kvar" in told
    assert "flyttade: 1, omskrivna: 10" in told
    assert "205 placeringar följde med" in told
    assert "Antagandeversion" in page.subtitle.text()
    assert page.version.currentText() == "Antagandeversion"
    assert page.review_button.isVisible()
    assert "4" in page.review_button.text()
    assert page.session.case.undoable() == "load_next_version"


def test_the_comments_stay_behind_only_where_a_person_wants_so(
    qtbot: QtBot, window: MainWindow, page: DraftPage, next_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, page, next_file, monkeypatch, carry=False)
    assert page.session.case.undoable() == "load_draft"
    waiting = page.session.read(anchors_to_review)
    assert waiting
    assert all(each.is_behind for each in waiting)
    page.review()
    shown = page.reviewing
    assert shown.model.rowCount() == len(waiting)
    assert "Inte placerad i den nya versionen" in shown.became.text()
    first = waiting[0].comment_id
    write(shown.section, "5.2")
    qtbot.keyClick(shown.section, Qt.Key.Key_Return)
    assert "Placera" in shown.confirm.text()
    shown.table.setFocus()
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert [each.heading for each in page.session.read(the_comment, first).anchors] == ["5.2 Inriktning"]


def test_an_older_version_can_still_be_read(
    qtbot: QtBot, window: MainWindow, page: DraftPage, next_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, page, next_file, monkeypatch, carry=True)
    page.version.setFocus()
    qtbot.keyClick(page.version, Qt.Key.Key_Down)
    assert page.version.currentText() == "Remissversion"
    page.version.picked.emit()
    assert "en äldre version" in page.subtitle.text()
    write(page.search, "Näringslivets omvandling")
    assert chosen(page.outline) == "6.1 Utgångspunkter"
    assert GONE in page.text.toPlainText()


def test_versions_are_compared_word_by_word_and_section_by_section(
    qtbot: QtBot, window: MainWindow, page: DraftPage, next_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, page, next_file, monkeypatch, carry=True)
    qtbot.keyClick(window, Qt.Key.Key_J, TWICE)
    view = page.comparison
    assert view.isVisible()
    assert (view.old.currentText(), view.new.currentText()) == ("Remissversion", "Antagandeversion")
    assert chosen(view.outline) == "2.4.2 Elförsörjning"
    assert "Omskrivet" in texts_of(page)
    qtbot.keyClick(view.outline, Qt.Key.Key_F8)
    assert chosen(view.outline) == "2.4.3 Natur och vatten"
    shown = texts_of(page)
    cursor = view.text.document().find("214")
    assert cursor.charFormat().fontStrikeOut()
    added = view.text.document().find("221", cursor)
    assert added.charFormat().fontUnderline()
    assert "Dikning har minskat" in shown
    assert not view.text.document().find("Dikning").charFormat().fontUnderline()
    qtbot.keyClick(view.outline, Qt.Key.Key_F8)
    new = view.text.document().find("Våld i nära relationer")
    assert new.charFormat().fontUnderline()
    assert not QTextCursor(new).charFormat().fontStrikeOut()
    everything = view.only_changed
    qtbot.mouseClick(everything, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.back, Qt.MouseButton.LeftButton)
    assert page.text.isVisible()


def test_comparing_needs_two_versions(qtbot: QtBot, window: MainWindow, page: DraftPage) -> None:
    qtbot.keyClick(window, Qt.Key.Key_J, TWICE)
    assert not page.comparison.isVisible()
    assert "bara en version" in window.banner.text.text()


def test_enter_confirms_a_place_and_goes_to_the_next(
    qtbot: QtBot, window: MainWindow, page: DraftPage, next_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, page, next_file, monkeypatch, carry=True)
    qtbot.keyClick(window, Qt.Key.Key_P, TWICE)
    view = page.reviewing
    assert view.model.rowCount() == 4
    first = page.session.read(anchors_to_review)[0]
    assert "Överföringskapaciteten" in view.difference.toPlainText()
    assert view.text.marked == first.passage_id
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.model.rowCount() == 3
    assert view.table.current_key() == page.session.read(anchors_to_review)[0].anchor_id
    qtbot.mouseClick(view.confirm_same, Qt.MouseButton.LeftButton)
    assert view.model.rowCount() == 2
    page.session.undo()
    assert view.model.rowCount() == 3


def test_a_comment_on_what_is_gone_is_given_another_passage_by_a_click(
    qtbot: QtBot, window: MainWindow, page: DraftPage, next_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, page, next_file, monkeypatch, carry=True)
    page.review()
    view = page.reviewing
    view.table.go_to(view.model.key(2))
    waiting = page.session.read(anchors_to_review)[2]
    assert GONE in waiting.old_text
    assert waiting.passage_id is None
    assert view.became.text().startswith("Utgår")
    place = view.text.document().find("I länet finns 28 400 företag")
    at = view.text.cursorRect(place).center()
    qtbot.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.confirm.text().startswith("Placera")
    qtbot.mouseClick(view.confirm, Qt.MouseButton.LeftButton)
    anchors = page.session.read(the_comment, waiting.comment_id).anchors
    assert any(each.passage_text.startswith("I länet finns 28 400 företag") for each in anchors)
    assert page.session.read(anchors_to_review_count) == 3


def test_a_comment_on_a_split_passage_keeps_the_part_it_means(
    window: MainWindow, page: DraftPage, next_file: Path, qtbot: QtBot
) -> None:
    session = page.session
    vague = session.read(comment_ids, CommentFilter(without_section=False), start=30, limit=1)[0]
    for each in session.read(outline):
        for one in each.passages:
            if one.text.startswith("Livsmiljöer ska utformas"):
                session.change(anchor_comment, vague, each.section.id, one.id)
    content = next_file.read_bytes()
    draft = read_draft(next_file.name, content)
    session.change(load_next_version, draft, file_name=next_file.name, content=content)
    page.review()
    view = page.reviewing
    waiting = [each for each in session.read(anchors_to_review) if each.kind is MatchKind.SPLIT]
    assert len(waiting) == 2
    view.table.go_to(waiting[0].anchor_id)
    assert view.remove.isVisible()
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    left = [each for each in session.read(anchors_to_review) if each.kind is MatchKind.SPLIT]
    assert [each.anchor_id for each in left] == [waiting[1].anchor_id]
    gone = next(each for each in session.read(anchors_to_review) if each.kind is MatchKind.GONE)
    assert gone.comment_id != vague


def test_the_comment_behind_a_place_can_be_looked_at(
    qtbot: QtBot, window: MainWindow, page: DraftPage, next_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, page, next_file, monkeypatch, carry=True)
    page.review()
    first = page.session.read(anchors_to_review)[0]
    qtbot.mouseClick(page.reviewing.show_comment, Qt.MouseButton.LeftButton)
    shown = window.page_in_sight
    assert isinstance(shown, CommentsPage)
    assert shown.table.current_key() == first.comment_id


def test_when_all_is_reviewed_the_list_says_so_and_escape_leads_back(
    qtbot: QtBot, window: MainWindow, page: DraftPage, next_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, page, next_file, monkeypatch, carry=True)
    page.review()
    for _ in range(4):
        qtbot.keyClick(page.reviewing.table, Qt.Key.Key_Return)
    assert page.reviewing.quote.text() == "Alla placeringar är granskade."
    assert not page.reviewing.confirm.isEnabled()
    qtbot.keyClick(page.reviewing.table, Qt.Key.Key_Escape)
    assert page.text.isVisible()
    assert not page.review_button.isVisible()


def test_a_saved_choice_of_a_section_finds_it_in_the_new_version(
    window: MainWindow, page: DraftPage, next_file: Path
) -> None:
    session = page.session
    before = next(each.section for each in session.read(outline) if each.section.number == "5.3.4")
    wanted = CommentFilter(section_id=before.id)
    found = set(session.read(comment_ids, wanted))
    content = next_file.read_bytes()
    draft = read_draft(next_file.name, content)
    session.change(load_next_version, draft, file_name=next_file.name, content=content)
    assert set(session.read(comment_ids, wanted)) == found
    comments = page_of(window, CommentsPage)
    comments.filters.show_filter(wanted)
    assert comments.filters.section.currentText().strip() == "5.3.4 Godstransporter och övrig infrastruktur"
    assert comments.model.rowCount() == len(found)


def test_a_place_that_waits_is_told_where_the_comment_is_read(
    qtbot: QtBot, window: MainWindow, page: DraftPage, next_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, page, next_file, monkeypatch, carry=True)
    waiting = page.session.read(anchors_to_review)[0]
    window.go_to_record("comment", waiting.comment_id)
    shown = window.page_in_sight
    assert isinstance(shown, CommentsPage)
    assert "2.4.2 Elförsörjning  (placeringen är inte granskad)" in shown.panel.place.text()
    page.session.change(confirm_anchor, waiting.anchor_id)
    assert "inte granskad" not in shown.panel.place.text()
