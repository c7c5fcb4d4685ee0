"""Lists of consultees that come in and go out."""

import csv
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from consult.consultees.listing import COLUMNS, list_as_csv, list_as_workbook
from consult.consultees.reading import (
    RowFault,
    entries,
    guessed_category,
    read_table,
    suggest_mapping,
)
from consult.consultees.records import Consultee, ConsulteeRow
from consult.documents.spreadsheets import MOST_COLUMNS, Table
from consult.vocabulary import Category, Language, ReplyStatus

HEADERS = [name.replace("_", " ") for name in COLUMNS]


def workbook(*lines: Sequence[object], hidden_first: bool = False) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    if hidden_first:
        sheet.append(["dold"])
        sheet.sheet_state = "hidden"
        sheet = book.create_sheet("Lista")
    for line in lines:
        sheet.append(list(line))
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def on_list(name: str, **more: str) -> ConsulteeRow:
    values = {
        "organisation_number": "",
        "county_code": "",
        "municipality_code": "",
        "contact_name": "",
        "email": "",
        **more,
    }
    consultee = Consultee("1", name, Category.MUNICIPALITY, **values, aliases=("Almvik", "=A"), version=1)
    return ConsulteeRow(consultee, None, "2026-03-01", "", "", "", ReplyStatus.WAITING, 2, 9)


# --- tables in


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_csv_is_read_whatever_its_delimiter_and_encoding(sign: str, encoding: str) -> None:
    text = f"Namn{sign}E-post\r\nÅmåls kommun{sign}a@b.se\r\n\r\n"
    table = read_table("lista.csv", text.encode(encoding))
    assert table == Table(("Namn", "E-post"), (("Åmåls kommun", "a@b.se"),))


def test_a_delimiter_inside_names_and_quotation_marks_cuts_nothing() -> None:
    text = 'Namn;E-post\n"Skogs, jord och vatten; AB";x@y.se\nBerg, dal;z@y.se\n'
    table = read_table("lista.csv", text.encode())
    assert [row[0] for row in table.rows] == ["Skogs, jord och vatten; AB", "Berg, dal"]


def test_an_open_quotation_mark_does_not_swallow_the_rows_after_it() -> None:
    table = read_table("lista.csv", b'Namn;Typ\n"Almvik;kommun\nBergslanda;kommun\n')
    assert [row[1] for row in table.rows] == ["kommun", "kommun"]


def test_a_workbook_is_read_as_texts_from_its_first_visible_sheet() -> None:
    lines: list[list[object]] = [
        ["Namn", "Kommunkod", "Datum"],
        ["Ale kommun", 1440, date(2026, 3, 1)],
        ["B", None, 2.5],
    ]
    table = read_table("lista.xlsx", workbook(*lines, hidden_first=True))
    assert table.headers == ("Namn", "Kommunkod", "Datum")
    assert table.rows == (("Ale kommun", "1440", "2026-03-01"), ("B", "", "2.5"))


def test_rows_shorter_than_the_headers_are_filled_and_empty_ends_cut() -> None:
    table = read_table("lista.csv", b"a;b;c;;\n1\n;;\n2;3;4\n;;;;\n")
    assert table == Table(("a", "b", "c"), (("1", "", ""), ("", "", ""), ("2", "3", "4")))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lista.csv", ";".join(str(n) for n in range(100)).encode()),
        ("lista.xlsx", workbook(range(100))),
    ],
)
def test_a_table_is_cut_at_the_widest(name: str, content: bytes) -> None:
    assert read_table(name, content).headers == tuple(str(n) for n in range(MOST_COLUMNS))


