"""The text of rich text files: letters in every form they come in, paragraphs, cells, and hostile files."""

import time
from contextlib import suppress

import pytest

from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading import rich_text

FONTS = rb"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset238{\*\falt x}Arial CE;}}"


def text(body: bytes) -> str:
    return rich_text.read("svar.rtf", rb"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + b"\\f0 " + body + b"}").text


def refusal(content: bytes) -> RefusalReason:
    with pytest.raises(FileRefusedError) as caught:
        rich_text.read("svar.rtf", content)
    assert caught.value.file == "svar.rtf"
    return caught.value.reason


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (rb"Bj\'f6rk\'e5", "Björkå"),
        (rb"Bj\'F6rk\u229?", "Björkå"),
        (rb"\uc1\u197\'c5r \u8211- nej", "År – nej"),
        ("rätt å".encode("cp1252"), "rätt å"),
        ("rätt å".encode(), "rätt å"),
        (rb"{\f1\'b9} \'e5", "ą å"),
        (rb"\u-10179?\u-8704?", "😀"),
        (rb"\ldblquote nej\rdblquote\~\endash  ja", "“nej”\u00a0– ja"),
        (rb"bostads\-byggande \{1\}", "bostadsbyggande {1}"),
    ],
)
def test_letters_in_every_form(body: bytes, found: str) -> None:
    assert text(body) == found


def test_a_page_of_letters_of_another_language() -> None:
    assert rich_text.read("svar.rtf", rb"{\rtf1\ansi\ansicpg1250 \'b9}").text == "ą"


def test_paragraphs_tabs_and_rows() -> None:
    assert text(rb"Ett\par Tv\'e5\tab tre\line fyra\par\par Fem") == "Ett\nTvå\ttre\nfyra\n\nFem"
    assert text(rb"\trowd a\cell b\cell\row c | d\cell e\cell\row") == "a\tb\nc | d\te"


def test_notes_and_text_boxes_stand_where_they_hang() -> None:
    assert text(rb"Text{\footnote  Noten.} mer.").split() == ["Text", "Noten.", "mer."]
    box = rb"{\shp{\*\shpinst\shpleft1{\sp{\sn a}{\sv 1}}{\shptxt \pard Ruta\par}}{\shprslt Ruta}}"
    assert text(b"Ett" + box + rb"\par Tv\'e5").split() == ["Ett", "Ruta", "Två"]


def test_a_link_is_its_words() -> None:
    assert (
        text(rb'Se {\field{\*\fldinst{HYPERLINK "https://x.se"}}{\fldrslt{regionens sida}}}.')
        == "Se regionens sida."
    )


def test_headers_and_comments_are_left_out_and_listed() -> None:
    body = rb"{\rtf1\ansi{\header Ydre kommun}{\headerf Ydre}{\footer 1}Vi avst\'e5r.{\*\annotation hm}}"
    found = rich_text.read("svar.rtf", body)
    assert found.text == "Vi avstår."
    assert [(each.what, each.count) for each in found.left_out] == [
        ("header", 2),
        ("footer", 1),
        ("comment", 1),
    ]


def test_pictures_are_no_text() -> None:
    assert text(b"{\\pict\\bin7 {{}\\}}!}Hej" + b"{\\pict\\wmetafile8 " + b"0aff" * 5000 + b"}") == "Hej"


def test_files_that_are_no_whole_rich_text_are_refused() -> None:
    assert refusal(b"") is RefusalReason.EMPTY
    assert refusal(b"Hej") is RefusalReason.DAMAGED
    assert refusal(b"%PDF-1.4") is RefusalReason.DAMAGED
    assert refusal(rb"{\rtf1\ansi Vi avst") is RefusalReason.TRUNCATED


def test_no_text_is_no_block() -> None:
    assert rich_text.read("svar.rtf", rb"{\rtf1\ansi\par }").blocks == ()


@pytest.mark.parametrize(
    "body",
    [
        b"{" * 500_000 + b"}" * 500_000,
        b"}" * 100_000,
        b"{\\fonttbl" + b"\\f1\\fcharset1" * 60_000 + b"}",
        b"{\\fonttbl" * 60_000,
        b"{\\field{\\*\\fldinst{x" * 60_000,
        b"\\u999999999?\\uc99999999999 \\ansicpg99999 \\'zz\\'8 \\u?\\u- \\f\\fcharset99 \\'81",
        b"\\bin999999999 x",
        b"\\pict\\binx\\bin",
        b"\0\xff\xfe" * 1000,
    ],
)
def test_hostile_files_end_soon_and_well(body: bytes) -> None:
    started = time.monotonic()
    with suppress(FileRefusedError):
        rich_text.read("svar.rtf", b"{\\rtf1 " + body + b"}")
    assert time.monotonic() - started < 5


def test_too_long_a_text_is_refused() -> None:
    assert refusal(b"{\\rtf1 " + b"ord " * 2_600_000 + b"}") is RefusalReason.TOO_LARGE
