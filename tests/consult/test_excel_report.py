from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from consult.case import Case
from consult.comments.operations import edit_comment, split_comment
from consult.consultees.queries import consultee_rows
from consult.database.tables import comment
from consult.errors import TargetRefusedError
from consult.operation import Session
from consult.reports.excel import write_excel
from consult.reports.options import ReportOptions
from consult.reports.sheets import LONGEST_CELL, Continued, fitting, pieces
from consult.responses.operations import register_response
from consult.vocabulary import Language
from tests.consult.cases import AGENCY, PHRASE, complete, small_case

OPTIONS = ReportOptions(date=date(2026, 6, 22), mask_private_persons=False)
SHEETS = [
    "Om exporten",
    "Synpunkter",
    "Remissinstanser",
    "Remissvar",
    "Statistik",
    "Täckning",
    "Instans och avsnitt",
]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as opened:
        yield opened


def written(case: Case, options: ReportOptions = OPTIONS) -> Path:
    target = case.path.with_name("synpunkter.xlsx")
    write_excel(case, target, options)
    return target


def sheet(file: Path, name: str) -> Worksheet:
    found = openpyxl.load_workbook(file)[name]
    assert isinstance(found, Worksheet)
    return found


def records(found: Worksheet) -> list[dict[str, Any]]:
    header, *rows = found.iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def add_comment(case: Case, quote: str, summary: str = "") -> None:
    def answer(session: Session) -> None:
        who = consultee_rows(session)[0].consultee.id
        key = register_response(session, consultee_ids=[who], received_on="2026-06-01", text=quote)
        made = split_comment(session, key, [(0, len(quote))])
        edit_comment(session, made, summary=summary)

    case.change(answer)


def test_each_comment_is_a_row_word_for_word(case: Case) -> None:
    rows = records(sheet(written(case), "Synpunkter"))
    assert [row["Nr"] for row in rows] == ["2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4"]
    assert [row["Synpunkt"] for row in rows][4:] == AGENCY.split("\n")
    regions = rows[1]
    assert regions["Synpunkt"] == PHRASE
    assert regions["Instans"] == "Almviks kommun, Örsala kommun"
    assert regions["Kategori"] == "Kommun"
    assert regions["Inkommen"] == datetime(2026, 5, 27)
    assert regions["Diarienummer"] == "RS 2026-0417-38"
    assert regions["Avsnitt"] == "1.1 Befolkning; 3 Uppföljning"
    assert regions["Tema"] == "Analys"
    assert regions["Beslut"] == "Tillgodoses"
    assert regions["Åtgärd"] == "Avsnitt 1.1 får en tabell per kommun."
    assert len(regions["Id"]) == 32


def test_the_sheets_are_named_in_both_languages_and_made_to_work_in(case: Case) -> None:
    book = openpyxl.load_workbook(written(case))
    assert book.sheetnames == SHEETS
    found = book["Synpunkter"]
    assert found.freeze_panes == "B2"
    assert found.auto_filter.ref == "A1:Q9"
    assert found["A1"].font.bold
    assert found["G2"].alignment.wrap_text
    assert found["D2"].number_format == "yyyy-mm-dd"
    english = openpyxl.load_workbook(written(case, replace(OPTIONS, language=Language.ENGLISH)))
    assert english.sheetnames == [
        "About",
        "Comments",
        "Consultees",
        "Responses",
        "Statistics",
        "Coverage",
        "Consultees and sections",
    ]


def facts(case: Case) -> dict[Any, Any]:
    rows = sheet(written(case), "Om exporten").iter_rows(min_row=2, max_col=2, values_only=True)
    return {row[0]: row[1] for row in rows}


def test_about_tells_of_what_and_when_the_export_is(case: Case) -> None:
    about = facts(case)
    assert about["Uppgifternas kontrollsumma"] == case.history_hash()
    assert about["Av"] == "Anna Lind"
    assert about["Exporten gjord"] == datetime(2026, 6, 22)
    assert about["Antal synpunkter"] == 8
    assert about["Status"] == "Arbetsmaterial"
    complete(case)
    about = facts(case)
    assert about["Status"] == "Färdigt"


def test_consultees_stand_with_their_status_on_the_day(case: Case) -> None:
    def status(day: date) -> dict[str, str]:
        rows = records(sheet(written(case, replace(OPTIONS, date=day)), "Remissinstanser"))
        return {row["Instans"]: row["Status"] for row in rows}

    assert status(date(2026, 5, 1))["Almarikes bygdeförbund"] == "Inväntar svar"
    late = status(date(2026, 6, 22))
    assert late["Almarikes bygdeförbund"] == "Försenat"
    assert late["Örsala kommun"] == "Har svarat"
    assert late["Åsa Lind"] == "Ej utskickat"


