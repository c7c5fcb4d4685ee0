"""Amendments told of what a new version of the draft has changed already."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from consult.amendments.change_list import change_list, consulted_version_id
from consult.amendments.operations import tie_many
from consult.comments.filtering import counts_for_report
from consult.database.tables import amendment, assessment, comment, comment_anchor
from consult.draft.comparison import ComparedPassage, compare_versions
from consult.draft.queries import current_version
from consult.errors import InvalidValueError
from consult.operation import Session
from consult.responses.queries import BATCH
from consult.vocabulary import AmendmentStatus, Decision

_MET = (Decision.ACCEPTED.value, Decision.PARTLY_ACCEPTED.value)


def amendments_from_versions(session: Session, old_id: str | None = None, new_id: str | None = None) -> int:
    """Make amendments, as made, of what differs between two versions where an accepted comment asked for it.

    What an amendment tells of already gets no other; one whose new wording now stands in the draft is
    marked as made. What nobody asked for stays a mere difference in the list of changes.

    Args:
        session: Of the operation.
        old_id: The version with the old wordings; the one consulted on when None.
        new_id: The version with the new ones; the newest when None.

    Returns:
        How many amendments were made or marked as made.

    Raises:
        InvalidValueError: There are no two versions.
    """
    newest = current_version(session)
    new_id = new_id or (newest.id if newest is not None else None)
    old_id = old_id or consulted_version_id(session)
    if old_id is None or new_id is None or old_id == new_id:
        raise InvalidValueError("draft_version", "only_version")
    done = _mark_made(session)
    known = {one for each in change_list(session) if each.amendment_id for one in each.passage_ids}
    rows = [
        row
        for each in compare_versions(session, old_id, new_id)
        for row in each.passages
        if row.old and row.is_reworded and known.isdisjoint(one.id for one in row.new or row.old)
    ]
    asking = _accepted_on(session, [one.id for row in rows for one in row.old])
    wanted = [row for row in rows if any(one.id in asking for one in row.old)]
    keys = session.add_many(amendment, [_values(row) for row in wanted])
    pairs = [
        (key, comment_id)
        for key, row in zip(keys, wanted, strict=True)
        for one in row.old
        for comment_id in asking.get(one.id, ())
    ]
    tie_many(session, pairs)
    return done + len(keys)


def _mark_made(session: Session) -> int:
    found = [
        each.amendment_id
        for each in change_list(session)
        if each.amendment_id is not None
        and each.kind is not None
        and each.status is not AmendmentStatus.MADE
        and each.new_wording.split() == each.in_draft.split()
    ]
    return len(session.edit_many(amendment, found, {"status": AmendmentStatus.MADE.value}))


def _values(row: ComparedPassage) -> dict[str, Any]:
    return {
        "section_id": row.old[0].section_id,
        "passage_id": row.old[0].id,
        "old_wording": row.old_wording,
        "new_wording": row.new_wording,
        "status": AmendmentStatus.MADE.value,
    }


def _accepted_on(session: Session, passage_ids: Sequence[str]) -> dict[str, list[str]]:
    """Comments that are to be met, by the passage they are tied to."""
    query = (
        select(comment_anchor.c.passage_id, comment.c.id)
        .join(comment, comment.c.id == comment_anchor.c.comment_id)
        .join(assessment, assessment.c.comment_id == comment.c.id)
        .where(assessment.c.decision.in_(_MET), counts_for_report())
        .order_by(comment.c.id)
    )
    found: dict[str, list[str]] = {}
    for start in range(0, len(passage_ids), BATCH):
        some = passage_ids[start : start + BATCH]
        for row in session.rows(query.where(comment_anchor.c.passage_id.in_(some))):
            found.setdefault(row.passage_id, []).append(row.id)
    return found
