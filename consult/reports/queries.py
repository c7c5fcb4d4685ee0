"""What the documents read from the case, in windows so that memory stays flat.

Nothing here selects a note: internal notes cannot reach a document. What is withdrawn is left out.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, case, func, select, true

from consult.analysis.queries import counts_for_report
from consult.consultees.operations import current_round_id
from consult.database.tables import (
    assessment,
    comment,
    comment_anchor,
    comment_theme,
    consultee,
    invitation,
    meeting,
    response,
    response_consultee,
    theme,
)
from consult.operation import Session
from consult.reports.records import Consulted, PrintedComment, PrintedCount, Reference, Source, Standing
from consult.vocabulary import DECISIONS_NEEDING_RATIONALE, Category, Channel, Decision, Stance

WINDOW = 400
"""How many comments are in memory at a time."""

T = TypeVar("T")


class Printed(StrEnum):
    """Which of the comments under a section are wanted; `PrintedCount` has their numbers."""

    ALL = "comments"
    UNMET = "unmet"
    ACTIONS = "actions"


def windows(keys: Sequence[T], size: int = WINDOW) -> Iterator[Sequence[T]]:
    """Keys in groups of at most `size`."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]


def sources(session: Session, *, private_person: str | None, unknown: str) -> list[Source]:
    """Responses in the order they came in, then meetings.

    Args:
        session: Of the query.
        private_person: What stands instead of the names of private persons; None shows the names.
        unknown: What stands for a response without a sender.
    """
    counted = (
        select(comment.c.response_id, func.count().label("n"))
        .where(comment.c.withdrawn_reason == "")
        .group_by(comment.c.response_id)
        .subquery()
    )
    query: Select[Any] = (
        select(
            response.c.id,
            response.c.received_on,
            response.c.registry_number,
            response.c.channel,
            response.c.stance,
            response.c.subject,
            func.coalesce(counted.c.n, 0).label("comments"),
        )
        .outerjoin(counted, counted.c.response_id == response.c.id)
        .where(response.c.withdrawn_reason == "")
        .order_by(response.c.received_on, response.c.id)
    )
    names, categories = _senders(session, private_person)
    found = [
        Source(
            row.id,
            str(number),
            names.get(row.id, unknown),
            categories.get(row.id),
            row.received_on,
            row.registry_number,
            Channel(row.channel),
            Stance(row.stance) if row.stance else None,
            row.subject,
            row.comments,
        )
        for number, row in enumerate(session.rows(query), 1)
    ]
    return found + _meetings(session)


def _senders(session: Session, private_person: str | None) -> tuple[dict[str, str], dict[str, Category]]:
    query: Select[Any] = (
        select(response_consultee.c.response_id, consultee.c.name, consultee.c.category)
        .join(consultee, consultee.c.id == response_consultee.c.consultee_id)
        .order_by(response_consultee.c.response_id, response_consultee.c.position)
    )
    names: dict[str, str] = {}
    categories: dict[str, Category] = {}
    for row in session.rows(query):
        masked = private_person is not None and row.category == Category.PRIVATE_PERSON
        name = str(private_person if masked else row.name)
        before = names.get(row.response_id)
        names[row.response_id] = f"{before}, {name}" if before else name
        categories.setdefault(row.response_id, Category(row.category))
    return names, categories


def _meetings(session: Session) -> list[Source]:
    query: Select[Any] = (
        select(meeting.c.id, meeting.c.title, meeting.c.held_on, func.count(comment.c.id).label("comments"))
        .join(comment, and_(comment.c.meeting_id == meeting.c.id, comment.c.withdrawn_reason == ""))
        .group_by(meeting.c.id)
        .order_by(meeting.c.held_on, meeting.c.id)
    )
    return [
        Source(
            row.id, f"M{number}", row.title, None, row.held_on, "", Channel.MEETING, None, "", row.comments
        )
        for number, row in enumerate(session.rows(query), 1)
    ]


def printed_counts(session: Session) -> dict[int, PrintedCount]:
    """What is printed under each section, by the position that comments have as their first section's."""
    query: Select[Any] = (
        select(
            comment.c.section_position,
            func.count().label("comments"),
            func.count(case((_wanted(Printed.UNMET), 1))).label("unmet"),
            func.count(case((_wanted(Printed.ACTIONS), 1))).label("actions"),
        )
        .select_from(comment)
        .outerjoin(assessment, assessment.c.comment_id == comment.c.id)
        .where(counts_for_report())
        .group_by(comment.c.section_position)
    )
    return {
        row.section_position: PrintedCount(row.comments, row.unmet, row.actions)
        for row in session.rows(query)
    }


def _wanted(which: Printed) -> ColumnElement[bool]:
    if which is Printed.ALL:
        return true()
    if which is Printed.UNMET:
        return assessment.c.decision.in_(sorted(DECISIONS_NEEDING_RATIONALE))
    met = (Decision.ACCEPTED.value, Decision.PARTLY_ACCEPTED.value)
    return and_(assessment.c.decision.in_(met), func.trim(assessment.c.action) != "")


def standing_under(session: Session, first: int, last: int, which: Printed = Printed.ALL) -> list[Standing]:
    """Where the comments stand whose first section is one of some neighbouring ones, in no order.

    Comments of withdrawn responses are among them: the caller knows which responses count, and to
    look here would mean to read past the text of each response again and again.

    Args:
        session: Of the query.
        first: Position of the first section.
        last: Position of the last section.
        which: Which of the comments.
    """
    columns: list[Any] = [comment.c.id, _source(), comment.c.section_position, comment.c.position]
    query = select(*columns).where(
        comment.c.withdrawn_reason == "", comment.c.section_position.between(first, last)
    )
    if which is not Printed.ALL:
        query = query.join(assessment, assessment.c.comment_id == comment.c.id).where(_wanted(which))
    return [Standing._make(row) for row in session.rows(query)]


