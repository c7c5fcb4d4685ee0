"""Where in some words the names of those consulted stand; a branch of somebody is somebody else."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from consult.consultees.records import Consultee
from consult.vocabulary import Category

SHORTEST_NAME = 4
"""A shorter name is found inside too many others to tell anything."""

_BETWEEN = re.compile(r"[\W_]+")
_KINDS = re.compile(r"kommun|stad|\bkn\b|region|landsting|styrelse|nämnd|förvaltning")
_OFFICES = frozenset({Category.MUNICIPALITY, Category.REGION, Category.COUNTY_BOARD, Category.STATE_AGENCY})
_NOT_BY = frozenset({"till", "åt", "för", "över", "om", "angående", "hos", "med"})
_JOINING = frozenset({"och", "samt", "med"})
_GOVERNS = re.compile(r"kommun(?:fullmäktige|styrelse\w*)|arbetsutskott\w*|\w+nämnd\w*")
_SAID_AFTER = re.compile(
    r"\d.*|yttrande.*|remiss.*|svar.*|synpunkt.*|samråd.*|tjänste.*|protokoll.*|beslut.*|styrelse.*"
    r"|dnr|den|signera.*|undertecknad|slutlig.*|final|version|kopia|rus|org|ordförande|genom"
)
"""Words that follow a name without being a part of it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A consultee whose name stands in some words.

    `whole` tells its name from its other names, `place` that the name is that of a place as well, and
    `alone` that nothing else is said that could belong to a name.
    """

    consultee: Consultee
    whole: bool
    place: bool
    alone: bool
    at: int

    @property
    def governs(self) -> bool:
        """Whether it is an authority, whose offices write in its name."""
        return self.whole and self.consultee.category in _OFFICES


@dataclass(frozen=True, slots=True)
class _Name:
    words: str
    consultee: Consultee
    whole: bool
    place: bool


class ListedNames:
    """All names and other names of those on the list."""

    def __init__(self, listed: Iterable[Consultee]) -> None:
        self._names: list[_Name] = []
        self._file_names: list[_Name] = []
        for consultee in listed:
            for name in dict.fromkeys((consultee.name, *consultee.aliases)):
                self._add(consultee, name)

    def _add(self, consultee: Consultee, name: str) -> None:
        whole = name == consultee.name
        governs = consultee.category in (Category.MUNICIPALITY, Category.REGION)
        place = not whole and governs and not _KINDS.search(name.casefold())
        for names, by_file in ((self._names, False), (self._file_names, True)):
            words = " ".join(folded(name, by_file=by_file))
            if len(words) >= SHORTEST_NAME:
                names.append(_Name(words, consultee, whole, place))

    def in_file_name(self, stem: str) -> list[Named]:
        """Those whose names stand in a file's name."""
        return self._named_in(stem, by_file=True)

    def in_line(self, line: str) -> list[Named]:
        """Those whose names stand in a line of text as those who speak."""
        return self._named_in(line, by_file=False)

    def mentioned(self, words: str) -> list[Named]:
        """Those whose names stand in some words in whatever way, but for branches of them."""
        return self._named_in(words, by_file=False, speaking=False)

    def _named_in(self, line: str, *, by_file: bool, speaking: bool = True) -> list[Named]:
        words = [word for word in _BETWEEN.split(line) if word]
        written = folded(line, by_file=by_file)
        if len(words) != len(written):
            words = written
        whole_line = f" {' '.join(written)} "
        found: dict[str, Named] = {}
        for name in self._file_names if by_file else self._names:
            at = whole_line.find(f" {name.words} ")
            if at >= 0:
                first = whole_line.count(" ", 0, at + 1) - 1
                last = first + name.words.count(" ") + 1
                named = _judged(name, words, written, first, last, by_file=by_file, speaking=speaking)
                known = found.get(name.words)
                if named is not None and (known is None or named.whole):
                    found[name.words] = named
        longest = {
            words: named
            for words, named in found.items()
            if not any(words != other and f" {words} " in f" {other} " for other in found)
        }
        return sorted(longest.values(), key=lambda named: named.at)


def folded(words: str, *, by_file: bool = False) -> list[str]:
    """The words of a text; file names often lack the dots and rings of å, ä and ö."""
    lowered = words.casefold()
    if by_file:
        decomposed = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return [word for word in _BETWEEN.split(lowered) if word]


def bare_name(stem: str) -> str:
    """A file's name without its numbering and what such names say beside a name."""
    return " ".join(
        word for word in _BETWEEN.split(stem) if word and not _SAID_AFTER.fullmatch(word.casefold())
    )


def _judged(
    name: _Name,
    words: list[str],
    written: list[str],
    first: int,
    last: int,
    *,
    by_file: bool,
    speaking: bool,
) -> Named | None:
    """What a name at some words tells; None where it is of the receiver, the matter or a branch."""
    before, after = written[:first], written[last:]
    if before and speaking and not by_file and (before[-1] in _NOT_BY or _asked_by(before)):
        return None
    others = [word for word in (*before, *after) if not _SAID_AFTER.fullmatch(word)]
    follows = bool(after) and after[0] not in _JOINING and not _SAID_AFTER.fullmatch(after[0])
    if follows and not by_file and not (name.whole and name.consultee.category in _OFFICES):
        nearest = 1 if after[0] in ("i", "på", "för") else 0
        named = words[last + nearest : last + nearest + 1]
        if named and named[0][0].isupper():
            return None
    # "Kommunfullmäktige i Ulvhamn" speaks, Ulvhamn is a place.
    governed = len(before) > 1 and before[-1] == "i" and bool(_GOVERNS.fullmatch(before[-2]))
    return Named(name.consultee, name.whole, name.place and not governed, not others, first)


def _asked_by(before: list[str]) -> bool:
    """Whether what follows is who asked: "remissen från", not "remissvar från"."""
    asked = len(before) > 1 and before[-1] in ("från", "av")
    return asked and before[-2] in ("remiss", "remissen", "förslag", "förslaget")
