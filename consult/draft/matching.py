"""Two versions of the draft matched: what became of each section and passage, and how sure that is."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from consult.draft.alignment import Alignment, How, Item
from consult.draft.likeness import Likeness
from consult.draft.parting import Parting, parted
from consult.draft.records import OutlineSection, Passage
from consult.draft.section_matching import SectionPair, match_sections
from consult.vocabulary import MatchKind, PassageKind

SURE_REWRITTEN = 0.7
SURE_IN_PLACE = 0.5
SURE_PART = 0.95
MARGIN = 0.12
"""How much more alike than any other a rewritten text must be when its neighbours do not hold it in place."""
TELLING_NUMBERS = 150
"""In a text shorter than this other numbers may mean another thing: "Insats 2" is not "Insats 15"."""
FOUND_BY_PLACE = 0.3
FOUND_LOOSE = 0.5

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Link:
    """A section or passage of an older version that goes on in a newer one.

    `confidence` goes from 0 to 1; `sure` says whether anchors may follow it unseen.
    """

    old_id: str
    new_id: str
    kind: MatchKind
    confidence: float
    sure: bool


@dataclass(slots=True)
class Matching:
    """What became of an older version; a split passage has several links, and so has a merged one."""

    sections: list[Link] = field(default_factory=list)
    passages: list[Link] = field(default_factory=list)
    new_sections: list[str] = field(default_factory=list)
    gone_sections: list[str] = field(default_factory=list)
    new_passages: list[str] = field(default_factory=list)
    gone_passages: list[str] = field(default_factory=list)


def match_versions(old: Sequence[OutlineSection], new: Sequence[OutlineSection]) -> Matching:
    """Find again the sections and passages of an older version in a newer one.

    Args:
        old: The outline of the older version.
        new: The outline of the newer.

    Returns:
        Each pair once, with what is new and what is gone.
    """
    return _Matcher(old, new).matching()


class _Matcher:
    def __init__(self, old: Sequence[OutlineSection], new: Sequence[OutlineSection]) -> None:
        self.outlines = (old, new)
        self.keys = (_keys(old), _keys(new))
        items = (_items(old), _items(new))
        self.likeness = Likeness([each.text for each in items[0]], [each.text for each in items[1]])
        self.alignment = Alignment(*items, self.likeness)
        self.sections = match_sections(old, new, self.alignment)
        self.parting: Parting = parted(self.alignment)
        self.held = self.alignment.held()
        self.in_order = _longest_in_order(self.alignment)
        self.homes = {pair.old: pair.new for pair in self.sections}

    def matching(self) -> Matching:
        found = Matching()
        for pair in self.sections:
            found.sections.append(self._section_link(pair))
        for one, other in sorted(self.alignment.new_of.items()):
            if not self.alignment.old[one].is_heading:
                found.passages += self._links(one, other)
        self._add_parts(found)
        linked = {link.old_id for link in found.passages}, {link.new_id for link in found.passages}
        found.gone_passages, found.new_passages = (
            [each.id for section in outline for each in section.passages if each.id not in known]
            for outline, known in zip(self.outlines, linked, strict=True)
        )
        known = {link.old_id for link in found.sections}, {link.new_id for link in found.sections}
        found.gone_sections, found.new_sections = (
            [each.section.id for each in outline if each.section.id not in there]
            for outline, there in zip(self.outlines, known, strict=True)
        )
        return found

    def _section_link(self, pair: SectionPair) -> Link:
        old, new = self.outlines[0][pair.old].section, self.outlines[1][pair.new].section
        kind = MatchKind.UNCHANGED
        if old.title != new.title:
            kind = MatchKind.REWRITTEN
        elif pair.moved:
            kind = MatchKind.MOVED
        return Link(old.id, new.id, kind, pair.confidence, pair.sure)

    def _links(self, one: int, other: int) -> list[Link]:
        """The link of a pair, but for those that were split or merged."""
        if one in self.parting.splits or other in self.parting.merges:
            return []
        how, old_id, new_id = self.alignment.how[one], self.keys[0][one], self.keys[1][other]
        if self.alignment.old[one].text == self.alignment.new[other].text:
            home = self.homes.get(self.alignment.old[one].section)
            stays = one in self.in_order and home == self.alignment.new[other].section
            kind = MatchKind.UNCHANGED if stays else MatchKind.MOVED
            sure = how is How.UNIQUE or one in self.held
            return [Link(old_id, new_id, kind, 1.0 if sure else FOUND_LOOSE, sure)]
        likeness = self.likeness.of(one, other)
        if how is How.PLACE:
            return [Link(old_id, new_id, MatchKind.REWRITTEN, min(likeness, FOUND_BY_PLACE), sure=False)]
        sure = self._is_surely_rewritten(one, other, likeness)
        return [Link(old_id, new_id, MatchKind.REWRITTEN, likeness, sure)]

    def _is_surely_rewritten(self, one: int, other: int, likeness: float) -> bool:
        if not (self.likeness.is_long(0, one) and self.likeness.is_long(1, other)):
            return False
        mine, its = self.alignment.old[one].text, self.alignment.new[other].text
        if len(mine) < TELLING_NUMBERS and _NUMBER.findall(mine) != _NUMBER.findall(its):
            return False
        margin = likeness - self._nearest_rival(one, other)
        if one in self.held and likeness >= SURE_IN_PLACE:
            return margin > 0
        return likeness >= SURE_REWRITTEN and margin >= MARGIN

    def _nearest_rival(self, one: int, other: int) -> float:
        """How alike the next best is, on either side, of what was not found word for word."""
        mine = (at for at in self.likeness.candidates(0, one) if at != other and self._may_rival(at))
        how, new_of = self.alignment.how, self.alignment.new_of
        its = (
            at
            for at in self.likeness.candidates(1, other)
            if at != one and (at not in new_of or how[at] is not How.UNIQUE)
        )
        rivals = [self.likeness.of(one, at) for at in mine] + [self.likeness.of(at, other) for at in its]
        return max(rivals, default=0.0)

    def _is_unlike_others(self, one: int, other: int) -> bool:
        likely = (at for at in self.likeness.candidates(0, one) if at != other)
        return self.likeness.is_long(0, one) and all(
            self.likeness.of(one, at) < SURE_REWRITTEN for at in likely
        )

    def _may_rival(self, other: int) -> bool:
        one = self.alignment.old_of.get(other)
        return one is None or self.alignment.how[one] is not How.UNIQUE

    def _add_parts(self, found: Matching) -> None:
        for one, parts in self.parting.splits.items():
            for other, share in parts:
                sure = share >= SURE_PART
                found.passages.append(
                    Link(self.keys[0][one], self.keys[1][other], MatchKind.SPLIT, share, sure)
                )
        for other, parts in self.parting.merges.items():
            for one, share in parts:
                sure = share >= SURE_PART and self._is_unlike_others(one, other)
                found.passages.append(
                    Link(self.keys[0][one], self.keys[1][other], MatchKind.MERGED, share, sure)
                )


def _items(outline: Sequence[OutlineSection]) -> list[Item]:
    items: list[Item] = []
    for at, each in enumerate(outline):
        items.append(Item(" ".join(each.section.title.split()), True, None, at))
        items += [_item(passage, at) for passage in each.passages]
    return items


def _item(passage: Passage, section: int) -> Item:
    is_cell = passage.kind is PassageKind.TABLE_CELL
    cell = (passage.row or 0, passage.column or 0) if is_cell else None
    return Item(" ".join(passage.text.split()), False, cell, section)


def _keys(outline: Sequence[OutlineSection]) -> list[str]:
    keys: list[str] = []
    for each in outline:
        keys += [each.section.id, *(passage.id for passage in each.passages)]
    return keys


def _longest_in_order(alignment: Alignment) -> set[int]:
    """Old items of the most pairs that stand in the same order in both versions (Schensted, 1961)."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for one, other in sorted(alignment.new_of.items()):
        at = bisect_left(ends, other)
        ends[at : at + 1] = [other]
        last[at : at + 1] = [one]
        before[one] = last[at - 1] if at else None
    kept: set[int] = set()
    at_hand = last[-1] if last else None
    while at_hand is not None:
        kept.add(at_hand)
        at_hand = before[at_hand]
    return kept
