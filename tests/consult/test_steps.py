"""The steps of the work, what a locked one holds fast, and decisions as recommended."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from consult.assessment.deciding import adopt_recommendations
from consult.assessment.steps import (
    add_step,
    add_usual_steps,
    edit_step,
    order_steps,
    remove_step,
    set_step,
    steps,
)
from consult.case import Case
from consult.comments.groups import group_comments
from consult.comments.many import edit_comments
from consult.comments.operations import (
    assess,
    edit_comment,
    tag_comment,
    untag_comment,
    withdraw_comment,
)
from consult.comments.queries import CommentFilter, comment_count, comment_ids, comment_rows, the_comment
from consult.comments.saved_filters import save_filter, saved_filters
from consult.errors import ConsultError, InvalidValueError, LockedStepError, NotFoundError
from consult.labels import error_text
from consult.merge.conflicts import conflicts
from consult.vocabulary import Decision, Language, Stance
from tests.consult.cases import small_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as made:
        yield made


def usual(case: Case) -> list[str]:
    return case.change(add_usual_steps)


def open_ones(case: Case) -> list[str]:
    return case.read(comment_ids, CommentFilter(decision="open"))


def test_a_new_case_has_no_steps_until_somebody_asks_for_the_usual_ones(case: Case) -> None:
    assert case.read(steps) == []
    usual(case)
    found = case.read(steps)
    assert [each.name for each in found] == ["Att bedöma", "För avstämning", "Klar", "Låst"]
    assert [(each.solved, each.locked) for each in found] == [
        (False, False),
        (False, False),
        (True, False),
        (True, True),
    ]
    assert case.read(comment_count, CommentFilter(without_step=True)) == case.read(comment_count)
    with pytest.raises(InvalidValueError, match="steps_there"):
        usual(case)


def test_steps_are_named_and_put_in_order(case: Case) -> None:
    first, second, *others = usual(case)
    case.change(order_steps, [second, first, *others])
    case.change(edit_step, first, name="  Hos  nämnden ", solved=True)
    found = case.read(steps)
    assert [each.name for each in found[:2]] == ["För avstämning", "Hos nämnden"]
    assert found[1].solved
    assert not found[1].locked
    case.change(edit_step, first, name="hos NÄMNDEN")
    for wrong in ([second, first], [first, first, *others], []):
        with pytest.raises(InvalidValueError, match="not_all_steps"):
            case.change(order_steps, wrong)
    for name in ("", " \n", "klar"):
        with pytest.raises(InvalidValueError):
            case.change(add_step, name)
    case.change(edit_step, first, name="Annat", version=1)
    (disagreed,) = case.read(conflicts)
    assert {side.value for side in disagreed.sides} >= {"hos NÄMNDEN", "Annat"}


def test_a_step_in_use_is_removed_only_when_its_comments_are_moved(case: Case) -> None:
    first, second, *_ = usual(case)
    moved = open_ones(case)
    case.change(edit_comments, moved, step_id=first, due_on="2026-06-20")
    for nowhere in (None, first):
        with pytest.raises(InvalidValueError, match="step_in_use") as refused:
            case.change(remove_step, first, nowhere)
    assert str(len(moved)) in error_text(refused.value)
    with pytest.raises(NotFoundError):
        case.change(remove_step, first, "ab" * 16)
    case.change(remove_step, first, second)
    assert case.read(comment_ids, CommentFilter(step_id=second)) == moved
    assert [each.comments for each in case.read(steps)] == [len(moved), 0, 0]
    case.undo()
    assert case.read(comment_count, CommentFilter(step_id=first)) == len(moved)
    assert case.read(the_comment, moved[0]).due_on == "2026-06-20"


def test_a_step_that_only_withdrawn_comments_stand_in_can_be_removed(case: Case) -> None:
    first, *_ = usual(case)
    key = open_ones(case)[0]
    case.change(set_step, [key], first)
    case.change(withdraw_comment, key, "Dubblett")
    assert case.read(steps)[0].comments == 0
    case.change(remove_step, first)
    assert len(case.read(steps)) == 3


def test_the_due_date_is_emptied_for_those_that_move(case: Case) -> None:
    first, second, *_ = usual(case)
    one, other, *_ = open_ones(case)
    case.change(edit_comments, [one, other], step_id=first, due_on="2026-06-20")
    assert case.change(set_step, [one, other], first) == []
    assert case.change(set_step, [one], second) == [one]
    assert [case.read(the_comment, key).due_on for key in (one, other)] == ["", "2026-06-20"]
    assert case.read(comment_rows, [one, other])[1].due_on == "2026-06-20"
    assert [each.step for each in case.read(comment_rows, [one, other])] == ["För avstämning", "Att bedöma"]
    case.change(set_step, [one], None)
    assert case.read(the_comment, one).step_id is None


ROADS: list[tuple[str, Callable[..., object], dict[str, Any]]] = [
    ("assess", assess, {"reply": "Nytt"}),
    ("edit", edit_comment, {"summary": "Nytt"}),
    ("note", edit_comment, {"note": "Nytt"}),
    ("tag", tag_comment, {"theme_name": "Nytt"}),
    ("withdraw", withdraw_comment, {"reason": "Nytt"}),
]


@pytest.mark.parametrize(("road", "fields"), [(road, fields) for _, road, fields in ROADS])
def test_a_locked_comment_cannot_be_changed_until_it_is_moved(
    case: Case, road: Callable[..., object], fields: dict[str, Any]
) -> None:
    *_, done, locked = usual(case)
    key = case.read(comment_ids)[0]
    case.change(set_step, [key], locked)
    before = case.read(the_comment, key)
    assert before.locked
    with pytest.raises(LockedStepError) as refused:
        case.change(road, key, **fields)
    assert "”Låst”" in error_text(refused.value)
    assert "locked" in error_text(refused.value, Language.ENGLISH)
    assert case.read(the_comment, key) == before
    case.change(set_step, [key], done)
    case.change(road, key, **fields)


def test_a_theme_of_a_locked_comment_stays(case: Case) -> None:
    *_, locked = usual(case)
    key = next(key for key in case.read(comment_ids) if case.read(the_comment, key).themes)
    theme_id = case.read(the_comment, key).themes[0].id
    case.change(set_step, [key], locked)
    with pytest.raises(LockedStepError):
        case.change(untag_comment, key, theme_id)
    with pytest.raises(LockedStepError):
        case.change(edit_comments, [key], remove_themes=[theme_id])


def test_many_at_once_do_not_get_past_a_lock(case: Case) -> None:
    first, *_, locked = usual(case)
    keys = open_ones(case)
    case.change(set_step, keys[:1], locked)
    wanted: list[dict[str, Any]] = [
        {"stance": Stance.NEUTRAL},
        {"add_themes": ["Nytt"]},
        {"due_on": "2026-07-01"},
    ]
    for fields in wanted:
        with pytest.raises(LockedStepError, match="among"):
            case.change(edit_comments, keys, **fields)
    with pytest.raises(LockedStepError):
        case.change(edit_comments, keys, step_id=locked, assignee="Eva")
    # Out of the lock and changed is one deliberate act.
    assert case.change(edit_comments, keys, step_id=first, assignee="Eva") == len(keys)
    case.change(edit_comments, keys, step_id=locked)
    assert case.read(comment_count, CommentFilter(step_id=locked, assignee="Eva")) == len(keys)


def test_a_group_with_a_locked_member_is_not_answered_over_it(case: Case) -> None:
    *_, locked = usual(case)
    one, other, third, *_ = open_ones(case)
    case.change(group_comments, [one, other])
    case.change(assess, other, reply="Mitt eget svar")
    case.change(set_step, [other], locked)
    with pytest.raises(LockedStepError, match="among"):
        case.change(assess, one, whole_group=True, reply="För alla")
    assert case.read(the_comment, one).assessment.reply == ""
    case.change(assess, one, reply="Bara för den här")
    assert case.read(the_comment, other).assessment.reply == "Mitt eget svar"
    case.change(set_step, [third], locked)
    case.change(assess, one, reply="Mitt eget svar")
    with pytest.raises(LockedStepError):
        case.change(group_comments, [one, other, third])


def test_recommendation_and_decision_each_have_their_own_name_and_date(case: Case) -> None:
    key, lacking, *_ = open_ones(case)
    case.change(assess, key, recommendation=Decision.PARTLY_ACCEPTED)
    first = case.read(the_comment, key).assessment
    assert (first.recommendation, first.recommended_by, first.decision) == (
        Decision.PARTLY_ACCEPTED,
        "Anna Lind",
        None,
    )
    assert case.read(comment_rows, [key])[0].recommendation is Decision.PARTLY_ACCEPTED
    case.author = "Ordföranden"
    case.change(assess, key, recommendation=Decision.PARTLY_ACCEPTED, reply="Samma igen")
    assert case.read(the_comment, key).assessment.recommended_by == "Anna Lind"
    decided = case.read(comment_ids, CommentFilter(decision=Decision.ACCEPTED))
    assert case.change(adopt_recommendations, [key, lacking, *decided]) == 1
    found = case.read(the_comment, key).assessment
    assert (found.decision, found.decided_by) == (Decision.PARTLY_ACCEPTED, "Ordföranden")
    assert found.recommended_on == found.decided_on != ""
    assert not found.is_complete
    assert case.read(the_comment, lacking).assessment.decision is None
    assert case.read(the_comment, decided[0]).assessment.decided_by == "Anna Lind"
    case.undo()
    assert case.read(the_comment, key).assessment.decision is None


def test_what_is_recommended_for_a_locked_comment_is_not_adopted(case: Case) -> None:
    *_, locked = usual(case)
    one, other, *_ = open_ones(case)
    for key in (one, other):
        case.change(assess, key, recommendation=Decision.NOTED)
    case.change(set_step, [other], locked)
    with pytest.raises(LockedStepError):
        case.change(adopt_recommendations, [one, other])
    assert case.change(adopt_recommendations, [one]) == 1


def test_what_is_overdue_is_found_by_its_date_and_step(case: Case) -> None:
    first, _, done, _ = usual(case)
    one, other, third, *_ = open_ones(case)
    decided = case.read(comment_ids, CommentFilter(decision=Decision.ACCEPTED))[0]
    case.change(edit_comments, [one, decided], due_on="2020-01-01")
    case.change(edit_comments, [other], step_id=done, due_on="2020-01-01")
    case.change(edit_comments, [third], step_id=first, due_on="2099-12-31")
    assert case.read(comment_ids, CommentFilter(overdue=True)) == [one]
    case.change(edit_comments, [decided], step_id=first, due_on="2020-01-01")
    assert set(case.read(comment_ids, CommentFilter(overdue=True))) == {one, decided}
    assert {row.id for row in case.read(comment_rows, case.read(comment_ids)) if row.overdue} == {
        one,
        decided,
    }
    with pytest.raises(InvalidValueError) as refused:
        case.change(edit_comments, [one], due_on="i morgon")
    assert "förfaller" in error_text(refused.value)


def test_a_saved_filter_keeps_step_and_overdue(case: Case) -> None:
    first, *_ = usual(case)
    wanted = CommentFilter(step_id=first, overdue=True)
    case.change(save_filter, "Mina", wanted)
    assert case.read(saved_filters)[0].wanted == wanted
    case.change(save_filter, "Utan", CommentFilter(without_step=True))
    assert case.read(saved_filters)[1].wanted == CommentFilter(without_step=True)
    case.change(remove_step, first)
    assert case.read(saved_filters)[0].wanted == CommentFilter(overdue=True)
    assert case.read(saved_filters)[0].gone == ("workflow_step",)


def test_unknown_steps_are_refused(case: Case) -> None:
    key = open_ones(case)[0]
    for step_id in ("ab" * 16, "inget"):
        with pytest.raises(ConsultError):
            case.change(set_step, [key], step_id)
        with pytest.raises(ConsultError):
            case.change(edit_comments, [key], step_id=step_id)
