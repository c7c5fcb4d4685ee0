"""The draft's own file with comments and tracked changes, read again by python-docx and as the XML it is."""

from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from consult.amendments.operations import amend
from consult.case import Case
from consult.comments.queries import comment_ids, the_comment
from consult.demo import write_demo_case
from consult.documents.word_tags import WORD
from consult.draft.queries import current_version, outline
from consult.errors import InvalidValueError
from consult.originals import original
from consult.reports.annotated import write_annotated
from consult.reports.options import Kind, ReportOptions
from consult.reports.tracked import Tracking

COMMENTED = ReportOptions(kind=Kind.COMMENTED_DRAFT, mask_private_persons=False)
AMENDED = ReportOptions(kind=Kind.AMENDED_DRAFT)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(write_demo_case(tmp_path, author="Anna")) as opened:
        yield opened


def draft_bytes(case: Case) -> bytes:
    version = case.read(current_version)
    assert version is not None
    assert version.document_id is not None
    return case.read(original, version.document_id)[1]


def test_every_comment_stands_in_the_margin_word_for_word(case: Case, tmp_path: Path) -> None:
    target = tmp_path / "kommenterat.docx"
    write_annotated(case, target, COMMENTED)
    comments = list(docx.Document(str(target)).comments)
    texts = [comment.text for comment in comments]
    for key in case.read(comment_ids):
        quote = case.read(the_comment, key).quote
        assert any(quote in text for text in texts), quote
    assert all(comment.author and comment.initials for comment in comments)
    marks = etree.fromstring(ZipFile(target).read("word/document.xml"))
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        numbers = [str(each.get(qn("w:id"))) for each in marks.iter(qn(f"w:{tag}"))]
        assert sorted(numbers) == sorted(str(comment.comment_id) for comment in comments)


def test_the_draft_keeps_its_words_and_all_its_other_parts(case: Case, tmp_path: Path) -> None:
    target = tmp_path / "kommenterat.docx"
    write_annotated(case, target, COMMENTED)
    before, after = ZipFile(BytesIO(draft_bytes(case))), ZipFile(target)
    ours = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    for name in set(before.namelist()) - ours:
        assert after.read(name) == before.read(name)
    old, new = docx.Document(BytesIO(draft_bytes(case))), docx.Document(str(target))
    assert [each.text for each in new.paragraphs] == [each.text for each in old.paragraphs]


def test_amendments_are_tracked_and_say_who_asked(case: Case, tmp_path: Path) -> None:
    passages = [each for found in case.read(outline) for each in found.passages if len(each.text) > 80][:3]
    asking = case.read(comment_ids)[:2]
    changed = passages[0].text.replace(passages[0].text.split()[2], "helt nya ord", 1)
    case.change(amend, passage_id=passages[0].id, new_wording=changed, comment_ids=asking)
    case.change(amend, passage_id=passages[1].id, new_wording="")
    case.change(amend, section_id=passages[2].section_id, new_wording="Ett nytt stycke.")
    target = tmp_path / "ändrat.docx"
    write_annotated(case, target, AMENDED)
    root = etree.fromstring(ZipFile(target).read("word/document.xml"))
    rejected = [text for text in texts_when(root, keep=False) if text]
    accepted = [text for text in texts_when(root, keep=True) if text]
    before = etree.fromstring(ZipFile(BytesIO(draft_bytes(case))).read("word/document.xml"))
    old = [text for text in texts_when(before, keep=True) if text]
    assert rejected == old
    assert changed in accepted
    assert "Ett nytt stycke." in accepted
    assert passages[1].text not in accepted
    (remark,) = docx.Document(str(target)).comments
    assert len(remark.paragraphs) == 1 + len(asking)


def test_without_amendments_there_is_nothing_to_track(case: Case, tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError):
        write_annotated(case, tmp_path / "ändrat.docx", AMENDED)
    assert not (tmp_path / "ändrat.docx").exists()


def texts_when(root: Any, *, keep: bool) -> list[str]:
    """The paragraphs' texts when all changes are accepted, or all are rejected."""
    root = deepcopy(root)
    gone = "del" if keep else "ins"
    for mark in list(root.iter(f"{WORD}{gone}")):
        parent = mark.getparent()
        if parent.tag != f"{WORD}rPr":
            parent.remove(mark)
    found = []
    for paragraph in root.iter(f"{WORD}p"):
        pieces = {f"{WORD}t": None, f"{WORD}delText": None, f"{WORD}tab": "\t", f"{WORD}br": "\n"}
        found.append("".join(pieces[each.tag] or each.text or "" for each in paragraph.iter(*pieces)))
    return found


words = st.text(st.sampled_from("abå &<\t\n"), max_size=12)


@given(runs=st.lists(words, max_size=5), new=words, bold=st.booleans())
def test_accepting_gives_the_new_wording_and_rejecting_the_old(runs: list[str], new: str, bold: bool) -> None:
    paragraph = docx.Document().add_paragraph()
    for number, text in enumerate(runs):
        paragraph.add_run(text).bold = bold if number % 2 else None
    whole = "".join(runs)
    old = paragraph.text
    assert old == whole.replace("\r", "\n")
    Tracking("Region Almarike", "2026-11-25").reword(paragraph._p, old, new)
    root = etree.fromstring(etree.tostring(paragraph._p))
    body = etree.Element(f"{WORD}body")
    body.append(root)
    assert texts_when(body, keep=False) == [old]
    assert texts_when(body, keep=True) == [new]


@given(st.lists(words, min_size=1, max_size=4), words)
def test_a_wording_that_is_not_the_paragraphs_replaces_it_whole(runs: list[str], new: str) -> None:
    paragraph = docx.Document().add_paragraph()
    for text in runs:
        paragraph.add_run(text)
    old = paragraph.text
    Tracking("", "2026-11-25").reword(paragraph._p, "något helt annat", new)
    body = etree.Element(f"{WORD}body")
    body.append(etree.fromstring(etree.tostring(paragraph._p)))
    assert texts_when(body, keep=False) == [old]
    assert texts_when(body, keep=True) == [new]
