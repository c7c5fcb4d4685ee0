"""A new version of the draft loaded beside the old one, every comment taken along to its place there."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from consult.comments.records import CarriedVersion
from consult.database.tables import comment, comment_anchor, draft_version, section
from consult.draft.linking import link_versions, parts_by_old
from consult.draft.matching import Link, Matching
from consult.draft.operations import load_draft
from consult.draft.queries import current_version, outline
from consult.draft.records import OutlineSection, ReadDraft
from consult.errors import InvalidValueError
from consult.operation import Session, link_key
from consult.responses.queries import BATCH
from consult.vocabulary import MatchKind

GONE = 0.0
"""How sure the place is of a comment whose passage or section is gone."""
PART = 0.7
"""How sure it is at most that a comment means one part of a split passage rather than another."""
TELLING_WORDS = 2
"""How many words of its own a part of a split passage must share with a comment to be the one it means."""

_WORD = re.compile(r"\w{4,}")


def load_next_version(
    session: Session,
    read: ReadDraft,
    *,
    file_name: str,
    content: bytes,
    label: str = "",
    replaces: str | None = None,
) -> CarriedVersion:
    """Store a new version of the draft, and tie to it what was tied to the one it replaces.

    What the comments were tied to stays as it is. Where the new place is not sure, it waits to be looked at.

    Args:
        session: Of the operation.
        read: What the reader found.
        file_name: Name of the file.
        content: The file, byte for byte.
        label: What to call the version; the title when empty.
        replaces: The version it takes the place of; when None the newest that comments are tied to.

    Returns:
        The new version's key, and what became of the passages and of the comments' places.

    Raises:
        InvalidValueError: There is no section in it, or no version that it could replace.
        NotFoundError: The version it shall replace is not there.
    """
    old_id = version_to_replace(session) if replaces is None else session.found(draft_version, replaces)["id"]
    tied = session.rows(_anchors_of(old_id))
    # Those consulted answered to the version that comments are tied to; one without any was never sent out.
    version_id = load_draft(
        session,
        read,
        file_name=file_name,
        content=content,
        label=label,
        replaces=old_id,
        consulted=not tied,
    )
    old, new = outline(session, old_id), outline(session, version_id)
    matching = link_versions(session, old, new)
    carried = _Carrying(old, new, matching).anchors(tied, _words_of(session, tied, matching))
    session.add_many(comment_anchor, list(carried.values()), list(carried))
    return _told(version_id, matching, carried)


def _told(version_id: str, matching: Matching, carried: Mapping[str, Mapping[str, Any]]) -> CarriedVersion:
    counts = Counter(link.kind for link in {link.old_id: link for link in matching.passages}.values())
    counts[MatchKind.NEW] = len(matching.new_passages)
    counts[MatchKind.GONE] = len(matching.gone_passages)
    return CarriedVersion(
        version_id,
        counts,
        len({link.old_id for link in matching.passages if not link.sure}),
        len(carried),
        sum(row["to_review"] for row in carried.values()),
    )


def version_to_replace(session: Session) -> str:
    """The newest version that comments are tied to; the newest of all when none are.

    Raises:
        InvalidValueError: No draft is loaded.
    """
    tied = select(section.c.draft_version_id).where(section.c.id.in_(select(comment_anchor.c.section_id)))
    found = session.scalar(tied.order_by(section.c.draft_version_id.desc()))
    newest = current_version(session)
    if newest is None:
        raise InvalidValueError("draft", "no_draft")
    return str(found or newest.id)


def _anchors_of(version_id: str) -> Any:
    return (
        select(comment_anchor)
        .join(section, section.c.id == comment_anchor.c.section_id)
        .where(section.c.draft_version_id == version_id)
        .order_by(comment_anchor.c.comment_id, comment_anchor.c.id)
    )


def _words_of(session: Session, tied: Sequence[Any], matching: Matching) -> dict[str, set[str]]:
    """The words of the comments on passages that were split, which tell what part of it they mean."""
    split = {link.old_id for link in matching.passages if link.kind is MatchKind.SPLIT}
    keys = list({row.comment_id for row in tied if row.passage_id in split})
    query = select(comment.c.id, comment.c.quote, comment.c.summary, comment.c.proposed_wording)
    found: dict[str, set[str]] = {}
    for start in range(0, len(keys), BATCH):
        rows = session.rows(query.where(comment.c.id.in_(keys[start : start + BATCH])))
        found |= {row.id: _words(f"{row.quote} {row.summary} {row.proposed_wording}") for row in rows}
    return found


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


@dataclass(frozen=True, slots=True)
class _Place:
    section_id: str
    passage_id: str | None
    confidence: float
    sure: bool


class _Carrying:
    """Where the places of an older version are in the newer one."""

    def __init__(
        self, old: Sequence[OutlineSection], new: Sequence[OutlineSection], matching: Matching
    ) -> None:
        self._passages = parts_by_old(matching.passages)
        self._sections = {link.old_id: link for link in matching.sections}
        self._home = {passage.id: each.section.id for each in new for passage in each.passages}
        self._texts = {passage.id: passage.text for each in new for passage in each.passages}
        self._instead = self._nearest(old, new)

    def _nearest(self, old: Sequence[OutlineSection], new: Sequence[OutlineSection]) -> dict[str, str]:
        """For each section that is gone the one above it, or else before it, that goes on."""
        instead: dict[str, str] = {}
        before = new[0].section.id
        for each in old:
            link = self._sections.get(each.section.id)
            if link is None:
                above = each.section.parent_id or ""
                upper = self._sections.get(above)
                instead[each.section.id] = upper.new_id if upper else instead.get(above, before)
            else:
                before = link.new_id
        return instead

    def anchors(self, tied: Sequence[Any], words: Mapping[str, set[str]]) -> dict[str, dict[str, Any]]:
        """The new anchors by their keys; two that come to stand on one passage are one."""
        carried: dict[str, dict[str, Any]] = {}
        for row in tied:
            for place in self._places(row.section_id, row.passage_id, words.get(row.comment_id, set())):
                key = link_key("anchor", row.comment_id, place.passage_id or place.section_id)
                to_review = row.to_review or not place.sure
                if key in carried:
                    carried[key]["to_review"] = carried[key]["to_review"] or to_review
                    continue
                carried[key] = {
                    "comment_id": row.comment_id,
                    "section_id": place.section_id,
                    "passage_id": place.passage_id,
                    "origin": row.origin,
                    "confidence": place.confidence,
                    "carried_from": row.id,
                    "to_review": to_review,
                }
        return carried

    def _places(self, section_id: str, passage_id: str | None, words: set[str]) -> list[_Place]:
        links = self._passages.get(passage_id, []) if passage_id is not None else []
        if links:
            if links[0].kind is MatchKind.SPLIT:
                meant = self._meant(links, words)
                share = PART / len(meant)
                return [
                    _Place(self._home[each.new_id], each.new_id, each.confidence * share, sure=False)
                    for each in meant
                ]
            return [
                _Place(self._home[each.new_id], each.new_id, each.confidence, each.sure) for each in links
            ]
        whole = self._sections.get(section_id)
        if passage_id is None and whole is not None:
            return [_Place(whole.new_id, None, whole.confidence, whole.sure)]
        new_id = whole.new_id if whole is not None else self._instead[section_id]
        return [_Place(new_id, None, GONE, sure=False)]

    def _meant(self, links: Sequence[Link], words: set[str]) -> Sequence[Link]:
        """The part of a split passage that a comment's words are about; all when that cannot be told."""
        parts = [_words(self._texts[link.new_id]) for link in links]
        own = [
            len(words & part - set().union(*(other for other in parts if other is not part)))
            for part in parts
        ]
        ranked = sorted(zip(own, range(len(links)), strict=True), reverse=True)
        (most, best), (second, _) = ranked[0], ranked[1]
        return [links[best]] if most >= TELLING_WORDS and most > 2 * second else links
