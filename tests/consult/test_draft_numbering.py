"""Numbers that Word computes and that stand nowhere in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.documents.word_numbering import written_number
from consult.draft.reading import read_draft
from tests.consult.word_files import (
    STYLES,
    abstract_list,
    cell,
    concrete_list,
    heading,
    in_list,
    list_level,
    paragraph,
    table,
    word_file,
)

OUTLINE = (list_level(0, "%1."), list_level(1, "%1.%2"), list_level(2, "%1.%2.%3"))


def numbers(body: str, numbering: str, styles: str = STYLES) -> list[str]:
    draft = read_draft("utkast.docx", word_file(body, styles=styles, numbering=numbering))
    return [section.number for section in draft.sections]


def labels(body: str, numbering: str) -> list[str]:
    draft = read_draft("utkast.docx", word_file(body, numbering=numbering))
    return [passage.label for section in draft.sections for passage in section.passages]


def items(*levels: int, number: int = 1) -> str:
    return "".join(paragraph("Text", properties=in_list(number, level)) for level in levels)


def headings(*levels: int, number: int = 1) -> str:
    return "".join(heading("Mål", level + 1, in_list(number, level)) for level in levels)


def test_headings_are_numbered_over_the_levels_and_lose_the_last_full_stop() -> None:
    numbering = abstract_list(0, *OUTLINE) + concrete_list(1, 0)
    found = numbers(headings(0, 1, 1, 2, 0, 1), numbering)
    assert found == ["1", "1.1", "1.2", "1.2.1", "2", "2.1"]


def test_a_list_that_a_style_names_numbers_its_paragraphs_at_the_level_tied_to_the_style() -> None:
    tied = "".join(
        list_level(level, text, more=f'<w:pStyle w:val="Rubrik{level + 1}"/>')
        for level, text in enumerate(("%1", "%1.%2"))
    )
    named = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = STYLES.replace('<w:pPr><w:outlineLvl w:val="0"/>', f'<w:pPr>{named}<w:outlineLvl w:val="0"/>')
    styles = styles.replace('<w:pPr><w:outlineLvl w:val="1"/>', f'<w:pPr>{named}<w:outlineLvl w:val="1"/>')
    body = heading("A") + heading("B", 2) + heading("C", 2) + heading("D") + heading("E", 2)
    numbering = abstract_list(0, tied) + concrete_list(1, 0)
    assert numbers(body, numbering, styles) == ["1", "1.1", "1.2", "2", "2.1"]


def test_a_paragraph_can_leave_the_list_of_its_style() -> None:
    named = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = STYLES.replace('<w:pPr><w:outlineLvl w:val="0"/>', f'<w:pPr>{named}<w:outlineLvl w:val="0"/>')
    body = heading("Förord", properties='<w:numPr><w:numId w:val="0"/></w:numPr>') + heading("Mål")
    numbering = abstract_list(0, *OUTLINE) + concrete_list(0, 0) + concrete_list(1, 0)
    assert numbers(body, numbering, styles) == ["", "1"]


def test_a_style_of_ones_own_is_numbered_as_the_heading_it_is_based_on() -> None:
    second = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    styles = STYLES.replace('<w:pPr><w:outlineLvl w:val="1"/>', f'<w:pPr>{second}<w:outlineLvl w:val="1"/>')
    styles += '<w:style w:type="paragraph" w:styleId="Egen"><w:basedOn w:val="Rubrik2"/></w:style>'
    numbering = abstract_list(0, *OUTLINE) + concrete_list(1, 0)
    assert numbers(headings(0) + paragraph("Mål", "Egen") + heading("Mål", 2), numbering, styles) == [
        "1",
        "1.1",
        "1.2",
    ]


def test_a_typed_number_and_a_bullet_before_a_heading() -> None:
    numbering = abstract_list(0, list_level(0, "–", "bullet")) + concrete_list(1, 0)
    assert numbers(heading("3.2 Resande") + headings(0), numbering) == ["3.2", ""]


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("decimal", "%1.", ["1.", "2."]),
        ("lowerLetter", "%1)", ["a)", "b)"]),
        ("upperLetter", "(%1)", ["(A)", "(B)"]),
        ("lowerRoman", "%1.", ["i.", "ii."]),
        ("upperRoman", "Del %1", ["Del I", "Del II"]),
        ("decimalZero", "%1", ["01", "02"]),
        ("bullet", "\uf0b7", ["•", "•"]),
        ("bullet", "–", ["–", "–"]),
        ("none", "", ["", ""]),
        ("cardinalText", "%1.", ["1.", "2."]),
    ],
)
def test_each_number_format(form: str, text: str, shown: list[str]) -> None:
    assert labels(items(0, 0), abstract_list(0, list_level(0, text, form)) + concrete_list(1, 0)) == shown


def test_two_lists_of_one_kind_go_on_counting_and_a_start_override_begins_anew() -> None:
    numbering = (
        abstract_list(0, *OUTLINE)
        + concrete_list(1, 0)
        + concrete_list(2, 0)
        + concrete_list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    )
    body = items(0, number=1) + items(0, number=2) + items(0, 0, number=3) + items(0, number=1)
    assert labels(body, numbering) == ["1.", "2.", "5.", "6.", "7."]


def test_an_overridden_level_has_its_own_form() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{list_level(0, "%1)", "lowerLetter", start=3)}</w:lvlOverride>'
    assert labels(items(0, 0), abstract_list(0, *OUTLINE) + concrete_list(1, 0, override)) == ["c)", "d)"]


def test_restarts_are_as_the_level_says() -> None:
    never = list_level(1, "%2", more='<w:lvlRestart w:val="0"/>')
    after_first_only = list_level(2, "%3", more='<w:lvlRestart w:val="1"/>')
    numbering = abstract_list(0, list_level(0, "%1"), never, after_first_only) + concrete_list(1, 0)
    assert labels(items(0, 1, 0, 1), numbering) == ["1", "1", "2", "2"]
    assert labels(items(0, 1, 2, 1, 2, 0, 2), numbering) == ["1", "1", "1", "2", "2", "2", "1"]


def test_legal_numbering_shows_digits_and_a_level_not_met_shows_its_start() -> None:
    legal = list_level(1, "%1.%2", more="<w:isLgl/>")
    numbering = abstract_list(0, list_level(0, "%1", "upperRoman"), legal) + concrete_list(1, 0)
    assert labels(items(1, 0, 1), numbering) == ["1.1", "I", "1.1"]


def test_a_list_can_borrow_the_levels_of_a_numbering_style() -> None:
    style = (
        '<w:style w:type="numbering" w:styleId="Lista"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    borrowing = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Lista"/></w:abstractNum>'
    numbering = abstract_list(0, *OUTLINE) + borrowing + concrete_list(1, 1) + concrete_list(2, 0)
    content = word_file(items(0, 0), styles=STYLES + style, numbering=numbering)
    draft = read_draft("utkast.docx", content)
    assert [each.label for each in draft.sections[0].passages] == ["1.", "2."]


def test_an_empty_item_counts_and_a_deleted_one_does_not() -> None:
    deleted = "<w:rPr><w:del w:id='1'/></w:rPr>"
    numbering = abstract_list(0, *OUTLINE) + concrete_list(1, 0)
    body = items(0) + paragraph(properties=in_list(1)) + items(0)
    assert labels(body, numbering) == ["1.", "3."]
    gone = paragraph(
        properties=in_list(1) + deleted, content="<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
    )
    assert labels(items(0) + gone + items(0), numbering) == ["1.", "2."]


def test_items_in_a_cell_keep_their_numbers_in_its_text() -> None:
    numbering = abstract_list(0, *OUTLINE) + concrete_list(1, 0)
    body = table([[cell(items(0, 0)), cell(paragraph(properties=in_list(1)))]])
    draft = read_draft("utkast.docx", word_file(body, numbering=numbering))
    assert [each.text for each in draft.sections[0].passages] == ["1. Text\n2. Text", "3."]


@pytest.mark.parametrize(
    "numbering",
    [
        "",
        concrete_list(1, 7),
        abstract_list(0) + concrete_list(1, 0),
        abstract_list(0, list_level(0, "%1." * 500)) + concrete_list(1, 0),
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Rubrik1"/></w:abstractNum>'
        + concrete_list(1, 0),
        abstract_list(0, list_level(0, "%1", start=999999999)) + concrete_list(1, 0),
    ],
)
def test_damaged_lists_lose_no_text(numbering: str) -> None:
    draft = read_draft("utkast.docx", word_file(items(0, 8) + items(99), numbering=numbering))
    assert [each.text for each in draft.sections[0].passages] == ["Text"] * 3


@given(st.integers(1, 3999))
def test_roman_numerals_are_right(number: int) -> None:
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    values = [worth[letter] for letter in written_number(number, "upperRoman")]
    after = [*values[1:], 0]
    assert sum(-one if one < next_one else one for one, next_one in zip(values, after, strict=True)) == number


@given(st.lists(st.integers(0, 2), min_size=1, max_size=30))
def test_each_number_of_an_outline_is_met_once_when_no_level_is_skipped(steps: list[int]) -> None:
    levels = [0]
    for step in steps:
        levels.append(min(step, levels[-1] + 1))
    found = numbers(headings(*levels), abstract_list(0, *OUTLINE) + concrete_list(1, 0))
    assert len(set(found)) == len(found)
    assert [number.count(".") for number in found] == levels
