"""What a document is made of, whatever the file format: headings, paragraphs, lists, tables, charts.

Tables and lists give their rows one by one, so that a document of any length is never in memory.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from consult.draft.wording import PieceKind


class Look(StrEnum):
    """What a line of text is, which decides how it looks."""

    BODY = "body"
    STRONG = "strong"
    LABEL = "label"
    NOTE = "note"
    QUOTE = "quote"
    NUMBER = "number"
    FINE = "fine"


class Line(NamedTuple):
    """A paragraph in a cell; its line feeds are breaks within it.

    `target` is the key of the heading that it links to.
    """

    look: Look
    text: str
    target: str = ""


Cell = tuple[Line, ...]


class Text(NamedTuple):
    """A stretch of a paragraph; `target` is the key of the heading that it links to."""

    text: str
    target: str = ""
    strong: bool = False
    emphasis: bool = False
    piece: PieceKind = PieceKind.KEPT


@dataclass(frozen=True, slots=True)
class TitlePage:
    """The first page: who, what, which kind of document, and facts below."""

    authority: str
    title: str
    subtitle: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `key` is where links and the contents lead, `listed` whether the contents name it."""

    level: int
    text: str
    key: str = ""
    listed: bool = True
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of contents."""

    title: str
    entries: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; `leads` keeps it on the page of what follows."""

    parts: tuple[Text, ...]
    look: Look = Look.BODY
    leads: bool = False


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list."""

    items: Iterable[tuple[Text, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headers; `widths` are the columns' shares of the text's width.

    `together` keeps a short table on one page.
    """

    header: Sequence[str]
    widths: Sequence[int]
    rows: Iterable[Sequence[Cell]]
    numeric: frozenset[int] = frozenset()
    together: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers of a chart, and its colour as RRGGBB."""

    name: str
    values: tuple[int, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Lying bars, several series stacked; `description` tells in words what it shows."""

    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


class QuotedComment(NamedTuple):
    """A comment in full: its number and its text, word for word between quotation marks."""

    number: str
    text: str


Block = TitlePage | Heading | Contents | Paragraph | BulletList | Table | BarChart | QuotedComment


def line(text: str, look: Look = Look.BODY, target: str = "") -> Cell:
    """A cell of one line; an empty text makes an empty cell."""
    return (Line(look, text, target),)


def paragraph(text: str, look: Look = Look.BODY, *, leads: bool = False) -> Paragraph:
    """A paragraph without links."""
    return Paragraph((Text(text),), look, leads)
