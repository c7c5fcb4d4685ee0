from collections.abc import Iterator
from pathlib import Path

import pytest

from consult.analysis.queries import (
    category_counts,
    coverage,
    decision_counts,
    open_work,
    section_counts,
    stance_counts,
    theme_counts,
    totals,
)
from consult.case import Case
from consult.comments.operations import split_comment
from consult.consultees.operations import add_consultees
from consult.consultees.queries import consultee_rows
from consult.consultees.records import RegisterEntry
from consult.draft.queries import sections
from consult.responses.operations import register_response
from consult.vocabulary import Category, Decision, Stance
from tests.consult.cases import complete, small_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as opened:
        yield opened


def test_an_empty_case_has_nothing_to_count(tmp_path: Path) -> None:
    with Case.create(tmp_path / "tom", title="Tom") as empty:
        assert empty.read(category_counts) == []
        assert empty.read(section_counts) == []
        assert empty.read(decision_counts) == []
        assert empty.read(open_work).remaining == 0
        assert empty.read(totals).comments == 0
        assert empty.read(coverage).counts == {}


def test_categories_tell_who_was_invited_and_who_answered(case: Case) -> None:
    found = {each.category: each for each in case.read(category_counts)}
    municipalities = found[Category.MUNICIPALITY]
    # A joint answer is one response of two consultees.
    assert (municipalities.invited, municipalities.answered, municipalities.responses) == (2, 2, 1)
    assert municipalities.comments == 4
    assert found[Category.COUNTY_BOARD].no_objection == 1
    assert found[Category.CIVIL_SOCIETY].not_answered == 1
    assert found[Category.PRIVATE_PERSON].invited == 0


def test_who_answers_without_an_invitation_is_counted_apart(case: Case) -> None:
    (guest,) = case.change(add_consultees, [RegisterEntry("Byalaget", Category.CIVIL_SOCIETY)])
    case.change(register_response, consultee_ids=[guest], received_on="2026-06-01", text="Bra.")
    found = {each.category: each for each in case.read(category_counts)}[Category.CIVIL_SOCIETY]
    assert (found.invited, found.answered, found.uninvited, found.not_answered) == (1, 1, 1, 1)


def test_stances_and_decisions(case: Case) -> None:
    stances = {(each.category, each.stance): each for each in case.read(stance_counts)}
    assert stances[Category.STATE_AGENCY, Stance.SUPPORTS].responses == 1
    assert stances[Category.STATE_AGENCY, None].comments == 4
    decisions = [(each.decision, each.comments) for each in case.read(decision_counts)]
    assert decisions == [
        (Decision.ACCEPTED, 1),
        (Decision.PARTLY_ACCEPTED, 1),
        (Decision.NOTED, 1),
        (Decision.NOT_ACCEPTED, 2),
        (None, 3),
    ]


def test_sections_count_their_own_comments_and_those_below_each_once(case: Case) -> None:
    counted = {each.number: (each.depth, each.own, each.total) for each in case.read(section_counts)}
    assert counted == {
        "1": (0, 0, 1),
        "1.1": (1, 1, 1),
        "2": (0, 2, 5),
        "2.1": (1, 2, 3),
        "2.1.1": (2, 1, 1),
        "3": (0, 2, 2),
    }


def test_a_comment_on_two_sections_counts_once_in_the_section_above(case: Case) -> None:
    place = {section.number: section.id for section in case.read(sections)}
    answer = case.change(
        register_response,
        consultee_ids=[_somebody(case)],
        received_on="2026-06-01",
        text="Mer om resor.",
    )
    case.change(split_comment, answer, [(0, 13)], section_ids=[place["2.1"], place["2.1.1"]])
    counted = {each.number: each.total for each in case.read(section_counts)}
    assert (counted["2"], counted["2.1"], counted["2.1.1"]) == (6, 4, 2)


def _somebody(case: Case) -> str:
    return case.read(consultee_rows)[0].consultee.id


def test_themes_come_with_the_most_used_first(case: Case) -> None:
    found = case.read(theme_counts)
    assert [(each.name, each.comments, each.undecided) for each in found] == [
        ("Resor", 2, 0),
        ("Analys", 1, 0),
        ("Helheten", 1, 0),
    ]


def test_coverage_shows_who_has_spoken_of_what(case: Case) -> None:
    table = case.read(coverage)
    place = {section.number: section.section_id for section in table.sections}
    assert table.categories == (Category.MUNICIPALITY, Category.STATE_AGENCY)
    assert table.count(place["2.1"], Category.STATE_AGENCY) == 1
    assert table.count(place["1"], Category.MUNICIPALITY) == 0
    assert table.count(None, Category.MUNICIPALITY) == 1


def test_open_work_is_done_when_all_is_read_decided_and_reasoned(case: Case) -> None:
    work = case.read(open_work)
    assert (work.undecided, work.missing_rationales, work.without_section) == (3, 1, 1)
    assert work.remaining == 4
    complete(case)
    assert case.read(open_work).remaining == 0


def test_a_response_that_nobody_has_read_is_open_work(case: Case) -> None:
    complete(case)
    case.change(
        register_response,
        consultee_ids=[_somebody(case)],
        received_on="2026-06-01",
        text="Ett nytt yttrande.",
    )
    work = case.read(open_work)
    assert (work.unread_responses, work.unread_characters) == (1, 18)


def test_totals_leave_out_what_is_withdrawn(case: Case) -> None:
    found = case.read(totals)
    assert (found.listed, found.invited, found.answered) == (6, 5, 4)
    assert (found.responses, found.comments, found.decided) == (3, 8, 5)