# --- which column is what


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        (
            ["Namn", "Typ", "E-post", "Org.nr", "Kontaktperson", "Kommunkod", "Länskod", "Alias"],
            [
                "name",
                "category",
                "email",
                "organisation_number",
                "contact_name",
                "municipality_code",
                "county_code",
                "aliases",
            ],
        ),
        (
            ["name", "category", "organisation_number", "contact_name", "email"],
            ["name", "category", "organisation_number", "contact_name", "email"],
        ),
        (["Remissinstans", "E-postadress"], ["name", "email"]),
        (["Organisationsnummer", "Organisation"], ["organisation_number", "name"]),
        (["Kontaktpersonens namn", "Instansens namn"], ["contact_name", "name"]),
        (["Färg", ""], []),
    ],
)
def test_columns_are_known_by_their_headers(headers: list[str], wanted: list[str]) -> None:
    assert suggest_mapping(headers) == {field: place for place, field in enumerate(wanted)}


@given(st.lists(st.text(max_size=12), max_size=12))
def test_no_column_is_suggested_twice(headers: list[str]) -> None:
    places = list(suggest_mapping(headers).values())
    assert len(set(places)) == len(places)
    assert all(0 <= place < len(headers) for place in places)


# --- entries


def read_entries(*rows: Sequence[str], fields: Sequence[str]) -> tuple[list[object], list[RowFault]]:
    table = Table(tuple(fields), tuple(tuple(row) for row in rows))
    found, faults = entries(table, {field: place for place, field in enumerate(fields)})
    return list(found), faults


def test_a_row_becomes_an_entry_with_its_codes_put_right() -> None:
    table = Table(
        ("Namn", "Kategori", "Orgnr", "Kommunkod", "Län", "Alias"),
        (("  Almviks  kommun ", "Kommuner", "2120001234", "114", "Skåne", "Almvik; Almviks kn|A"),),
    )
    (entry,), faults = entries(table, suggest_mapping(table.headers))
    assert faults == []
    assert entry.name == "Almviks kommun"
    assert entry.category is Category.MUNICIPALITY
    assert entry.organisation_number == "212000-1234"
    assert (entry.municipality_code, entry.county_code) == ("0114", "12")
    assert entry.aliases == ("Almvik", "Almviks kn", "A")


@pytest.mark.parametrize(
    ("written", "category"),
    [
        ("kommun", Category.MUNICIPALITY),
        ("Landsting", Category.REGION),
        ("state_agency", Category.STATE_AGENCY),
        ("Statlig  myndighet", Category.STATE_AGENCY),
        ("Municipality", Category.MUNICIPALITY),
        ("HÖGSKOLA", Category.UNIVERSITY),
        ("förening", Category.CIVIL_SOCIETY),
    ],
)
def test_categories_are_known_by_code_and_by_the_words_of_both_languages(
    written: str, category: Category
) -> None:
    (entry,), _ = entries(Table(("n", "c"), (("X", written),)), {"name": 0, "category": 1})
    assert entry.category is category


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("Almviks kommun", Category.MUNICIPALITY),
        ("Göteborgs Stad", Category.MUNICIPALITY),
        ("Region Almarike", Category.REGION),
        ("Länsstyrelsen i Almarike län", Category.COUNTY_BOARD),
        ("Almarikes kommunalförbund", Category.MUNICIPAL_FEDERATION),
        ("Högskolan i Almvik", Category.UNIVERSITY),
        ("Almviks universitet", Category.UNIVERSITY),
        ("Trafikverket", Category.STATE_AGENCY),
        ("Myndigheten för yrkeshögskolan", Category.STATE_AGENCY),
        ("Almviks Energi AB", Category.BUSINESS),
        ("Hembygdsföreningen Ek", Category.CIVIL_SOCIETY),
        ("Miljöpartiet i Almvik", Category.POLITICAL_PARTY),
        ("Vänsterpartiet", Category.POLITICAL_PARTY),
        ("Någon helt annan", Category.OTHER),
    ],
)
def test_without_a_category_the_name_speaks(name: str, category: Category) -> None:
    assert guessed_category(name) is category


