"""Our answer form: made from the draft, filled in, and read back with every word at its place."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook

from consult.case import Case
from consult.comments.operations import QUOTE_GAP
from consult.comments.queries import comments_of_response
from consult.comments.records import Comment
from consult.consultees.operations import add_consultees
from consult.consultees.queries import consultee_named
from consult.consultees.records import RegisterEntry
from consult.documents.answer_forms import BoxKind, parse_tag
from consult.draft.operations import load_draft
from consult.draft.queries import sections
from consult.draft.reading import read_draft
from consult.errors import InvalidValueError
from consult.prepared.operations import register_incoming
from consult.prepared.queries import prepared_incoming
from consult.reports.answer_form import FormOptions
from consult.reports.answer_form_excel import write_answer_sheet
from consult.reports.answer_form_word import write_answer_form
from consult.resources import resource
from consult.responses.intake import read_incoming
from consult.responses.queries import the_response, unread_pieces
from consult.responses.records import Response
from consult.vocabulary import Category, CommentKind, Stance

VIEW = "Vi saknar en tidplan.\nDen bör gälla till 2030.\n\nOch vem betalar?"
WORDING = "Länet ska ha en tidplan."


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    draft = resource("demo", "almarike-2040-remissversion.docx")
    content = draft.read_bytes()
    with Case.create(tmp_path_factory.mktemp("formulär") / "fall.samrad", title="Almarike 2040") as made:
        made.change(load_draft, read_draft(draft.name, content), file_name=draft.name, content=content)
        made.change(add_consultees, [RegisterEntry("Falu kommun", Category.MUNICIPALITY)])
        yield made


def section_key(case: Case, number: str) -> str:
    return next(each.id for each in case.read(sections) if each.number == number)


Boxes = Mapping[tuple[BoxKind, str], str]


def fill_word(path: Path, boxes: Boxes, beside: str = "") -> None:
    document = Document(str(path))
    body: Any = document.element.body
    for control in list(body.iter(qn("w:sdt"))):
        found = parse_tag(control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")))
        if found is not None and found in boxes:
            prompt = control.find(qn("w:sdtPr")).find(qn("w:showingPlcHdr"))
            prompt.getparent().remove(prompt)
            content = control.find(qn("w:sdtContent"))
            content.clear()
            for line in boxes[found].split("\n"):
                paragraph = document.add_paragraph(line)
                content.append(paragraph._p)
    if beside:
        document.add_paragraph(beside)
    document.save(str(path))


def fill_excel(path: Path, boxes: Boxes, beside: str = "") -> None:
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    columns = {BoxKind.VIEW: 3, BoxKind.STANCE: 4, BoxKind.WORDING: 5}
    rows = {parse_tag(str(row[0].value)): at for at, row in enumerate(sheet.iter_rows(), 1)}
    for (kind, key), text in boxes.items():
        asked = BoxKind.VIEW if kind in columns else kind
        sheet.cell(rows[asked, key], columns.get(kind, 3)).value = text
    if beside:
        sheet.cell(sheet.max_row + 2, 2).value = beside
    workbook.save(path)


KINDS = [(".docx", write_answer_form, fill_word), (".xlsx", write_answer_sheet, fill_excel)]
Kind = tuple[str, Callable[..., None], Callable[..., None]]


@pytest.fixture(params=KINDS, ids=[kind[0] for kind in KINDS])
def kind(request: pytest.FixtureRequest) -> Kind:
    found: Kind = request.param
    return found


def sent_back(case: Case, folder: Path, kind: Kind, boxes: Boxes, beside: str = "") -> Path:
    ending, write, fill = kind
    path = folder / f"svar{ending}"
    write(case, path, FormOptions(depth=3))
    fill(path, boxes, beside)
    return path


def registered(case: Case, path: Path) -> tuple[Response, list[Comment]]:
    sender = case.read(consultee_named, "Falu kommun")
    assert sender is not None
    incoming, prepared = case.read(prepared_incoming, read_incoming(path))
    key = case.change(
        register_incoming,
        prepared,
        consultee_ids=[sender.id],
        received_on="2026-05-02",
        text=incoming.text,
        files=incoming.files,
    )
    return case.read(the_response, key), case.read(comments_of_response, key)


def test_a_filled_in_form_is_read_back_completely_and_anchored(
    case: Case, tmp_path: Path, kind: Kind
) -> None:
    rail, homes = section_key(case, "5.3.1"), section_key(case, "8.3.1")
    boxes = {
        (BoxKind.SENDER, ""): "Falu kommun",
        (BoxKind.EMAIL, ""): "kommun@falun.se",
        (BoxKind.OVERALL, ""): "Tillstyrker villkorat",
        (BoxKind.VIEW, rail): VIEW,
        (BoxKind.STANCE, homes): "Avstyrker",
        (BoxKind.WORDING, homes): WORDING,
        (BoxKind.OTHER, ""): "Lättläst.",
    }
    response, comments = registered(case, sent_back(case, tmp_path, kind, boxes))
    assert response.stance is Stance.SUPPORTS_CONDITIONALLY
    told = [
        (each.quote, [anchor.number for anchor in each.anchors], each.stance, each.kind) for each in comments
    ]
    assert told == [
        ("Vi saknar en tidplan.\nDen bör gälla till 2030.", ["5.3.1"], None, CommentKind.VIEW),
        ("Och vem betalar?", ["5.3.1"], None, CommentKind.VIEW),
        (f"Avstyrker{QUOTE_GAP}{WORDING}", ["8.3.1"], Stance.OPPOSES, CommentKind.PROPOSED_WORDING),
        ("Lättläst.", [], None, CommentKind.VIEW),
    ]
    assert [each.proposed_wording for each in comments] == ["", "", WORDING, ""]
    assert case.read(unread_pieces, response.id) == []


def test_the_sender_written_in_the_form_is_the_one_suggested(case: Case, tmp_path: Path, kind: Kind) -> None:
    boxes = {(BoxKind.SENDER, ""): "Falu kommun", (BoxKind.OTHER, ""): "Bra."}
    incoming = read_incoming(sent_back(case, tmp_path, kind, boxes))
    assert incoming.answer.sender == "Falu kommun"


def test_what_is_written_beside_the_boxes_is_kept_and_unread(case: Case, tmp_path: Path, kind: Kind) -> None:
    boxes = {(BoxKind.OTHER, ""): "Bra."}
    response, _ = registered(case, sent_back(case, tmp_path, kind, boxes, "PS. Ring oss!"))
    unread = [response.text[start:end] for start, end in case.read(unread_pieces, response.id)]
    assert unread == ["PS. Ring oss!"]


def test_an_empty_form_has_no_comments(case: Case, tmp_path: Path, kind: Kind) -> None:
    _, prepared = case.read(prepared_incoming, read_incoming(sent_back(case, tmp_path, kind, {})))
    assert prepared is not None
    assert (prepared.text, prepared.comments) == ("", ())


def test_our_own_lines_cannot_be_changed_and_boxes_have_names(case: Case, tmp_path: Path) -> None:
    write_answer_form(case, tmp_path / "formulär.docx")
    body: Any = Document(str(tmp_path / "formulär.docx")).element.body
    locks, names = [], []
    for properties in body.iter(qn("w:sdtPr")):
        found = parse_tag(properties.find(qn("w:tag")).get(qn("w:val")))
        assert found is not None
        locks.append(
            (found[0] in (BoxKind.FIXED, BoxKind.FORM), properties.find(qn("w:lock")).get(qn("w:val")))
        )
        names.append(found[0] in (BoxKind.FIXED, BoxKind.FORM) or properties.find(qn("w:alias")) is not None)
    assert set(locks) == {(True, "sdtContentLocked"), (False, "sdtLocked")}
    assert all(names)
    assert all(child.tag in (qn("w:sdt"), qn("w:sectPr")) for child in body)


def test_a_changed_line_of_ours_is_kept(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "ändrat.docx"
    write_answer_form(case, path)
    document = Document(str(path))
    body: Any = document.element.body
    heading = next(each for each in body.iter(qn("w:t")) if each.text == "1.1 En strategi för hela länet")
    heading.text += " - stryk hela!"
    document.save(str(path))
    response, _ = registered(case, path)
    assert "1.1 En strategi för hela länet - stryk hela!" in response.text


def test_without_a_draft_there_is_no_form(tmp_path: Path) -> None:
    with Case.create(tmp_path / "tomt.samrad", title="Tomt") as empty, pytest.raises(InvalidValueError):
        write_answer_form(empty, tmp_path / "formulär.docx")
    assert not (tmp_path / "formulär.docx").exists()


def test_another_workbook_is_no_answer_form(tmp_path: Path) -> None:
    table = BytesIO()
    workbook = Workbook()
    workbook.worksheets[0].append(["Namn", "Svar"])
    workbook.save(table)
    (tmp_path / "lista.xlsx").write_bytes(table.getvalue())
    incoming = read_incoming(tmp_path / "lista.xlsx")
    assert incoming.problem is not None
    assert incoming.text == ""


def controls(document: Any, kind: BoxKind, key: str = "") -> list[Any]:
    found = []
    for control in document.element.body.iter(qn("w:sdt")):
        tag = control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val"))
        if parse_tag(tag) == (kind, key):
            found.append(control)
    return found


def test_a_box_that_was_copied_and_filled_in_twice_keeps_both(case: Case, tmp_path: Path) -> None:
    rail = section_key(case, "5.3.1")
    path = sent_back(case, tmp_path, KINDS[0], {(BoxKind.VIEW, rail): "Det ena."})
    document = Document(str(path))
    (box,) = controls(document, BoxKind.VIEW, rail)
    copied = deepcopy(box)
    box.addnext(copied)
    next(copied.iter(qn("w:t"))).text = "Det andra."
    document.save(str(path))
    _, comments = registered(case, path)
    assert [each.quote for each in comments] == ["Det ena.", "Det andra."]
    assert {anchor.number for each in comments for anchor in each.anchors} == {"5.3.1"}


def test_words_where_a_choice_was_asked_for_are_kept(case: Case, tmp_path: Path, kind: Kind) -> None:
    boxes = {(BoxKind.OVERALL, ""): "Kanske, vi är kluvna", (BoxKind.OTHER, ""): "Bra."}
    response, _ = registered(case, sent_back(case, tmp_path, kind, boxes))
    unread = [response.text[start:end] for start, end in case.read(unread_pieces, response.id)]
    assert (unread, response.stance) == (["Kanske, vi är kluvna"], None)


def test_words_in_a_box_that_is_still_flagged_as_empty_are_kept(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "flaggat.docx"
    write_answer_form(case, path)
    document = Document(str(path))
    (box,) = controls(document, BoxKind.OTHER)
    next(box.iter(qn("w:t"))).text = "Skrivet utan att flaggan togs bort."
    document.save(str(path))
    _, (comment,) = registered(case, path)
    assert comment.quote == "Skrivet utan att flaggan togs bort."


def test_comments_in_the_margin_of_a_form_are_kept(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "marginal.docx"
    write_answer_form(case, path)
    document = Document(str(path))
    run = document.add_paragraph("PS.").runs[0]
    document.add_comment([run], text="Varför frågar ni inte om båtar?", author="Anna")
    document.save(str(path))
    response, _ = registered(case, path)
    assert "Varför frågar ni inte om båtar?" in response.text


def test_what_a_sender_says_of_itself_is_noted(case: Case, tmp_path: Path, kind: Kind) -> None:
    boxes = {
        (BoxKind.SENDER, ""): "Falu kommun, enheten för plan",
        (BoxKind.EMAIL, ""): "plan@falun.se, helst telefon",
        (BoxKind.OTHER, ""): "Bra.",
    }
    response, _ = registered(case, sent_back(case, tmp_path, kind, boxes))
    assert "enheten för plan" in response.note
    assert "helst telefon" in response.note


def test_another_sheet_of_the_form_is_kept(case: Case, tmp_path: Path) -> None:
    path = sent_back(case, tmp_path, KINDS[1], {(BoxKind.OTHER, ""): "Bra."})
    workbook = load_workbook(path)
    workbook.create_sheet("Mer").append(["Vi vill också", "ha båtar"])
    workbook.save(path)
    response, _ = registered(case, path)
    assert "Vi vill också\tha båtar" in response.text
