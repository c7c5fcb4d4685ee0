"""What a row belongs to, and what people call that; also when the row is gone."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from consult.database.history import CREATED
from consult.database.keys import batches
from consult.database.tables import ROW_TABLES, change, txn
from consult.history.records import Thing
from consult.operation import Session
from consult.responses.queries import sender_names

Place = tuple[str, str]
"""A row: its table's name and its key."""

BELONGS_TO: Mapping[str, tuple[tuple[str, str], ...]] = {
    "assessment": (("comment_id", "comment"), ("group_id", "comment_group")),
    "comment_span": (("comment_id", "comment"),),
    "comment_anchor": (("comment_id", "comment"),),
    "comment_theme": (("comment_id", "comment"),),
    "text_module_use": (("comment_id", "comment"),),
    "response_consultee": (("response_id", "response"),),
    "response_document": (("response_id", "response"),),
    "skipped_span": (("response_id", "response"),),
    "earlier_reading": (("response_id", "response"),),
    "secrecy_marking": (("comment_id", "comment"), ("response_id", "response")),
    "consultee_alias": (("consultee_id", "consultee"),),
    "invitation": (("consultee_id", "consultee"),),
    "passage": (("section_id", "section"),),
    "passage_link": (("new_passage_id", "passage"),),
    "section_link": (("new_section_id", "section"),),
    "amendment_comment": (("amendment_id", "amendment"),),
    "round": (("consultation_id", "consultation"),),
}
"""By table the columns that name what its rows belong to; the first that is filled counts."""
_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "consultee": ("name",),
    "section": ("number", "title"),
    "draft_version": ("label",),
    "theme": ("name",),
    "workflow_step": ("name",),
    "text_module": ("title",),
    "comment_filter": ("name",),
    "comment_group": ("title",),
    "form_mapping": ("name",),
    "consultation": ("title",),
    "document": ("file_name",),
    "assessment_sending": ("file_name",),
    "meeting": ("title",),
    "redaction": ("decision_number",),
}
_ALSO: Mapping[str, tuple[str, ...]] = {
    "comment": ("response_id", "number"),
    "amendment": ("section_id",),
}
"""Columns besides that a name is made of."""


def things(session: Session, places: Iterable[Place]) -> dict[Place, Thing]:
    """What some rows belong to.

    Args:
        session: Of the query.
        places: The rows, also such as are gone.

    Returns:
        By row, what people know it by.
    """
    wanted = list(dict.fromkeys(places))
    known: dict[Place, Mapping[str, Any]] = {}
    there: set[Place] = set()
    waiting = set(wanted)
    while waiting:
        for place, values in _live(session, waiting).items():
            known[place] = values
            there.add(place)
        known.update(_gone(session, waiting - known.keys()))
        known.update({place: {} for place in waiting - known.keys()})
        waiting = {
            near for place in waiting for near in (*_above(place, known), *_beside(place, known))
        } - known.keys()
    mains = {place: _main(place, known) for place in wanted}
    named = _names(session, set(mains.values()), known)
    return {place: _thing(main, known, named, there) for place, main in mains.items()}


def _columns(table: str) -> tuple[str, ...]:
    belonging = tuple(column for column, _ in BELONGS_TO.get(table, ()))
    return (*belonging, *_NAMED_BY.get(table, ()), *_ALSO.get(table, ()))


def _live(session: Session, places: Iterable[Place]) -> dict[Place, Mapping[str, Any]]:
    by_table: dict[str, list[str]] = {}
    for table_name, key in places:
        by_table.setdefault(table_name, []).append(key)
    found: dict[Place, Mapping[str, Any]] = {}
    for name, keys in by_table.items():
        table = ROW_TABLES[name]
        query = select(table.c.id, *(table.c[column] for column in _columns(name)))
        for some in batches(keys):
            for row in session.rows(query.where(table.c.id.in_(some))):
                found[name, row.id] = dict(row._mapping)
    return found


def _gone(session: Session, places: Iterable[Place]) -> dict[Place, Mapping[str, Any]]:
    """What the history tells of rows that are not there any more."""
    tables = {key: table for table, key in places}
    query = select(change.c.row_id, change.c.field, change.c.value).join(txn, txn.c.id == change.c.txn_id)
    found: dict[Place, dict[str, Any]] = {}
    for some in batches(tables):
        here = query.where(change.c.row_id.in_(some), change.c.value.is_not(None))
        for row in session.rows(here.order_by(txn.c.sequence, change.c.position)):
            place = (tables[row.row_id], row.row_id)
            told = json.loads(row.value)
            kept = found.setdefault(place, {})
            wanted = _columns(place[0])
            if row.field == CREATED:
                kept.update({name: told[name] for name in wanted if name in told})
            elif row.field in wanted:
                kept[row.field] = told
    return dict(found)


def _above(place: Place, known: Mapping[Place, Mapping[str, Any]]) -> list[Place]:
    values = known[place]
    for column, table in BELONGS_TO.get(place[0], ()):
        if values.get(column):
            return [(table, str(values[column]))]
    return []


def _beside(place: Place, known: Mapping[Place, Mapping[str, Any]]) -> list[Place]:
    key = known[place].get("section_id")
    return [("section", str(key))] if place[0] == "amendment" and key else []


def _main(place: Place, known: Mapping[Place, Mapping[str, Any]]) -> Place:
    above = _above(place, known)
    return _main(above[0], known) if above else place


def _names(
    session: Session, mains: Iterable[Place], known: Mapping[Place, Mapping[str, Any]]
) -> dict[Place, str]:
    asked: dict[Place, str] = {}
    for place in mains:
        if place[0] == "response":
            asked[place] = place[1]
        elif place[0] == "comment" and known[place].get("response_id"):
            asked[place] = str(known[place]["response_id"])
    senders = sender_names(session, list(dict.fromkeys(asked.values())))
    return {place: senders.get(key, "") for place, key in asked.items()}


def _thing(
    place: Place, known: Mapping[Place, Mapping[str, Any]], named: Mapping[Place, str], there: set[Place]
) -> Thing:
    table, key = place
    values = known[place]
    name = named.get(place, "")
    if not name:
        source = known[_beside(place, known)[0]] if _beside(place, known) else values
        columns = _NAMED_BY["section"] if table == "amendment" else _NAMED_BY.get(table, ())
        name = " ".join(str(source[column]) for column in columns if source.get(column))
    number = values.get("number") if table == "comment" else None
    return Thing(table, key, name, number, place in there)
