"""What nobody should type: refused in words or handled, and nothing is half-stored."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.case import Case
from consult.comments.operations import assess, split_comment, tag_comment
from consult.comments.queries import CommentFilter, comment_ids
from consult.consultees.operations import add_consultee, add_consultees, edit_round, record_sent
from consult.consultees.queries import current_round
from consult.consultees.records import RegisterEntry
from consult.errors import ConsultError, InvalidValueError, NotFoundError
from consult.labels import error_text
from consult.merge.conflicts import conflicts
from consult.responses.operations import register_response
from consult.responses.queries import response_ids, the_response
from consult.text import clean_text
from consult.vocabulary import Category, Language

LONG = "x" * 10_000


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "fall", title="Almarike 2040", author="Anna") as opened:
        yield opened


@pytest.fixture
def sender(case: Case) -> str:
    return case.change(add_consultee, RegisterEntry("Almviks kommun", Category.MUNICIPALITY))


def response(case: Case, sender: str, text: str) -> str:
    return case.change(register_response, consultee_ids=[sender], received_on="2026-05-01", text=text)


@pytest.mark.parametrize(
    "refused",
    [
        lambda case, sender: case.change(add_consultee, RegisterEntry(LONG, Category.OTHER)),
        lambda case, sender: case.change(add_consultee, RegisterEntry(" \n\t", Category.OTHER)),
        lambda case, sender: case.change(add_consultee, RegisterEntry("almviks KOMMUN", Category.OTHER)),
        lambda case, sender: case.change(register_response, consultee_ids=[], received_on="2026-05-01"),
        lambda case, sender: case.change(register_response, consultee_ids=["ab"], received_on="2026-05-01"),
        lambda case, sender: case.change(register_response, consultee_ids=[sender], received_on="1800-01-01"),
        lambda case, sender: case.change(register_response, consultee_ids=[sender], received_on="igår"),
        lambda case, sender: case.change(record_sent, [sender], "2026-05-01", "2026-04-01"),
        lambda case, sender: case.change(split_comment, response(case, sender, "   \n "), [(0, 3)]),
        lambda case, sender: case.change(split_comment, response(case, sender, "Hej"), []),
        lambda case, sender: case.change(assess, "00" * 16, decision="noted"),
        lambda case, sender: case.change(
            edit_round, case.read(current_round).id, opens_on="2026-05-01", closes_on="2026-04-01"
        ),
    ],
)
def test_it_is_refused_in_words_in_both_languages(
    case: Case, sender: str, refused: Callable[[Case, str], Any]
) -> None:
    with pytest.raises(ConsultError) as refusal:
        refused(case, sender)
    for language in Language:
        told = error_text(refusal.value, language)
        assert told.endswith((".", "”"))
        assert "{" not in told
        assert len(told) < 400
    assert case.faults() == []


def test_control_characters_are_cleaned_and_the_rest_is_kept(case: Case, sender: str) -> None:
    key = response(case, sender, "Rad ett\r\nRad\x00 två\x0b\ud800 med\u00a0hårt blanksteg \ufffe😀")
    assert case.read(the_response, key).text == "Rad ett\nRad två med\u00a0hårt blanksteg 😀"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300), words=st.text(max_size=40))
def test_any_text_can_be_registered_split_and_searched(
    case: Case, sender: str, text: str, words: str
) -> None:
    if clean_text(text).strip():
        key = response(case, sender, text)
        kept = case.read(the_response, key).text
        comment_id = case.change(split_comment, key, [(0, len(kept))], summary=words)
        assert case.read(comment_ids, CommentFilter(response_id=key)) == [comment_id]
    else:
        with pytest.raises(InvalidValueError):
            response(case, sender, text)
    case.read(comment_ids, CommentFilter(words=words))
    case.read(response_ids)


def test_two_forms_of_the_same_answer_do_not_overwrite_each_other(case: Case, sender: str) -> None:
    key = case.change(split_comment, response(case, sender, "Vi vill ha tåg."), [(0, 15)])
    case.change(assess, key, assessment_version=0, reply="Anna svarar.")
    case.change(assess, key, assessment_version=0, reply="Bo svarar.")
    (found,) = case.read(conflicts)
    assert [(side.value, side.author) for side in found.sides] == [
        ("Anna svarar.", case.author),
        ("Bo svarar.", case.author),
    ]


def test_what_is_not_there_is_said_so(case: Case) -> None:
    with pytest.raises(NotFoundError):
        case.change(tag_comment, "inget", "Tema")
    assert case.change(add_consultees, []) == []
