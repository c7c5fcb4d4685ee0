"""What can be asked of amendments: the list of changes, who asked for them, and what is not met yet."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, select

from consult.amendments.records import Amendment, AskedFor, OfferedAmendment, UnmetComment
from consult.comments.filtering import counts_for_report
from consult.comments.queries import the_comment
from consult.database.derived import in_newest_version
from consult.database.tables import (
    amendment,
    amendment_comment,
    assessment,
    comment,
    comment_anchor,
    section,
)
from consult.errors import NotFoundError
from consult.operation import Session
from consult.responses.queries import BATCH, sender_names
from consult.vocabulary import AmendmentStatus, Decision

BRIEF = 200
"""Characters of a comment that stand for it where it has no summary."""

_MET = (Decision.ACCEPTED.value, Decision.PARTLY_ACCEPTED.value)


def the_amendment(session: Session, amendment_id: str) -> Amendment:
    """An amendment with the comments behind it.

    Raises:
        NotFoundError: There is none.
    """
    found = _amendments(session, amendment.c.id == amendment_id)
    if not found:
        raise NotFoundError("amendment", amendment_id)
    return found[0]


def amendments(session: Session, *, dropped: bool = False) -> list[Amendment]:
    """All amendments in the order of the draft they were made for.

    Args:
        session: Of the query.
        dropped: Whether those dropped are wanted too.
    """
    condition: Any = amendment.c.id.is_not(None) if dropped else _live()
    return _amendments(session, condition)


def amendments_of_comment(session: Session, comment_id: str) -> list[Amendment]:
    """The amendments that a comment asked for, without those dropped."""
    tied = select(amendment_comment.c.amendment_id).where(amendment_comment.c.comment_id == comment_id)
    return _amendments(session, and_(_live(), amendment.c.id.in_(tied)))


def _live() -> ColumnElement[bool]:
    return amendment.c.status != AmendmentStatus.DROPPED.value


def _amendments(session: Session, condition: ColumnElement[bool]) -> list[Amendment]:
    query = (
        select(amendment, section.c.number, section.c.title)
        .outerjoin(section, section.c.id == amendment.c.section_id)
        .where(condition)
        .order_by(section.c.draft_version_id, section.c.position, amendment.c.id)
    )
    rows = session.rows(query)
    behind = _asked_for(session, [row.id for row in rows])
    return [
        Amendment(
            id=row.id,
            section_id=row.section_id,
            passage_id=row.passage_id,
            heading=f"{row.number} {row.title}".strip(),
            old_wording=row.old_wording,
            new_wording=row.new_wording,
            note=row.note,
            status=AmendmentStatus(row.status),
            asked_for=tuple(behind.get(row.id, ())),
            version=row.version,
        )
        for row in rows
    ]


def _told() -> list[Any]:
    brief = func.substr(func.coalesce(func.nullif(comment.c.summary, ""), comment.c.quote), 1, BRIEF)
    return [
        comment.c.id,
        comment.c.response_id,
        comment.c.number,
        assessment.c.decision,
        brief.label("brief"),
    ]


def _asked_for(session: Session, amendment_ids: Sequence[str]) -> dict[str, list[AskedFor]]:
    """The comments behind each of some amendments, in the order they came in."""
    query = (
        select(amendment_comment.c.amendment_id, *_told())
        .join(comment, comment.c.id == amendment_comment.c.comment_id)
        .outerjoin(assessment, assessment.c.comment_id == comment.c.id)
        .where(counts_for_report())
        .order_by(comment.c.response_id, comment.c.position)
    )
    rows: list[Any] = []
    for start in range(0, len(amendment_ids), BATCH):
        some = amendment_ids[start : start + BATCH]
        rows += session.rows(query.where(amendment_comment.c.amendment_id.in_(some)))
    found: dict[str, list[AskedFor]] = {}
    for row, told in zip(rows, _worded(session, rows), strict=True):
        found.setdefault(row.amendment_id, []).append(told)
    return found


def _worded(session: Session, rows: Sequence[Any]) -> list[AskedFor]:
    senders = sender_names(session, list({row.response_id for row in rows if row.response_id}))
    return [
        AskedFor(
            row.id,
            row.response_id or "",
            row.number,
            senders.get(row.response_id, ""),
            Decision(row.decision) if row.decision else None,
            " ".join(row.brief.split()),
        )
        for row in rows
    ]


def asked_for(session: Session, comment_ids: Sequence[str]) -> list[AskedFor]:
    """Some comments as they stand behind a change, in the order of their keys; those gone are left out."""
    query = select(*_told()).outerjoin(assessment, assessment.c.comment_id == comment.c.id)
    rows: list[Any] = []
    for start in range(0, len(comment_ids), BATCH):
        some = comment_ids[start : start + BATCH]
        rows += session.rows(query.where(counts_for_report(), comment.c.id.in_(some)))
    found = {told.comment_id: told for told in _worded(session, rows)}
    return [found[key] for key in comment_ids if key in found]


def offered_amendment(session: Session, comment_id: str) -> OfferedAmendment:
    """What a comment asks for, ready to be looked through and made an amendment.

    Args:
        session: Of the query.
        comment_id: The comment.

    Returns:
        Its first place in the draft with the wording there and the wording it proposes. Without a proposal
        the draft's wording is offered, for somebody to change.

    Raises:
        NotFoundError: There is no such comment.
    """
    asking = the_comment(session, comment_id)
    places = sorted(asking.anchors, key=lambda each: each.passage_id is None)
    place = places[0] if places else None
    old = place.passage_text if place is not None else ""
    together = [comment_id]
    if asking.group_id is not None:
        members = select(comment.c.id).where(
            comment.c.group_id == asking.group_id, comment.c.id != comment_id
        )
        together += session.scalars(members.where(comment.c.withdrawn_reason == "").order_by(comment.c.id))
    return OfferedAmendment(
        place.section_id if place is not None else None,
        place.passage_id if place is not None else None,
        place.heading if place is not None else "",
        old,
        asking.proposed_wording or old,
        tuple(together),
    )


def _to_be_met(columns: Sequence[Any]) -> Select[Any]:
    """Comments decided to be met, in whole or in part, behind no amendment that stands."""
    amended = (
        select(amendment_comment.c.id)
        .join(amendment, amendment.c.id == amendment_comment.c.amendment_id)
        .where(amendment_comment.c.comment_id == comment.c.id, _live())
    )
    return (
        select(*columns)
        .select_from(assessment)
        .join(comment, comment.c.id == assessment.c.comment_id)
        .where(assessment.c.decision.in_(_MET), counts_for_report(), ~exists(amended))
    )


def accepted_without_change(session: Session) -> list[UnmetComment]:
    """Comments that are to be met though no amendment says how, in the order of the draft."""
    heading = [section.c.number.label("section_number"), section.c.title]
    query = _to_be_met([*_told(), assessment.c.action, *heading])
    first = and_(section.c.position == comment.c.section_position, in_newest_version())
    rows = session.rows(query.outerjoin(section, first).order_by(comment.c.section_position, comment.c.id))
    return [
        UnmetComment(told, row.action, f"{row.section_number or ''} {row.title or ''}".strip())
        for row, told in zip(rows, _worded(session, rows), strict=True)
    ]


def likely_asking(session: Session, section_id: str) -> list[AskedFor]:
    """Comments to be met that are tied to a section of the newest version or to a passage of it.

    They are those that may have asked for a change there, and the only ones a person has to choose between.
    """
    tied = select(comment_anchor.c.comment_id).where(comment_anchor.c.section_id == section_id)
    query = (
        select(*_told())
        .join(assessment, assessment.c.comment_id == comment.c.id)
        .where(assessment.c.decision.in_(_MET), counts_for_report(), comment.c.id.in_(tied))
        .order_by(comment.c.response_id, comment.c.position)
    )
    return _worded(session, session.rows(query))


def amendment_count(session: Session) -> int:
    """How many amendments stand."""
    return int(session.scalar(select(func.count()).select_from(amendment).where(_live())))


def accepted_unmet_count(session: Session) -> int:
    """How many comments are to be met though neither an amendment nor an action says how."""
    count: Any = func.count()
    return int(session.scalar(_to_be_met([count]).where(func.trim(assessment.c.action) == "")))
