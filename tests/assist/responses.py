"""The labelled responses in `responses/`: fictional answers on the demo's draft, split and anchored by hand.

How they are labelled:

- A comment is one view that needs an answer of its own. Headings, numbers and bullets stand outside every
  mark; what says nothing about the draft (greeting, decision, summary, background) is marked as no comment.
- `sections` are the narrowest sections an officer would anchor to; a whole chapter where the text means that.
- `anchored_by` is `reference` where the text, or the heading right above it, names such a place: by number,
  title, page, table, footnote, goal, or words within quotation marks. It is `likeness` where only what it
  speaks of tells, also when the text names a chapter but the section has to be found within it.
- Pages are those printed at the foot of the draft when LibreOffice lays it out; the cover is page 1.
- A wish to change or add within the draft's direction supports it conditionally; calling something wrong or
  not enough opposes it; questions, information and corrections are neutral. No stance: it cannot be told.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from consult.vocabulary import CommentKind, Stance

FOLDER = Path(__file__).parent / "responses"

MARK = re.compile(r"⟦(\d+|-)\|([^⟦⟧]*)⟧")

Span = tuple[int, int]


class AnchoredBy(StrEnum):
    """What tells where a comment belongs in the draft."""

    REFERENCE = "reference"
    LIKENESS = "likeness"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class LabelledComment:
    """A comment of a labelled response; its spans are offsets in the text without marks."""

    number: int
    spans: tuple[Span, ...]
    sections: tuple[str, ...]
    anchored_by: AnchoredBy
    stance: Stance | None
    kind: CommentKind


@dataclass(frozen=True, slots=True)
class LabelledResponse:
    """A response, its marks taken out of the text; `skipped` are the spans that are no comment."""

    name: str
    sender: str
    form: str
    text: str
    comments: tuple[LabelledComment, ...]
    skipped: tuple[Span, ...]


def marked_text(path: Path) -> str:
    return str(_fields(path)["text"]).strip("\n")


def labelled_responses() -> list[LabelledResponse]:
    """All of them in the order of their files."""
    return [labelled_response(path) for path in response_files()]


def response_files() -> list[Path]:
    return sorted(FOLDER.glob("*.toml"))


def _fields(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def labelled_response(path: Path) -> LabelledResponse:
    """One response; a number that only its text or only its labels have is an error."""
    fields = _fields(path)
    marked = marked_text(path)
    text, position = "", 0
    spans: dict[str, list[Span]] = {}
    for found in MARK.finditer(marked):
        text += marked[position : found.start()]
        spans.setdefault(found[1], []).append((len(text), len(text) + len(found[2])))
        text += found[2]
        position = found.end()
    skipped = tuple(spans.pop("-", ()))
    comments = tuple(
        _labelled_comment(label, spans.pop(str(label["number"]), [])) for label in fields["comments"]
    )
    if spans or not all(comment.spans for comment in comments):
        raise ValueError(f"{path.stem}: the comments marked and the comments labelled are not the same")
    text += marked[position:]
    return LabelledResponse(path.stem, fields["sender"], fields["form"], text, comments, skipped)


def _labelled_comment(label: Mapping[str, Any], spans: list[Span]) -> LabelledComment:
    return LabelledComment(
        number=label["number"],
        spans=tuple(spans),
        sections=tuple(label["sections"]),
        anchored_by=AnchoredBy(label["anchored_by"]),
        stance=Stance(label["stance"]) if "stance" in label else None,
        kind=CommentKind(label["kind"]),
    )
