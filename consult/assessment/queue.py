"""The comments that wait for an answer, one line for those that are answered together."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from consult.comments.filtering import CommentFilter, condition, counts_for_report, ordered
from consult.comments.queries import comment_rows
from consult.comments.records import CommentRow
from consult.database.tables import comment, comment_group, consultee, response_consultee
from consult.operation import Session


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A comment, or the first of a group; `consultees` counts those behind the group, 0 without one."""

    row: CommentRow
    consultees: int

    @property
    def id(self) -> str:
        """The comment's key."""
        return self.row.id


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that comments can be chosen by, with its name."""

    id: str
    name: str


def queue_ids(session: Session, wanted: CommentFilter, start: int = 0, limit: int | None = None) -> list[str]:
    """Keys of comments in the order of the draft, of each group only one.

    Args:
        session: Of the query.
        wanted: Which of them.
        start: How many to leave out at the beginning.
        limit: How many at most.
    """
    wanting = condition(session, wanted)
    first = select(func.min(comment.c.id)).where(wanting, comment.c.group_id.is_not(None))
    firsts = first.group_by(comment.c.group_id).correlate(None)
    query = ordered(select(comment.c.id), "section", descending=False).where(wanting)
    query = query.where(or_(comment.c.group_id.is_(None), comment.c.id.in_(firsts)))
    return list(session.scalars(query.offset(start).limit(limit)))


def queue_lines(session: Session, keys: Sequence[str]) -> list[QueueLine]:
    """What the queue shows of some comments, in the order of the keys."""
    rows = comment_rows(session, keys)
    behind = (
        select(comment.c.group_id, func.count(response_consultee.c.consultee_id.distinct()).label("senders"))
        .join(response_consultee, response_consultee.c.response_id == comment.c.response_id)
        .where(comment.c.group_id.in_({row.group_id for row in rows if row.group_size > 1}))
        .where(counts_for_report())
        .group_by(comment.c.group_id)
    )
    counted = {row.group_id: row.senders for row in session.rows(behind)}
    return [QueueLine(row, counted.get(row.group_id, 0) if row.group_size > 1 else 0) for row in rows]


def group_choices(session: Session) -> list[Choice]:
    """The groups of alike comments by their titles."""
    query = select(comment_group.c.id, comment_group.c.title).order_by(
        func.swedish_key(comment_group.c.title)
    )
    return [Choice(row.id, row.title) for row in session.rows(query)]


def consultee_choices(session: Session) -> list[Choice]:
    """Those who stand behind a response that has been split into comments, in the order of the alphabet."""
    split = select(comment.c.response_id).where(comment.c.withdrawn_reason == "")
    query = (
        select(consultee.c.id, consultee.c.name)
        .where(
            consultee.c.id.in_(
                select(response_consultee.c.consultee_id).where(response_consultee.c.response_id.in_(split))
            )
        )
        .order_by(func.swedish_key(consultee.c.name))
    )
    return [Choice(row.id, row.name) for row in session.rows(query)]
