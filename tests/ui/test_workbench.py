"""Splitting a response with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consult.comments.readings import correct_reading
from consult.consultees.operations import add_consultees
from consult.consultees.queries import find_consultees
from consult.consultees.records import RegisterEntry
from consult.responses.operations import register_response
from consult.responses.queries import the_response
from consult.vocabulary import Category
from tests.ui.conftest import write
from ui.app.case_session import CaseSession
from ui.responses.page import ResponsesPage
from ui.window.main_window import MainWindow
from ui.workbench.workbench import Workbench

TEXT = "Rubrik 👍\n\nFörsta stycket om tåg.\nAndra stycket om bostäder.\n\nHälsningar"
FIRST, SECOND = "Första stycket om tåg.", "Andra stycket om bostäder."
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(qtbot: QtBot, window: MainWindow, demo: CaseSession) -> Workbench:
    demo.change(add_consultees, [RegisterEntry("Byalaget i Dalen", Category.CIVIL_SOCIETY)])
    sender = demo.read(find_consultees, "Byalaget")[0].id
    key = demo.change(register_response, consultee_ids=[sender], received_on="2026-05-01", text=TEXT)
    page = window.places[3].page
    assert isinstance(page, ResponsesPage)
    window.go_to_record("response", key)
    window.activateWindow()
    qtbot.waitUntil(page.workbench.text.hasFocus)
    return page.workbench


def keys(qtbot: QtBot, bench: Workbench, *pressed: Qt.Key) -> None:
    for key in pressed:
        qtbot.keyClick(bench.text, key)


def test_tab_and_enter_split_piece_by_piece(qtbot: QtBot, bench: Workbench) -> None:
    keys(qtbot, bench, Qt.Key.Key_Tab, Qt.Key.Key_X)
    keys(qtbot, bench, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_1)
    keys(qtbot, bench, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_4)
    assert [(each.quote, each.stance) for each in bench._comments] == [
        (FIRST, "supports"),
        (SECOND, "opposes"),
    ]
    assert "1 oläst" in bench.left.text()
    keys(qtbot, bench, Qt.Key.Key_Tab, Qt.Key.Key_X)
    assert bench.left.text() == "Allt är läst"


def test_shift_enter_adds_to_the_comment_at_hand(qtbot: QtBot, bench: Workbench) -> None:
    keys(qtbot, bench, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Tab)
    qtbot.keyClick(bench.text, Qt.Key.Key_Return, SHIFT)
    assert bench.current_comment is not None
    assert [span.quote for span in bench.current_comment.spans] == [FIRST, SECOND]


def test_x_again_takes_back_that_it_was_no_comment(qtbot: QtBot, bench: Workbench) -> None:
    keys(qtbot, bench, Qt.Key.Key_Tab, Qt.Key.Key_X)
    assert bench.response is not None
    assert len(bench.response.skipped) == 1
    bench.text.show_span(0, 3, select=True)
    keys(qtbot, bench, Qt.Key.Key_X)
    assert len(bench.response.skipped) == 0


def test_undo_works_from_the_text_and_names_what_it_undid(
    qtbot: QtBot, window: MainWindow, bench: Workbench
) -> None:
    keys(qtbot, bench, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert len(bench._comments) == 1
    qtbot.keyClick(bench.text, Qt.Key.Key_Z, CONTROL)
    assert bench._comments == []
    assert window.banner.text.text() == "Ångrat: skapa synpunkt"
    qtbot.keyClick(bench.text, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert [comment.quote for comment in bench._comments] == ["Rubrik 👍"]


def test_a_summary_is_saved_when_the_field_is_left(qtbot: QtBot, bench: Workbench) -> None:
    keys(qtbot, bench, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    bench.editor.summary.setFocus()
    write(bench.editor.summary, "Kort & gott <b>")
    qtbot.keyClick(bench.editor.summary, Qt.Key.Key_Return)
    assert bench.current_comment is not None
    assert bench.current_comment.summary == "Kort & gott <b>"
    assert bench.text.hasFocus()


def test_a_click_on_a_passage_ties_the_comment_to_it(qtbot: QtBot, bench: Workbench) -> None:
    keys(qtbot, bench, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_A)
    write(bench.editor.anchor_field, "5.3")
    qtbot.keyClick(bench.editor.anchor_field, Qt.Key.Key_Return)
    assert bench.current_comment is not None
    assert [anchor.number for anchor in bench.current_comment.anchors] == ["5.3"]
    view = bench.passages
    block = view.document().begin().next()
    middle = view.document().documentLayout().blockBoundingRect(block).center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert bench.current_comment.anchors[-1].passage_text == block.text()
    marked = view.marked
    keys(qtbot, bench, Qt.Key.Key_2)
    assert bench.current_comment.stance == "supports_conditionally"
    assert view.marked == marked != ""


def test_n_and_p_go_to_the_next_and_previous_response(qtbot: QtBot, bench: Workbench) -> None:
    assert bench.response is not None
    here = bench.response.id
    keys(qtbot, bench, Qt.Key.Key_N)
    assert bench.response.id != here
    assert bench.text.hasFocus()
    keys(qtbot, bench, Qt.Key.Key_P)
    assert bench.response.id == here


def test_escape_leads_back_to_the_register(qtbot: QtBot, window: MainWindow, bench: Workbench) -> None:
    assert bench.response is not None
    qtbot.keyClick(bench.text, Qt.Key.Key_Escape)
    page = window.places[3].page
    assert isinstance(page, ResponsesPage)
    assert page.table.isVisible()
    assert page.table.current_key() == bench.response.id


def test_the_text_in_sight_is_the_text_word_for_word(bench: Workbench, demo: CaseSession) -> None:
    assert bench.response is not None
    assert bench.text.toPlainText() == demo.read(the_response, bench.response.id).text == TEXT


LETTER = """Yttrande över förslaget

