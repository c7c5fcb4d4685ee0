"""Columns computed from other rows, brought up to date before each commit."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, and_, func, select

from consult.anchors import unread_characters
from consult.database.keys import batches
from consult.database.store import Session
from consult.database.tables import (
    comment,
    comment_anchor,
    comment_span,
    draft_version,
    response,
    section,
    skipped_span,
)
from consult.database.tables.comments import WITHOUT_SECTION


def refresh(session: Session) -> None:
    """Recompute what depends on the rows that were touched.

    Args:
        session: Of the operation that is about to be committed.
    """
    for response_id in sorted(_responses_concerned(session)):
        row = session.row(
            select(response.c.text, response.c.unread_characters).where(response.c.id == response_id)
        )
        if row is not None:
            left = unread_characters(row.text, covered_spans(session, response_id))
            if left != row.unread_characters:
                session.derive(response, response_id, {"unread_characters": left})
    _refresh_section_positions(session)


def covered_spans(session: Session, response_id: str) -> list[tuple[int, int]]:
    """Start and end of every stretch of a response that is a comment or marked as none."""
    split = (
        select(comment_span.c.start, comment_span.c.end)
        .join(comment, comment.c.id == comment_span.c.comment_id)
        .where(
            comment.c.response_id == response_id,
            comment.c.withdrawn_reason == "",
            comment_span.c.lost.is_(False),
        )
    )
    skipped = select(skipped_span.c.start, skipped_span.c.end).where(
        skipped_span.c.response_id == response_id, skipped_span.c.lost.is_(False)
    )
    return [(row.start, row.end) for query in (split, skipped) for row in session.rows(query)]


def _responses_concerned(session: Session) -> set[str]:
    concerned = set(session.touched.get("response", ()))
    concerned |= _pointed_to(session, skipped_span.c.response_id, session.touched.get("skipped_span", ()))
    comments = set(session.touched.get("comment", ()))
    comments |= _pointed_to(session, comment_span.c.comment_id, session.touched.get("comment_span", ()))
    return concerned | _pointed_to(session, comment.c.response_id, comments)


def _pointed_to(session: Session, column: Column[Any], row_ids: Iterable[str]) -> set[str]:
    """What a reference of some rows points to, or pointed to before they were removed."""
    table = column.table
    gone = session.removed.get(table.name, {})
    keys = set(row_ids)
    found = {gone[key][column.name] for key in keys & set(gone)}
    for some in batches(sorted(keys)):
        found.update(session.scalars(select(column).where(table.c.id.in_(some)).distinct()))
    return found - {None}


def in_newest_version() -> ColumnElement[bool]:
    """The condition that a section is one of the newest version of the draft."""
    return (
        section.c.draft_version_id == select(func.max(draft_version.c.id)).correlate(None).scalar_subquery()
    )


def _refresh_section_positions(session: Session) -> None:
    wanted: dict[str, int] = {}
    if session.touched.get("section"):
        # A section that moves takes along the comments of every section after it.
        wanted = {row.id: row.wanted for row in session.rows(_misplaced())}
    else:
        anchors = session.touched.get("comment_anchor", ())
        for some in batches(sorted(_pointed_to(session, comment_anchor.c.comment_id, anchors))):
            here = _misplaced().where(comment.c.id.in_(some))
            wanted |= {row.id: row.wanted for row in session.rows(here)}
    session.derive_many(comment, "section_position", wanted)


def _misplaced() -> Select[Any]:
    """Comments whose stored position is not that of their first section in the newest version."""
    place = and_(section.c.id == comment_anchor.c.section_id, in_newest_version())
    first = func.coalesce(func.min(section.c.position), WITHOUT_SECTION)
    return (
        select(comment.c.id, first.label("wanted"))
        .outerjoin(comment_anchor, comment_anchor.c.comment_id == comment.c.id)
        .outerjoin(section, place)
        .group_by(comment.c.id)
        .having(first != comment.c.section_position)
    )
