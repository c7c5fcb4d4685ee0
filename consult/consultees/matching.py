"""Who of the register a name as people write it means, with the reason; a wrong match is worse than none.

Names are compared whole: "LO Dalarna" is not LO. What may differ is how a name is written: numbering
before it, an abbreviation behind it, a kommun's or a county board's usual forms, the regions' older
names as landsting, and one slip of the pen in a long name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from consult.consultees.records import RegisterEntry
from consult.consultees.register import County, counties, former_names, register
from consult.vocabulary import Category

SHORTEST_FOR_SLIPS = 6
"""Letters that the part of a name which tells must have before one of them may be wrong."""

_NUMBERING = re.compile(r"^\s*(?:[-–•*]\s*)?(?:\d{1,3}\s*[.)]?\s+|\d{1,3}[.)]\s*)?(?:[-–•*]\s*)?")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
_BETWEEN = re.compile(r"[^\w&]+")
_NEXT_ON_THE_LINE = re.compile(r"\s+\d{1,3}[.)]?\s+(?=[^\W\d_])")
_KOMMUN = re.compile(r"(?:s?\s+)?(?:kommun|stad|kn)$")


_WITH_OFFICES = frozenset(
    {Category.MUNICIPALITY, Category.REGION, Category.COUNTY_BOARD, Category.STATE_AGENCY}
)


class MatchReason(StrEnum):
    """Why a name was taken for an entry of the register."""

    NAME = "name"
    OTHER_NAME = "other_name"
    FORM = "form"
    SLIP = "slip"


CONFIDENCE = {
    MatchReason.NAME: 1.0,
    MatchReason.OTHER_NAME: 0.98,
    MatchReason.FORM: 0.95,
    MatchReason.SLIP: 0.8,
}


@dataclass(frozen=True, slots=True)
class Match:
    """An entry of the register, how sure the match is (0 to 1), and why."""

    entry: RegisterEntry
    reason: MatchReason

    @property
    def confidence(self) -> float:
        """How sure the match is."""
        return CONFIDENCE[self.reason]


def names_on(line: str) -> list[str]:
    """The names on a line of a list; a list that was copied may have run two numbered ones together."""
    return [name for name in _NEXT_ON_THE_LINE.split(line) if _NUMBERING.sub("", name).strip()]


def match_name(written: str) -> Match | None:
    """The entry of the register that a name means.

    Args:
        written: A line of a mailing list.

    Returns:
        The match, or None when nothing in the register is certain to be meant.
    """
    bare = _NUMBERING.sub("", written.replace("\u00a0", " "))
    index = _index()
    for name in (bare, _without_brackets(bare)):
        found = index.get(_folded(name))
        if found is not None:
            return found
    return _part_of_an_authority(bare) or _with_one_slip(_folded(_without_brackets(bare)))


def _part_of_an_authority(name: str) -> Match | None:
    """The authority before a comma, when what follows is a part of it or its name once more.

    Of others it may be a branch: "Svenska kyrkan, Växjö stift" answers for itself.
    """
    head, _, tail = name.partition(",")
    found = _index().get(_folded(head)) if tail else None
    if found is None or found.entry.category in _WITH_OFFICES:
        return found
    again = _index().get(_folded(tail))
    return found if again is not None and again.entry is found.entry else None


def _without_brackets(written: str) -> str:
    return _BRACKETS.sub(" ", written)


def _folded(name: str) -> str:
    return _BETWEEN.sub(" ", name.casefold()).strip()


@cache
def _index() -> dict[str, Match]:
    """Every form of every name; a form that two entries share means nobody."""
    found: dict[str, Match] = {}
    ambiguous: set[str] = set()
    for reason, forms in (
        (MatchReason.NAME, _names),
        (MatchReason.OTHER_NAME, _other_names),
        (MatchReason.FORM, _usual_forms),
    ):
        added: dict[str, Match] = {}
        for entry in register():
            for form in map(_folded, forms(entry)):
                if form in added and added[form].entry is not entry:
                    ambiguous.add(form)
                added[form] = Match(entry, reason)
        found = {**{form: match for form, match in added.items() if form not in ambiguous}, **found}
    found.pop("", None)
    return found


def _names(entry: RegisterEntry) -> Iterable[str]:
    return (entry.name,)


def _other_names(entry: RegisterEntry) -> Iterator[str]:
    yield from entry.aliases
    yield from (former for former, name in former_names() if name == entry.name)
    yield _BRACKETS.sub(" ", entry.name)
    yield from _BRACKETS.findall(entry.name)


def _usual_forms(entry: RegisterEntry) -> Iterator[str]:
    if entry.category is Category.MUNICIPALITY:
        for stem in {_KOMMUN.sub("", entry.name), entry.name.removesuffix(" kommun"), *entry.aliases}:
            for ending in ("kommun", "stad", "kn"):
                yield f"{stem} {ending}"
                yield f"{stem}s {ending}"
            yield f"kommunstyrelsen i {stem}"
            yield f"kommunstyrelsen {stem}"
    elif entry.category in (Category.REGION, Category.COUNTY_BOARD):
        county = next((each for each in counties() if each.code == entry.county_code), None)
        if county is not None:
            yield from _forms_by_county(entry, county)


def _forms_by_county(entry: RegisterEntry, county: County) -> Iterator[str]:
    whole = county.name
    short = whole.removesuffix(" län")
    places = {
        whole,
        short,
        short.removesuffix("s"),
        entry.name.removeprefix("Region ").removeprefix("Regionen "),
    }
    for place in places:
        if entry.category is Category.COUNTY_BOARD:
            yield from (f"länsstyrelsen i {place}", f"länsstyrelsen {place}", f"länsstyrelsen för {place}")
        else:
            yield from (
                f"region {place}",
                f"{place} region",
                f"landstinget i {place}",
                f"landstinget {place}",
            )
            yield from (f"{place} läns landsting", f"{place} landsting", f"{place}s läns landsting")
            yield from (f"region {place} län", f"regionen {place}")


def _with_one_slip(name: str) -> Match | None:
    """The one entry whose long name differs from this by one letter."""
    if len(_KOMMUN.sub("", name)) < SHORTEST_FOR_SLIPS:
        return None
    near = {
        match.entry.name: match
        for form, match in _index().items()
        if len(_KOMMUN.sub("", form)) >= SHORTEST_FOR_SLIPS and _one_letter_apart(name, form)
    }
    if len(near) != 1:
        return None
    return Match(next(iter(near.values())).entry, MatchReason.SLIP)


def name_with_one_slip(written: str, names: Iterable[str]) -> str | None:
    """The one of some long names that differs from what was written by one letter; None for two of them."""
    name = _folded(_without_brackets(_NUMBERING.sub("", written)))
    if len(_KOMMUN.sub("", name)) < SHORTEST_FOR_SLIPS:
        return None
    near = {each for each in names if _one_letter_apart(name, _folded(each))}
    return next(iter(near)) if len(near) == 1 else None


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter is another, too many or missing, or has changed places with its neighbour."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return True
    if len(one) == len(other):
        swapped = (
            one[start : start + 2] == other[start : start + 2][::-1]
            and one[start + 2 :] == other[start + 2 :]
        )
        return one[start + 1 :] == other[start + 1 :] or swapped
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]
