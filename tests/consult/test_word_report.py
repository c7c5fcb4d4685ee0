import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from consult.case import Case
from consult.comments.operations import split_comment
from consult.consultees.queries import consultee_rows
from consult.database.tables import comment, consultation_round, meeting
from consult.errors import TargetRefusedError
from consult.operation import Session
from consult.reports.blocks import Line, Look, Table
from consult.reports.markup import END, START, BodyWriter, Outlet
from consult.reports.options import ANNEXES, Layout, Part, ReportOptions
from consult.reports.style_sheet import NAMES
from consult.reports.styles import own_document
from consult.reports.word import write_word
from consult.reports.writing import archive_in
from consult.responses.operations import register_response
from consult.vocabulary import Language
from tests.consult.cases import AGENCY, ALMVIK, PHRASE, complete, small_case
from tests.consult.word_reports import (
    OPTIONS,
    headers,
    headings,
    page,
    paragraphs,
    part,
    tables,
    text_of,
    written,
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("language", list(Language))
def test_every_comment_is_found_word_for_word(case: Case, layout: Layout, language: Language) -> None:
    file = written(case, replace(OPTIONS, layout=layout, language=language))
    opening, closing = ("”", "”") if language is Language.SWEDISH else ("“", "”")
    quotes = [*ALMVIK.replace(PHRASE, PHRASE.replace("\n", "\0")).split("\n"), *AGENCY.split("\n")]
    text = paragraphs(part(file))
    for quote in quotes:
        whole = opening + quote.replace("\0", "\n") + closing
        # Once in the main part, once in the annex; those that are not met are called to mind between.
        assert sum(whole in each for each in text) >= 2, whole


def test_line_feeds_are_breaks_within_a_paragraph(case: Case) -> None:
    first, second = PHRASE.split("\n")
    cell = next(each for each in part(written(case)).iter(qn("w:p")) if f"”{PHRASE}”" == text_of(each))
    assert [each.text for each in cell.iter(qn("w:t"))] == [f"”{first}", f"{second}”"]
    assert len(cell.findall(f".//{qn('w:br')}")) == 1


def test_the_chapters_come_in_their_order_and_sections_in_that_of_the_draft(case: Case) -> None:
    names = [text for _, text in headings(written(case))]
    wanted = [
        "Så genomfördes samrådet",
        "Synpunkter och ställningstaganden",
        "1 Nuläge och analys",
        "1.1 Befolkning",
        "2 Mål",
        "2.1 Hållbara resor",
        "2.1.1 Cykel",
        "3 Uppföljning",
        "Synpunkter på förslaget som helhet",
        "Synpunkter som inte har kunnat tillgodoses",
        "Förändringar av förslaget",
        "Bilaga 1. Remissinstanser",
        "Bilaga 2. Synpunkter i sin helhet",
    ]
    assert [name for name in names if name in wanted] == [
        *wanted[:10],
        "2.1 Hållbara resor",
        "2.1.1 Cykel",
        wanted[10],
        "1.1 Befolkning",
        "2.1.1 Cykel",
        *wanted[11:],
    ]


def test_a_comment_on_two_sections_is_printed_once_and_referred_to(case: Case) -> None:
    document = docx.Document(str(written(case)))
    cells = [cell for _, rows in tables(document) for row in rows for cell in row]
    assert sum(f"”{PHRASE}”" in cell for cell in cells) == 1
    assert "Synpunkt 2.2: se 1.1 Befolkning" in paragraphs(document.element.body)


def test_reply_decision_reasons_and_action_stand_beside_the_comment(case: Case) -> None:
    rows = [
        row
        for header, found in tables(docx.Document(str(written(case))))
        if header == ["Instans", "Synpunkt", "Kommentar", "Åtgärd"]
        for row in found
    ]
    (regions,) = [row for row in rows if PHRASE in row[1]]
    assert regions[0] == "Almviks kommun, Örsala kommun\nSynpunkt 2.2"
    assert regions[1] == f"Sammanfattning\nVisa skillnaderna.\n”{PHRASE}”"
    assert regions[2] == "Tillgodoses\nAnalysen delas upp på kommuner."
    assert regions[3] == "Avsnitt 1.1 får en tabell per kommun."
    (bus,) = [row for row in rows if "Busslinje" in row[1]]
    assert bus[2].endswith("Motivering\nStrategin anger inte turtäthet.")


def test_what_could_not_be_met_is_told_with_its_reasons(case: Case) -> None:
    rows = [
        row
        for header, found in tables(docx.Document(str(written(case))))
        if header == ["Instans", "Synpunkt", "Beslut", "Motivering"]
        for row in found
    ]
    assert [(row[2], row[3]) for row in rows] == [
        ("Tillgodoses inte", "Strategin anger inte turtäthet."),
        ("Tillgodoses inte", "Motivering saknas ännu."),
        ("Tillgodoses delvis", "Alla stråk ryms inte i kartans skala."),
    ]


def test_neither_notes_nor_what_is_withdrawn_gets_out(case: Case) -> None:
    file = written(case)
    with ZipFile(file) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    for secret in ("INTERNT", "Landsbygden nämns", "Strategin är bra", "Inskickad två gånger"):
        assert secret not in everything


def test_heading_levels_never_skip_and_no_paragraph_is_empty(case: Case) -> None:
    for layout in Layout:
        file = written(case, replace(OPTIONS, layout=layout))
        levels = [0, *(level for level, _ in headings(file))]
        assert all(after <= before + 1 for before, after in pairwise(levels))
        body = part(file)
        for paragraph in body.iter(qn("w:p")):
            assert text_of(paragraph).strip() or paragraph.find(f".//{qn('w:drawing')}") is not None


def test_tables_repeat_one_header_row_and_merge_nothing(case: Case) -> None:
    body = part(written(case))
    found = list(body.iter(qn("w:tbl")))
    assert len(found) > 10
    for table in found:
        rows = table.findall(qn("w:tr"))
        marked = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert marked == [True] + [False] * (len(rows) - 1)
        columns = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
        assert {len(row.findall(qn("w:tc"))) for row in rows} == {columns}
    assert not list(body.iter(qn("w:gridSpan"), qn("w:vMerge")))


def test_charts_are_told_in_words_and_in_a_table(case: Case) -> None:
    file = written(case)
    body = part(file)
    drawn = list(body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"))
    assert len(drawn) == 2
    assert "Kommuner 2 har svarat och 0 har inte svarat" in drawn[0].get("descr")
    assert all(each.get("name") for each in drawn)
    assert [each.get("id") for each in drawn] == ["1", "2"]
    header, rows = tables(docx.Document(str(file)))[0]
    assert header[0] == "Slag av instans"
    assert rows[0] == ["Kommuner", "2", "2", "0", "0", "4"]


def test_numbers_are_swedish(case: Case) -> None:
    found = [rows for header, rows in tables(docx.Document(str(written(case)))) if header[0] == "Beslut"]
    assert found[0][0] == ["Tillgodoses", "1", "12,5\u00a0%"]


def test_title_and_language_are_set(case: Case) -> None:
    for language, locale in ((Language.SWEDISH, "sv-SE"), (Language.ENGLISH, "en-GB")):
        file = written(case, replace(OPTIONS, language=language))
        document = docx.Document(str(file))
        assert document.core_properties.title.endswith("Almarike 2040")
        assert document.core_properties.language == locale
        marked = part(file, "word/styles.xml").find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        assert marked.get(qn("w:val")) == locale


def test_the_contents_are_filled_in_and_lead_to_their_headings(case: Case) -> None:
    body = part(written(case))
    contents = body.find(f".//{qn('w:sdtContent')}")
    entries = [(link.get(qn("w:anchor")), text_of(link)) for link in contents.iter(qn("w:hyperlink"))]
    marks = {mark.get(qn("w:name")): text_of(mark.getparent()) for mark in body.iter(qn("w:bookmarkStart"))}
    assert "1.1 Befolkning" in [text for _, text in entries]
    assert all(marks[anchor] == text for anchor, text in entries)
    kinds = [each.get(qn("w:fldCharType")) for each in contents.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_every_page_says_working_material_until_all_is_done(case: Case) -> None:
    file = written(case)
    document = docx.Document(str(file))
    section = document.sections[0]
    assert "Arbetsmaterial" in "".join(each.text for each in section.header.paragraphs)
    assert "Arbetsmaterial" in "".join(each.text for each in section.first_page_header.paragraphs)
    complete(case)
    assert "Arbetsmaterial" not in headers(written(case))


def test_the_page_is_a4_with_page_numbers(case: Case) -> None:
    section = page(written(case))
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    fields = [each.get(qn("w:instr")) for each in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_what_was_said_at_a_meeting_is_told_too(case: Case) -> None:
    def hold(session: Session) -> None:
        round_id = session.scalar(select(consultation_round.c.id))
        values = {"round_id": round_id, "title": "Dialog i Almvik", "held_on": "2026-04-14"}
        key = session.add(meeting, values)
        said = {"meeting_id": key, "number": 1, "kind": "view", "quote": "Fler bussar på kvällen."}
        session.add(comment, said)

    case.change(hold)
    for layout in Layout:
        text = paragraphs(part(written(case, replace(OPTIONS, layout=layout))))
        assert text.count("”Fler bussar på kvällen.”") == 1
        assert "M1.1\t”Fler bussar på kvällen.”" in text
        assert "Hölls 14\u00a0april\u00a02026" in text


def test_the_same_case_gives_the_same_bytes(case: Case) -> None:
    first = written(case).read_bytes()
    assert written(case).read_bytes() == first
    assert written(case, replace(OPTIONS, date=date(2026, 6, 23))).read_bytes() != first


def test_a_target_that_cannot_be_written_is_refused_and_nothing_is_left(case: Case, tmp_path: Path) -> None:
    with pytest.raises(TargetRefusedError) as refusal:
        write_word(case, tmp_path / "finns inte" / "r.docx", OPTIONS)
    assert "r.docx" in str(refusal.value.fields["file"])
    folder = tmp_path / "mapp.docx"
    folder.mkdir()
    with pytest.raises(TargetRefusedError):
        write_word(case, folder, OPTIONS)
    assert not list(tmp_path.glob(".*.part"))


def test_stopping_leaves_the_target_as_it_was(case: Case, tmp_path: Path) -> None:
    target = tmp_path / "r.docx"
    target.write_bytes(b"before")
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return len(told) < 3

    write_word(case, target, OPTIONS, tell)
    assert told == [(1, 16), (2, 16), (3, 16)]
    assert target.read_bytes() == b"before"
    assert not list(tmp_path.glob(".*.part"))


def test_private_persons_can_be_masked(case: Case) -> None:
    assert "Åsa Lind" in paragraphs(part(written(case)))
    masked = paragraphs(part(written(case, replace(OPTIONS, mask_private_persons=True))))
    assert "Åsa Lind" not in masked
    assert "Privatperson" in masked
    assert ReportOptions().mask_private_persons


def test_a_response_that_nobody_has_read_is_not_said_to_be_empty(case: Case) -> None:
    sender = case.read(consultee_rows)[0].consultee.id
    case.change(register_response, consultee_ids=[sender], received_on="2026-06-01", text="Oläst text.")
    told = paragraphs(part(written(case)))
    assert "Svaret är ännu inte genomläst." in told


def test_without_annexes(case: Case) -> None:
    names = [
        text
        for _, text in headings(
            written(case, replace(OPTIONS, parts=tuple(part for part in Part if part not in ANNEXES)))
        )
    ]
    assert not [name for name in names if name.startswith("Bilaga")]


def test_an_empty_case_makes_a_document(tmp_path: Path) -> None:
    with Case.create(tmp_path / "tom", title="Tom & <ny>", author="Anna") as empty:
        names = [text for _, text in headings(written(empty))]
    assert names[0] == "Så genomfördes samrådet"


def test_control_characters_in_the_case_do_no_harm(case: Case) -> None:
    def slip_in(session: Session) -> None:
        key = session.scalars(comment.select().with_only_columns(comment.c.id))[0]
        session.edit(comment, key, {"quote": "före\x00\x0b\x1fefter\ufffe\uffff slut\ttabb"})

    case.change(slip_in)
    assert any("”föreefter slut\ttabb”" in each for each in paragraphs(part(written(case))))


def test_a_very_long_comment_is_whole(case: Case) -> None:
    text = "Ord & mening. " * 20_000 + "Slut"

    def long_answer(session: Session) -> None:
        who = consultee_rows(session)[0].consultee.id
        answer = register_response(session, consultee_ids=[who], received_on="2026-06-01", text=text)
        split_comment(session, answer, [(0, len(text))])

    case.change(long_answer)
    assert sum(each.endswith(f"”{text}”") for each in paragraphs(part(written(case)))) == 2


@pytest.fixture(scope="module")
def ids() -> dict[str, str]:
    own_document()
    return {identifier: identifier for identifier in NAMES}


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@example(text="en\r\ntvå\rtre\n\tfyra")
def test_any_text_survives_in_the_body(text: str, ids: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "body.zip"
    with file.open("wb") as opened, archive_in(opened) as archive, archive.part("body.xml") as body:
        outlet = Outlet(body)
        outlet.write(START)
        writer = BodyWriter(outlet, ids, bullets="1", width=9000, add_chart=lambda _: "rId1")
        writer.block(Table(("Kolumn",), (1,), [((Line(Look.QUOTE, text),),)]))
        outlet.write(END)
        outlet.flush()
    root = parse_xml(ZipFile(file).read("body.xml"))
    forbidden = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    wanted = re.sub("\r\n?", "\n", forbidden.sub("", text))
    assert text_of(root.findall(f".//{qn('w:tc')}")[1]) == wanted
