"""From the demo to all documents: the rest assessed, a new draft loaded, and the same figures everywhere."""

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from consult.amendments.made import amendments_from_versions
from consult.amendments.operations import amend
from consult.amendments.queries import accepted_without_change
from consult.analysis.queries import decision_counts, open_work, totals
from consult.case import Case
from consult.comments.operations import assess
from consult.comments.queries import NOT_ASSESSED, CommentFilter, comment_ids, the_comment
from consult.comments.reviewing import anchors_to_review, confirm_anchor, move_anchor
from consult.demo import write_demo_case, write_demo_inputs
from consult.demo_draft import NEXT_DRAFT_NAME
from consult.draft.queries import draft_versions, outline, sections
from consult.grammar import run
from consult.labels import label
from consult.responses.operations import skip_span
from consult.responses.queries import response_ids, unread_pieces
from consult.vocabulary import Decision
from tests.consult.accessibility import breaches
from tests.consult.word_reports import headers, headings, paragraphs, part, tables

WORD = {
    "redogorelse": "redogorelse.docx",
    "synpunkter": "synpunkter.docx",
    "kommenterat-utkast": "kommenterat.docx",
    "andrat-utkast": "andrat.docx",
    "andringar": "andringar.docx",
    "aterkoppling": "aterkoppling.docx",
}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The demo with nothing left to do, on its second draft."""
    folder = tmp_path_factory.mktemp("demo")
    path = write_demo_case(folder, author="Anna Lindqvist")
    inputs = {file.name: file for file in write_demo_inputs(folder)}
    with Case.open(path, author="Anna Lindqvist") as case:
        _assess_the_rest(case)
        _amend(case)
        replaced = case.read(draft_versions)[-1].label
    assert run(["load-draft", str(path), str(inputs[NEXT_DRAFT_NAME]), "--replaces", replaced]) == 0
    with Case.open(path, author="Anna Lindqvist") as case:
        case.change(amendments_from_versions)
        _review(case)
        assert case.read(open_work).remaining == 0
        yield case


def _assess_the_rest(case: Case) -> None:
    for key in case.read(response_ids):
        for start, end in case.read(unread_pieces, key):
            case.change(skip_span, key, start, end)
    decisions = [Decision.ACCEPTED, Decision.NOTED, Decision.NOT_ACCEPTED, Decision.OUT_OF_SCOPE]
    for number, key in enumerate(case.read(comment_ids, CommentFilter(decision=NOT_ASSESSED))):
        decision = decisions[number % len(decisions)]
        case.change(
            assess, key, decision=decision, rationale="Medel saknas.", reply="Tack.", action="Se över."
        )
    for each in case.read(accepted_without_change):
        if not each.action:
            case.change(assess, each.asked_for.comment_id, action="Förslaget ändras.")


def _amend(case: Case) -> None:
    """Two passages get other words, each because of a comment on its section."""
    texts = {each.section.id: each.passages for each in case.read(outline)}
    made = 0
    for key in case.read(comment_ids, CommentFilter(decision=Decision.ACCEPTED)):
        places = [anchor.section_id for anchor in case.read(the_comment, key).anchors]
        long = [each for place in places for each in texts[place] if len(each.text) > 80]
        if long and made < 2:
            made += 1
            new = long[0].text.replace(" och ", " samt ", 1) + " Ansvaret framgår."
            case.change(amend, passage_id=long[0].id, new_wording=new, comment_ids=[key])


def _review(case: Case) -> None:
    first = case.read(sections)[0].id
    for place in case.read(anchors_to_review):
        if place.is_behind:
            case.change(move_anchor, place.anchor_id, first)
        else:
            case.change(confirm_anchor, place.anchor_id)


@pytest.fixture(scope="module")
def files(finished: Case, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All documents, written by the command line."""
    folder = tmp_path_factory.mktemp("ut")
    written = {kind: folder / name for kind, name in WORD.items()}
    written["excel"] = folder / "tabell.xlsx"
    case = finished.path
    copy = folder / "kopia.samrad"
    shutil.copy(case, copy)
    for kind, target in written.items():
        words = ["--excel", str(target)] if kind == "excel" else ["--kind", kind, "--out", str(target)]
        assert run(["report", str(copy), "--show-private-persons", *words]) == 0
    assert run(["export-open", str(copy), str(folder / "data"), "--show-private-persons"]) == 0
    written["data"] = folder / "data" / "case.json"
    return written


def rows_of(file: Path, columns: int) -> Iterator[list[str]]:
    for header, rows in tables(docx.Document(str(file))):
        if len(header) == columns:
            yield from rows


