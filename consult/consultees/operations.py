"""What can be done with the consultation, its rounds and those consulted."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from consult.consultees.records import RegisterEntry
from consult.database.tables import (
    consultation,
    consultation_round,
    consultee,
    consultee_alias,
    invitation,
)
from consult.errors import InvalidValueError
from consult.operation import Session, clean_code, clean_date, clean_line, link_key
from consult.vocabulary import Category

# Only what can be no address at all; which ones are real is for the mail program to find out.
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")

_CODES = ("organisation_number", "county_code", "municipality_code")
_LINES = ("name", *_CODES, "contact_name", "email", "address")


def add_consultee(session: Session, entry: RegisterEntry) -> str:
    """Add somebody to the list of those consulted and invite it to the current round.

    Returns:
        The consultee's key.

    Raises:
        InvalidValueError: The name is empty, too long, or on the list already.
    """
    added = add_consultees(session, [entry])
    if not added:
        raise InvalidValueError("name", "already_there", entry.name)
    return added[0]


def add_consultees(session: Session, entries: Iterable[RegisterEntry]) -> list[str]:
    """Add those who are not on the list already, by name, and invite them to the current round.

    Returns:
        The new consultees' keys.
    """
    known = {name.casefold() for name in session.scalars(select(consultee.c.name).where(_listed()))}
    values: list[dict[str, Any]] = []
    aliases: list[tuple[str, ...]] = []
    for entry in entries:
        cleaned = _cleaned({name: getattr(entry, name) for name in (*_LINES, "category")})
        if cleaned["name"].casefold() not in known:
            known.add(cleaned["name"].casefold())
            values.append(cleaned)
            aliases.append(entry.aliases)
    keys = session.add_many(consultee, values)
    for key, names in zip(keys, aliases, strict=True):
        _set_aliases(session, key, names)
    round_id = current_round_id(session)
    invitations = [{"round_id": round_id, "consultee_id": key} for key in keys]
    session.add_many(invitation, invitations, [_invitation_key(round_id, key) for key in keys])
    return keys


def edit_consultee(
    session: Session,
    /,
    consultee_id: str,
    *,
    version: int | None = None,
    aliases: Sequence[str] | None = None,
    **fields: str,
) -> None:
    """Correct what is known of a consultee.

    Args:
        session: Of the operation.
        consultee_id: The consultee.
        version: The row version the form had loaded.
        aliases: All its other names, when they are to change.
        **fields: name, category, organisation_number, county_code, municipality_code, contact_name, email,
            address.
    """
    values = _cleaned(fields)
    taken = select(consultee.c.id, consultee.c.name).where(_listed(), consultee.c.id != consultee_id)
    if "name" in values and any(
        row.name.casefold() == values["name"].casefold() for row in session.rows(taken)
    ):
        raise InvalidValueError("name", "already_there", values["name"])
    session.edit(consultee, consultee_id, values, version)
    if aliases is not None:
        _set_aliases(session, consultee_id, aliases)


def withdraw_consultee(session: Session, consultee_id: str, reason: str) -> None:
    """Take somebody off the list; what it sent stays."""
    reason = clean_line("reason", reason, required=True)
    session.edit(consultee, consultee_id, {"withdrawn_reason": reason})


def edit_consultation(
    session: Session, /, *, version: int | None = None, counties: Sequence[str] | None = None, **fields: str
) -> None:
    """Correct title, registry_number or authority of the consultation, or its counties."""
    values: dict[str, Any] = {
        name: clean_line(name, value, required=name == "title") for name, value in fields.items()
    }
    if counties is not None:
        values["counties"] = [clean_line("county", code) for code in counties]
    key = session.scalar(select(consultation.c.id))
    session.edit(consultation, key, values, version)


def edit_round(session: Session, /, round_id: str, *, version: int | None = None, **fields: str) -> None:
    """Correct name, opens_on or closes_on of a round.

    Raises:
        InvalidValueError: A date is none, or the round would close before it opens.
    """
    values = {
        name: clean_line(name, value, required=True) if name == "name" else clean_date(name, value)
        for name, value in fields.items()
    }
    after = {**session.found(consultation_round, round_id), **values}
    if after["opens_on"] and after["closes_on"] and after["closes_on"] < after["opens_on"]:
        raise InvalidValueError("closes_on", "before_opening", after["closes_on"])
    session.edit(consultation_round, round_id, values, version)


def record_sent(session: Session, consultee_ids: Sequence[str], sent_on: str, due_on: str) -> None:
    """Note that the cover letter went out, and when an answer is due."""
    values = {
        "sent_on": clean_date("sent_on", sent_on, required=True),
        "due_on": clean_date("due_on", due_on, required=True),
    }
    if values["due_on"] < values["sent_on"]:
        raise InvalidValueError("due_on", "before_sending", due_on)
    for key in _invitations(session, consultee_ids):
        session.edit(invitation, key, values)


def record_extension(session: Session, consultee_ids: Sequence[str], extended_to: str) -> None:
    """Note that some have got longer time; an empty date takes the extension back."""
    values = {"extended_to": clean_date("extended_to", extended_to)}
    for key in _invitations(session, consultee_ids):
        session.edit(invitation, key, values)


def record_reminder(session: Session, consultee_ids: Sequence[str], reminded_on: str) -> None:
    """Note that some were reminded."""
    day = clean_date("reminded_on", reminded_on, required=True)
    for key in _invitations(session, consultee_ids):
        days = session.found(invitation, key)["reminded_on"]
        session.edit(invitation, key, {"reminded_on": sorted({*days, day})})


def current_round_id(session: Session) -> str:
    """The round that is going on: the one that was made last."""
    return str(session.scalar(select(consultation_round.c.id).order_by(consultation_round.c.id.desc())))


def _listed() -> Any:
    return consultee.c.withdrawn_reason == ""


def _cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in fields.items():
        if name == "category":
            values[name] = clean_code(name, Category, value).value
        else:
            values[name] = clean_line(name, value, required=name == "name")
    if values.get("email") and not _ADDRESS.fullmatch(values["email"]):
        raise InvalidValueError("email", "not_an_address", values["email"])
    return values


def _set_aliases(session: Session, consultee_id: str, names: Sequence[str]) -> None:
    wanted = {clean_line("alias", name) for name in names} - {""}
    here = select(consultee_alias).where(consultee_alias.c.consultee_id == consultee_id)
    known = {row.name: row.id for row in session.rows(here)}
    for name in sorted(set(known) - wanted):
        session.remove(consultee_alias, known[name])
    new = sorted(wanted - set(known))
    rows = [{"consultee_id": consultee_id, "name": name} for name in new]
    session.add_many(consultee_alias, rows, [link_key("alias", consultee_id, name) for name in new])


def _invitation_key(round_id: str, consultee_id: str) -> str:
    return link_key("invitation", round_id, consultee_id)


def _invitations(session: Session, consultee_ids: Sequence[str]) -> list[str]:
    round_id = current_round_id(session)
    keys = []
    for consultee_id in consultee_ids:
        session.found(consultee, consultee_id)
        key = _invitation_key(round_id, consultee_id)
        if not session.exists(invitation, key):
            session.add(invitation, {"round_id": round_id, "consultee_id": consultee_id}, key)
        keys.append(key)
    return keys
