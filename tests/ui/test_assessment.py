"""The page of assessment: worked down from the keyboard, with modules, steps, history."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from consult.assessment.steps import add_usual_steps, set_step, steps
from consult.assessment.text_modules import add_module, text_modules
from consult.comments.filtering import CommentFilter
from consult.comments.groups import group_comments
from consult.comments.many import edit_comments
from consult.comments.operations import assess, edit_comment
from consult.comments.queries import comment_count, comment_ids, the_comment
from consult.vocabulary import Decision
from tests.ui.conftest import answer, write
from tests.ui.test_comments import LETTER, send_letters
from tests.ui.test_pages import page_of
from ui.app.case_session import CaseSession
from ui.assessment.modules_dialog import ModulesDialog
from ui.assessment.page import AssessmentPage
from ui.assessment.steps_dialog import StepsDialog
from ui.assessment.work_row import USUAL
from ui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
OPEN = CommentFilter(decision="open")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, demo: CaseSession) -> AssessmentPage:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    found = page_of(window, AssessmentPage)
    qtbot.waitUntil(lambda: found._index is not None and not window.jobs.busy, timeout=10000)
    found.queue.setFocus()
    return found


def shown(page: AssessmentPage) -> str:
    assert page.panel.shown is not None
    return page.panel.shown.id


def listed(page: AssessmentPage) -> list[str]:
    return [page.model.key(row) for row in range(page.model.rowCount())]


def test_the_open_comments_are_worked_down_from_the_keyboard(
    qtbot: QtBot, demo: CaseSession, page: AssessmentPage
) -> None:
    first, second, *_ = listed(page)
    assert listed(page) == demo.read(comment_ids, OPEN)
    qtbot.keyClick(page.queue, Qt.Key.Key_Return)
    qtbot.waitUntil(page.panel.reply.hasFocus)
    write(page.panel.reply, "Regionen delar synen på målen.")
    qtbot.keyClick(page.panel.reply, Qt.Key.Key_2, ALT | SHIFT)
    qtbot.keyClick(page.panel.reply, Qt.Key.Key_1, ALT)
    # What is decided stays in sight until the person is done with it.
    assert shown(page) == first
    assert first in listed(page)
    qtbot.keyClick(page.panel.reply, Qt.Key.Key_Return, CONTROL)
    found = demo.read(the_comment, first).assessment
    assert (found.decision, found.recommendation) == (Decision.ACCEPTED, Decision.PARTLY_ACCEPTED)
    assert found.reply == "Regionen delar synen på målen."
    assert shown(page) == second
    assert page.panel.reply.hasFocus()
    assert first not in listed(page)


def test_a_decision_that_demands_a_reason_asks_for_it(
    qtbot: QtBot, demo: CaseSession, page: AssessmentPage
) -> None:
    key = shown(page)
    assert not page.panel.rationale.isVisible()
    page.panel.begin()
    qtbot.keyClick(page.panel.reply, Qt.Key.Key_4, ALT)
    qtbot.waitUntil(page.panel.rationale.hasFocus)
    qtbot.keyClick(page.panel.rationale, Qt.Key.Key_Return, CONTROL)
    assert shown(page) == key
    assert page.panel.rationale_fault.isVisible()
    write(page.panel.rationale, "Staten ansvarar.")
    qtbot.keyClick(page.panel.rationale, Qt.Key.Key_Return, CONTROL)
    assert shown(page) != key
    assert demo.read(the_comment, key).assessment.rationale == "Staten ansvarar."


def test_recommendation_and_decision_are_signed_apart(
    qtbot: QtBot, demo: CaseSession, page: AssessmentPage
) -> None:
    key = shown(page)
    demo.case.author = "Erik"
    page.panel.recommend(Decision.NOTED)
    demo.case.author = "Nämnden"
    page.panel.begin()
    qtbot.keyClick(page.panel.reply, Qt.Key.Key_3, ALT)
    assert page.panel.recommended.text().startswith("Erik, ")
    assert page.panel.decided.text().startswith("Nämnden, ")
    page.panel.recommend(Decision.NOTED)
    assert page.panel.recommended.text() == ""
    assert demo.read(the_comment, key).assessment.decision is Decision.NOTED


def test_all_in_the_choice_are_decided_as_recommended(
    window: MainWindow, demo: CaseSession, page: AssessmentPage
) -> None:
    keys = listed(page)[:3]
    for key in keys[:2]:
        demo.change(assess, key, recommendation=Decision.NOTED)
    page.choosing.state.setCurrentIndex(2)
    page.choosing.changed.emit()
    assert listed(page) == keys[:2]
    page.adopt()
    assert window.banner.text.text() == "2 synpunkter beslutade som rekommenderat"
    assert demo.read(comment_count, CommentFilter(decision=Decision.NOTED, recommended=True)) == 2
    window.case_actions.undo()
    assert demo.read(the_comment, keys[0]).assessment.decision is None


def test_a_text_module_is_found_by_typing_a_slash(
    qtbot: QtBot, demo: CaseSession, page: AssessmentPage
) -> None:
    key = shown(page)
    demo.change(add_module, "Tack", "Regionen tackar {instans}.")
    demo.change(add_module, "Turtäthet", "Avgörs i trafikförsörjningsprogrammet.")
    reply = page.panel.reply
    page.panel.begin()
    write(reply, "Ja och/eller nej. /tur")
    assert page.panel.modules.isVisible()
    assert page.panel.modules.count() == 1
    qtbot.keyClick(reply, Qt.Key.Key_Return)
    assert reply.toPlainText() == "Ja och/eller nej. Avgörs i trafikförsörjningsprogrammet."
    assert not page.panel.modules.isVisible()
    write(reply, " /")
    assert page.panel.modules.count() == 2
    qtbot.keyClick(reply, Qt.Key.Key_Escape)
    assert reply.toPlainText().endswith(" /")
    qtbot.keyClick(reply, Qt.Key.Key_Backspace)
    qtbot.keyClick(reply, Qt.Key.Key_T, CONTROL)
    qtbot.waitUntil(page.panel.modules.isVisible)
    qtbot.keyClick(reply, Qt.Key.Key_Down)
    qtbot.keyClick(reply, Qt.Key.Key_Up)
    qtbot.keyClick(reply, Qt.Key.Key_Tab)
    sender = page.view.head.text().split("  ·  ")[0]
    assert reply.toPlainText().endswith(f"programmet. Regionen tackar {sender}.")
    qtbot.keyClick(reply, Qt.Key.Key_Return, CONTROL)
    assert demo.read(the_comment, key).assessment.reply.endswith(f"Regionen tackar {sender}.")
    assert [each.uses for each in demo.read(text_modules)] == [1, 1]


def test_a_slash_that_finds_nothing_is_only_a_slash(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, page: AssessmentPage
) -> None:
    page.panel.begin()
    write(page.panel.reply, "/ och /x")
    assert not page.panel.modules.isVisible()
    assert page.panel.reply.toPlainText() == "/ och /x"
    page.panel.open_modules()
    assert "inga standardtexter" in window.banner.text.text()
    demo.change(add_module, "Tack", "Tack.")
    write(page.panel.reply, " /xyz")
    assert not page.panel.modules.isVisible()


def test_an_answer_to_an_alike_comment_is_taken_over(
    qtbot: QtBot, window: MainWindow, demo: CaseSession, page: AssessmentPage
) -> None:
    one, other, _ = send_letters(demo, LETTER, LETTER + " Tack på förhand!", "Annat.")
    demo.change(assess, one, decision=Decision.NOT_ACCEPTED, reply="Staten ansvarar.", rationale="Lag.")
    qtbot.waitUntil(lambda: page._index is not None and not window.jobs.busy, timeout=10000)
    page.show_record(other)
    assert shown(page) == other
    assert page.earlier.isVisible()
    use = next(each for each in page.earlier.findChildren(QPushButton) if each.text() == "Använd")
    qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
    page.panel.save()
    found = demo.read(the_comment, other).assessment
    assert (found.reply, found.rationale) == ("Staten ansvarar.", "Lag.")
    assert (found.recommendation, found.decision) == (Decision.NOT_ACCEPTED, None)
    page.queue.go_to(listed(page)[0])
    assert not page.earlier.isVisible()


def test_a_group_is_one_line_and_moves_together(
    qtbot: QtBot, demo: CaseSession, page: AssessmentPage
) -> None:
    keys = send_letters(demo, LETTER, LETTER, LETTER)
    demo.change(group_comments, keys, "Järnvägen")
    first, _ = demo.change(add_usual_steps)[:2]
    group_id = demo.read(the_comment, keys[0]).group_id
    assert group_id is not None
    page.choosing.choose("group_id", group_id)
    assert len(listed(page)) == 1
    line = page.model.record(0)
    assert page.queue.heading(line) == "3 instanser"
    assert "Besvaras tillsammans" in page.view.together.text()
    page.panel.work.step.setCurrentIndex(page.panel.work.step.findData(first))
    page.panel.work.step.picked.emit()
    assert demo.read(comment_count, CommentFilter(step_id=first)) == 3
    page.panel.begin()
    write(page.panel.reply, "Vi håller med.")
    qtbot.keyClick(page.panel.reply, Qt.Key.Key_1, ALT)
    qtbot.keyClick(page.panel.reply, Qt.Key.Key_Return, CONTROL)
    assert {demo.read(the_comment, key).assessment.reply for key in keys} == {"Vi håller med."}
    assert listed(page) == []
    assert page.below.currentWidget() is page.nothing


def test_step_officer_and_date_are_saved_and_a_wrong_date_is_told_at_its_field(
    qtbot: QtBot, demo: CaseSession, page: AssessmentPage
) -> None:
    key, work = shown(page), page.panel.work
    assert work.step.itemData(1) == USUAL
    work.step.setCurrentIndex(1)
    work.step.picked.emit()
    assert demo.read(steps)[0].name == demo.read(the_comment, key).step
    work.due.setFocus()
    write(work.due, "i morgon")
    qtbot.keyClick(work.due, Qt.Key.Key_Return)
    assert "inget datum" in work.fault.text()
    assert work.fault.isVisible()
    assert work.due.text() == "i morgon"
    work.due.clear()
    write(work.due, "2026-06-20")
    qtbot.keyClick(work.due, Qt.Key.Key_Return)
    assert not work.fault.isVisible()
    work.assignee.setFocus()
    write(work.assignee.lineEdit() or work.assignee, "Åsa Ek")
    page.queue.setFocus()
    found = demo.read(the_comment, key)
    assert (found.due_on, found.assignee) == ("2026-06-20", "Åsa Ek")
    page.choosing.choose("assignee", "Åsa Ek")
    assert listed(page) == [key]


def test_a_locked_comment_cannot_be_written_in_until_it_is_moved(
    demo: CaseSession, page: AssessmentPage
) -> None:
    *_, done, locked = demo.change(add_usual_steps)
    key = shown(page)
    demo.change(set_step, [key], locked)
    assert page.panel.locked.isVisible()
    assert page.panel.reply.isReadOnly()
    assert not page.panel.decision.isEnabled()
    page.panel.decide(Decision.NOTED)
    page.panel.recommend(Decision.NOTED)
    assert demo.read(the_comment, key).assessment.decision is None
    page.panel.work.step.setCurrentIndex(page.panel.work.step.findData(done))
    page.panel.work.step.picked.emit()
    assert not page.panel.locked.isVisible()
    assert not page.panel.reply.isReadOnly()


def test_the_internal_note_is_saved_when_it_is_left(demo: CaseSession, page: AssessmentPage) -> None:
    key = shown(page)
    page.panel.note.setFocus()
    write(page.panel.note, "Ring Eva")
    page.queue.setFocus()
    assert demo.read(the_comment, key).note == "Ring Eva"


def test_a_note_that_was_refused_is_not_lost(demo: CaseSession, page: AssessmentPage) -> None:
    first, second, *_ = listed(page)
    *_, locked = demo.change(add_usual_steps)
    page.panel.note.setPlainText("Mitt")
    page.panel.note.document().setModified(True)
    demo.case.change(edit_comment, first, note="Någon annans")
    page.panel._shown = None
    page.queue.go_to(second)
    page.queue.go_to(first)
    assert page.panel.note.toPlainText() == "Någon annans"
    page.panel.note.setPlainText("Mitt")
    page.panel.note.document().setModified(True)
    page.panel._session.case.change(set_step, [first], locked)
    page.queue.go_to(second)
    page.queue.go_to(first)
    assert page.panel.note.toPlainText() == "Mitt"
    assert demo.read(the_comment, first).note == "Någon annans"


def test_the_history_leads_back_to_an_earlier_text(
    qtbot: QtBot, demo: CaseSession, page: AssessmentPage
) -> None:
    key = shown(page)
    for reply in ("Första", "Andra"):
        demo.change(assess, key, reply=reply)
    page.panel.begin()
    qtbot.keyClick(page.panel.reply, Qt.Key.Key_H, CONTROL)
    qtbot.waitUntil(page.history.entries.hasFocus)
    assert page.history.entries.item(0).text().startswith("Kommentar: Andra\nAnna")
    assert not page.history.restore_button.isEnabled()
    qtbot.keyClick(page.history.entries, Qt.Key.Key_Down)
    assert (page.history.before.text(), page.history.after.text()) == ("", "Första")
    qtbot.mouseClick(page.history.restore_button, Qt.MouseButton.LeftButton)
    assert demo.read(the_comment, key).assessment.reply == "Första"
    assert page.panel.reply.toPlainText() == "Första"
    assert page.history.entries.item(0).text().startswith("Kommentar: Första")
    qtbot.keyClick(page.history.entries, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.view.isVisible)


def test_what_the_comment_stands_in_is_shown_around_it(demo: CaseSession, page: AssessmentPage) -> None:
    key = shown(page)
    comment = demo.read(the_comment, key)
    assert comment.quote in page.view.quote.text()
    before = page.view.before.text()
    assert before
    assert comment.quote not in before
    wanted: list[tuple[str, str]] = []
    page.go_to.connect(lambda kind, record: wanted.append((kind, record)))
    page.view.ask_response()
    lead = next(each for each in page.view.findChildren(QPushButton) if each.text() == "Visa i utkastet")
    lead.click()
    assert wanted == [("response", comment.response_id), ("section", comment.anchors[0].section_id)]


def test_steps_are_changed_in_their_dialog(qtbot: QtBot, demo: CaseSession, page: AssessmentPage) -> None:
    def work(dialog: StepsDialog) -> None:
        dialog.usual_button.click()
        assert dialog.list.count() == 4
        demo.change(edit_comments, demo.read(comment_ids)[:2], step_id=demo.read(steps)[0].id)
        dialog._refresh()
        dialog.remove_button.click()
        assert "synpunkter: 2" in dialog.fault.text()
        dialog.target.setCurrentIndex(1)
        dialog.remove_button.click()
        assert [each.comments for each in demo.read(steps)] == [2, 0, 0]
        dialog.down_button.click()
        assert [each.name for each in demo.read(steps)][:2] == ["Klar", "För avstämning"]
        qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
        write(dialog.name, "klar")
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
        assert "finns redan" in dialog.fault.text()
        dialog.name.clear()
        write(dialog.name, "Hos nämnden")
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
        dialog.locked.click()
        last = demo.read(steps)[-1]
        assert (last.name, last.locked, last.solved) == ("Hos nämnden", True, False)
        dialog.accept()

    answer(StepsDialog, work)
    page.edit_steps()


def test_text_modules_are_written_in_their_dialog(
    qtbot: QtBot, demo: CaseSession, page: AssessmentPage
) -> None:
    def work(dialog: ModulesDialog) -> None:
        dialog.begin_new()
        write(dialog.heading, "Tack")
        write(dialog.text, "Tack {instanser}")
        dialog.save_button.click()
        assert "{instanser}" in dialog.fault.text()
        assert dialog.focusWidget() is dialog.text
        dialog.text.setPlainText("Tack {instans}")
        dialog.save_button.click()
        assert not dialog.fault.isVisible()
        dialog.begin_new()
        write(dialog.heading, "Avslag")
        dialog.category.setEditText("Nej")
        write(dialog.text, "Nej.")
        # Another line is chosen: what was written is saved first.
        dialog.list.setCurrentRow(0)
        assert [(each.title, each.category) for each in demo.read(text_modules)] == [
            ("Avslag", "Nej"),
            ("Tack", ""),
        ]
        write(dialog.search, "tack")
        assert dialog.list.count() == 1
        dialog.list.setCurrentRow(0)
        dialog.remove_button.click()
        assert [each.title for each in demo.read(text_modules)] == ["Avslag"]
        dialog.close_button.click()

    answer(ModulesDialog, work)
    page.edit_modules()
    assert demo.read(text_modules)[0].text == "Nej."
