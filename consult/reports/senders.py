"""Where comments come from, and who was consulted."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, or_, select

from consult.consultees.operations import current_round_id
from consult.database.tables import comment, consultee, invitation, meeting, response, response_consultee
from consult.operation import Session
from consult.reports.keys import raw, unpacked
from consult.reports.records import Consulted, Source
from consult.vocabulary import Category, Channel, Stance


def sources(
    session: Session, *, private_person: str | None, unknown: str, everybody: str | None = None
) -> list[Source]:
    """Responses in the order they came in, then meetings.

    Args:
        session: Of the query.
        private_person: What stands instead of the names of private persons; None shows the names.
        unknown: What stands for a response without a sender.
        everybody: What stands instead of all other names; None shows them.
    """
    senders = _senders(session, private_person or everybody, everybody)
    nobody = _Senders(unknown, None, masked=False)
    found = []
    for number, row in enumerate(unpacked(session, _responses()), 1):
        key, received_on, registry_number, channel, stance, subject, comments, unread = row
        behind = senders.get(key, nobody)
        source = Source(
            key,
            str(number),
            behind.names,
            behind.category,
            received_on,
            # The register is public: its number would tell who wrote.
            "" if everybody else registry_number,
            Channel(channel),
            Stance(stance) if stance else None,
            # In brief what a private person's letter concerns most often names the person.
            "" if behind.masked else subject,
            comments,
            bool(unread),
        )
        found.append(source)
    return found + _meetings(session)


def _responses() -> Select[Any]:
    counted = (
        select(comment.c.response_id, func.count().label("n"))
        .where(comment.c.withdrawn_reason == "")
        .group_by(comment.c.response_id)
        .subquery()
    )
    return (
        select(
            raw(response.c.id),
            response.c.received_on,
            response.c.registry_number,
            response.c.channel,
            response.c.stance,
            response.c.subject,
            func.coalesce(counted.c.n, 0),
            or_(response.c.unread_characters > 0, response.c.text == ""),
        )
        .outerjoin(counted, counted.c.response_id == response.c.id)
        .where(response.c.withdrawn_reason == "")
        .order_by(response.c.received_on, response.c.id)
    )


class _Senders(NamedTuple):
    """Those behind a response: their names, the first one's category, whether a name is masked."""

    names: str
    category: Category | None
    masked: bool


def _senders(session: Session, private_person: str | None, everybody: str | None) -> dict[bytes, _Senders]:
    columns: list[Any] = [raw(response_consultee.c.response_id), consultee.c.name, consultee.c.category]
    query = (
        select(*columns)
        .join(consultee, consultee.c.id == response_consultee.c.consultee_id)
        .order_by(response_consultee.c.response_id, response_consultee.c.position)
    )
    found: dict[bytes, _Senders] = {}
    for key, name, category in unpacked(session, query):
        instead = private_person if category == Category.PRIVATE_PERSON else everybody
        masked, shown = instead is not None, name if instead is None else instead
        before = found.get(key)
        found[key] = (
            _Senders(f"{before.names}, {shown}", before.category, before.masked or masked)
            if before
            else _Senders(shown, Category(category), masked)
        )
    return found


def _meetings(session: Session) -> list[Source]:
    columns: list[Any] = [raw(meeting.c.id), meeting.c.title, meeting.c.held_on, func.count(comment.c.id)]
    query = (
        select(*columns)
        .join(comment, and_(comment.c.meeting_id == meeting.c.id, comment.c.withdrawn_reason == ""))
        .group_by(meeting.c.id)
        .order_by(meeting.c.held_on, meeting.c.id)
    )
    return [
        Source(key, f"M{number}", title, None, held_on, "", Channel.MEETING, None, "", comments, unread=False)
        for number, (key, title, held_on, comments) in enumerate(unpacked(session, query), 1)
    ]


def consulted(session: Session, category: Category, sources: Mapping[bytes, Source]) -> list[Consulted]:
    """Those of a category who were consulted, by name, each with its latest answer.

    Args:
        session: Of the query.
        category: Which.
        sources: The responses that count, by their keys.
    """
    columns: list[Any] = [
        raw(consultee.c.id),
        consultee.c.name,
        func.coalesce(invitation.c.sent_on, ""),
        func.coalesce(invitation.c.due_on, ""),
        func.coalesce(invitation.c.extended_to, ""),
        invitation.c.reminded_on,
    ]
    here = and_(
        invitation.c.consultee_id == consultee.c.id,
        invitation.c.round_id == current_round_id(session),
    )
    query = (
        select(*columns)
        .select_from(consultee)
        .outerjoin(invitation, here)
        .where(consultee.c.withdrawn_reason == "", consultee.c.category == category.value)
        .order_by(func.swedish_key(consultee.c.name), consultee.c.id)
    )
    answers = _answers(session, category, sources)
    return [
        Consulted._make((*row, tuple(answers.get(row[0], {}).values()))) for row in unpacked(session, query)
    ]


def _answers(
    session: Session, category: Category, sources: Mapping[bytes, Source]
) -> dict[bytes, dict[bytes, Source]]:
    """The responses of each consultee of a category, the latest last."""
    columns: list[Any] = [raw(response_consultee.c.consultee_id), raw(response_consultee.c.response_id)]
    query = (
        select(*columns)
        .join(consultee, consultee.c.id == response_consultee.c.consultee_id)
        .where(consultee.c.category == category.value)
    )
    found: dict[bytes, dict[bytes, Source]] = {}
    links = [link for link in unpacked(session, query) if link[1] in sources]
    for key, response_id in sorted(links, key=lambda link: (sources[link[1]].received_on, link[1])):
        found.setdefault(key, {})[response_id] = sources[response_id]
    return found
