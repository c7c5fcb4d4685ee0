"""Everything that was written of a comment is told in order, and any of it can be brought back."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.assessment.past import comment_history, restore_value
from consult.assessment.records import HistoryEntry
from consult.assessment.steps import add_usual_steps, set_step
from consult.case import Case
from consult.comments.groups import group_comments
from consult.comments.many import edit_comments
from consult.comments.operations import (
    anchor_comment,
    assess,
    edit_comment,
    remove_anchor,
    tag_comment,
    untag_comment,
)
from consult.comments.queries import CommentFilter, comment_ids, the_comment
from consult.draft.queries import sections
from consult.errors import LockedStepError, NotFoundError
from consult.vocabulary import Decision, Stance
from tests.consult.cases import small_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as made:
        yield made


def bus(case: Case) -> str:
    return case.read(comment_ids, CommentFilter(words="Busslinje"))[0]


def told(case: Case, key: str, field: str) -> list[HistoryEntry]:
    return [each for each in case.read(comment_history, key) if each.field == field]


def test_who_wrote_what_and_when_is_told_in_order(case: Case) -> None:
    key = bus(case)
    case.author = "Bo Ek"
    case.change(assess, key, reply="Andra svaret.")
    case.change(edit_comment, key, summary="Fler bussar.", stance=Stance.OPPOSES)
    replies = told(case, key, "reply")
    assert [(each.author, each.old, each.new, each.operation) for each in replies] == [
        ("Anna Lind", "", "Turtätheten avgörs i trafikförsörjningsprogrammet.", "assess"),
        ("Bo Ek", "Turtätheten avgörs i trafikförsörjningsprogrammet.", "Andra svaret.", "assess"),
    ]
    assert [(each.old, each.new) for each in told(case, key, "stance")] == [
        ("", "neutral"),
        ("neutral", "opposes"),
    ]
    times = [each.time for each in case.read(comment_history, key)]
    assert times == sorted(times)
    with pytest.raises(NotFoundError):
        case.read(comment_history, "ab" * 16)


def test_an_earlier_text_is_brought_back_and_the_later_one_is_kept(case: Case) -> None:
    key = bus(case)
    case.change(assess, key, reply="Andra svaret.")
    first = told(case, key, "reply")[0]
    case.change(restore_value, key, first.change_id, first.field)
    assert case.read(the_comment, key).assessment.reply == first.new
    assert [each.new for each in told(case, key, "reply")] == [first.new, "Andra svaret.", first.new]
    assert told(case, key, "reply")[-1].operation == "restore_value"
    case.undo()
    assert case.read(the_comment, key).assessment.reply == "Andra svaret."
    assert told(case, key, "reply")[-1].operation == "restore_value"
    assert len(told(case, key, "reply")) == 4


def test_a_decision_brought_back_is_made_by_who_brings_it_back(case: Case) -> None:
    key = bus(case)
    case.change(assess, key, decision=Decision.ACCEPTED)
    case.author = "Bo Ek"
    first = told(case, key, "decision")[0]
    case.change(restore_value, key, first.change_id, "decision")
    found = case.read(the_comment, key).assessment
    assert (found.decision, found.decided_by) == (Decision.NOT_ACCEPTED, "Bo Ek")


def test_places_and_themes_that_were_taken_away_are_told_and_brought_back(case: Case) -> None:
    key = bus(case)
    place = next(each for each in case.read(sections) if each.number == "3")
    theme_id = case.read(the_comment, key).themes[0].id
    case.change(anchor_comment, key, place.id)
    made = case.read(the_comment, key)
    case.change(remove_anchor, next(each.id for each in made.anchors if each.section_id == place.id))
    case.change(untag_comment, key, theme_id)
    case.change(tag_comment, key, "Bussar")
    found = [(each.kind, each.old, each.new) for each in case.read(comment_history, key) if not each.field]
    assert found == [
        ("comment_anchor", "", "2.1 Hållbara resor"),
        ("comment_theme", "", "Resor"),
        ("comment_anchor", "", "3 Uppföljning"),
        ("comment_anchor", "3 Uppföljning", ""),
        ("comment_theme", "Resor", ""),
        ("comment_theme", "", "Bussar"),
    ]
    for each in case.read(comment_history, key):
        if each.new in ("3 Uppföljning", "Resor"):
            case.change(restore_value, key, each.change_id)
    again = case.read(the_comment, key)
    assert {each.heading for each in again.anchors} == {"2.1 Hållbara resor", "3 Uppföljning"}
    assert {each.name for each in again.themes} == {"Resor", "Bussar"}
    gone = next(each for each in case.read(comment_history, key) if each.old == "Resor")
    case.change(restore_value, key, gone.change_id)
    assert {each.name for each in case.read(the_comment, key).themes} == {"Bussar"}


def test_steps_groups_and_dates_are_told_by_their_names(case: Case) -> None:
    key = bus(case)
    first, second, *_ = case.change(add_usual_steps)
    case.change(edit_comments, [key], step_id=first, due_on="2026-06-20", assignee="Eva")
    case.change(group_comments, [key, case.read(comment_ids, CommentFilter(words="Flytta"))[0]], "Resor")
    case.change(set_step, [key], second)
    assert [(each.old, each.new) for each in told(case, key, "step_id")] == [
        ("", "Att bedöma"),
        ("Att bedöma", "För avstämning"),
    ]
    assert [(each.old, each.new) for each in told(case, key, "due_on")] == [
        ("", "2026-06-20"),
        ("2026-06-20", ""),
    ]
    assert [(each.new, each.restorable) for each in told(case, key, "group_id")] == [("Resor", False)]
    for field in ("step_id", "due_on", "assignee"):
        entry = told(case, key, field)[0]
        case.change(restore_value, key, entry.change_id, field)
    found = case.read(the_comment, key)
    assert (found.step, found.due_on, found.assignee) == ("Att bedöma", "2026-06-20", "Eva")


def test_a_locked_comment_is_not_brought_back_and_nothing_foreign_is(case: Case) -> None:
    key = bus(case)
    *_, locked = case.change(add_usual_steps)
    case.change(assess, key, reply="Andra svaret.")
    entries = case.read(comment_history, key)
    case.change(set_step, [key], locked)
    for each in entries:
        if each.restorable:
            with pytest.raises(LockedStepError):
                case.change(restore_value, key, each.change_id, each.field)
    other = case.read(comment_ids, CommentFilter(words="Flytta"))[0]
    reply = next(each for each in entries if each.field == "reply")
    with pytest.raises(NotFoundError):
        case.change(restore_value, other, reply.change_id, "reply")
    quote = next(each for each in entries if each.field == "quote")
    with pytest.raises(NotFoundError):
        case.change(restore_value, key, quote.change_id, "quote")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(replies=st.lists(st.sampled_from(["", "Ja.", "Nej.", "Kanske."]), min_size=1, max_size=6))
def test_the_history_ends_where_the_comment_stands(case: Case, replies: list[str]) -> None:
    key = bus(case)
    for reply in replies:
        case.change(assess, key, reply=reply)
    entries = told(case, key, "reply")
    assert entries[-1].new == case.read(the_comment, key).assessment.reply
    assert all(before.new == after.old for before, after in pairwise(entries))
    for each in entries[:3]:
        case.change(restore_value, key, each.change_id, "reply")
        assert case.read(the_comment, key).assessment.reply == each.new
