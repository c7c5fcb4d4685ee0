"""Footnotes and endnotes: found by their references, numbered in the order of these."""

from dataclasses import dataclass, field

from consult.documents.markup import Element
from consult.documents.package import OfficePackage
from consult.documents.word_numbering import written_number
from consult.documents.word_tags import IDENTIFIER, WORD, value_at

# Of each kind: its element, its properties, and Word's own number format (29500-1, 17.11).
_KINDS = {
    "footnotes": ("footnote", "footnotePr", "decimal"),
    "endnotes": ("endnote", "endnotePr", "lowerRoman"),
}


@dataclass(slots=True)
class _Kind:
    root: Element | None
    notes: dict[str, Element]
    form: str
    next_number: int
    met: set[str] = field(default_factory=set)


class Notes:
    """The notes of a file; each is given out once."""

    def __init__(self, package: OfficePackage, body: Element) -> None:
        """Find the notes.

        Args:
            package: The file.
            body: The root of its main part, whose last section may set how notes are numbered.
        """
        settings = package.related_root(package.main, "settings")
        self._kinds: dict[str, _Kind] = {}
        for kind, (element, properties, form) in _KINDS.items():
            root = package.related_root(package.main, kind)
            notes = (
                {}
                if root is None
                else {each.get(IDENTIFIER, ""): each for each in root.iterfind(WORD + element)}
            )
            places = [body.find(f"{WORD}body/{WORD}sectPr"), settings]
            forms = [value_at(place, f"{properties}/numFmt") for place in places]
            starts = [value_at(place, f"{properties}/numStart") for place in places]
            start = next((each for each in starts if each and each.isdecimal()), "1")
            self._kinds[kind] = _Kind(root, notes, next(filter(None, forms), form), int(start))

    def roots(self) -> list[Element]:
        """The roots of the parts with notes."""
        return [kind.root for kind in self._kinds.values() if kind.root is not None]

    def take(self, kind: str, identifier: str) -> tuple[Element, str] | None:
        """The note that a reference means, with its number.

        Args:
            kind: footnotes or endnotes.
            identifier: Of the reference.

        Returns:
            The element and the number; None when there is no such note, or when it was taken before,
            so that a note that refers to itself comes to an end.
        """
        found = self._kinds[kind]
        note = found.notes.get(identifier)
        if note is None or identifier in found.met:
            return None
        found.met.add(identifier)
        label = written_number(found.next_number, found.form)
        found.next_number += 1
        return note, label