def test_statistics_have_a_chart_and_coverage_its_sums(case: Case) -> None:
    file = written(case)
    with ZipFile(file) as archive:
        assert "xl/charts/chart1.xml" in archive.namelist()
    rows = {row["Kategori"]: row for row in records(sheet(file, "Statistik"))}
    assert rows["Kommuner"]["Har svarat"] == 2
    places = {row["Avsnitt"]: row for row in records(sheet(file, "Täckning"))}
    assert places["2.1 Hållbara resor"] == {
        "Avsnitt": "2.1 Hållbara resor",
        "Kommuner": 1,
        "Statliga myndigheter": 1,
        "Totalt": 2,
    }
    assert places["Utan avsnitt"]["Totalt"] == 1


@pytest.mark.parametrize("text", ["=1+1", "+46 8 12", "-5 %", "@SUMMA(A1)", "=cmd|' /C calc'!A0"])
def test_what_looks_like_a_formula_stays_text(case: Case, text: str) -> None:
    add_comment(case, text)
    (cell,) = [row[6] for row in sheet(written(case), "Synpunkter").iter_rows() if row[6].value == text]
    assert cell.data_type == "s"
    assert cell.quotePrefix


@pytest.mark.parametrize("text", ["#N/A", "#DIV/0!", "TRUE", "2026-01-01", "007", "_x0041_", "'kvot"])
def test_what_looks_like_something_else_stays_text(case: Case, text: str) -> None:
    add_comment(case, text)
    found = [row[6] for row in sheet(written(case), "Synpunkter").iter_rows()]
    wanted = text.replace("_x", "_x005F_x")  # openpyxl gives the escaped form; Excel shows the text
    assert [cell.data_type for cell in found if cell.value in {text, wanted}] == ["s"]


def test_control_characters_never_break_an_export(case: Case) -> None:
    def slip_in(session: Session) -> None:
        key = session.scalars(comment.select().with_only_columns(comment.c.id))[0]
        session.edit(comment, key, {"quote": "före\x00\x0b\x1fefter\ufffe\uffff", "summary": "a\tb & <c>"})

    case.change(slip_in)
    rows = records(sheet(written(case), "Synpunkter"))
    assert ("föreefter", "a\tb & <c>") in [(row["Synpunkt"], row["Sammanfattning"]) for row in rows]


def test_a_text_longer_than_a_cell_goes_on_in_the_next_row(case: Case) -> None:
    quote = "Ord och mening. " * 5_000 + "Slut"
    add_comment(case, quote, summary="Kort")
    rows = [row for row in records(sheet(written(case), "Synpunkter")) if str(row["Nr"]).startswith("4.1")]
    assert [row["Nr"] for row in rows] == ["4.1", "4.1 (forts.)", "4.1 (forts.)"]
    assert "".join(row["Synpunkt"] for row in rows) == quote
    assert [row["Sammanfattning"] for row in rows] == ["Kort", None, None]
    assert len({row["Id"] for row in rows}) == 1
    assert sheet(written(case), "Synpunkter").auto_filter.ref == "A1:Q12"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=50), st.integers(1, 3000))
def test_pieces_lose_nothing_and_fit(text: str, times: int) -> None:
    whole = text * times + "😀" * (times // 2)
    found = pieces(whole)
    assert "".join(str(piece) for piece in found) == whole
    assert all(len(str(piece).encode("utf-16-le")) // 2 <= LONGEST_CELL for piece in found)


def test_a_row_that_fits_is_left_alone() -> None:
    row = (Continued("1.1", "1.1 (forts.)"), "kort", 3, None)
    assert list(fitting(row)) == [row]


def test_private_persons_can_be_masked(case: Case) -> None:
    rows = records(sheet(written(case, replace(OPTIONS, mask_private_persons=True)), "Remissinstanser"))
    assert "Åsa Lind" not in [row["Instans"] for row in rows]
    assert "Privatperson" in [row["Instans"] for row in rows]


def test_neither_notes_nor_what_is_withdrawn_gets_out(case: Case) -> None:
    with ZipFile(written(case)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    for secret in ("INTERNT", "Landsbygden nämns", "Strategin är bra", "Inskickad två gånger"):
        assert secret not in everything


def test_the_same_case_gives_the_same_bytes(case: Case) -> None:
    first = written(case).read_bytes()
    assert written(case).read_bytes() == first


def test_a_target_that_cannot_be_written_is_refused(case: Case, tmp_path: Path) -> None:
    with pytest.raises(TargetRefusedError):
        write_excel(case, tmp_path / "finns inte" / "s.xlsx", OPTIONS)


def test_stopping_leaves_the_target_as_it_was(case: Case, tmp_path: Path) -> None:
    target = tmp_path / "s.xlsx"
    target.write_bytes(b"before")
    write_excel(case, target, OPTIONS, lambda _done, _total: False)
    assert target.read_bytes() == b"before"
    assert not list(tmp_path.glob(".*.part"))


def test_an_empty_case_makes_a_workbook(tmp_path: Path) -> None:
    with Case.create(tmp_path / "tom", title="=Tom", author="Anna") as empty:
        book = openpyxl.load_workbook(written(empty))
    assert book.sheetnames == SHEETS
    assert book["Om exporten"]["B2"].value == "=Tom"
    assert book["Om exporten"]["B2"].data_type == "s"
