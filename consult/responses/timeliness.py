"""Whether responses came late, and which of several of the same sender is the latest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from consult.consultees.queries import own_last_day
from consult.database.tables import consultation_round, invitation, response, response_consultee
from consult.operation import Session


@dataclass(frozen=True, slots=True)
class Standing:
    """How a response stands to the others of its sender in the same round; dates are ISO 8601."""

    earlier_on: str = ""
    superseded_by: str = ""
    superseded_on: str = ""


def due_on() -> ColumnElement[str]:
    """The day on which a response was due: its sender's own, else that on which the round closes."""
    own = own_last_day()
    asked = and_(
        invitation.c.consultee_id == response_consultee.c.consultee_id,
        invitation.c.round_id == response.c.round_id,
    )
    of_sender = (
        select(own)
        .select_from(response_consultee.join(invitation, asked))
        .where(response_consultee.c.response_id == response.c.id, response_consultee.c.position == 0)
        .correlate(response)
        .limit(1)
        .scalar_subquery()
    )
    closes = (
        select(consultation_round.c.closes_on)
        .where(consultation_round.c.id == response.c.round_id)
        .correlate(response)
        .scalar_subquery()
    )
    due: ColumnElement[str] = func.coalesce(func.nullif(of_sender, ""), closes, "")
    return due


def days_late(received_on: str, due: str) -> int:
    """How many days after the last one something came; 0 when it came in time or no day was set."""
    if not due or received_on <= due:
        return 0
    return (date.fromisoformat(received_on) - date.fromisoformat(due)).days


def standings(session: Session, response_ids: Sequence[str]) -> dict[str, Standing]:
    """How some responses stand to the others of their senders.

    Args:
        session: Of the query.
        response_ids: As many as one statement may name.
    """
    senders = select(response_consultee.c.consultee_id).where(
        response_consultee.c.position == 0, response_consultee.c.response_id.in_(response_ids)
    )
    of_one = (response_consultee.c.consultee_id, response.c.round_id)
    by_day = (response.c.received_on, response.c.id)

    def of_the_last(column: ColumnElement[Any]) -> ColumnElement[Any]:
        last = func.last_value(column, type_=column.type)
        return last.over(partition_by=of_one, order_by=by_day, rows=(None, None))

    earlier = func.lag(response.c.received_on).over(partition_by=of_one, order_by=by_day)
    in_order = (
        select(
            response.c.id,
            earlier.label("earlier_on"),
            of_the_last(response.c.id).label("last_id"),
            of_the_last(response.c.received_on).label("last_on"),
        )
        .join(response_consultee, response_consultee.c.response_id == response.c.id)
        .where(
            response_consultee.c.position == 0,
            response.c.withdrawn_reason == "",
            response_consultee.c.consultee_id.in_(senders),
        )
        .subquery()
    )
    found = {}
    for row in session.rows(select(in_order).where(in_order.c.id.in_(response_ids))):
        last = row.last_id == row.id
        found[row.id] = Standing(
            row.earlier_on or "", "" if last else row.last_id, "" if last else row.last_on
        )
    return found


def answered_on(session: Session) -> dict[str, str]:
    """The day of the latest answer of each sender that has answered, by its key."""
    query = (
        select(response_consultee.c.consultee_id, func.max(response.c.received_on).label("latest"))
        .join(response, response.c.id == response_consultee.c.response_id)
        .where(response.c.withdrawn_reason == "")
        .group_by(response_consultee.c.consultee_id)
    )
    return {row.consultee_id: row.latest for row in session.rows(query)}
