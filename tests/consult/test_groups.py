"""Comments grouped and answered once, changed many at a time, and found by whom they were given to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.assist.alike import alike_groups
from consult.case import Case
from consult.comments.groups import group_comments, ungroup
from consult.comments.many import edit_comments
from consult.comments.operations import assess, split_comment, withdraw_comment
from consult.comments.queries import (
    CommentFilter,
    assignees,
    comment_count,
    comment_ids,
    comment_rows,
    comments_with,
    the_comment,
    themes,
)
from consult.comments.records import Comment
from consult.consultees.operations import add_consultees
from consult.consultees.records import RegisterEntry
from consult.database.tables import assessment, comment, comment_group
from consult.errors import InvalidValueError, NotFoundError
from consult.merge.conflicts import conflicts
from consult.operation import Session
from consult.responses.operations import register_response
from consult.synthetic import generate
from consult.vocabulary import Category, CommentKind, Decision, Stance

PARTS = (
    "Järnvägen genom dalen behöver rustas upp innan nya vägar byggs i länet.",
    "Kulturen nämns för litet i strategin som helhet.",
    "Vi vill ha fler bostäder för äldre nära vårdcentralen.",
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "fall", title="Almarike 2040", author="Anna") as made:
        fill(made)
        yield made


def fill(case: Case) -> None:
    names = ("Almviks kommun", "Örsala kommun", "Bygderådet")
    for key in case.change(add_consultees, [RegisterEntry(name, Category.OTHER) for name in names]):
        text = "\n".join(PARTS)
        answer = case.change(register_response, consultee_ids=[key], received_on="2026-05-02", text=text)
        for part in PARTS:
            start = text.index(part)
            case.change(split_comment, answer, [(start, start + len(part))])


def comments(case: Case) -> list[Comment]:
    return case.read(comments_with, case.read(comment_ids, order="number"))


def stored(session: Session) -> list[object]:
    tables = (comment, comment_group, assessment)
    return [
        [tuple(getattr(row, c.name) for c in table.columns if c.name != "version") for row in rows]
        for table in tables
        for rows in [session.rows(table.select().order_by(table.c.id))]
    ]


def about_trains(case: Case) -> list[str]:
    return [each.id for each in comments(case) if each.quote.startswith("Järnvägen")]


def test_what_is_suggested_is_grouped_and_shown_as_a_group(case: Case) -> None:
    suggested = case.read(alike_groups)
    assert [len(group.members) for group in suggested] == [3, 3, 3]
    assert suggested[0].members[1].senders == "Örsala kommun"
    keys = [each.comment_id for each in suggested[0].members]
    group_id = case.change(group_comments, keys[:2])
    group = case.read(alike_groups)[0]
    assert group.group_id == group_id
    assert group.title == suggested[0].members[0].quote
    assert [each.is_grouped for each in group.members] == [True, True, False]
    row = case.read(comment_rows, keys[:1])[0]
    assert (row.group_id, row.group_size) == (group_id, 2)
    assert case.read(comment_count, CommentFilter(group_id=group_id)) == 2


def test_a_group_is_answered_once_and_undone_in_one_step(case: Case) -> None:
    first, second, third = about_trains(case)
    case.change(group_comments, [first, second, third])
    before = case.read(stored)
    case.change(assess, first, decision=Decision.ACCEPTED, reply="Vi håller med.", whole_group=True)
    answers = [each.assessment for each in case.read(comments_with, [first, second, third])]
    assert answers == [answers[0]] * 3
    assert (answers[0].decision, answers[0].decided_by) == (Decision.ACCEPTED, "Anna")
    case.undo()
    assert case.read(stored) == before
    case.redo()
    case.change(assess, second, reply="Just er bana byggs först.")
    case.change(assess, first, action="Avsnittet skrivs om.", whole_group=True)
    assert case.read(the_comment, second).assessment.reply == "Just er bana byggs först."
    assert case.read(the_comment, second).assessment.action == "Avsnittet skrivs om."
    case.change(assess, first, decision="", whole_group=True)
    assert case.read(the_comment, third).assessment.decision is None


def test_the_whole_group_gets_what_it_lacks_of_the_answer(case: Case) -> None:
    first, second, third = about_trains(case)
    case.change(group_comments, [first, second, third])
    case.change(assess, first, decision=Decision.NOTED)
    case.change(assess, third, decision=Decision.FORWARDED)
    case.change(assess, first, reply="Noteras.", whole_group=True)
    found = [each.assessment for each in case.read(comments_with, [second, third])]
    assert [each.decision for each in found] == [Decision.NOTED, Decision.FORWARDED]
    assert [each.reply for each in found] == ["Noteras."] * 2


def test_what_is_withdrawn_or_answered_elsewhere_is_left_alone(case: Case) -> None:
    first, second, third = about_trains(case)
    case.change(group_comments, [first, second, third])
    case.change(withdraw_comment, third, "Skickad två gånger")
    version = case.read(the_comment, first).assessment_version
    case.change(assess, first, decision=Decision.NOTED, whole_group=True, assessment_version=version)
    assert case.read(the_comment, third).assessment.decision is None
    assert case.read(comment_rows, [second])[0].group_size == 2
    case.change(assess, first, decision=Decision.FORWARDED, assessment_version=version)
    decisions = [side.value for each in case.read(conflicts) for side in each.sides]
    assert decisions[:2] == [Decision.NOTED, Decision.FORWARDED]


def test_who_joins_a_group_gets_its_answer_unless_it_has_one(case: Case) -> None:
    first, second, third = about_trains(case)
    case.change(assess, first, decision=Decision.ACCEPTED, reply="Ja.")
    group_id = case.change(group_comments, [first, second])
    assert case.read(the_comment, second).assessment.reply == "Ja."
    case.change(assess, third, decision=Decision.FORWARDED)
    assert case.change(group_comments, [second, third]) == group_id
    assert case.read(the_comment, third).assessment.decision is Decision.FORWARDED
    other = comments(case)[1].id
    case.change(group_comments, [first, other])
    assert case.read(the_comment, other).assessment.decision is None


def test_two_groups_become_one_and_an_empty_one_is_gone(case: Case) -> None:
    keys = [each.id for each in comments(case)]
    one = case.change(group_comments, keys[0:2], "Första")
    two = case.change(group_comments, keys[2:4], "Andra")
    assert case.change(group_comments, [keys[1], keys[2]]) == one
    assert [each.group_id for each in comments(case)[:5]] == [one] * 4 + [None]
    assert case.read(comment_count, CommentFilter(group_id=two)) == 0
    case.change(ungroup, keys[0:3])
    assert {each.group_id for each in comments(case)} == {None}
    with pytest.raises(InvalidValueError, match="too_few"):
        case.change(group_comments, [keys[0], keys[0]])
    with pytest.raises(NotFoundError):
        case.change(group_comments, [keys[0], "ab" * 16])
    assert case.faults() == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.sets(st.integers(0, 8), min_size=2))
def test_to_group_and_to_ungroup_leaves_all_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, chosen: set[int]
) -> None:
    with Case.create(tmp_path_factory.mktemp("fall") / "fall", title="Almarike 2040") as case:
        fill(case)
        before = case.read(stored)
        keys = case.read(comment_ids)
        picked = [keys[number] for number in sorted(chosen)]
        case.change(group_comments, picked)
        grouped = case.read(stored)
        assert sorted(case.read(comment_ids)) == sorted(keys)
        case.change(ungroup, picked)
        assert case.read(stored) == before
        case.undo()
        assert case.read(stored) == grouped
        case.undo()
        assert case.read(stored) == before


def test_many_are_changed_in_one_step(case: Case) -> None:
    before = case.read(stored)
    keys = case.read(comment_ids)
    case.change(edit_comments, keys[:1], assignee="Åsa", add_themes=["Tåg"])
    (train,) = case.read(themes)
    fields = {"stance": Stance.OPPOSES, "kind": CommentKind.QUESTION, "assignee": " Eva  Ek "}
    count = case.change(
        edit_comments, keys, **fields, add_themes=["Resor", "resor"], remove_themes=[train.id]
    )
    assert count == len(keys)
    for row in case.read(comment_rows, keys):
        assert (row.stance, row.kind, row.assignee) == (Stance.OPPOSES, CommentKind.QUESTION, "Eva Ek")
        assert row.themes == "Resor"
    assert case.change(edit_comments, keys, stance=Stance.OPPOSES, add_themes=["Resor"]) == 0
    assert case.change(edit_comments, keys[2:4], stance="", assignee="") == 2
    assert case.read(assignees) == ["Eva Ek"]
    assert case.read(comment_count, CommentFilter(assignee="Eva Ek")) == len(keys) - 2
    assert case.read(comment_ids, CommentFilter(assignee="")) == keys[2:4]
    for bad in ({"stance": "maybe"}, {"kind": ""}, {"assignee": "x" * 501}):
        with pytest.raises(InvalidValueError):
            case.change(edit_comments, keys, **bad)
    with pytest.raises(NotFoundError):
        case.change(edit_comments, [*keys, "ab" * 16], assignee="Bo")
    assert [case.undo() for _ in range(3)] == ["edit_comments"] * 3
    assert case.read(stored) == before
    assert case.faults() == []


def test_more_than_a_statement_can_name_are_changed(tmp_path: Path) -> None:
    with Case.create(tmp_path / "stort", title="Almarike 2040") as case:
        case.change(generate, responses=30, comments=1_200, seed=4)
        keys = case.read(comment_ids)
        assert case.change(edit_comments, keys, assignee="Åsa", add_themes=["Nytt tema"]) == 1_200
        assert case.read(comment_count, CommentFilter(assignee="Åsa")) == 1_200
        case.undo()
        assert case.read(comment_count, CommentFilter(assignee="Åsa")) == 0
        case.redo()
        assert case.read(comment_ids, CommentFilter(assignee="Åsa"), "assignee", limit=1) != []
        assert case.faults() == []
