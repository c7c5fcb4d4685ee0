"""OpenDocument texts, word for word, and those that are broken, locked or mean harm."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.draft.records import LeftOut
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading.open_document import MOST_REPEATED, read
from consult.responses.reading.records import ReadResponse
from tests.consult.word_files import compound, zipped

LONGEST_SECONDS = 10.0
_URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    f'xmlns:{prefix}="{_URN}:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
        ("svg", "svg-compatible"),
    )
)
LISTS = (
    '<text:list-style style:name="N">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/>'
    "</text:list-style>"
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="\uf0b7"/></text:list-style>'
    '<text:list-style style:name="I"><text:list-level-style-number text:level="1" style:num-format="I" '
    'text:start-value="4"/></text:list-style>'
)
OUTLINE = (
    '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="1"/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>'
)


def styles(content: str) -> str:
    return f"<office:document-styles {NAMES}>{content}</office:document-styles>"


def document(body: str, **more: str | bytes) -> bytes:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{LISTS}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **more})


def found(body: str, **more: str | bytes) -> ReadResponse:
    return read("svar.odt", document(body, **more))


def text(body: str, **more: str | bytes) -> str:
    return found(body, **more).text


def reason(content: bytes) -> RefusalReason | None:
    """Why a file is refused; None when it is read."""
    try:
        read("svar.odt", content)
    except FileRefusedError as error:
        return error.reason
    return None


def p(content: str) -> str:
    return f"<text:p>{content}</text:p>"


def item(*content: str, more: str = "") -> str:
    return f"<text:list-item {more}>{''.join(content)}</text:list-item>"


def listed(style: str, *items: str, more: str = "") -> str:
    return f'<text:list text:style-name="{style}" {more}>{"".join(items)}</text:list>'


def table(*rows: str) -> str:
    return f"<table:table><table:table-column/>{''.join(rows)}</table:table>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def cell(content: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{content}</table:table-cell>"


def test_reading_order_with_empty_lines_between_kinds() -> None:
    body = (
        '<text:h text:outline-level="1">Yttrande</text:h>'
        + p("Vi <text:span>till<text:span>styrker</text:span></text:span>.")
        + p("")
        + f"<text:section>{p('I ett avsnitt')}</text:section>"
        + listed("N", item(p("ett"), p("mer")), item(p("två")))
        + table(row(cell(p("Mål")), cell(p("a") + p("b"))), row(cell(""), cell(p("c"))))
        + table(row(cell(p("x"))))
        + p("Slut")
    )
    assert text(body) == (
        "Yttrande\n\nVi tillstyrker.\nI ett avsnitt\n\n1. ett\nmer\n2. två\n\nMål\ta b\n\tc\n\nx\n\nSlut"
    )


def test_spaces_tabs_and_line_breaks() -> None:
    assert (
        text(p('a  \n b<text:s text:c="3"/>c<text:s/>d<text:tab/>e<text:line-break/>f')) == "a b   c d\te\nf"
    )


def test_labels_of_lists() -> None:
    third = listed("N", item(p("tre")))
    nested = listed("N", item(p("ett"), listed("N", item(p("a"), third), item(p("b")))), item(p("två")))
    assert text(nested) == "1. ett\na) a\n1.a.1 tre\nb) b\n2. två"
    assert text(listed("B", item(p("x"), listed("B", item(p("y")))))) == "– x\n• y"
    assert text(listed("I", item(p("x")), item(p("y"), more='text:start-value="9"'))) == "IV x\nIX y"
    assert text(listed("finns inte", item(p("x")))) == "• x"
    assert (
        text(listed("N", f"<text:list-header>{p('rubrik')}</text:list-header>", item(p("x"))))
        == "rubrik\n1. x"
    )


def test_lists_that_go_on_after_text() -> None:
    first = listed("N", item(p("a")), more='xml:id="l1"')
    assert text(first + p("mellan") + listed("N", item(p("b")), more='text:continue-list="l1"')) == (
        "1. a\n\nmellan\n\n2. b"
    )
    assert text(first + listed("N", item(p("b")), more='text:continue-numbering="true"')) == "1. a\n2. b"
    assert text(first + listed("N", item(p("b")))) == "1. a\n1. b"


def test_numbers_of_headings() -> None:
    def heading(level: int, words: str) -> str:
        return f'<text:h text:outline-level="{level}">{words}</text:h>'

    body = (
        heading(1, "A")
        + heading(2, "B")
        + heading(2, "C")
        + heading(3, "D")
        + heading(1, "E")
        + heading(2, "F")
    )
    more = {"styles.xml": styles(f"<office:styles>{OUTLINE}</office:styles>")}
    assert text(body, **more) == "1 A\n1.1 B\n1.2 C\nD\n2 E\n2.1 F"
    assert text(body) == "A\nB\nC\nD\nE\nF"


def test_notes_stand_last_and_boxes_after_their_paragraph() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        f"<text:note-body>{p('Noten')}{p('mer')}</text:note-body></text:note>"
    )
    box = f"<draw:frame><draw:text-box>{p('ruta')}</draw:text-box></draw:frame>"
    assert text(p(f"Ett{note}{box} slut") + p("Två")) == "Ett slut\nruta\nTvå\n\n1 Noten\nmer"


def test_what_is_left_out_is_listed() -> None:
    deleted = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><office:change-info/>'
        f"{p('struket')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    body = (
        deleted
        + f"<text:table-of-content><text:index-body>{p('1 Rubrik')}</text:index-body></text:table-of-content>"
        + p(
            'a<text:change text:change-id="c"/>b' + f"<office:annotation>{p('kommentar')}</office:annotation>"
        )
        + p('<draw:frame draw:name="Bild"><draw:image/><svg:title>x</svg:title></draw:frame>')
        + p('<draw:frame draw:name="Ark"><draw:object/><draw:image/></draw:frame>')
        + f'<text:section text:display="none">{p("dolt")}</text:section>'
    )
    header = f"<style:master-page><style:header>{p('Huvud')}</style:header></style:master-page>"
    master = f"<office:master-styles>{header}</office:master-styles>"
    response = found(body, **{"styles.xml": styles(master)})
    assert response.text == "ab"
    assert set(response.left_out) == {
        LeftOut("deleted_text", 1, "struket"),
        LeftOut("contents", 1, "1 Rubrik"),
        LeftOut("comment", 1, "kommentar"),
        LeftOut("picture", 1, "Bild"),
        LeftOut("embedded_object", 1, "Ark"),
        LeftOut("hidden_text", 1, "dolt"),
        LeftOut("header", 1, "Huvud"),
    }


def test_tables_within_cells_and_repeated_cells() -> None:
    inner = table(row(cell(p("1")), cell(p("2"))))
    assert text(table(row(cell(inner), cell(p("b"))))) == "1 2\tb"
    repeated = cell(p("x"), 'table:number-columns-repeated="16384"')
    assert text(table(row(repeated))) == "\t".join("x" * MOST_REPEATED)
    empty = cell("", 'table:number-columns-repeated="16384"')
    assert text(table(row(cell(p("a")), empty))) == "a"


def test_what_is_refused() -> None:
    whole = document(p("Text"))
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    assert reason(whole) is None
    assert reason(b"") is RefusalReason.EMPTY
    assert reason(b"%PDF-1.4") is RefusalReason.UNREADABLE_FORMAT
    assert reason(compound("EncryptedPackage")) is RefusalReason.ENCRYPTED
    assert reason(whole[:-40]) is RefusalReason.TRUNCATED
    assert reason(document(p("x"), **{"META-INF/manifest.xml": manifest})) is RefusalReason.ENCRYPTED
    assert reason(zipped({"content.xml": doctype})) is RefusalReason.EXTERNAL_ENTITIES
    assert reason(document(p("x"), **{"styles.xml": doctype})) is RefusalReason.EXTERNAL_ENTITIES
    assert reason(zipped({"content.xml": "<x>"})) is RefusalReason.DAMAGED
    assert reason(zipped({"content.xml": "<x/>"})) is RefusalReason.DAMAGED
    assert reason(zipped({"word/document.xml": "<x/>"})) is RefusalReason.DAMAGED


def test_an_empty_document_is_read() -> None:
    assert found("").blocks == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (document(p('a<text:s text:c="999999999"/>b') * 1_000), None),
        (document(table(row(cell(p("x" * 100_000), 'table:number-columns-repeated="999"') * 100))), None),
        (document(p("<text:span>" * 200 + "x" + "</text:span>" * 200)), None),
        (document("<text:section>" * 200 + p("x") + "</text:section>" * 200), None),
        (document(p("<text:span>" * 300 + "x" + "</text:span>" * 300)), RefusalReason.DAMAGED),
        (document(("<table:table><table:table-row><table:table-cell>") * 80 + p("x")), RefusalReason.DAMAGED),
        (document(p("x") * 400_000), None),
        (document(p("x") * 700_000), RefusalReason.TOO_LARGE),
        (zipped({"content.xml": b" " * (65 * 1024 * 1024)}), RefusalReason.TOO_LARGE),
        (document(listed("N", item(p("x")) * 200_000)), None),
    ],
)
def test_documents_that_mean_harm_take_seconds(content: bytes, expected: RefusalReason | None) -> None:
    before = time.perf_counter()
    assert reason(content) is expected
    assert time.perf_counter() - before < LONGEST_SECONDS


WHOLE = document(p("Text") * 20)


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_files_are_read_or_refused(place: int, damage: bytes) -> None:
    reason(WHOLE[:place] + damage + WHOLE[place + len(damage) :])


@given(st.lists(st.text(st.characters(whitelist_categories=("L", "N")), min_size=1), min_size=1))
def test_paragraphs_come_through_word_for_word(lines: list[str]) -> None:
    assert text("".join(p(line) for line in lines)) == "\n".join(lines)
