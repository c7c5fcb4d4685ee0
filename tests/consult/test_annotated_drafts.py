"""A copy of the draft that comes back with comments and tracked changes."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from consult.case import Case
from consult.comments.queries import comments_of_response
from consult.consultees.operations import add_consultees
from consult.consultees.queries import consultee_named
from consult.consultees.records import RegisterEntry
from consult.draft.operations import load_draft
from consult.draft.reading import read_draft
from consult.prepared.operations import register_incoming
from consult.prepared.queries import prepared_incoming
from consult.responses.intake import read_incoming
from consult.responses.queries import the_response, unread_pieces
from consult.vocabulary import Category, CommentKind

LINES = (
    "Länet ska ha fler tåg. Det är viktigt för alla.",
    "Bostäder ska byggas i hela länet.",
    "Skogen är en resurs för länet och ska brukas.",
    "Uppföljning sker varje år.",
)


def draft_file() -> Any:
    document = Document()
    document.add_heading("Mål", 1)
    for line in LINES[:2]:
        document.add_paragraph(line)
    document.add_heading("Genomförande", 1)
    for line in LINES[2:]:
        document.add_paragraph(line)
    return document


def saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.fixture
def case(tmp_path: Path) -> Any:
    content = saved(draft_file())
    with Case.create(tmp_path / "fall.samrad", title="Strategi") as made:
        made.change(load_draft, read_draft("utkast.docx", content), file_name="utkast.docx", content=content)
        made.change(add_consultees, [RegisterEntry("Falu kommun", Category.MUNICIPALITY)])
        yield made


def insertion(text: str) -> Any:
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return parse_xml(
        f'<w:ins {nsdecls("w")} w:id="90" w:author="Bo Ek" w:date="2026-05-01T10:00:00Z">{run}</w:ins>'
    )


def strike(paragraph: Any) -> None:
    run = paragraph.runs[0]._r
    struck = parse_xml(f'<w:del {nsdecls("w")} w:id="91" w:author="Bo Ek" w:date="2026-05-01T10:00:00Z"/>')
    run.addprevious(struck)
    struck.append(run)
    for text in list(run):
        if text.tag.endswith("}t"):
            text.tag = text.tag[:-1] + "delText"


def paragraph(document: Any, begins: str) -> Any:
    return next(each for each in document.paragraphs if each.text.startswith(begins))


def registered(case: Case, path: Path, document: Any) -> tuple[Any, Any]:
    path.write_bytes(saved(document))
    incoming, prepared = case.read(prepared_incoming, read_incoming(path))
    sender = case.read(consultee_named, "Falu kommun")
    assert sender is not None
    key = case.change(
        register_incoming,
        prepared,
        consultee_ids=[sender.id],
        received_on="2026-05-02",
        text=incoming.text,
        files=incoming.files,
    )
    return case.read(the_response, key), case.read(comments_of_response, key)


def test_a_comment_is_anchored_to_the_passage_it_stands_in(case: Case, tmp_path: Path) -> None:
    document = draft_file()
    document.add_comment(paragraph(document, "Länet").runs, text="Vilka tåg?\nOch när?", author="Anna")
    response, (comment,) = registered(case, tmp_path / "svar.docx", document)
    assert comment.quote == "Vilka tåg?\nOch när?"
    assert [(anchor.heading, anchor.passage_text) for anchor in comment.anchors] == [("Mål", LINES[0])]
    assert "Anna" in response.text
    assert LINES[1] not in response.text
    assert case.read(unread_pieces, response.id) == []


def test_a_tracked_change_is_a_proposed_wording(case: Case, tmp_path: Path) -> None:
    document = draft_file()
    paragraph(document, "Bostäder")._p.append(insertion(" Särskilt i byarna."))
    response, (comment,) = registered(case, tmp_path / "svar.docx", document)
    wanted = f"{LINES[1]} Särskilt i byarna."
    assert (comment.kind, comment.proposed_wording, comment.quote) == (
        CommentKind.PROPOSED_WORDING,
        wanted,
        wanted,
    )
    assert [anchor.passage_text for anchor in comment.anchors] == [LINES[1]]
    assert "Bo Ek" in response.text


def test_a_paragraph_that_is_struck_and_one_that_is_added(case: Case, tmp_path: Path) -> None:
    document = draft_file()
    strike(paragraph(document, "Skogen"))
    new = paragraph(document, "Uppföljning").insert_paragraph_before("")
    new._p.append(insertion("Skogen ska vara kvar."))
    _, comments = registered(case, tmp_path / "svar.docx", document)
    assert [(each.proposed_wording, each.anchors[0].passage_text) for each in comments] == [
        ("", LINES[2]),
        ("Skogen ska vara kvar.", LINES[2]),
    ]
    assert "stryks" in comments[0].quote


def test_what_was_written_in_without_tracking_is_kept_unread(case: Case, tmp_path: Path) -> None:
    document = draft_file()
    document.add_comment(paragraph(document, "Länet").runs, text="Bra.", author="Anna")
    document.add_paragraph("VI VILL OCKSÅ HA BÅTAR!")
    response, _ = registered(case, tmp_path / "svar.docx", document)
    unread = [response.text[start:end] for start, end in case.read(unread_pieces, response.id)]
    assert unread == ["VI VILL OCKSÅ HA BÅTAR!"]


def test_comments_in_a_letter_are_no_remarks_on_the_draft(case: Case, tmp_path: Path) -> None:
    document = Document()
    for line in ("Vi tycker om tåg.", "Vi tycker om båtar.", "Vi tycker om skog."):
        document.add_paragraph(line)
    document.add_comment(document.paragraphs[0].runs, text="Stämmer detta?", author="Anna")
    path = tmp_path / "brev.docx"
    document.save(str(path))
    incoming, prepared = case.read(prepared_incoming, read_incoming(path))
    assert prepared is None
    assert incoming.text.startswith("Vi tycker om tåg.")
    assert [left.what for left in incoming.left_out] == ["comment"]
