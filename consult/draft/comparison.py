"""Two versions of the draft laid side by side, section by section."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select

from consult.database.tables import passage, passage_link, section, section_link
from consult.draft.linking import parts_by_old
from consult.draft.matching import Link, Matching, match_versions
from consult.draft.queries import outline
from consult.draft.records import OutlineSection, Passage, Section
from consult.draft.wording import Piece, difference
from consult.operation import Session
from consult.vocabulary import MatchKind


@dataclass(frozen=True, slots=True)
class ComparedPassage:
    """What became of a passage; several old ones when they were merged, several new ones when it was split.

    `sure` says whether it can be no other; `moved_from` is the heading under which it stood, when that is
    another section's than its own now.
    """

    kind: MatchKind
    old: tuple[Passage, ...]
    new: tuple[Passage, ...]
    confidence: float
    moved_from: str = ""
    sure: bool = True

    @property
    def old_wording(self) -> str:
        """How it read."""
        return "\n".join(each.text for each in self.old)

    @property
    def new_wording(self) -> str:
        """How it reads now."""
        return "\n".join(each.text for each in self.new)

    @property
    def is_reworded(self) -> bool:
        """Whether any words differ; one that was only moved or cut in two reads as before."""
        return self.old_wording.split() != self.new_wording.split()

    def pieces(self) -> tuple[Piece, ...]:
        """What differs, word by word."""
        return difference(self.old_wording, self.new_wording)


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """What became of a section; `old` is None for a new one, `new` for one that is gone."""

    kind: MatchKind
    old: Section | None
    new: Section | None
    passages: tuple[ComparedPassage, ...]

    @property
    def section(self) -> Section:
        """The section as it is now, or as it was when it is gone."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def is_changed(self) -> bool:
        """Whether anything in it is not as it was."""
        return self.kind is not MatchKind.UNCHANGED or any(
            each.kind is not MatchKind.UNCHANGED for each in self.passages
        )


def compare_versions(session: Session, old_id: str, new_id: str) -> list[ComparedSection]:
    """Compare any two versions.

    Args:
        session: Of the query.
        old_id: The version to begin with.
        new_id: The version it became.

    Returns:
        Sections in the order of the newer version; what is gone stands after what it followed. Where the one
        was not loaded to replace the other, they are matched anew.
    """
    old = outline(session, old_id)
    if old_id == new_id:
        # Most cases have but one version, and the list of changes asks for this each time.
        return _Comparison(old, old, _itself(old)).sections()
    new = outline(session, new_id)
    matching = _stored(session, old, new_id) or match_versions(old, new)
    return _Comparison(old, new, matching).sections()


def _itself(version: Sequence[OutlineSection]) -> Matching:
    """A version matched with itself: all of it stands where it stood."""

    def same(keys: Iterable[str]) -> list[Link]:
        return [Link(key, key, MatchKind.UNCHANGED, 1.0, True) for key in keys]

    return Matching(
        sections=same(each.section.id for each in version),
        passages=same(one.id for each in version for one in each.passages),
    )


def _stored(session: Session, old: Sequence[OutlineSection], new_id: str) -> Matching | None:
    """The links stored from one version to another; None when there are none."""
    there = {each.section.id for each in old} | {one.id for each in old for one in each.passages}
    to_sections = select(section.c.id).where(section.c.draft_version_id == new_id)
    to_passages = select(passage.c.id).where(passage.c.section_id.in_(to_sections))
    found = Matching(
        sections=_links(session, section_link, to_sections, there),
        passages=_links(session, passage_link, to_passages, there),
    )
    return found if found.sections or found.passages else None


def _links(session: Session, table: Table, targets: Any, there: set[str]) -> list[Link]:
    name = table.name.removesuffix("_link")
    old_key, new_key = table.c[f"old_{name}_id"], table.c[f"new_{name}_id"]
    query = select(
        old_key.label("old"), new_key.label("new"), table.c.kind, table.c.confidence, table.c.confirmed
    )
    return [
        Link(row.old, row.new, MatchKind(row.kind), row.confidence, row.confirmed)
        for row in session.rows(query.where(new_key.in_(targets)))
        if row.old in there
    ]


