"""What can be asked of the consultation and those consulted."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from consult.consultees.operations import current_round_id
from consult.consultees.records import Consultation, Consultee, ConsulteeRow, Round
from consult.database.search import contains, directed
from consult.database.tables import (
    comment,
    consultation,
    consultation_round,
    consultee,
    consultee_alias,
    invitation,
    response,
    response_consultee,
)
from consult.errors import NotFoundError
from consult.operation import Session
from consult.vocabulary import Category, ReplyStatus, RoundKind


@dataclass(frozen=True, slots=True)
class ConsulteeFilter:
    """Which consultees are wanted; what is empty does not narrow."""

    words: str = ""
    categories: tuple[Category, ...] = ()
    statuses: tuple[ReplyStatus, ...] = ()
    county_codes: tuple[str, ...] = ()


def the_consultation(session: Session) -> Consultation:
    """The one consultation of the case."""
    row = session.row(select(consultation))
    if row is None:
        raise NotFoundError("consultation", "")
    return Consultation(
        row.id, row.title, row.registry_number, row.authority, tuple(row.counties), row.version
    )


def rounds(session: Session) -> list[Round]:
    """All rounds, the current one last."""
    query = select(consultation_round).order_by(consultation_round.c.id)
    return [
        Round(
            row.id,
            row.name,
            RoundKind(row.kind),
            row.opens_on,
            row.closes_on,
            row.draft_version_id,
            row.version,
        )
        for row in session.rows(query)
    ]


def current_round(session: Session) -> Round:
    """The round that is going on."""
    return rounds(session)[-1]


def consultee_rows(
    session: Session,
    wanted: ConsulteeFilter | None = None,
    order: str = "name",
    *,
    descending: bool = False,
) -> list[ConsulteeRow]:
    """The mailing list: each consultee with its invitation and what came of it.

    Args:
        session: Of the query.
        wanted: Which of them.
        order: name, category, status, due_on, responses or comments.
        descending: The other way round.
    """
    status, rows = _listing(session)
    columns: dict[str, Any] = {
        "name": func.swedish_key(consultee.c.name),
        "category": consultee.c.category,
        "status": status,
        "due_on": own_last_day(),
        "responses": rows.selected_columns.responses,
        "comments": rows.selected_columns.comments,
    }
    column = columns[order]
    query = rows.where(_condition(wanted or ConsulteeFilter(), status)).order_by(
        directed(column, descending=descending), columns["name"]
    )
    aliases = _aliases(session)
    return [_row(found, aliases) for found in session.rows(query)]


def own_last_day() -> ColumnElement[str]:
    """The later of the days by which an invited consultee is to answer; empty without an invitation."""
    due, extended = (func.coalesce(each, "") for each in (invitation.c.due_on, invitation.c.extended_to))
    return case((extended > due, extended), else_=due)


def _listing(session: Session) -> tuple[ColumnElement[str], Select[Any]]:
    theirs = and_(response_consultee.c.consultee_id == consultee.c.id, response.c.withdrawn_reason == "")
    sent_by = response_consultee.join(response, response.c.id == response_consultee.c.response_id)
    responses = select(func.count()).select_from(sent_by).where(theirs).scalar_subquery()
    split_from = sent_by.join(comment, comment.c.response_id == response.c.id)
    comments = select(func.count()).select_from(split_from).where(theirs, comment.c.withdrawn_reason == "")
    answered = exists().select_from(sent_by).where(theirs)
    due = own_last_day()
    status: ColumnElement[str] = case(
        (answered, ReplyStatus.ANSWERED.value),
        (func.coalesce(invitation.c.sent_on, "") == "", ReplyStatus.NOT_SENT.value),
        (due < session.now[:10], ReplyStatus.OVERDUE.value),
        else_=ReplyStatus.WAITING.value,
    )
    here = and_(
        invitation.c.consultee_id == consultee.c.id, invitation.c.round_id == current_round_id(session)
    )
    rows = (
        select(
            consultee,
            invitation.c.id.label("invitation_id"),
            invitation.c.sent_on,
            invitation.c.due_on,
            invitation.c.extended_to,
            invitation.c.reminded_on,
            status.label("status"),
            responses.label("responses"),
            comments.scalar_subquery().label("comments"),
        )
        .outerjoin(invitation, here)
        .where(consultee.c.withdrawn_reason == "")
    )
    return status, rows


def _condition(wanted: ConsulteeFilter, status: ColumnElement[str]) -> ColumnElement[bool]:
    conditions = [_named(term) for term in wanted.words.split()]
    if wanted.categories:
        conditions.append(consultee.c.category.in_([each.value for each in wanted.categories]))
    if wanted.statuses:
        conditions.append(status.in_([each.value for each in wanted.statuses]))
    if wanted.county_codes:
        conditions.append(consultee.c.county_code.in_(wanted.county_codes))
    return and_(consultee.c.withdrawn_reason == "", *conditions)


def _named(term: str) -> ColumnElement[bool]:
    also = select(consultee_alias.c.consultee_id).where(contains(consultee_alias.c.name, term))
    return or_(
        contains(consultee.c.name, term),
        contains(consultee.c.contact_name, term),
        contains(consultee.c.email, term),
        consultee.c.id.in_(also),
    )


def not_answered(session: Session) -> list[ConsulteeRow]:
    """Those who were invited and have not answered, by name."""
    waiting = (ReplyStatus.WAITING, ReplyStatus.OVERDUE)
    return consultee_rows(session, ConsulteeFilter(statuses=waiting))


def consultee_with(session: Session, consultee_id: str) -> ConsulteeRow:
    """One consultee with its invitation.

    Raises:
        NotFoundError: There is none on the list.
    """
    _, rows = _listing(session)
    found = session.row(rows.where(consultee.c.id == consultee_id))
    if found is None:
        raise NotFoundError("consultee", consultee_id)
    return _row(found, _aliases(session, consultee_id))


def find_consultees(session: Session, words: str, limit: int | None = 20) -> list[Consultee]:
    """Consultees whose name or other name has all the words; those that begin so first."""
    condition = and_(consultee.c.withdrawn_reason == "", *(_named(term) for term in words.split()))
    begins = case((func.folded(consultee.c.name).startswith(words.casefold(), autoescape=True), 0), else_=1)
    query = select(consultee).where(condition).order_by(begins, func.swedish_key(consultee.c.name))
    aliases = _aliases(session)
    return [_consultee(row, aliases) for row in session.rows(query.limit(limit))]


def consultee_named(session: Session, name: str) -> Consultee | None:
    """The consultee with exactly this name or other name, whatever the case of the letters."""
    folded = " ".join(name.split()).casefold()
    also = select(consultee_alias.c.consultee_id).where(func.folded(consultee_alias.c.name) == folded)
    query = select(consultee).where(
        consultee.c.withdrawn_reason == "",
        or_(func.folded(consultee.c.name) == folded, consultee.c.id.in_(also)),
    )
    found = session.rows(query)
    return _consultee(found[0], _aliases(session, found[0].id)) if len(found) == 1 else None


def _aliases(session: Session, consultee_id: str | None = None) -> dict[str, tuple[str, ...]]:
    query = select(consultee_alias).order_by(consultee_alias.c.name)
    if consultee_id is not None:
        query = query.where(consultee_alias.c.consultee_id == consultee_id)
    names: dict[str, tuple[str, ...]] = {}
    for row in session.rows(query):
        names[row.consultee_id] = (*names.get(row.consultee_id, ()), row.name)
    return names


def _consultee(row: Any, aliases: dict[str, tuple[str, ...]]) -> Consultee:
    return Consultee(
        row.id,
        row.name,
        Category(row.category),
        row.organisation_number,
        row.county_code,
        row.municipality_code,
        row.contact_name,
        row.email,
        aliases.get(row.id, ()),
        row.version,
        row.address,
    )


def _row(row: Any, aliases: dict[str, tuple[str, ...]]) -> ConsulteeRow:
    return ConsulteeRow(
        _consultee(row, aliases),
        row.invitation_id,
        row.sent_on or "",
        row.due_on or "",
        row.extended_to or "",
        (row.reminded_on or [""])[-1],
        ReplyStatus(row.status),
        row.responses,
        row.comments,
    )
