"""Places in the newest version of the draft that a person should look at, confirmed or changed one by one."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select

from consult.comments.filtering import counts_for_report
from consult.comments.operations import anchor_comment
from consult.comments.records import AnchorToReview
from consult.database.derived import in_newest_version
from consult.database.tables import (
    comment,
    comment_anchor,
    draft_version,
    passage,
    passage_link,
    section,
    section_link,
)
from consult.database.tables.comments import WITHOUT_SECTION
from consult.draft.linking import link_id
from consult.operation import Session, link_key
from consult.responses.queries import BATCH, sender_names
from consult.vocabulary import AnchorOrigin, MatchKind


def anchors_to_review(session: Session) -> list[AnchorToReview]:
    """All places to look at in the order of the newest version, comments without any in it last."""
    rows = session.rows(_waiting())
    behind = _left_behind(session)
    old = _places(session, [row.carried_from for row in rows if row.carried_from is not None])
    old |= _places(session, list(behind.values()))
    kinds = _kinds(session, rows, old)
    comments = _comments(session, behind)
    responses = {row.response_id for row in (*rows, *comments.values()) if row.response_id}
    senders = sender_names(session, list(responses))

    def told(row: Any, anchor_id: str, before: Any, **found: Any) -> AnchorToReview:
        return AnchorToReview(
            anchor_id=anchor_id,
            comment_id=row.comment_id,
            response_id=row.response_id or "",
            number=row.number,
            senders=senders.get(row.response_id, ""),
            quote=row.quote,
            summary=row.summary,
            old_heading=_heading(before),
            old_text=(before.text or "") if before is not None else "",
            **found,
        )

    waiting = [
        told(
            row,
            row.id,
            old.get(row.carried_from),
            section_id=row.section_id,
            passage_id=row.passage_id,
            heading=_heading(row),
            text=row.text or "",
            confidence=row.confidence or 0.0,
            kind=kinds.get(row.id),
            is_behind=False,
        )
        for row in rows
    ]
    nowhere = {"section_id": None, "passage_id": None, "heading": "", "text": "", "confidence": 0.0}
    return waiting + [
        told(comments[key], anchor_id, old.get(anchor_id), kind=None, is_behind=True, **nowhere)
        for key, anchor_id in behind.items()
        if key in comments
    ]


def _heading(row: Any) -> str:
    return "" if row is None else f"{row.heading_number} {row.title}".strip()


_TOLD = (
    comment_anchor.c.id,
    comment_anchor.c.section_id,
    comment_anchor.c.passage_id,
    section.c.number.label("heading_number"),
    section.c.title,
    passage.c.text,
)


def _is_waiting() -> ColumnElement[bool]:
    return and_(comment_anchor.c.to_review.is_(True), in_newest_version(), counts_for_report())


def _waiting() -> Any:
    return (
        select(
            *_TOLD,
            comment_anchor.c.carried_from,
            comment_anchor.c.confidence,
            comment.c.id.label("comment_id"),
            comment.c.response_id,
            comment.c.number,
            comment.c.quote,
            comment.c.summary,
        )
        .join(section, section.c.id == comment_anchor.c.section_id)
        .join(comment, comment.c.id == comment_anchor.c.comment_id)
        .outerjoin(passage, passage.c.id == comment_anchor.c.passage_id)
        .where(_is_waiting())
        .order_by(section.c.position, passage.c.position, comment.c.id)
    )


def _in_batches(keys: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(keys)
    return (ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH))


def _places(session: Session, anchor_ids: Sequence[str]) -> dict[str, Any]:
    query = (
        select(*_TOLD)
        .join(section, section.c.id == comment_anchor.c.section_id)
        .outerjoin(passage, passage.c.id == comment_anchor.c.passage_id)
    )
    return {
        row.id: row
        for some in _in_batches(set(anchor_ids))
        for row in session.rows(query.where(comment_anchor.c.id.in_(some)))
    }


def _comments(session: Session, keys: Iterable[str]) -> dict[str, Any]:
    query = select(
        comment.c.id.label("comment_id"),
        comment.c.response_id,
        comment.c.number,
        comment.c.quote,
        comment.c.summary,
    )
    return {
        row.comment_id: row
        for some in _in_batches(keys)
        for row in session.rows(query.where(comment.c.id.in_(some)))
    }


def _kinds(session: Session, rows: Sequence[Any], old: dict[str, Any]) -> dict[str, MatchKind]:
    """What became of the old place of each of some anchors."""
    wanted: dict[str, list[str]] = {}
    gone: dict[str, MatchKind] = {}
    for row in rows:
        before = old.get(row.carried_from)
        if before is None:
            continue
        if before.passage_id is not None and row.passage_id is not None:
            key = link_id("passage", before.passage_id, row.passage_id)
        else:
            key = link_id("section", before.section_id, row.section_id)
        if (before.passage_id is None) == (row.passage_id is None):
            wanted.setdefault(key, []).append(row.id)
        gone[row.id] = MatchKind.GONE
    found = dict(gone)
    for table in (passage_link, section_link):
        for some in _in_batches(wanted):
            for link in session.rows(select(table.c.id, table.c.kind).where(table.c.id.in_(some))):
                found |= dict.fromkeys(wanted[link.id], MatchKind(link.kind))
    return found


def _is_behind(session: Session) -> ColumnElement[bool]:
    """The condition that a comment is tied to older versions alone, none of them carried to the newest.

    A comment that was carried and has no place now was untied by a person.
    """
    newest = session.scalar(select(func.max(draft_version.c.id)))
    linked = (
        select(section_link.c.id)
        .join(section, section.c.id == section_link.c.new_section_id)
        .where(section.c.draft_version_id == newest)
    )
    carried_from = None
    if newest is not None and session.row(linked) is not None:
        carried_from = session.found(draft_version, newest)["replaces_id"]
    tied = select(comment_anchor.c.id).where(comment_anchor.c.comment_id == comment.c.id).correlate(comment)
    there = tied.join(section, section.c.id == comment_anchor.c.section_id).where(
        section.c.draft_version_id == carried_from
    )
    behind = and_(comment.c.section_position == WITHOUT_SECTION, counts_for_report(), exists(tied))
    return behind if carried_from is None else and_(behind, ~exists(there))


def _left_behind(session: Session) -> dict[str, str]:
    """Comments without a place in the newest version, each with its first one in the latest that has one."""
    query = (
        select(comment.c.id.label("comment_id"), comment_anchor.c.id)
        .select_from(comment)
        .join(comment_anchor, comment_anchor.c.comment_id == comment.c.id)
        .join(section, section.c.id == comment_anchor.c.section_id)
        .where(_is_behind(session))
        .order_by(section.c.draft_version_id.desc(), section.c.position, comment.c.id)
    )
    found: dict[str, str] = {}
    for row in session.rows(query):
        found.setdefault(row.comment_id, row.id)
    return found


def anchors_to_review_count(session: Session) -> int:
    """How many places of comments a person should look at."""
    waiting = (
        select(func.count())
        .select_from(comment_anchor)
        .join(section, section.c.id == comment_anchor.c.section_id)
        .join(comment, comment.c.id == comment_anchor.c.comment_id)
        .where(_is_waiting())
    )
    behind = select(func.count()).select_from(comment).where(_is_behind(session))
    return int(session.scalar(waiting)) + int(session.scalar(behind))


def confirm_anchor(session: Session, anchor_id: str, *, same_place: bool = False) -> int:
    """Say that a comment stands where it should.

    Args:
        session: Of the operation.
        anchor_id: Its place.
        same_place: Whether all comments that came from the same old place to the same new one are meant.

    Returns:
        How many places are confirmed by it.
    """
    found = session.found(comment_anchor, anchor_id)
    keys = [anchor_id]
    if same_place and found["carried_from"] is not None:
        keys = _same_way(session, found)
    return len(session.edit_many(comment_anchor, keys, {"to_review": False}))


def _same_way(session: Session, found: Any) -> list[str]:
    old = session.found(comment_anchor, found["carried_from"])
    before = comment_anchor.alias()
    query = (
        select(comment_anchor.c.id)
        .join(before, before.c.id == comment_anchor.c.carried_from)
        .where(
            comment_anchor.c.section_id == found["section_id"],
            comment_anchor.c.passage_id.is_not_distinct_from(found["passage_id"]),
            before.c.section_id == old["section_id"],
            before.c.passage_id.is_not_distinct_from(old["passage_id"]),
            comment_anchor.c.to_review.is_(True),
        )
    )
    return list(session.scalars(query))


def move_anchor(session: Session, anchor_id: str, section_id: str, passage_id: str | None = None) -> str:
    """Give a comment another place in the newest version.

    A place in an older version stays; the comment gets one in the newest.

    Args:
        session: Of the operation.
        anchor_id: The place to look at.
        section_id: Where the comment belongs.
        passage_id: The passage there; None when it concerns the whole section.

    Returns:
        The key of the new place.

    Raises:
        InvalidValueError: The passage is not in the section.
    """
    found = session.found(comment_anchor, anchor_id)
    key = link_key("anchor", found["comment_id"], passage_id or section_id)
    is_old = session.row(
        select(section.c.id).where(section.c.id == found["section_id"], ~in_newest_version())
    )
    if key == anchor_id:
        session.edit(comment_anchor, key, {"to_review": False})
        return key
    if is_old is None:
        session.remove(comment_anchor, anchor_id)
    anchor_comment(session, found["comment_id"], section_id, passage_id, AnchorOrigin.MANUAL)
    carried_from = found["carried_from"] if is_old is None else anchor_id
    session.edit(comment_anchor, key, {"to_review": False, "carried_from": carried_from})
    return key


def confirm_all_above(session: Session, confidence: float) -> int:
    """Confirm all places of which the program is at least so sure.

    Args:
        session: Of the operation.
        confidence: From 0 to 1; a place whose passage is gone is never confirmed so.

    Returns:
        How many are confirmed by it.
    """
    query = (
        select(comment_anchor.c.id)
        .join(section, section.c.id == comment_anchor.c.section_id)
        .join(comment, comment.c.id == comment_anchor.c.comment_id)
        .where(_is_waiting(), comment_anchor.c.confidence >= confidence, comment_anchor.c.confidence > 0)
    )
    keys = list(session.scalars(query))
    return len(session.edit_many(comment_anchor, keys, {"to_review": False}))
