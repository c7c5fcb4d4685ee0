"""Which fields a redaction reaches, and what stands in them afterwards."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, Text, or_, select

from consult.database.history import CREATED
from consult.database.keys import batches
from consult.database.store import field_defaults
from consult.database.tables import (
    ROW_TABLES,
    change,
    comment,
    comment_span,
    consultee,
    consultee_alias,
    document,
    earlier_reading,
    response,
    response_document,
    skipped_span,
)
from consult.operation import Session

BLOCK = "█"
"""Stands for each letter taken out of a text, so that what is tied to places in the text keeps its place."""
TAKEN_OUT = "[borttagen uppgift]"
"""Stands for a field taken out whole."""

_IN_PLACE = {
    response.name: ("text",),
    comment_span.name: ("quote", "before", "after"),
    skipped_span.name: ("quote", "before", "after"),
    earlier_reading.name: ("text",),
}
"""Texts in which places are counted, by table."""
_WHOLE = {
    response.name: ("subject", "note"),
    comment.name: ("quote", "summary", "proposed_wording", "note"),
    document.name: ("file_name",),
    consultee.name: ("name", "organisation_number", "contact_name", "email", "address"),
    consultee_alias.name: ("name",),
}
"""Fields that are taken out whole, by table."""

Fields = dict[tuple[str, str], dict[str, Any]]
"""New values of fields, by table and row; of a row that is gone the values are not used."""


def fields_of(session: Session, response_ids: Sequence[str], consultee_ids: Sequence[str]) -> Fields:
    """All that responses and consultees hold of what somebody wrote or goes by, with what takes its place.

    Args:
        session: Of the operation.
        response_ids: Responses, with their comments, spans, earlier readings and files' names.
        consultee_ids: Consultees, with their other names.
    """
    of_response = {
        comment: comment.c.response_id,
        skipped_span: skipped_span.c.response_id,
        earlier_reading: earlier_reading.c.response_id,
    }
    keys: dict[Table, list[str]] = {response: list(response_ids), consultee: list(consultee_ids)}
    for table, column in of_response.items():
        keys[table] = _keys(session, table, column, response_ids)
    keys[comment_span] = _keys(session, comment_span, comment_span.c.comment_id, keys[comment])
    keys[consultee_alias] = _keys(session, consultee_alias, consultee_alias.c.consultee_id, consultee_ids)
    keys[document] = documents_of(session, response_ids)
    found: Fields = {}
    for table, some in keys.items():
        for row_id in some:
            found[table.name, row_id] = _without(table, session.found(table, row_id))
    return found


def documents_of(session: Session, response_ids: Sequence[str]) -> list[str]:
    """The originals of responses."""
    query = select(response_document.c.document_id)
    return [
        key
        for some in batches(response_ids)
        for key in session.scalars(query.where(response_document.c.response_id.in_(some)).distinct())
    ]


def fields_with(session: Session, phrases: Sequence[str]) -> Fields:
    """Every text of the case, and of its history, that holds one of some phrases.

    Args:
        session: Of the operation.
        phrases: What is sought, whatever the case of its letters.
    """
    if not phrases:
        return {}
    sought = re.compile("|".join(map(re.escape, sorted(phrases, key=len, reverse=True))), re.IGNORECASE)
    found: Fields = {}
    for name, table in ROW_TABLES.items():
        columns = [column.name for column in table.columns if isinstance(column.type, Text)]
        if not columns:
            continue
        for row in session.rows(select(table.c.id, *(table.c[each] for each in columns))):
            new = {
                each: _blocked(sought, text)
                for each in columns
                if isinstance(text := row._mapping[each], str) and sought.search(text)
            }
            if new:
                found[name, row.id] = new
    for (name, row_id), fields in _in_history(session, sought).items():
        there = found.setdefault((name, row_id), {})
        for field in fields - set(there):
            there[field] = None
    return _present(session, found)


def _in_history(session: Session, sought: re.Pattern[str]) -> dict[tuple[str, str], set[str]]:
    """Fields of which an earlier value matches."""
    found: dict[tuple[str, str], set[str]] = {}
    query = select(change.c.table_name, change.c.row_id, change.c.field, change.c.value)
    for row in session.rows(query.where(change.c.value.is_not(None))):
        if not sought.search(row.value):
            continue
        stored = json.loads(row.value)
        if row.field != CREATED:
            told: Mapping[str, Any] = {row.field: stored}
        else:
            told = stored if isinstance(stored, dict) else {}
        names = {name for name, value in told.items() if isinstance(value, str) and sought.search(value)}
        if names:
            found.setdefault((row.table_name, row.row_id), set()).update(names)
    return found


def _present(session: Session, found: Fields) -> Fields:
    """The same with the present value of fields that only the history has the phrase in."""
    for (name, row_id), fields in found.items():
        table = ROW_TABLES[name]
        asked = [field for field, value in fields.items() if value is None and field in table.c]
        if asked and session.exists(table, row_id):
            row = session.found(table, row_id)
            fields.update({field: row[field] for field in asked})
    return found


def _keys(session: Session, table: Table, column: Any, parents: Iterable[str]) -> list[str]:
    return [
        key
        for some in batches(parents)
        for key in session.scalars(select(table.c.id).where(or_(column.in_(some))))
    ]


def _without(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    whole = {name: TAKEN_OUT for name in _WHOLE.get(table.name, ()) if row[name]}
    in_place = {name: re.sub(r"\S", BLOCK, row[name]) for name in _IN_PLACE.get(table.name, ()) if row[name]}
    return {name: value for name, value in (whole | in_place).items() if name in field_defaults(table)}


def _blocked(sought: re.Pattern[str], text: str) -> str:
    return sought.sub(lambda hit: re.sub(r"\S", BLOCK, hit[0]), text)
