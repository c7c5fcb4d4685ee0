"""Hostile and odd lists: each is refused with its name and a reason, or read, and none takes long."""

import time
from collections.abc import Callable

import pytest

from consult.consultees.reading import read_table
from consult.errors import FileRefusedError, RefusalReason
from consult.prepared.web_form import read_form
from tests.consult.word_files import compound, paragraph, relationships, word_file, zipped

LONGEST_SECONDS = 5.0
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(sheet: str, more: dict[str, str] | None = None) -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
                f'<Override PartName="/xl/s.xml" ContentType="{types}.worksheet+xml"/></Types>'
            ),
            "_rels/.rels": relationships({"a": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": (
                f'<workbook xmlns="{SHEETS}" xmlns:r="{office}"><sheets>'
                '<sheet name="A" sheetId="1" r:id="b"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": relationships({"b": ("worksheet", "s.xml")}),
            "xl/s.xml": f'<worksheet xmlns="{SHEETS}"><sheetData>{sheet}</sheetData></worksheet>',
            **(more or {}),
        }
    )


def sheet_cell(place: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>Namn</t></is></c>'


@pytest.mark.parametrize("read", [read_table, read_form])
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("lista.docx", b"x", RefusalReason.NOT_TABLE),
        ("lista.csv", b"", RefusalReason.EMPTY),
        ("lista.csv", b" \n;;\n", RefusalReason.EMPTY),
        ("lista.csv", b"a\n" * 20_002, RefusalReason.TOO_LARGE),
        ("lista.csv", b";" * 19_000_000, RefusalReason.EMPTY),
        ("lista.csv", b";" * 21_000_000, RefusalReason.TOO_LARGE),
        ("lista.xlsx", compound("EncryptedPackage"), RefusalReason.ENCRYPTED),
        ("lista.xlsx", compound("Workbook"), RefusalReason.UNREADABLE_FORMAT),
        ("lista.xlsx", word_file(paragraph("x")), RefusalReason.NOT_TABLE),
        ("lista.xlsx", workbook("<row r='x'><c r='!!'/></row>"), RefusalReason.DAMAGED),
        ("lista.xlsx", workbook("", {"xl/x.xml": "<!DOCTYPE x><x/>"}), RefusalReason.EXTERNAL_ENTITIES),
        ("lista.xlsx", workbook("<row/>" * 700_000), RefusalReason.TOO_LARGE),
    ],
)
def test_tables_that_cannot_be_read_are_refused(
    name: str, content: bytes, reason: RefusalReason, read: Callable[[str, bytes], object]
) -> None:
    began = time.perf_counter()
    with pytest.raises(FileRefusedError) as refusal:
        read(name, content)
    assert time.perf_counter() - began < LONGEST_SECONDS
    assert (refusal.value.file, refusal.value.reason) == (name, reason)


def test_a_cell_in_the_last_corner_of_a_sheet_costs_nothing() -> None:
    far = sheet_cell("XFD1048576")
    rows = (
        f'<row r="1">{sheet_cell("A1")}</row><row r="2">{sheet_cell("A2")}</row><row r="1048576">{far}</row>'
    )
    began = time.perf_counter()
    table = read_table("lista.xlsx", workbook(rows))
    assert time.perf_counter() - began < LONGEST_SECONDS
    assert (table.headers, table.rows) == (("Namn",), (("Namn",),))


def styles_part(count: int) -> dict[str, str]:
    formats = "<xf numFmtId='0' fontId='0' fillId='0' borderId='0'/>" * count
    return {
        "xl/_rels/workbook.xml.rels": relationships(
            {"b": ("worksheet", "s.xml"), "c": ("styles", "styles.xml")}
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{SHEETS}"><cellXfs>{formats}</cellXfs></styleSheet>',
    }


FULL_ROW = "<row>" + '<c t="inlineStr"><is><t>Namn</t></is></c>' * 20 + "</row>"


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (lambda: workbook(FULL_ROW * 4_800), 4_799),
        (lambda: workbook(("<row>" + "<c><v>1.5</v></c>" * 50 + "</row>") * 2_900), 2_899),
        (lambda: workbook(FULL_ROW, styles_part(50_000)), 0),
    ],
)
def test_the_fullest_workbook_that_is_let_through_is_read_soon(
    content: Callable[[], bytes], rows: int
) -> None:
    made = content()
    began = time.perf_counter()
    assert len(read_table("lista.xlsx", made).rows) == rows
    assert time.perf_counter() - began < LONGEST_SECONDS


def test_a_workbook_of_too_many_styles_is_refused() -> None:
    with pytest.raises(FileRefusedError) as refusal:
        read_table("lista.xlsx", workbook(FULL_ROW, styles_part(70_000)))
    assert refusal.value.reason is RefusalReason.TOO_LARGE
