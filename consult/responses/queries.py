"""What can be asked of responses."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, case, exists, func, or_, select, true

from consult import anchors
from consult.database.derived import covered_spans
from consult.database.search import contains, directed, matches
from consult.database.tables import (
    assessment,
    comment,
    consultee,
    document,
    response,
    response_consultee,
    response_document,
    skipped_span,
)
from consult.errors import NotFoundError
from consult.operation import Session
from consult.responses.records import Response, ResponseDocument, ResponseRow, Sender, Span
from consult.responses.timeliness import Standing, days_late, due_on, standings
from consult.vocabulary import Category, Channel, DocumentRole, ResponseStatus, SenderRole, Stance

BATCH = 500
"""How many keys a statement names at most."""

_NOTHING_TO_SPLIT = (Stance.NO_OBJECTION.value, Stance.DECLINED.value)


@dataclass(frozen=True, slots=True)
class ResponseFilter:
    """Which responses are wanted; what is empty does not narrow."""

    words: str = ""
    statuses: tuple[ResponseStatus, ...] = ()
    categories: tuple[Category, ...] = ()
    stances: tuple[Stance, ...] = ()
    consultee_id: str | None = None


def response_ids(
    session: Session,
    wanted: ResponseFilter | None = None,
    order: str = "received_on",
    *,
    descending: bool = False,
    start: int = 0,
    limit: int | None = None,
) -> list[str]:
    """Keys of responses, in order; what is shown of them is read with `response_rows`.

    Args:
        session: Of the query.
        wanted: Which of them.
        order: received_on, registry_number, senders, category, stance, subject, unread, comments or status.
        descending: The other way round.
        start: How many to leave out at the beginning.
        limit: How many at most.
    """
    status, rows = _listing()
    found = rows.selected_columns
    columns: dict[str, Any] = {
        "received_on": response.c.received_on,
        "registry_number": response.c.registry_number,
        "senders": _of_first_sender(func.swedish_key(consultee.c.name)),
        "category": found.category,
        "stance": response.c.stance,
        "subject": func.swedish_key(response.c.subject),
        "unread": response.c.unread_characters,
        "comments": found.comments,
        "status": status,
    }
    column = directed(columns[order], descending=descending)
    chosen = _condition(wanted or ResponseFilter(), status)
    query = select(response.c.id).where(chosen).order_by(column, response.c.id)
    return list(session.scalars(query.offset(start).limit(limit)))


def response_rows(session: Session, keys: Sequence[str]) -> list[ResponseRow]:
    """Lines of the register of responses, in the order of the keys; those that are gone are left out."""
    _, rows = _listing()
    found: dict[str, ResponseRow] = {}
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        listed = session.rows(rows.where(response.c.id.in_(some)))
        names, standing = sender_names(session, some), standings(session, some)
        found.update(
            {row.id: _row(row, names.get(row.id, ""), standing.get(row.id, Standing())) for row in listed}
        )
    return [found[key] for key in keys if key in found]


def response_count(session: Session, wanted: ResponseFilter | None = None) -> int:
    """How many responses there are."""
    status, _ = _listing()
    chosen = _condition(wanted or ResponseFilter(), status)
    return int(session.scalar(select(func.count()).select_from(response).where(chosen)))


def _listing() -> tuple[ColumnElement[str], Select[Any]]:
    """The status of a response, and its line in the register.

    What is told of its comments and senders is asked for each response apart, so that it costs
    nothing where a query leaves it out.
    """
    of_response = and_(comment.c.response_id == response.c.id, comment.c.withdrawn_reason == "")
    with_assessment = comment.outerjoin(assessment, assessment.c.comment_id == comment.c.id)
    split = exists().where(of_response)
    undecided = exists().select_from(with_assessment).where(of_response, assessment.c.decision.is_(None))
    untouched = and_(~split, func.coalesce(response.c.stance, "").not_in(_NOTHING_TO_SPLIT))
    status: ColumnElement[str] = case(
        (response.c.withdrawn_reason != "", ResponseStatus.WITHDRAWN.value),
        (
            and_(untouched, or_(response.c.unread_characters > 0, response.c.text == "")),
            ResponseStatus.UNREAD.value,
        ),
        (and_(response.c.unread_characters > 0, split), ResponseStatus.SPLITTING.value),
        (undecided, ResponseStatus.SPLIT.value),
        else_=ResponseStatus.ASSESSED.value,
    )
    counted = select(func.count(comment.c.id)).where(of_response)
    decided = select(func.count(assessment.c.decision)).select_from(with_assessment).where(of_response)
    rows = select(
        response.c.id,
        response.c.received_on,
        response.c.registry_number,
        response.c.channel,
        response.c.stance,
        response.c.subject,
        response.c.unread_characters,
        func.length(response.c.text).label("characters"),
        _of_first_sender(consultee.c.category).label("category"),
        counted.scalar_subquery().label("comments"),
        decided.scalar_subquery().label("assessed"),
        due_on().label("due_on"),
        status.label("status"),
    )
    return status, rows


def _of_first_sender(column: ColumnElement[Any]) -> ScalarSelect[Any]:
    return (
        select(column)
        .join(response_consultee, response_consultee.c.consultee_id == consultee.c.id)
        .where(response_consultee.c.response_id == response.c.id, response_consultee.c.position == 0)
        .limit(1)
        .scalar_subquery()
    )


def _condition(wanted: ResponseFilter, status: ColumnElement[str]) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.words.strip():
        conditions.append(
            or_(
                matches("response", wanted.words),
                and_(*(sent_by_named(response.c.id, term) for term in wanted.words.split())),
                contains(response.c.registry_number, wanted.words.strip()),
            )
        )
    if wanted.statuses:
        conditions.append(status.in_([each.value for each in wanted.statuses]))
    if wanted.categories:
        codes = [each.value for each in wanted.categories]
        conditions.append(_of_first_sender(consultee.c.category).in_(codes))
    if wanted.stances:
        conditions.append(response.c.stance.in_([each.value for each in wanted.stances]))
    if wanted.consultee_id is not None:
        theirs = select(response_consultee.c.response_id).where(
            response_consultee.c.consultee_id == wanted.consultee_id
        )
        conditions.append(response.c.id.in_(theirs))
    return and_(true(), *conditions)


def sent_by_named(response_id: Any, term: str) -> ColumnElement[bool]:
    """The condition that a response has a sender whose name holds a term."""
    theirs = (
        select(response_consultee.c.response_id)
        .join(consultee, consultee.c.id == response_consultee.c.consultee_id)
        .where(contains(consultee.c.name, term))
    )
    condition: ColumnElement[bool] = response_id.in_(theirs)
    return condition


def sender_names(session: Session, response_ids: Sequence[str]) -> dict[str, str]:
    """The names of those behind each response, in order, with commas between."""
    query = (
        select(response_consultee.c.response_id, consultee.c.name)
        .join(consultee, consultee.c.id == response_consultee.c.consultee_id)
        .order_by(response_consultee.c.position)
    )
    names: dict[str, list[str]] = {}
    for start in range(0, len(response_ids), BATCH):
        some = response_ids[start : start + BATCH]
        for row in session.rows(query.where(response_consultee.c.response_id.in_(some))):
            names.setdefault(row.response_id, []).append(row.name)
    return {key: ", ".join(found) for key, found in names.items()}


def the_response(session: Session, response_id: str) -> Response:
    """A response with everything that was registered of it.

    Raises:
        NotFoundError: There is none.
    """
    row = session.found(response, response_id)
    _, rows = _listing()
    listed = session.row(rows.where(response.c.id == response_id))
    if listed is None:
        raise NotFoundError("response", response_id)
    standing = standings(session, [response_id]).get(response_id, Standing())
    return Response(
        id=row["id"],
        round_id=row["round_id"],
        received_on=row["received_on"],
        registry_number=row["registry_number"],
        channel=Channel(row["channel"]),
        stance=Stance(row["stance"]) if row["stance"] else None,
        subject=row["subject"],
        text=row["text"],
        note=row["note"],
        withdrawn_reason=row["withdrawn_reason"],
        senders=_senders(session, response_id),
        documents=_documents(session, response_id),
        skipped=_skipped(session, response_id),
        status=ResponseStatus(listed.status),
        version=row["version"],
        late_days=days_late(row["received_on"], listed.due_on),
        earlier_on=standing.earlier_on,
        superseded_by=standing.superseded_by,
        superseded_on=standing.superseded_on,
    )


def response_with_file(session: Session, content: bytes) -> ResponseRow | None:
    """The response that a file is registered with already, found by its SHA-256; else None."""
    query = (
        select(response_document.c.response_id)
        .join(document, document.c.id == response_document.c.document_id)
        .join(response, response.c.id == response_document.c.response_id)
        .where(document.c.sha256 == hashlib.sha256(content).hexdigest(), response.c.withdrawn_reason == "")
    )
    found = session.scalar(query)
    return None if found is None else response_rows(session, [found])[0]


def unread_pieces(session: Session, response_id: str) -> list[tuple[int, int]]:
    """Start and end of each piece of the text that nobody has dealt with."""
    text = session.found(response, response_id)["text"]
    return anchors.unread_pieces(text, covered_spans(session, response_id))


def _senders(session: Session, response_id: str) -> tuple[Sender, ...]:
    query = (
        select(consultee.c.id, consultee.c.name, response_consultee.c.role)
        .join(response_consultee, response_consultee.c.consultee_id == consultee.c.id)
        .where(response_consultee.c.response_id == response_id)
        .order_by(response_consultee.c.position)
    )
    return tuple(Sender(row.id, row.name, SenderRole(row.role)) for row in session.rows(query))


def _documents(session: Session, response_id: str) -> tuple[ResponseDocument, ...]:
    query = (
        select(document, response_document.c.role, response_document.c.start, response_document.c.end)
        .join(response_document, response_document.c.document_id == document.c.id)
        .where(response_document.c.response_id == response_id)
        .order_by(document.c.id)
    )
    return tuple(
        ResponseDocument(
            row.id,
            row.file_name,
            row.media_type,
            row.size,
            row.sha256,
            DocumentRole(row.role),
            row.start,
            row.end,
        )
        for row in session.rows(query)
    )


def _skipped(session: Session, response_id: str) -> tuple[Span, ...]:
    query = select(skipped_span).where(skipped_span.c.response_id == response_id)
    return tuple(
        Span(row.id, row.start, row.end, row.quote, row.before, row.after, row.lost)
        for row in session.rows(query.order_by(skipped_span.c.start))
    )


def _row(row: Any, senders: str, standing: Standing) -> ResponseRow:
    return ResponseRow(
        row.id,
        senders,
        row.category or "",
        row.received_on,
        row.registry_number,
        Channel(row.channel),
        Stance(row.stance) if row.stance else None,
        row.subject,
        row.characters,
        row.unread_characters,
        row.comments,
        row.assessed,
        ResponseStatus(row.status),
        days_late(row.received_on, row.due_on),
        standing.earlier_on,
        standing.superseded_by,
        standing.superseded_on,
    )