class _Comparison:
    def __init__(
        self, old: Sequence[OutlineSection], new: Sequence[OutlineSection], matching: Matching
    ) -> None:
        self.old, self.new = old, new
        self.section_of_new = {link.new_id: link for link in matching.sections}
        self.section_of_old = {link.old_id: link for link in matching.sections}
        self.to_new = parts_by_old(matching.passages)
        self.to_old: dict[str, list[Link]] = {}
        for link in matching.passages:
            self.to_old.setdefault(link.new_id, []).append(link)
        self.passages: tuple[dict[str, Passage], dict[str, Passage]] = ({}, {})
        self.headings: dict[str, Section] = {}
        for known, outlined in zip(self.passages, (old, new), strict=True):
            for each in outlined:
                known |= {one.id: one for one in each.passages}
                self.headings[each.section.id] = each.section
        self.after: dict[str, list[Passage]] = {}
        self.gone_after: dict[str, list[OutlineSection]] = {}
        self._place_gone()

    def _place_gone(self) -> None:
        """Find what each passage and section that is gone followed; a section stands for its head."""
        last_section = ""
        for each in self.old:
            if each.section.id in self.section_of_old:
                last_section = self.section_of_old[each.section.id].new_id
            else:
                self.gone_after.setdefault(last_section, []).append(each)
            last = each.section.id
            for one in each.passages:
                if one.id in self.to_new:
                    last = one.id
                else:
                    self.after.setdefault(last, []).append(one)

    def sections(self) -> list[ComparedSection]:
        found = [self._gone_section(each) for each in self.gone_after.get("", ())]
        for each in self.new:
            link = self.section_of_new.get(each.section.id)
            old = self.headings[link.old_id] if link is not None else None
            kind = link.kind if link is not None else MatchKind.NEW
            rows = tuple(self._rows(each, old))
            found.append(ComparedSection(kind, old, each.section, rows))
            found += [self._gone_section(gone) for gone in self.gone_after.get(each.section.id, ())]
        return found

    def _gone_section(self, gone: OutlineSection) -> ComparedSection:
        """A section that is gone, with those of its passages that stand nowhere now."""
        rows = [_gone(one) for one in gone.passages if one.id not in self.to_new]
        return ComparedSection(MatchKind.GONE, gone.section, None, tuple(rows))

    def _rows(self, each: OutlineSection, old: Section | None) -> Iterator[ComparedPassage]:
        if old is not None:
            yield from map(_gone, self.after.get(old.id, ()))
        told: set[str] = set()
        for one in each.passages:
            links = self.to_old.get(one.id, [])
            if not links:
                yield ComparedPassage(MatchKind.NEW, (), (one,), 1.0)
                continue
            if one.id in told:
                continue
            row = self._row(links, old)
            told.update(part.id for part in row.new)
            yield row
            for before in row.old:
                # What followed a passage of a section that is gone too is told of there.
                if before.section_id in self.section_of_old:
                    yield from map(_gone, self.after.get(before.id, ()))

    def _row(self, links: Sequence[Link], home: Section | None) -> ComparedPassage:
        olds = [self.passages[0][link.old_id] for link in links]
        news = [self.passages[1][link.new_id] for link in self.to_new[links[0].old_id]]
        if len(links) > 1:
            news = [self.passages[1][links[0].new_id]]
        was = self.headings[olds[0].section_id]
        moved_from = "" if home is not None and was.id == home.id else was.heading
        olds.sort(key=lambda passage: (self.headings[passage.section_id].position, passage.position))
        news.sort(key=lambda passage: (self.headings[passage.section_id].position, passage.position))
        lowest = min(link.confidence for link in links)
        sure = all(link.sure for link in links)
        return ComparedPassage(links[0].kind, tuple(olds), tuple(news), lowest, moved_from, sure)


def _gone(one: Passage) -> ComparedPassage:
    return ComparedPassage(MatchKind.GONE, (one,), (), 1.0)
