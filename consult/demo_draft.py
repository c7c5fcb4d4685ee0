"""The second version of the demo's draft, as the region changed it after the consultation."""

import tomllib
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from consult.resources import resource

DRAFT_NAME = "almarike-2040-remissversion.docx"
NEXT_DRAFT_NAME = "almarike-2040-antagandeversion.docx"


def demo_next_draft() -> bytes:
    """The demo's draft with the changes of `resources/demo/next_draft.toml`, as a Word file.

    Raises:
        LookupError: A passage that shall be changed is not in the draft.
    """
    changes = tomllib.loads(resource("demo", "next_draft.toml").read_text(encoding="utf-8"))
    document = Document(BytesIO(resource("demo", DRAFT_NAME).read_bytes()))
    for kind, change in (
        ("reworded", _reword),
        ("split", _split),
        ("moved", _move),
        ("new", _add),
        ("heading", _add_heading),
        ("gone", _strike),
    ):
        for each in changes[kind]:
            change(document, each)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _all_found(document: WordDocument, words: str, *, heading: bool = False) -> list[Paragraph]:
    """The paragraphs with some words; more than one for a box, which Word keeps in two forms."""
    found = []
    for element in document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, document._body)
        is_heading = bool(paragraph.style and str(paragraph.style.name).startswith("Heading"))
        if words in paragraph.text and is_heading == heading:
            found.append(paragraph)
    if not found:
        raise LookupError(words)
    return found


def _found(document: WordDocument, words: str, *, heading: bool = False) -> Paragraph:
    return _all_found(document, words, heading=heading)[0]


def _reword(document: WordDocument, change: dict[str, Any]) -> None:
    for paragraph in _all_found(document, change["find"]):
        _write(paragraph, paragraph.text.replace(change["find"], change["text"]))


def _write(paragraph: Paragraph, text: str) -> None:
    """Put a text in a paragraph's first run, so that it looks as before."""
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run.text = ""


def _beside(paragraph: Paragraph, text: str) -> Paragraph:
    """A paragraph that looks like another, after it."""
    copied = deepcopy(paragraph._p)
    paragraph._p.addnext(copied)
    new = Paragraph(copied, paragraph._parent)
    _write(new, text)
    return new


def _split(document: WordDocument, change: dict[str, Any]) -> None:
    paragraph = _found(document, change["find"])
    before, words, after = paragraph.text.partition(change["before"])
    _beside(paragraph, words + after)
    _write(paragraph, before.rstrip())


def _move(document: WordDocument, change: dict[str, Any]) -> None:
    _found(document, change["after"])._p.addnext(_found(document, change["find"])._p)


def _add(document: WordDocument, change: dict[str, Any]) -> None:
    _beside(_found(document, change["after"]), change["text"])


def _add_heading(document: WordDocument, change: dict[str, Any]) -> None:
    like = _found(document, change["like"], heading=True)
    copied = deepcopy(like._p)
    _found(document, change["before"], heading=True)._p.addprevious(copied)
    heading = Paragraph(copied, like._parent)
    _write(heading, change["text"])
    text = deepcopy(_found(document, change["looks"])._p)
    copied.addnext(text)
    _write(Paragraph(text, like._parent), change["content"])


def _strike(document: WordDocument, change: dict[str, Any]) -> None:
    document.element.body.remove(_found(document, change["find"])._p)