Byalaget tillstyrker dubbelspåret i avsnitt 5.3.1.

På sidan 40 saknas uppgifter om hyresrätter och bostäder för äldre.

Med vänlig hälsning
Byalaget"""


@pytest.fixture
def letter(qtbot: QtBot, bench: Workbench, window: MainWindow, demo: CaseSession) -> Workbench:
    sender = demo.read(find_consultees, "Byalaget")[0].id
    key = demo.change(register_response, consultee_ids=[sender], received_on="2026-05-01", text=LETTER)
    window.go_to_record("response", key)
    return bench


def test_a_suggestion_is_accepted_with_one_key(qtbot: QtBot, letter: Workbench) -> None:
    keys(qtbot, letter, Qt.Key.Key_Tab)
    assert "ej synpunkt" in letter.suggested.what.text()
    keys(qtbot, letter, Qt.Key.Key_X, Qt.Key.Key_Tab)
    assert "5.3.1" in letter.suggested.what.text()
    assert "svaret nämner ”avsnitt 5.3.1”" in letter.suggested.why.text()
    assert letter.outline.current_key() == next(
        section.id for section in letter._sections.values() if section.number == "5.3.1"
    )
    keys(qtbot, letter, Qt.Key.Key_Return)
    comment = letter.current_comment
    assert comment is not None
    assert [anchor.number for anchor in comment.anchors] == ["5.3.1"]
    assert comment.stance == "supports"


def test_m_makes_a_comment_without_what_is_suggested(qtbot: QtBot, letter: Workbench) -> None:
    keys(qtbot, letter, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_M)
    assert letter.current_comment is not None
    assert letter.current_comment.anchors == ()
    assert letter.current_comment.stance is None


def test_a_digit_sets_the_stance_whatever_was_suggested_and_zero_takes_it_away(
    qtbot: QtBot, letter: Workbench
) -> None:
    keys(qtbot, letter, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_1)
    assert letter.current_comment is not None
    assert letter.current_comment.stance == "supports"
    keys(qtbot, letter, Qt.Key.Key_0)
    assert letter.current_comment.stance is None


def test_all_suggestions_are_accepted_and_undone_at_once(
    qtbot: QtBot, letter: Workbench, demo: CaseSession
) -> None:
    keys(qtbot, letter, Qt.Key.Key_G)
    assert len(letter._comments) == 2
    assert letter.left.text() == "Allt är läst"
    assert not letter.suggested.isVisible()
    demo.undo()
    assert letter._comments == []
    assert letter.suggested.isVisible()


def test_suggestions_can_be_turned_off(qtbot: QtBot, letter: Workbench, window: MainWindow) -> None:
    assert letter.suggested.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_G, CONTROL | SHIFT)
    assert not letter.suggested.isVisible()
    keys(qtbot, letter, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert letter.current_comment is not None
    assert letter.current_comment.anchors == ()


def test_a_stretch_that_reads_otherwise_is_placed_by_keyboard(
    qtbot: QtBot, bench: Workbench, demo: CaseSession
) -> None:
    assert bench.response is not None
    keys(qtbot, bench, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert not bench.lost.isVisible()
    demo.change(correct_reading, bench.response.id, TEXT.replace("tåg", "snabba tåg"))
    assert bench.lost.isVisible()
    assert FIRST in bench.lost.quote.text()
    qtbot.keyClick(bench.lost.likely, Qt.Key.Key_Space)
    qtbot.keyClick(bench.lost.place, Qt.Key.Key_Space)
    assert not bench.lost.isVisible()
    assert bench.current_comment is not None
    assert bench.current_comment.quote.startswith("Första stycket om snabba tåg")


def test_words_that_are_a_comment_already_are_made_none_twice_nor_marked_as_none(
    qtbot: QtBot, bench: Workbench
) -> None:
    keys(qtbot, bench, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_M)
    assert bench.response is not None
    (comment,) = bench._comments
    span = comment.spans[0]
    for key in (Qt.Key.Key_M, Qt.Key.Key_X):
        bench.text.show_span(span.start, span.end, select=True)
        keys(qtbot, bench, key)
        assert len(bench._comments) == 1
        assert bench.response.skipped == ()
