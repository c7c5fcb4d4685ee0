"""Changes of a paragraph's wording as Word tracks them (ISO/IEC 29500-1, 17.13.5)."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from consult.documents.markup import Element
from consult.documents.word_tags import (
    DELETED,
    IDENTIFIER,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    WORD,
)
from consult.draft.wording import Piece, PieceKind, difference

_INSERTED = f"{WORD}ins"
_HOLDERS = frozenset({PARAGRAPH, f"{WORD}hyperlink", f"{WORD}smartTag"})
"""What may hold a run that is struck."""
_SIGNS = {
    f"{WORD}tab": "\t",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "\u2011",
    f"{WORD}softHyphen": "\u00ad",
}
_PRESERVED = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
_FIRST_NUMBER = 9_000_000
"""Beyond what Word itself numbers its marks with."""


@dataclass(slots=True)
class _Atom:
    """A run with one stretch of text."""

    run: Element
    text: str


class Tracking:
    """Makes the marks of one author and one day."""

    def __init__(self, author: str, date: str) -> None:
        """Begin.

        Args:
            author: Who changes.
            date: The day, ISO 8601.
        """
        self._values = {f"{WORD}author": author or "Samråd", f"{WORD}date": f"{date}T00:00:00Z"}
        self._next = _FIRST_NUMBER

    def reword(self, paragraph: Element, old: str, new: str) -> None:
        """Turn a paragraph's wording into another.

        Only the words that differ are marked, where the paragraph holds the old wording to the letter;
        else all its text is struck and the new wording put behind it.
        """
        atoms = _atoms(paragraph)
        whole = "".join(atom.text for atom in atoms)
        start = whole.find(old) if old else -1
        if start < 0 or whole.strip() != old.strip():
            pieces: Sequence[Piece] = (Piece(PieceKind.REMOVED, whole), Piece(PieceKind.ADDED, new))
        else:
            pieces = (
                Piece(PieceKind.KEPT, whole[:start]),
                *difference(old, new),
                Piece(PieceKind.KEPT, whole[start + len(old) :]),
            )
        self._apply(paragraph, atoms, pieces)
        if not new:
            self._mark_paragraph(paragraph, "del")

    def insert_after(self, paragraph: Element, text: str) -> Element:
        """A new paragraph behind another, with its look."""
        made = etree.Element(PARAGRAPH)
        properties = paragraph.find(PARAGRAPH_PROPERTIES)
        if properties is not None:
            copied = deepcopy(properties)
            for inner in copied.findall(f"{WORD}sectPr") + copied.findall(RUN_PROPERTIES):
                copied.remove(inner)
            made.append(copied)
        self._mark_paragraph(made, "ins")
        made.append(self._inserted(text, None))
        paragraph.addnext(made)
        return made

    def _apply(self, paragraph: Element, atoms: Sequence[_Atom], pieces: Sequence[Piece]) -> None:
        left = list(atoms)
        last: Element | None = None
        for piece in pieces:
            if piece.kind is PieceKind.ADDED:
                self._add(paragraph, piece.text, last, left)
                continue
            for atom in _taken(left, piece.text):
                last = atom.run
                if piece.kind is PieceKind.REMOVED:
                    last = self._strike(atom.run)

    def _add(self, paragraph: Element, text: str, last: Element | None, left: Sequence[_Atom]) -> None:
        like = last if last is not None else left[0].run if left else None
        if like is not None and like.tag == DELETED:
            like = like[0]
        made = self._inserted(text, like)
        if last is not None:
            last.addnext(made)
        elif left:
            left[0].run.addprevious(made)
        else:
            paragraph.append(made)

    def _strike(self, run: Element) -> Element:
        struck = self._mark("del")
        run.addprevious(struck)
        struck.append(run)
        for text in run.iter(TEXT):
            text.tag = f"{WORD}delText"
        return struck

    def _inserted(self, text: str, like: Element | None) -> Element:
        mark = self._mark("ins")
        run = etree.SubElement(mark, RUN)
        properties = None if like is None else like.find(RUN_PROPERTIES)
        if properties is not None:
            run.append(deepcopy(properties))
        for number, words in enumerate(text.split("\n")):
            if number:
                etree.SubElement(run, f"{WORD}br")
            etree.SubElement(run, TEXT, _PRESERVED).text = words
        return mark

    def _mark_paragraph(self, paragraph: Element, kind: str) -> None:
        """Mark the end of a paragraph as put in or struck (17.13.5.20, 17.13.5.15)."""
        properties = paragraph.find(PARAGRAPH_PROPERTIES)
        if properties is None:
            properties = etree.Element(PARAGRAPH_PROPERTIES)
            paragraph.insert(0, properties)
        run = properties.find(RUN_PROPERTIES)
        if run is None:
            run = etree.Element(RUN_PROPERTIES)
            later = properties.find(f"{WORD}sectPr")
            if later is None:
                later = properties.find(f"{WORD}pPrChange")
            if later is None:
                properties.append(run)
            else:
                later.addprevious(run)
        run.insert(0, self._mark(kind))

    def _mark(self, kind: str) -> Element:
        self._next += 1
        return etree.Element(WORD + kind, {IDENTIFIER: str(self._next), **self._values})


def _atoms(paragraph: Element) -> list[_Atom]:
    """The paragraph's text in runs of one stretch each; what is no text is left where it stands."""
    found: list[_Atom] = []
    for run in list(paragraph.iter(RUN)):
        parent = run.getparent()
        if parent is None or parent.tag not in _HOLDERS or _nearest(run) is not paragraph:
            continue
        for single in _parted(run):
            text = "".join(_texts(single))
            if text:
                found.append(_Atom(single, text))
    return found


def _nearest(run: Element) -> Element | None:
    """The paragraph a run stands in; one in a text box belongs to the box's own."""
    return next(run.iterancestors(PARAGRAPH), None)


def _texts(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]


def _parted(run: Element) -> list[Element]:
    """A run as one run for each thing it holds, so that each can be struck by itself."""
    properties = run.find(RUN_PROPERTIES)
    content = [child for child in run if child is not properties]
    if len(content) <= 1:
        return [run]
    parts = [run]
    for child in content[1:]:
        parts.append(_beside(parts[-1], properties))
        parts[-1].append(child)
    return parts


def _beside(run: Element, properties: Element | None) -> Element:
    made = etree.Element(RUN)
    if properties is not None:
        made.append(deepcopy(properties))
    run.addnext(made)
    return made


def _taken(left: list[_Atom], text: str) -> Iterator[_Atom]:
    """The atoms at the front that hold a text, the last of them parted where the text ends."""
    wanted = len(text)
    while wanted > 0 and left:
        atom = left.pop(0)
        if len(atom.text) > wanted:
            rest = _beside(atom.run, atom.run.find(RUN_PROPERTIES))
            etree.SubElement(rest, TEXT, _PRESERVED).text = atom.text[wanted:]
            own = atom.run.find(TEXT)
            assert own is not None, "only a stretch of letters is longer than one sign"
            own.text = atom.text[:wanted]
            own.set(*next(iter(_PRESERVED.items())))
            left.insert(0, _Atom(rest, atom.text[wanted:]))
            atom.text = atom.text[:wanted]
        wanted -= len(atom.text)
        yield atom
