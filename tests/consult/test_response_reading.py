"""The text of a response as the officer gets to read and split it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.responses.reading import read_response, readable
from tests.consult.word_files import (
    abstract_list,
    cell,
    concrete_list,
    heading,
    in_list,
    list_level,
    notes,
    paragraph,
    run,
    table,
    text_box,
    word_file,
)

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "docx"


def test_the_text_is_in_reading_order_with_empty_lines_between_kinds() -> None:
    numbering = (
        abstract_list(0, list_level(0, "%1."))
        + abstract_list(1, list_level(0, "%1)", "lowerLetter"))
        + concrete_list(1, 0)
        + concrete_list(2, 1)
    )
    body = (
        heading("Sammanfattning", properties=in_list(1))
        + paragraph("Kommunen tillstyrker.")
        + paragraph("Vi vill dock:")
        + paragraph("stryka mål 3", properties=in_list(2))
        + paragraph("lägga till mål 4", properties=in_list(2))
        + table([["Avsnitt", "Synpunkt"], ["3.2", cell(paragraph("Oklart.") + paragraph("Stryk."))]])
        + paragraph("Med vänlig hälsning")
    )
    assert read_response("svar.docx", word_file(body, numbering=numbering)).text == (
        "1. Sammanfattning\n"
        "\n"
        "Kommunen tillstyrker.\n"
        "Vi vill dock:\n"
        "\n"
        "a) stryka mål 3\n"
        "b) lägga till mål 4\n"
        "\n"
        "Avsnitt\tSynpunkt\n"
        "3.2\tOklart. Stryk.\n"
        "\n"
        "Med vänlig hälsning"
    )


def test_notes_stand_last_and_text_boxes_where_they_hang() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = paragraph("Ett", content=reference + text_box(paragraph("ruta"))) + paragraph("Två")
    more = {"footnotes.xml": ("footnotes", notes("footnote", {1: "Noten"}))}
    assert read_response("svar.docx", word_file(body, parts=more)).text == "Ett\nruta\nTvå\n\n1 Noten"


def test_tables_after_each_other_are_kept_apart() -> None:
    text = read_response("svar.docx", word_file(table([["a", "b"]]) + table([["c"]]))).text
    assert text == "a\tb\n\nc"


@pytest.mark.parametrize(
    "name",
    ["svar.docx", "SVAR.DOCX", "svar.v2.docx", "svar.txt", "svar.docm", "svar.PDF", "svar.msg", "svar.odt"],
)
def test_word_and_text_files_are_readable(name: str) -> None:
    assert readable(name)


@pytest.mark.parametrize("name", ["svar.doc", "docx", "", "svar.docx.exe", "svar.png"])
def test_other_files_are_not(name: str) -> None:
    assert not readable(name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_files_are_read_in_the_encodings_people_have(encoding: str) -> None:
    text = "Vi avstyrker förslaget – åtgärderna är för få.\nÖver tid"
    assert read_response("svar.txt", text.replace("\n", "\r\n").encode(encoding)).text == text


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1))
def test_text_in_utf_8_comes_through_word_for_word(text: str) -> None:
    expected = "".join(sign for sign in text if sign not in "\ufffe\uffff").removeprefix("\ufeff")
    if expected:
        assert read_response("svar.txt", text.encode()).text == expected


@given(st.lists(st.text(st.characters(whitelist_categories=("L", "N", "P", "S")), min_size=1), min_size=1))
def test_paragraphs_in_word_come_through_word_for_word(lines: list[str]) -> None:
    body = "".join(paragraph(content=run(line)) for line in lines)
    assert read_response("svar.docx", word_file(body)).text == "\n".join(lines)


def test_checkboxes_of_a_form_are_seen() -> None:
    path = SAMPLES / "docx_checkboxes.docx"
    if not path.exists():
        pytest.skip("the samples are not here")
    text = read_response(path.name, path.read_bytes()).text
    assert "☒ Orange juice ☐ Tea" in text
    assert "☒ Design\n☒ Implementation\n☐ Documentation" in text
