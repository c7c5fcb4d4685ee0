"""Amendments: worded, tied to the comments behind them, dropped, and what is left unmet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.amendments.change_list import change_list
from consult.amendments.operations import amend, drop_amendment, edit_amendment, tie_to_amendment, untie
from consult.amendments.queries import (
    accepted_unmet_count,
    accepted_without_change,
    amendments,
    amendments_of_comment,
    offered_amendment,
    the_amendment,
)
from consult.case import Case
from consult.comments.groups import group_comments
from consult.comments.operations import anchor_comment, assess, edit_comment, withdraw_comment
from consult.comments.queries import comment_ids, comment_rows
from consult.draft.queries import passages, sections
from consult.draft.wording import PieceKind, difference
from consult.errors import InvalidValueError, NotFoundError
from consult.merge.conflicts import conflicts, take_side
from consult.vocabulary import AmendmentStatus, Decision
from tests.consult.cases import small_case

WORDS = st.lists(
    st.sampled_from(["cykel", "buss", " ", "  ", "\n", "\u00a0", ",", ".", "-", "15", "å", "ä’s", "🚲"]),
    max_size=30,
).map("".join)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as made:
        yield made


def first_passage(case: Case, number: str) -> str:
    section = next(each for each in case.read(sections) if each.number == number)
    return case.read(passages, section.id)[0].id


def accepted(case: Case) -> str:
    rows = case.read(comment_rows, case.read(comment_ids))
    return next(row.id for row in rows if row.decision is Decision.ACCEPTED)


@given(WORDS | st.text(), WORDS | st.text())
def test_pieces_of_a_difference_make_both_wordings_again(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert "".join(each.text for each in pieces if each.kind is not PieceKind.ADDED) == old
    assert "".join(each.text for each in pieces if each.kind is not PieceKind.REMOVED) == new
    assert all(each.text for each in pieces)
    if old == new:
        assert all(each.kind is PieceKind.KEPT for each in pieces)


def test_a_difference_is_told_in_whole_words_and_in_stretches_a_reader_can_follow() -> None:
    found = difference(
        "Länet ska ha en god kollektivtrafik.", "Länet ska ha en tät och snabb kollektivtrafik."
    )
    assert [(each.kind.value, each.text) for each in found] == [
        ("kept", "Länet ska ha en "),
        ("removed", "god"),
        ("added", "tät och snabb"),
        ("kept", " kollektivtrafik."),
    ]


def test_an_amendment_takes_its_old_wording_from_the_passage_and_knows_who_asked(case: Case) -> None:
    comment = accepted(case)
    key = case.change(
        amend, passage_id=first_passage(case, "1.1"), new_wording="Befolkningen växer.", comment_ids=[comment]
    )
    found = case.read(the_amendment, key)
    assert found.old_wording == "Stycke 1 om befolkning."
    assert (found.heading, found.status) == ("1.1 Befolkning", AmendmentStatus.PROPOSED)
    assert [(each.comment_id, each.number, each.decision) for each in found.asked_for] == [
        (comment, 2, Decision.ACCEPTED)
    ]
    assert found.asked_for[0].senders == "Almviks kommun, Örsala kommun"
    assert [each.id for each in case.read(amendments_of_comment, comment)] == [key]


def test_a_passage_may_be_struck_and_a_new_one_put_into_a_section(case: Case) -> None:
    struck = case.change(amend, passage_id=first_passage(case, "2"), new_wording="")
    section = next(each for each in case.read(sections) if each.number == "3")
    new = case.change(amend, section_id=section.id, new_wording="Indikatorer följs varje år.")
    assert case.read(the_amendment, struck).new_wording == ""
    assert case.read(the_amendment, new).old_wording == ""
    assert [each.heading for each in case.read(change_list)] == ["2 Mål", "3 Uppföljning"]


def test_changes_come_in_the_order_of_the_draft_however_they_were_made(case: Case) -> None:
    for number in ("3", "1", "2.1.1"):
        case.change(amend, passage_id=first_passage(case, number), new_wording=f"Ny text i {number}.")
    assert [each.heading.split()[0] for each in case.read(change_list)] == ["1", "2.1.1", "3"]
    assert all(each.nobody_asked for each in case.read(change_list))


def test_an_amendment_that_changes_nothing_or_has_no_place_is_refused(case: Case) -> None:
    passage = first_passage(case, "1")
    section = case.read(sections)[0].id
    for arguments in (
        {"passage_id": passage, "new_wording": "Stycke 1 om nuläge och analys. "},
        {"section_id": section, "new_wording": "  "},
        {"new_wording": "Någonstans."},
        {"passage_id": passage, "new_wording": "Annan.", "status": "kanske"},
    ):
        with pytest.raises(InvalidValueError):
            case.change(amend, **arguments)
    with pytest.raises(NotFoundError):
        case.change(amend, passage_id=passage, new_wording="Annan.", comment_ids=["0" * 32])
    assert case.read(amendments) == []


def test_a_form_that_has_grown_old_overwrites_nothing(case: Case) -> None:
    key = case.change(amend, passage_id=first_passage(case, "1"), new_wording="Första.")
    loaded = case.read(the_amendment, key)
    case.change(edit_amendment, key, version=loaded.version, new_wording="Andra.", status="decided")
    case.change(edit_amendment, key, version=loaded.version, new_wording="Tredje.")
    (found,) = case.read(conflicts)
    assert (found.field, [side.value for side in found.sides]) == ("new_wording", ["Andra.", "Tredje."])
    case.change(take_side, found.id, found.sides[0].change_id)
    settled = case.read(the_amendment, key)
    assert (settled.new_wording, settled.status) == ("Andra.", AmendmentStatus.DECIDED)
    assert case.read(conflicts) == []


def test_comments_are_tied_once_and_can_be_taken_away(case: Case) -> None:
    key = case.change(amend, passage_id=first_passage(case, "1"), new_wording="Annan.")
    comment = accepted(case)
    assert case.change(tie_to_amendment, key, [comment, comment]) == 1
    assert case.change(tie_to_amendment, key, [comment]) == 0
    case.change(untie, key, comment)
    assert case.read(the_amendment, key).asked_for == ()
    case.undo()
    assert len(case.read(the_amendment, key).asked_for) == 1


def test_an_amendment_and_its_ties_are_one_step_to_undo(case: Case) -> None:
    comment = accepted(case)
    case.change(amend, passage_id=first_passage(case, "1"), new_wording="Annan.", comment_ids=[comment])
    case.undo()
    assert case.read(amendments) == []
    case.redo()
    assert [each.comment_id for each in case.read(amendments)[0].asked_for] == [comment]


def test_a_dropped_amendment_is_kept_but_meets_nobody(case: Case) -> None:
    comment = accepted(case)
    case.change(assess, comment, action="")
    assert case.read(accepted_unmet_count) == 1
    key = case.change(
        amend, passage_id=first_passage(case, "1.1"), new_wording="Annan.", comment_ids=[comment]
    )
    assert case.read(accepted_unmet_count) == 0
    assert comment not in [each.asked_for.comment_id for each in case.read(accepted_without_change)]
    case.change(drop_amendment, key)
    assert case.read(change_list) == []
    assert [each.id for each in case.read(amendments, dropped=True)] == [key]
    assert case.read(accepted_unmet_count) == 1
    case.change(edit_amendment, key, status="made")
    assert case.read(accepted_unmet_count) == 0


def test_what_is_met_by_an_action_is_listed_with_it_but_not_counted_as_unmet(case: Case) -> None:
    assert case.read(accepted_unmet_count) == 0
    assert [(each.asked_for.decision, each.action) for each in case.read(accepted_without_change)] == [
        (Decision.ACCEPTED, "Avsnitt 1.1 får en tabell per kommun."),
        (Decision.PARTLY_ACCEPTED, "Kartan på sidan 40 ritas om."),
    ]


def test_a_withdrawn_comment_asks_for_nothing(case: Case) -> None:
    comment = accepted(case)
    key = case.change(amend, passage_id=first_passage(case, "1"), new_wording="Annan.", comment_ids=[comment])
    case.change(withdraw_comment, comment, "Inskickad två gånger")
    assert case.read(the_amendment, key).asked_for == ()
    assert all(each.asked_for.comment_id != comment for each in case.read(accepted_without_change))


def test_a_proposed_wording_is_offered_beside_the_drafts_own(case: Case) -> None:
    comment, other, *_ = case.read(comment_ids)
    passage = first_passage(case, "2.1")
    section = next(each.id for each in case.read(sections) if each.number == "2.1")
    case.change(anchor_comment, comment, section, passage)
    case.change(edit_comment, comment, proposed_wording="Resorna ska bli fler.")
    case.change(group_comments, [comment, other])
    offered = case.read(offered_amendment, comment)
    assert (offered.passage_id, offered.old_wording) == (passage, "Stycke 1 om hållbara resor.")
    assert offered.new_wording == "Resorna ska bli fler."
    assert offered.comment_ids == (comment, other)