def numbers_in(texts: Iterator[str]) -> set[str]:
    return {found for text in texts for found in re.findall(r"[Ss]ynpunkt (\d+\.\d+)", text)}


def test_all_documents_tell_of_the_same_comments(finished: Case, files: dict[str, Path]) -> None:
    counted = finished.read(totals)
    book = openpyxl.load_workbook(files["excel"], read_only=True)
    sheet = {str(row[0]) for row in book["Synpunkter"].iter_rows(min_row=2, values_only=True)}
    sheet = {number for number in sheet if "forts" not in number}
    report = numbers_in(row[0] for row in rows_of(files["redogorelse"], 4))
    letters = numbers_in(row[0] for row in rows_of(files["aterkoppling"], 3))
    margins = numbers_in(comment.text for comment in docx.Document(str(files["kommenterat-utkast"])).comments)
    assert len(sheet) == counted.comments
    assert report == letters == margins == sheet
    data = json.loads(files["data"].read_text("utf-8"))["tables"]
    assert len([row for row in data["comment"] if not row["withdrawn_reason"]]) == counted.comments


def test_every_comment_stands_in_every_document_word_for_word(finished: Case, files: dict[str, Path]) -> None:
    report = "\n".join(paragraphs(part(files["redogorelse"])))
    letters = "\n".join(paragraphs(part(files["aterkoppling"])))
    margins = "\n".join(comment.text for comment in docx.Document(str(files["kommenterat-utkast"])).comments)
    book = openpyxl.load_workbook(files["excel"], read_only=True)
    cells = {cell for row in book["Synpunkter"].iter_rows(values_only=True) for cell in row}
    data = {row["quote"] for row in json.loads(files["data"].read_text("utf-8"))["tables"]["comment"]}
    for key in finished.read(comment_ids):
        quote = finished.read(the_comment, key).quote
        assert quote in report
        assert quote in letters
        assert quote in margins
        assert quote in cells
        assert quote in data


def test_figures_agree(finished: Case, files: dict[str, Path]) -> None:
    counted = finished.read(totals)
    decisions = {label(each.decision): each.comments for each in finished.read(decision_counts)}
    told = {row[0]: int(row[1]) for row in rows_of(files["redogorelse"], 3) if row[0] in decisions}
    assert told == decisions
    book: Any = openpyxl.load_workbook(files["excel"], read_only=True)
    (head, *rows) = book["Synpunkter"].iter_rows(values_only=True)
    assert Counter(row[head.index("Beslut")] for row in rows if row[head.index("Beslut")]) == decisions
    assert len(list(book["Remissvar"].iter_rows(min_row=2))) == counted.responses
    titles = [text for level, text in headings(files["synpunkter"]) if level == 1]
    assert len(titles) == counted.responses
    summary = next(text for text in paragraphs(part(files["redogorelse"])) if "Remissen skickades" in text)
    assert re.findall(r"\d+", summary)[:3] == [
        str(counted.invited),
        str(counted.responses),
        str(counted.comments),
    ]


def test_nothing_says_working_material_when_nothing_is_left(files: dict[str, Path]) -> None:
    for kind in ("redogorelse", "andringar", "aterkoppling"):
        assert "Arbetsmaterial" not in headers(files[kind])


def test_changes_are_tracked_in_the_draft_and_listed_with_who_asked(files: dict[str, Path]) -> None:
    root = part(files["andrat-utkast"])
    assert len(list(root.iter(qn("w:ins")))) > 0
    listed = "\n".join(paragraphs(part(files["andringar"])))
    assert "Begärd av" in listed
    assert "Ändringar som ingen har begärt" in listed


@pytest.mark.parametrize("kind", ["redogorelse", "synpunkter", "andringar", "aterkoppling"])
def test_documents_of_ours_are_accessible(files: dict[str, Path], kind: str) -> None:
    assert breaches(files[kind]) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_makes_pages_of_each(files: dict[str, Path], tmp_path: Path) -> None:
    wanted = [str(file) for kind, file in files.items() if kind != "data"]
    command = ["soffice", "--headless", f"-env:UserInstallation={tmp_path.as_uri()}/profile"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(tmp_path), *wanted],
        check=True,
        capture_output=True,
        timeout=240,
    )
    for file in wanted:
        assert (tmp_path / Path(file).with_suffix(".pdf").name).stat().st_size > 10_000
    for file in wanted:
        with ZipFile(file) as archive:
            assert archive.testzip() is None
