"""The same thing registered in two copies: offered as a pair, joined when somebody says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from consult.case import Case
from consult.comments.operations import split_comment
from consult.comments.queries import comment_ids, the_comment
from consult.consultees.operations import add_consultees
from consult.consultees.queries import consultee_rows
from consult.consultees.records import RegisterEntry
from consult.merge.copies import check_out, merge_copy
from consult.merge.pairs import duplicate_numbers, join, keep_apart, pairs, renumber
from consult.responses.operations import register_response
from consult.responses.queries import response_ids, sender_names, the_response
from consult.vocabulary import Category
from tests.consult.cases import small_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as opened:
        yield opened


@pytest.fixture
def copy(case: Case, tmp_path: Path) -> Path:
    return check_out(case, tmp_path / "kopia")


def merge_into(copy: Path, case: Case) -> None:
    with Case.open(copy, author="Bo") as away:
        merge_copy(away, case.path)


def test_what_was_registered_twice_is_offered_and_joined_only_when_asked(case: Case, copy: Path) -> None:
    entry = RegisterEntry("Vinterviks kommun", Category.MUNICIPALITY)

    def arrive(into: Case) -> str:
        (consultee,) = into.change(add_consultees, [entry])
        key = into.change(
            register_response, consultee_ids=[consultee], received_on="2026-05-02", text="Vi vill ha tåg."
        )
        into.change(split_comment, key, [(0, 15)], theme_names=["Snöröjning"])
        return key

    with Case.open(copy, author="Bo") as away:
        arrive(away)
    key = arrive(case)
    merge_copy(case, copy)
    found = {each.table: each for each in case.read(pairs)}
    assert set(found) == {"consultee", "theme"}
    assert len(case.read(consultee_rows)) == len({each.consultee.id for each in case.read(consultee_rows)})
    case.change(join, "consultee", found["consultee"].first_id, found["consultee"].second_id)
    twice = next(each for each in case.read(pairs) if each.table == "response")
    case.change(join, "theme", found["theme"].second_id, found["theme"].first_id)
    case.change(join, "response", key, twice.second_id if twice.first_id == key else twice.first_id)
    assert case.read(pairs) == []
    assert case.read(duplicate_numbers) == []
    assert case.read(sender_names, [key])[key] == "Vinterviks kommun"
    quotes = [case.read(the_comment, each).quote for each in case.read(comment_ids)]
    assert quotes.count("Vi vill ha tåg.") == 2
    assert case.faults() == []
    for _ in range(3):
        case.undo()
    assert len(case.read(pairs)) == 2


def test_those_said_to_be_two_are_not_offered_again(case: Case, copy: Path) -> None:
    with Case.open(copy) as away:
        away.change(add_consultees, [RegisterEntry("Vinterviks kommun", Category.MUNICIPALITY)])
    case.change(add_consultees, [RegisterEntry("Vinterviks kommun", Category.MUNICIPALITY)])
    merge_copy(case, copy)
    (pair,) = case.read(pairs)
    case.change(keep_apart, pair.table, pair.second_id, pair.first_id)
    assert case.read(pairs) == []
    merge_into(copy, case)
    with Case.open(copy) as away:
        assert away.read(pairs) == []


def test_numbers_given_twice_are_found_and_given_anew(case: Case, copy: Path) -> None:
    key = case.read(response_ids)[0]
    for into in (case, Case.open(copy)):
        into.change(split_comment, key, [(0, 5)])
        if into is not case:
            into.close()
    merge_copy(case, copy)
    assert case.read(duplicate_numbers) == [key]
    assert case.change(renumber, [key]) == 1
    assert case.read(duplicate_numbers) == []
    assert len(case.read(the_response, key).text) > 5