def test_what_the_register_knows_is_filled_in() -> None:
    (entry,), _ = entries(Table(("n",), (("ale kommun",),)), {"name": 0})
    assert (entry.name, entry.municipality_code, entry.county_code) == ("ale kommun", "1440", "14")
    (other,), _ = entries(Table(("n", "c"), (("ale kommun", "företag"),)), {"name": 0, "category": 1})
    assert (other.category, other.municipality_code) == (Category.BUSINESS, "")


@pytest.mark.parametrize("written", ["3", "03", "c", "C", "Uppsala län", "uppsala"])
def test_a_county_is_known_by_code_letter_and_name(written: str) -> None:
    (entry,), _ = entries(Table(("n", "l"), (("A", written),)), {"name": 0, "county_code": 1})
    assert entry.county_code == "03"


def test_rows_with_faults_are_told_by_the_line_of_the_sheet() -> None:
    rows = [
        ("Almviks kommun", "kommun", ""),
        ("", "kommun", ""),
        ("", "", ""),
        ("almviks kommun", "", ""),
        ("Bergslanda", "planet", ""),
        ("Ekhamra", "", "12345"),
        ("x" * 501, "", ""),
    ]
    found, faults = read_entries(*rows, fields=["name", "category", "municipality_code"])
    assert len(found) == 1
    assert [(fault.row, fault.field, fault.problem) for fault in faults] == [
        (3, "name", "empty"),
        (5, "name", "already_there"),
        (6, "category", "unknown_code"),
        (7, "municipality_code", "unknown_code"),
        (8, "name", "too_long"),
    ]
    assert faults[2].value == "planet"


def test_a_column_that_is_not_there_is_no_crash() -> None:
    found, faults = entries(Table(("n",), (("A",),)), {"name": 0, "email": 7})
    assert ([entry.email for entry in found], faults) == ([""], [])


# --- lists out

DANGEROUS = ["=1+1", "+46 70", "-2", "@SUM(A1)", "#N/A", "\t=1"]


def test_csv_out_has_no_formulas_and_opens_in_excel() -> None:
    content = list_as_csv([on_list(name, email="=cmd|' /C calc'!A0") for name in DANGEROUS], HEADERS)
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert lines[0] == HEADERS
    assert len(lines) == len(DANGEROUS) + 1
    assert all(len(line) == len(COLUMNS) for line in lines)
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert lines[1][0] == "'=1+1"


def test_a_workbook_out_keeps_every_text_a_text() -> None:
    content = list_as_workbook([on_list(name) for name in DANGEROUS], HEADERS)
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    names = [sheet.cell(line, 1) for line in range(2, len(DANGEROUS) + 2)]
    assert [cell.value for cell in names] == DANGEROUS
    assert {cell.data_type for cell in names} == {"s"}
    assert sheet.cell(2, COLUMNS.index("comments") + 1).value == 9
    assert sheet.freeze_panes == "A2"


def test_codes_go_out_in_the_language_wanted() -> None:
    swedish = list_as_csv([on_list("A")], HEADERS).decode("utf-8-sig")
    english = list_as_csv([on_list("A")], HEADERS, Language.ENGLISH).decode("utf-8-sig")
    assert "Kommun" in swedish
    assert "Municipality" in english


@pytest.mark.parametrize("language", list(Language))
@given(
    names=st.lists(
        st.text(st.characters(whitelist_categories=("L", "N")), min_size=1, max_size=20),
        min_size=1,
        unique_by=str.casefold,
    )
)
def test_a_list_that_went_out_comes_in_again(language: Language, names: list[str]) -> None:
    rows = [on_list(name, county_code="26", municipality_code="2601", email="a@b.se") for name in names]
    for file, content in (
        ("lista.csv", list_as_csv(rows, HEADERS, language)),
        ("lista.xlsx", list_as_workbook(rows, HEADERS, language)),
    ):
        table = read_table(file, content)
        found, faults = entries(table, suggest_mapping(table.headers))
        assert faults == []
        assert [entry.name for entry in found] == names
        assert {(entry.category, entry.municipality_code) for entry in found} == {
            (Category.MUNICIPALITY, "2601")
        }
