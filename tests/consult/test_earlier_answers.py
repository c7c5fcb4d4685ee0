"""What was answered to alike comments, with where it comes from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from consult.assessment.earlier_answers import NEAREST, QuoteIndex, earlier_answers, quote_index
from consult.case import Case
from consult.comments.groups import group_comments
from consult.comments.operations import assess, split_comment, withdraw_comment
from consult.comments.queries import comment_ids
from consult.consultees.operations import add_consultees
from consult.consultees.records import RegisterEntry
from consult.errors import NotFoundError
from consult.responses.operations import register_response
from consult.vocabulary import Category, Decision

QUOTES = (
    "Järnvägen genom dalen behöver rustas upp innan nya vägar byggs i länet.",
    "Järnvägen genom hela dalen behöver rustas upp innan några nya vägar byggs.",
    "Vi anser att järnvägen genom dalen behöver rustas upp innan nya vägar byggs i länet!",
    "Kulturen nämns för litet i strategin som helhet.",
    "Nej.",
    "nej",
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "fall", title="Almarike 2040", author="Anna") as made:
        names = [f"Ort {number} kommun" for number in range(len(QUOTES))]
        keys = made.change(add_consultees, [RegisterEntry(name, Category.MUNICIPALITY) for name in names])
        for key, quote in zip(keys, QUOTES, strict=True):
            answer = made.change(register_response, consultee_ids=[key], received_on="2026-05-02", text=quote)
            made.change(split_comment, answer, [(0, len(quote))])
        yield made


def comments(case: Case) -> list[str]:
    return case.read(comment_ids, order="received_on")


def test_an_earlier_answer_is_offered_with_its_source(case: Case) -> None:
    one, other, third, *_ = comments(case)
    index = case.read(quote_index)
    assert case.read(earlier_answers, third, index) == []
    case.change(assess, one, decision=Decision.NOT_ACCEPTED, reply="Staten ansvarar.", rationale="Lag.")
    found = case.read(earlier_answers, third, index)
    assert [(each.comment_id, each.senders, each.number) for each in found] == [(one, "Ort 0 kommun", 1)]
    assert (found[0].decision, found[0].reply, found[0].rationale) == (
        Decision.NOT_ACCEPTED,
        "Staten ansvarar.",
        "Lag.",
    )
    assert 80 < found[0].likeness < 100
    case.change(assess, other, reply="Ett annat svar.")
    assert [each.comment_id for each in case.read(earlier_answers, third, index)] == [one, other]
    assert case.read(earlier_answers, third, index, 1)[0].comment_id == one


def test_the_same_answer_is_offered_once(case: Case) -> None:
    one, other, third, *_ = comments(case)
    for key in (one, other):
        case.change(assess, key, reply="Staten ansvarar.")
    (found,) = case.read(earlier_answers, third, case.read(quote_index))
    assert (found.comment_id, found.others) == (one, 1)


def test_what_is_not_alike_withdrawn_or_of_the_same_group_is_not_offered(case: Case) -> None:
    one, other, third, culture, *_ = comments(case)
    index = case.read(quote_index)
    for key in (one, culture):
        case.change(assess, key, reply="Svar.")
    assert [each.comment_id for each in case.read(earlier_answers, other, index)] == [one]
    case.change(group_comments, [one, third])
    assert case.read(earlier_answers, third, index) == []
    assert case.read(earlier_answers, other, index) != []
    for key in (one, third):
        case.change(withdraw_comment, key, "Dubblett")
    assert case.read(earlier_answers, other, index) == []
    with pytest.raises(NotFoundError):
        case.read(earlier_answers, "ab" * 16, index)


def test_a_decision_without_words_is_no_answer_to_reuse(case: Case) -> None:
    one, other, *_ = comments(case)
    case.change(assess, one, decision=Decision.NOTED)
    assert case.read(earlier_answers, other, case.read(quote_index)) == []


def test_the_shortest_comments_find_each_other(case: Case) -> None:
    *_, first, second = comments(case)
    case.change(assess, first, reply="Noteras.")
    assert [each.likeness for each in case.read(earlier_answers, second, case.read(quote_index))] == [100.0]


def test_a_text_without_words_finds_nothing() -> None:
    index = QuoteIndex([("a", "– …"), ("b", "")])
    assert index.nearest("– …") == []
    assert index.nearest("") == []


def test_what_everybody_writes_is_counted_in_part() -> None:
    index = QuoteIndex((str(number), "Vi har inget att erinra") for number in range(6_000))
    assert len(index.nearest("Vi har inget att erinra")) == NEAREST
