"""A text that was read badly is read anew: what was split from it moves along, or waits to be placed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.analysis.queries import open_work
from consult.anchors import find_span, make_span
from consult.case import Case
from consult.comments.operations import split_comment
from consult.comments.queries import comments_of_response, the_comment
from consult.comments.readings import (
    correct_reading,
    earlier_readings,
    lost_spans,
    place_lost_span,
    remove_lost_span,
    responses_with_lost_spans,
)
from consult.consultees.operations import add_consultees
from consult.consultees.queries import consultee_named
from consult.consultees.records import RegisterEntry
from consult.errors import InvalidValueError
from consult.responses.operations import register_response, skip_span
from consult.responses.queries import the_response, unread_pieces
from consult.responses.records import IncomingFile
from consult.vocabulary import Category, DocumentRole

TEXT = "Vi vill ha bostader.\nOch tåg.\nHälsningar"
BETTER = "Dnr 17\nVi vill ha bostäder.\nOch tåg.\nHälsningar"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "fall.samrad", title="Strategi") as made:
        made.change(add_consultees, [RegisterEntry("Falu kommun", Category.MUNICIPALITY)])
        yield made


def register(case: Case, text: str, files: tuple[IncomingFile, ...] = ()) -> str:
    sender = case.read(consultee_named, "Falu kommun")
    assert sender is not None
    return case.change(
        register_response, consultee_ids=[sender.id], received_on="2026-05-02", text=text, files=files
    )


def test_what_stands_in_both_readings_moves_along(case: Case) -> None:
    response = register(case, TEXT)
    comment = case.change(split_comment, response, [(21, 29)])
    case.change(skip_span, response, 30, 40)
    assert case.change(correct_reading, response, BETTER, reason="bättre avläst") == 0
    (span,) = case.read(the_comment, comment).spans
    assert BETTER[span.start : span.end] == span.quote == "Och tåg."
    assert case.read(the_response, response).skipped[0].quote == "Hälsningar"
    (earlier,) = case.read(earlier_readings, response)
    assert (earlier.text, earlier.reason) == (TEXT, "bättre avläst")


def test_what_reads_otherwise_waits_to_be_placed_and_keeps_its_words(case: Case) -> None:
    response = register(case, TEXT)
    comment = case.change(split_comment, response, [(0, 20)])
    assert case.change(correct_reading, response, BETTER) == 1
    assert case.read(the_comment, comment).quote == "Vi vill ha bostader."
    assert case.read(open_work).lost_spans == 1
    assert case.read(responses_with_lost_spans) == [response]
    (lost,) = case.read(lost_spans, response)
    assert lost.likely is not None
    assert BETTER[slice(*lost.likely)] == "Vi vill ha bostäder."
    assert "Vi vill ha bostäder." in [BETTER[s:e] for s, e in case.read(unread_pieces, response)]
    case.change(place_lost_span, lost.id, 7, 27)
    assert case.read(the_comment, comment).quote == "Vi vill ha bostäder."
    assert case.read(open_work).lost_spans == 0
    case.undo()
    case.undo()
    assert case.read(the_response, response).text == TEXT
    assert case.read(lost_spans, response) == []


def test_a_lost_stretch_is_given_up_unless_it_is_the_only_one(case: Case) -> None:
    response = register(case, TEXT)
    comment = case.change(split_comment, response, [(0, 20), (21, 29)])
    case.change(correct_reading, response, BETTER)
    (lost,) = case.read(lost_spans, response)
    case.change(remove_lost_span, lost.id)
    assert case.read(the_comment, comment).quote == "Och tåg."
    case.change(correct_reading, response, "Något annat.")
    (last,) = case.read(lost_spans, response)
    with pytest.raises(InvalidValueError):
        case.change(remove_lost_span, last.id)


def test_words_that_stand_in_several_places_without_their_context_are_not_guessed() -> None:
    span = make_span("Vi säger ja. Ja.", 13, 16)
    assert find_span("Ja.\n\nNej.\n\nJa.", span) is None
    found = find_span("Hej! Vi säger ja. Ja.", span)
    assert found is not None
    assert found.start == 18


def test_the_parts_of_a_response_move_along(case: Case) -> None:
    files = (
        IncomingFile("mejl.eml", b"a", DocumentRole.COVER, "Hej, här kommer svaret."),
        IncomingFile("svar.pdf", b"b", DocumentRole.ANSWER, "Vi vill ha bostader."),
    )
    response = register(case, "Hej, här kommer svaret.\n\nVi vill ha bostader.", files)
    case.change(correct_reading, response, "Hej, här kommer svaret.\n\nDnr 17\nVi vill ha bostäder nu.")
    found = case.read(the_response, response)
    parts = {
        each.file_name: found.text[each.start : each.end]
        for each in found.documents
        if each.start is not None and each.end is not None
    }
    assert parts["mejl.eml"].strip() == "Hej, här kommer svaret."
    assert parts["svar.pdf"].endswith("Vi vill ha bostäder nu.")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(st.text(alphabet="abc åäö.", min_size=1, max_size=12), min_size=1, max_size=6),
    other=st.lists(st.text(alphabet="abc åäö.", min_size=0, max_size=12), min_size=0, max_size=6),
)
def test_no_span_ever_quotes_what_is_not_in_its_place(case: Case, lines: list[str], other: list[str]) -> None:
    text = "x" + "\n".join(lines)
    response = register(case, text)
    case.change(split_comment, response, [(0, max(1, len(text) // 2))])
    case.change(correct_reading, response, "\n".join(["y", *other, *lines[1:]]))
    after = case.read(the_response, response).text
    for comment in case.read(comments_of_response, response):
        for span in comment.spans:
            assert span.lost or after[span.start : span.end] == span.quote
