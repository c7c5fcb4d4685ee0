"""The numbers that Word puts before headings and list items; they stand nowhere in the text.

Source: ISO/IEC 29500-1, 17.9. Counters belong to the abstract list, so lists that share one go on counting.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from consult.documents.markup import Element
from consult.documents.word_tags import COMPATIBILITY, VALUE, WORD, is_on, value_at

LEVELS = 9
LONGEST_LABEL = 200
BULLET = "•"

_PLACE = re.compile(r"%([1-9])")
_LARGEST_ROMAN = 4999
_MOST_LETTERS = 20
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _letters(number: int) -> str:
    """A to Z, then AA to ZZ: the letter repeated (29500-1, 17.18.59, upperLetter)."""
    if number < 1:
        return str(number)
    repeats, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * min(repeats + 1, _MOST_LETTERS)


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
}
_UNWRITTEN = frozenset({"none", "bullet"})


def written_number(number: int, form: str) -> str:
    """A number in one of Word's formats; those that spell it out in words are written as digits."""
    return "" if form in _UNWRITTEN else _WRITERS.get(form, str)(number)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; `restart` counts levels from 1, 0 for never, None for after any higher one."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None


_PLAIN = Level()


@dataclass(slots=True)
class _List:
    """A list in use: the abstract list's key, its levels, and the levels that it starts anew."""

    counters: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a file and how far each has counted."""

    def __init__(self, root: Element | None, list_of_style: Callable[[str], str | None]) -> None:
        """Take the lists of a file.

        Args:
            root: The numbering part, or None.
            list_of_style: Gives the list that a numbering style names.
        """
        self._list_of_style = list_of_style
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        if root is not None:
            for element in root.iterfind(f"{WORD}abstractNum"):
                self._abstract[element.get(f"{WORD}abstractNumId", "")] = element
            for element in root.iterfind(f"{WORD}num"):
                self._numbers[element.get(f"{WORD}numId", "")] = element

    def level_of_style(self, number: str, style: str) -> int | None:
        """The level of a list that is tied to a paragraph style, or None."""
        found = self._list(number)
        if found is not None:
            for position, level in found.levels.items():
                if level.style == style:
                    return position
        return None

    def form(self, number: str, level: int) -> str:
        """The number format of a list's level; empty when there is no such list."""
        found = self._list(number)
        return "" if found is None else found.levels.get(level, _PLAIN).form

    def next_label(self, number: str, level: int) -> str:
        """Count one more paragraph of a list.

        Args:
            number: The list (numId).
            level: From 0.

        Returns:
            What Word puts before the paragraph: "3.2", "a)", "•"; empty when nothing.
        """
        found = self._list(number)
        if found is None or not 0 <= level < LEVELS:
            return ""
        counters = self._counters.setdefault(found.counters, [None] * LEVELS)
        here = found.levels.get(level, _PLAIN)
        if level in found.starts:
            counters[level] = found.starts.pop(level)
        else:
            before = counters[level]
            counters[level] = here.start if before is None else before + 1
        for below in range(level + 1, LEVELS):
            restart = found.levels.get(below, _PLAIN).restart
            if restart is None or level < restart:
                counters[below] = None
        return _label(found.levels, counters, here)

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._read_list(number)
        return self._lists[number]

    def _read_list(self, number: str, through: int = 0) -> _List | None:
        element = self._numbers.get(number)
        if element is None:
            return None
        key = value_at(element, "abstractNumId") or ""
        abstract = self._abstract.get(key)
        linked = value_at(abstract, "numStyleLink")
        # A list may borrow its levels from the list of a numbering style, a few times over at most.
        other = self._list_of_style(linked) if linked and through < LEVELS else None
        borrowed = self._read_list(other, through + 1) if other and other != number else None
        if borrowed is not None:
            found = _List(borrowed.counters, dict(borrowed.levels), dict(borrowed.starts))
        else:
            found = _List(key, {} if abstract is None else _levels(abstract))
        for override in element.iterfind(f"{WORD}lvlOverride"):
            found.levels.update(_levels(override))
            start = value_at(override, "startOverride")
            if start is not None:
                found.starts[_number(override.get(f"{WORD}ilvl"), 0)] = _number(start, 1)
        return found


def _levels(element: Element) -> dict[int, Level]:
    found = {_number(each.get(f"{WORD}ilvl"), 0): each for each in element.iterfind(f"{WORD}lvl")}
    return {position: _level(each) for position, each in found.items() if position < LEVELS}


def _level(element: Element) -> Level:
    form = element.find(f"{WORD}numFmt")
    if form is None:
        form = element.find(f"{COMPATIBILITY}AlternateContent/{COMPATIBILITY}Fallback/{WORD}numFmt")
    restart = value_at(element, "lvlRestart")
    return Level(
        start=_number(value_at(element, "start"), 0),
        form="decimal" if form is None else form.get(VALUE, "decimal"),
        text=(value_at(element, "lvlText") or "")[:LONGEST_LABEL],
        legal=is_on(element.find(f"{WORD}isLgl")),
        restart=None if restart is None else _number(restart, 0),
        style=value_at(element, "pStyle"),
    )


def _number(written: str | None, otherwise: int) -> int:
    """A number of the file; what is none, or is absurd, counts as the other."""
    return int(written) if written is not None and re.fullmatch(r"\d{1,9}", written) else otherwise


def _label(levels: dict[int, Level], counters: list[int | None], here: Level) -> str:
    if here.form == "bullet":
        return _bullet(here.text)

    def number_at(place: re.Match[str]) -> str:
        position = int(place.group(1)) - 1
        level = levels.get(position, _PLAIN)
        count = counters[position]
        form = "decimal" if here.legal and level.form != "none" else level.form
        # A higher level that has not been met shows the number that it would begin with.
        return written_number(level.start if count is None else count, form)

    return _PLACE.sub(number_at, here.text).strip()[:LONGEST_LABEL]


def _bullet(text: str) -> str:
    """A bullet that is a letter of a symbol font is shown as the common bullet."""
    shown = text.strip()
    is_symbol = not shown or any("\ue000" <= sign <= "\uf8ff" for sign in shown) or shown in "oO·§"
    return BULLET if is_symbol else shown