def references_from(session: Session, section_id: str, position: int) -> list[Reference]:
    """Comments on a section that are printed under an earlier one, in the order of that.

    Args:
        session: Of the query.
        section_id: The section.
        position: Its position.
    """
    mine = select(comment_anchor.c.comment_id).where(comment_anchor.c.section_id == section_id)
    columns: list[Any] = [_source(), comment.c.number, comment.c.section_position]
    query = (
        select(*columns)
        .where(
            comment.c.withdrawn_reason == "", comment.c.id.in_(mine), comment.c.section_position < position
        )
        .order_by(comment.c.section_position, comment.c.id)
    )
    return [Reference._make(row) for row in session.rows(query)]


def _source() -> ColumnElement[Any]:
    return func.coalesce(comment.c.response_id, comment.c.meeting_id)


def _printed() -> Select[Any]:
    columns: list[Any] = [
        comment.c.id,
        _source().label("source_id"),
        comment.c.number,
        comment.c.quote,
        comment.c.summary,
        comment.c.proposed_wording,
        comment.c.stance,
        comment.c.kind,
        assessment.c.decision,
        func.coalesce(assessment.c.reply, ""),
        func.coalesce(assessment.c.rationale, ""),
        func.coalesce(assessment.c.action, ""),
        comment.c.section_position,
    ]
    return select(*columns).outerjoin(assessment, assessment.c.comment_id == comment.c.id)


def printed_comments(session: Session, keys: Sequence[str]) -> list[PrintedComment]:
    """Some comments in the order of their keys."""
    found = {
        row.id: PrintedComment._make(row) for row in session.rows(_printed().where(comment.c.id.in_(keys)))
    }
    return [found[key] for key in keys if key in found]


def comments_of_sources(session: Session, keys: Sequence[str]) -> dict[str, list[PrintedComment]]:
    """The comments of some responses and meetings, as their texts have them."""
    found: dict[str, list[PrintedComment]] = {}
    # Two queries, each in the order of its index: one with "or" would have to sort whole texts.
    for column in (comment.c.response_id, comment.c.meeting_id):
        query = _printed().where(comment.c.withdrawn_reason == "", column.in_(keys))
        for row in session.rows(query.order_by(column, comment.c.position)):
            found.setdefault(row.source_id, []).append(PrintedComment._make(row))
    return found


def sections_of(session: Session, keys: Sequence[str]) -> dict[str, set[str]]:
    """Keys of the sections that each of some comments belongs to."""
    query: Select[Any] = select(comment_anchor.c.comment_id, comment_anchor.c.section_id).where(
        comment_anchor.c.comment_id.in_(keys)
    )
    found: dict[str, set[str]] = {}
    for row in session.rows(query):
        found.setdefault(row.comment_id, set()).add(row.section_id)
    return found


def themes_of(session: Session, keys: Sequence[str]) -> dict[str, list[str]]:
    """Names of each comment's themes."""
    query: Select[Any] = (
        select(comment_theme.c.comment_id, theme.c.name)
        .join(theme, theme.c.id == comment_theme.c.theme_id)
        .where(comment_theme.c.comment_id.in_(keys))
        .order_by(theme.c.position, theme.c.id)
    )
    found: dict[str, list[str]] = {}
    for row in session.rows(query):
        found.setdefault(row.comment_id, []).append(row.name)
    return found


def consulted(session: Session, category: Category) -> list[Consulted]:
    """Those of a category who were consulted, by name, each with its latest answer."""
    theirs = (
        select(response.c.received_on)
        .join(response_consultee, response_consultee.c.response_id == response.c.id)
        .where(response_consultee.c.consultee_id == consultee.c.id, response.c.withdrawn_reason == "")
        .correlate(consultee)
        .order_by(response.c.received_on.desc(), response.c.id.desc())
        .limit(1)
    )
    answers = (
        select(func.count(response.c.id.distinct()))
        .select_from(response_consultee.join(response, response.c.id == response_consultee.c.response_id))
        .where(response_consultee.c.consultee_id == consultee.c.id, response.c.withdrawn_reason == "")
        .correlate(consultee)
    )
    comments = (
        select(func.count())
        .select_from(
            response_consultee.join(response, response.c.id == response_consultee.c.response_id).join(
                comment, comment.c.response_id == response.c.id
            )
        )
        .where(response_consultee.c.consultee_id == consultee.c.id, counts_for_report())
        .correlate(consultee)
    )
    columns: list[Any] = [
        consultee.c.id,
        consultee.c.name,
        func.coalesce(invitation.c.sent_on, ""),
        func.coalesce(invitation.c.due_on, ""),
        func.coalesce(invitation.c.extended_to, ""),
        invitation.c.reminded_on,
        answers.scalar_subquery(),
        comments.scalar_subquery(),
        theirs.scalar_subquery(),
        theirs.with_only_columns(response.c.stance).scalar_subquery(),
    ]
    here = and_(
        invitation.c.consultee_id == consultee.c.id, invitation.c.round_id == current_round_id(session)
    )
    query = (
        select(*columns)
        .select_from(consultee)
        .outerjoin(invitation, here)
        .where(consultee.c.withdrawn_reason == "", consultee.c.category == category.value)
        .order_by(func.swedish_key(consultee.c.name), consultee.c.id)
    )
    return [Consulted._make(row) for row in session.rows(query)]
