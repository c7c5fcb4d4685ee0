"""Web pages as text: what a reader sees, in the charset it is in, within bounds."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.draft.records import LeftOut
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading.web_page import read, text_in

LONGEST_SECONDS = 10.0


def reason(content: bytes) -> RefusalReason | None:
    """Why a file is refused; None when it is read."""
    try:
        read("svar.html", content)
    except FileRefusedError as error:
        return error.reason
    return None


def text(page: str) -> str:
    return read("svar.html", page.encode()).text


def test_blocks_become_lines_and_what_is_not_shown_is_not_read() -> None:
    page = """<!DOCTYPE html><html><head><title>Svar &amp; bilaga</title><style>p {}</style></head>
    <body><h1>Yttrande</h1><script>x()</script><p>Vi <b>till</b>styrker
    förslaget.<br>Det är bra&nbsp;nog.</p><!-- inte detta --><div>Slut</div></body></html>"""
    found = read("svar.html", page.encode())
    assert found.text == "Yttrande\nVi tillstyrker förslaget.\nDet är bra\u00a0nog.\nSlut"
    assert found.subject == "Svar & bilaga"


def test_lists_have_bullets_or_numbers() -> None:
    page = (
        "<ul><li><p>ett</p><li>två<ul><li>tre</ul></ul>"
        "<ol start=3><li>c<li value=7>g</ol><ol type=a><li>x</ol>"
    )
    assert text(page) == "• ett\n• två\n• tre\n3. c\n7. g\na. x"


def test_rows_of_tables_are_lines_with_tabs() -> None:
    page = "<table><tr><th>Mål<th>Sida<th>Synpunkt</tr><tr><td>3<td><td>Stryk<p>detta</p><br>nu</tr></table>"
    assert text(page) == "Mål\tSida\tSynpunkt\n3\t\tStryk detta nu"


def test_tables_that_lay_out_a_mail_keep_its_paragraphs_apart() -> None:
    assert text("<table><tr><td><p>Hej</p><p>Vi avstår</p></td></tr></table>") == "Hej\nVi avstår"
    nested = "<table><tr><td>Vänster<td><table><tr><td>1<td>2</table></table>"
    assert text(nested) == "Vänster\n1\t2"


def test_empty_lines_are_those_that_are_seen() -> None:
    assert text("<div>Hej</div><div><br></div><p>&nbsp;</p><div>Vi<br></div>slut") == "Hej\n\n\nVi\nslut"
    assert text("<pre>a  b\n\n c</pre>d") == "a  b\n\n c\nd"


def test_hidden_text_and_pictures_are_listed() -> None:
    page = (
        '<p style="display: none">dolt</p><p hidden>också</p>syns<img src="x.png" alt="Logga"><img width=1>'
    )
    found = read("svar.html", page.encode())
    assert found.text == "syns"
    assert found.left_out == (LeftOut("hidden_text", 2, "dolt"), LeftOut("picture", 1, "Logga"))


@pytest.mark.parametrize(
    "content",
    [
        "<p>Åtgärder – nu".encode(),
        "<p>Åtgärder – nu".encode("cp1252"),
        "<p>Åtgärder – nu".encode("utf-16"),
        "<p>Åtgärder – nu".encode("utf-8-sig"),
        "<meta charset='windows-1252'><p>Åtgärder – nu".encode("cp1252"),
        "<meta http-equiv=x content='text/html; charset=iso-8859-1'><p>Åtgärder – nu".encode("cp1252"),
        "<meta charset=utf-8><p>Åtgärder – nu".encode("cp1252"),
        "<meta charset=finns-inte><p>Åtgärder – nu".encode(),
        "<meta charset=idna><p>Åtgärder – nu".encode(),
        "<meta charset=rot13><p>Åtgärder – nu".encode(),
        "<meta charset=utf-16><p>Åtgärder – nu".encode(),
        "<p>Åt\0gärder &#8211; nu".encode(),
        b"<p>&Aring;tg&auml;rder &ndash; nu",
    ],
)
def test_charsets(content: bytes) -> None:
    assert read("svar.html", content).text == "Åtgärder – nu"


def test_one_damaged_letter_does_not_change_the_others() -> None:
    assert text_in("åä".encode() + b"\xff" + "ö".encode(), "utf-8") == "åä\ufffdö"


@given(st.binary(), st.text(max_size=20))
def test_no_bytes_and_no_charset_are_too_odd(content: bytes, charset: str) -> None:
    text_in(content, charset)


@given(st.binary(max_size=400) | st.text("<>/=\"' &;#aptdlirh!-\0", max_size=400).map(str.encode))
def test_odd_pages_are_read_or_refused(content: bytes) -> None:
    reason(content)


@given(st.lists(st.text(st.characters(whitelist_categories=("L", "N")), min_size=1), min_size=1))
def test_paragraphs_come_through_word_for_word(lines: list[str]) -> None:
    assert text("".join(f"<p>{line}</p>" for line in lines)) == "\n".join(lines)


@pytest.mark.parametrize("content", [b"", b" \n", b"<!-- inget -->"])
def test_empty_pages(content: bytes) -> None:
    assert reason(content) is RefusalReason.EMPTY


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"<div>x" * 3_000, RefusalReason.TOO_LARGE),
        (b"<p>" * 1_300_000, RefusalReason.TOO_LARGE),
        (b"<p>x</p>" * 500_000, None),
        (b"<div>" * 1_500 + b"<b>x</b></i>" * 300_000, None),
        (b"<tr><td>a<td>b" * 300_000, None),
        (b"<ol>" + b"<li>a" * 500_000, None),
        (b"<p hidden>" * 1_000 + b"x" * 10_000_000, None),
        (b"&amp;" * 5_000_000, None),
    ],
)
def test_huge_and_deep_pages_take_seconds(content: bytes, expected: RefusalReason | None) -> None:
    before = time.perf_counter()
    assert reason(content) is expected
    assert time.perf_counter() - before < LONGEST_SECONDS
