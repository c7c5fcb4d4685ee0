"""What the styles of a Word file say of a paragraph: whether it is a heading, a caption, in a list, hidden.

The names of built-in styles are English in every language's Word ("heading 1", whatever the identifier,
"Rubrik1"); other programs and hand-made styles write them in their own language.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from consult.documents.markup import Element
from consult.documents.word_tags import VALUE, VANISH, WORD, is_on, value_at

BODY_TEXT_LEVEL = 9
"""The outline level that says: no heading (29500-1, 17.3.1.20)."""

_LONGEST_CHAIN = 50

_HEADING_NAME = re.compile(
    r"(?:heading|rubrik|überschrift|overskrift|otsikko|titre|kop|encabezado|título|titolo|nagłówek)"
    r"\s*([1-9])(?!\d)"
)
_TITLE_NAMES = frozenset({"title", "rubrik", "titel", "titre", "tittel"})
_CAPTION_NAMES = frozenset(
    {"caption", "beskrivning", "bildtext", "tabellrubrik", "figurtext", "beschriftung", "légende"}
)
_CONTENTS_NAME = re.compile(
    r"(?:toc|innehåll|verzeichnis|contents)\s*[1-9]|table of figures|figurförteckning"
)


class StyleRole(StrEnum):
    """What a style is for, where that changes how its paragraphs are read."""

    TITLE = "title"
    CAPTION = "caption"
    CONTENTS = "contents"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with all that it inherits; `level` from 1, 0 for no heading."""

    identifier: str
    level: int = 0
    role: StyleRole = StyleRole.PLAIN
    hidden: bool = False
    list_number: str | None = None
    list_level: int | None = None


def outline_level(properties: Element | None) -> int | None:
    """The heading level that paragraph properties set: from 1, 0 for body text, None when they set none."""
    value = value_at(properties, "outlineLvl")
    if value is None or not value.isdecimal():
        return None
    return int(value) + 1 if int(value) < BODY_TEXT_LEVEL else 0


class Styles:
    """The styles of a file; each is resolved once."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default = ""
        self.any_hidden = root is not None and next(root.iter(VANISH), None) is not None
        hidden = set()
        for element in () if root is None else root.iterfind(f"{WORD}style"):
            identifier = element.get(f"{WORD}styleId", "")
            kind = element.get(f"{WORD}type", "paragraph")
            if kind == "character" and is_on(element.find(f"{WORD}rPr/{VANISH}")):
                hidden.add(identifier)
            if kind in ("paragraph", "numbering"):
                self._elements[identifier] = element
            if kind == "paragraph" and element.get(f"{WORD}default", "0") in ("1", "true", "on"):
                self._default = identifier
        self.hidden_runs = frozenset(hidden)

    def style(self, identifier: str | None) -> Style:
        """The style with an identifier; the default paragraph style when there is none."""
        wanted = self._default if identifier is None else identifier
        found = self._resolved.get(wanted)
        if found is None:
            found = self._resolve(wanted)
        return found

    def _resolve(self, identifier: str) -> Style:
        """Resolve a style and those it is based on, from the one nearest to the root."""
        if identifier not in self._elements:
            nameless = _derived(identifier, identifier, None, Style(""))
            return self._resolved.setdefault(identifier, nameless)
        chain: list[str] = []
        based_on = identifier
        while (
            based_on in self._elements
            and based_on not in self._resolved
            and based_on not in chain
            and len(chain) < _LONGEST_CHAIN
        ):
            chain.append(based_on)
            based_on = value_at(self._elements[based_on], "basedOn") or ""
        style = self._resolved.get(based_on, Style(""))
        for each in reversed(chain):
            element = self._elements[each]
            style = _derived(each, value_at(element, "name") or each, element, style)
            self._resolved[each] = style
        return style


def _derived(identifier: str, name: str, element: Element | None, base: Style) -> Style:
    """A style with what it says itself, and for the rest what the style says that it is based on."""
    folded = name.casefold().strip()
    role = _role(folded, base)
    properties = None if element is None else element.find(f"{WORD}pPr")
    hiding = None if element is None else element.find(f"{WORD}rPr/{VANISH}")
    level = value_at(properties, "numPr/ilvl")
    return Style(
        identifier,
        0 if role in (StyleRole.TITLE, StyleRole.CONTENTS) else _level(folded, properties, base),
        role,
        base.hidden if hiding is None else is_on(hiding),
        # List and level are inherited apart from each other.
        value_at(properties, "numPr/numId") or base.list_number,
        int(level) if level is not None and level.isdecimal() else base.list_level,
    )


def _level(name: str, properties: Element | None, base: Style) -> int:
    """The nearest word on the matter: a style's own outline level, or else its name."""
    own = outline_level(properties)
    if own is not None:
        return own
    found = _HEADING_NAME.match(name)
    return int(found.group(1)) if found else base.level


def _role(name: str, base: Style) -> StyleRole:
    if name in _TITLE_NAMES:
        return StyleRole.TITLE
    if name in _CAPTION_NAMES:
        return StyleRole.CAPTION
    if _CONTENTS_NAME.fullmatch(name):
        return StyleRole.CONTENTS
    # A style that is based on the title's may be anything.
    return StyleRole.PLAIN if base.role is StyleRole.TITLE else base.role


def run_style(properties: Element) -> str | None:
    """The character style that run properties name."""
    found = properties.find(f"{WORD}rStyle")
    return None if found is None else found.get(VALUE)
