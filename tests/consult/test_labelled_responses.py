"""The labelled responses agree with themselves and with the demo's draft."""

import re
import tomllib
from pathlib import Path

import pytest

from consult.demo_draft import DRAFT_NAME
from consult.draft.reading import read_draft
from consult.resources import resource
from tests.assist.responses import (
    MARK,
    AnchoredBy,
    labelled_response,
    labelled_responses,
    marked_text,
    response_files,
)

LONGEST_UNMARKED_LINE = 60

each_file = pytest.mark.parametrize("path", response_files(), ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def section_numbers() -> set[str]:
    draft = read_draft(DRAFT_NAME, resource("demo", DRAFT_NAME).read_bytes())
    return {section.number for section in draft.sections if section.number}


def test_the_set_is_large_enough_to_measure_with() -> None:
    responses = labelled_responses()
    assert len(responses) >= 30
    assert sum(len(response.comments) for response in responses) >= 250


@each_file
def test_marks_never_nest_and_are_all_closed(path: Path) -> None:
    assert re.findall("[⟦⟧]", MARK.sub("", marked_text(path))) == []


@each_file
def test_comments_are_numbered_in_order_both_in_the_text_and_in_the_labels(path: Path) -> None:
    first_seen = list(dict.fromkeys(mark[1] for mark in MARK.finditer(marked_text(path)) if mark[1] != "-"))
    labels = tomllib.loads(path.read_text(encoding="utf-8"))["comments"]
    assert first_seen == [str(number) for number in range(1, len(labels) + 1)]
    assert [str(label["number"]) for label in labels] == first_seen


@each_file
def test_only_short_lines_stand_outside_the_marks(path: Path) -> None:
    between = MARK.sub("\n", marked_text(path)).splitlines()
    assert [line for line in between if len(line.strip()) > LONGEST_UNMARKED_LINE] == []


@each_file
def test_stretches_have_words_and_no_space_around_them(path: Path) -> None:
    response = labelled_response(path)
    spans = [span for comment in response.comments for span in comment.spans]
    stretches = [response.text[start:end] for start, end in [*spans, *response.skipped]]
    assert [stretch for stretch in stretches if not stretch.strip() or stretch != stretch.strip(" \n")] == []


@each_file
def test_sections_are_those_of_the_draft(path: Path, section_numbers: set[str]) -> None:
    named = {section for comment in labelled_response(path).comments for section in comment.sections}
    assert named <= section_numbers


@each_file
def test_what_is_anchored_by_something_has_a_section(path: Path) -> None:
    assert [
        comment.number
        for comment in labelled_response(path).comments
        if bool(comment.sections) == (comment.anchored_by is AnchoredBy.NONE)
    ] == []
