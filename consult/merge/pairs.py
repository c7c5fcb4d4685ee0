"""The same thing registered twice, in two copies: offered as pairs, joined only when a person says so."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import Column, Table, func, select

from consult.database.derivation import referring
from consult.database.store import field_defaults
from consult.database.tables import (
    ROW_TABLES,
    comment,
    comment_theme,
    consultee,
    consultee_alias,
    document,
    invitation,
    kept_apart,
    response,
    response_consultee,
    response_document,
    text_module,
    text_module_use,
    theme,
    workflow_step,
)
from consult.errors import InvalidValueError
from consult.operation import Session, link_key

_LINK_KEYS: dict[str, Callable[[dict[str, Any]], str]] = {
    comment_theme.name: lambda row: link_key("comment_theme", row["comment_id"], row["theme_id"]),
    consultee_alias.name: lambda row: link_key("alias", row["consultee_id"], row["name"]),
    invitation.name: lambda row: link_key("invitation", row["round_id"], row["consultee_id"]),
    response_consultee.name: lambda row: link_key("sender", row["response_id"], row["consultee_id"]),
    response_document.name: lambda row: link_key("response_document", row["response_id"], row["document_id"]),
    text_module_use.name: lambda row: link_key("text_module_use", row["text_module_id"], row["comment_id"]),
}
"""How the keys of links are made, which change when what they tie together does."""

_NAMED = {
    theme.name: theme.c.name,
    workflow_step.name: workflow_step.c.name,
    text_module.name: text_module.c.title,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that may be one; `why` is the field they share, `label` what a person knows them by."""

    table: str
    first_id: str
    second_id: str
    why: str
    label: str

    @property
    def id(self) -> str:
        """The same whichever of the two is named first."""
        return _pair_key(self.table, self.first_id, self.second_id)


def pairs(session: Session) -> list[Pair]:
    """Consultees, themes, responses, steps and text modules that may be registered twice.

    Those of which somebody said that they are two are left out.
    """
    found: dict[str, Pair] = {}
    for pair in (*_named_alike(session), *_consultees(session), *_responses(session)):
        found.setdefault(pair.id, pair)
    apart = set(session.scalars(select(kept_apart.c.id)))
    return [pair for key, pair in found.items() if key not in apart]


def keep_apart(session: Session, table: str, first_id: str, second_id: str) -> None:
    """Say that two rows are two, so that they are not offered again.

    Args:
        session: Of the operation.
        table: Their table.
        first_id: The one.
        second_id: The other.

    Raises:
        NotFoundError: One of them is not there.
    """
    for key in (first_id, second_id):
        session.found(ROW_TABLES[table], key)
    key = _pair_key(table, first_id, second_id)
    if not session.exists(kept_apart, key):
        first, second = sorted((first_id, second_id))
        session.add(kept_apart, {"kind": table, "first_id": first, "second_id": second}, key)


def join(session: Session, table: str, kept_id: str, other_id: str) -> None:
    """Make one row of two: all that is tied to the other is tied to the one that is kept.

    What the kept one lacks is taken from the other. The history keeps them both.

    Args:
        session: Of the operation.
        table: Their table.
        kept_id: The row that is kept.
        other_id: The row that goes.

    Raises:
        NotFoundError: One of them is not there.
        InvalidValueError: They are the same, or two responses with different texts, in which the
            comments would lose their places.
    """
    kind = ROW_TABLES[table]
    kept, other = session.found(kind, kept_id), session.found(kind, other_id)
    if kept_id == other_id:
        raise InvalidValueError(table, "same_row")
    if kind is response and kept["text"] != other["text"]:
        raise InvalidValueError("text", "texts_differ")
    lacking = {
        name: other[name]
        for name in field_defaults(kind)
        if other[name] not in (None, "") and kept[name] in (None, "")
    }
    if kind is consultee and kept["name"] != other["name"]:
        _keep_name(session, kept_id, other["name"])
    for child, column in referring(kind):
        _tie_to(session, child, column, kept_id, other_id)
    session.edit(kind, kept_id, lacking)
    session.remove(kind, other_id)
    if kind is response:
        renumber(session, [kept_id])


def duplicate_numbers(session: Session) -> list[str]:
    """Responses in which two comments bear the same number."""
    query = select(comment.c.response_id).where(comment.c.response_id.is_not(None))
    query = query.group_by(comment.c.response_id, comment.c.number).having(func.count() > 1)
    return list(dict.fromkeys(session.scalars(query.order_by(comment.c.response_id))))


def renumber(session: Session, response_ids: Iterable[str]) -> int:
    """Give new numbers to comments whose number an earlier one of the same response has.

    Returns:
        How many got a new number.
    """
    changed = 0
    for response_id in response_ids:
        query = select(comment.c.id, comment.c.number).where(comment.c.response_id == response_id)
        rows = session.rows(query.order_by(comment.c.number, comment.c.id))
        taken: set[int] = set()
        highest = max((row.number for row in rows), default=0)
        for row in rows:
            if row.number in taken:
                highest += 1
                session.edit(comment, row.id, {"number": highest})
                changed += 1
            taken.add(row.number)
    return changed


def _pair_key(table: str, first_id: str, second_id: str) -> str:
    return link_key("kept_apart", table, *sorted((first_id, second_id)))


def _named_alike(session: Session) -> list[Pair]:
    found = []
    for name, column in _NAMED.items():
        rows = session.rows(select(ROW_TABLES[name].c.id, column.label("name")))
        found += _alike(name, column.name, [(row.name.casefold(), row.id, row.name) for row in rows])
    return found


def _consultees(session: Session) -> list[Pair]:
    here = select(consultee).where(consultee.c.withdrawn_reason == "")
    rows = session.rows(here)
    found = []
    for field in ("name", "organisation_number", "email"):
        known = [(str(row._mapping[field]).casefold(), row.id, row.name) for row in rows]
        found += _alike(consultee.name, field, [each for each in known if each[0]])
    return found


def _responses(session: Session) -> list[Pair]:
    """Responses with the same file, and those of the same sender with the same text."""
    standing = response.c.withdrawn_reason == ""
    files = (
        select(document.c.sha256, response.c.id, document.c.file_name)
        .join(response_document, response_document.c.document_id == document.c.id)
        .join(response, response.c.id == response_document.c.response_id)
        .where(standing)
    )
    found = _alike(response.name, "file_name", [tuple(row) for row in session.rows(files)])
    texts = (
        select(response.c.text, response_consultee.c.consultee_id, response.c.id, consultee.c.name)
        .join(response_consultee, response_consultee.c.response_id == response.c.id)
        .join(consultee, consultee.c.id == response_consultee.c.consultee_id)
        .where(standing, response.c.text != "")
    )
    same = [(f"{row.consultee_id} {row.text}", row.id, row.name) for row in session.rows(texts)]
    return found + _alike(response.name, "text", same)


def _alike(table: str, why: str, rows: Sequence[tuple[str, str, str]]) -> list[Pair]:
    groups: dict[str, dict[str, str]] = {}
    for shared, key, label in rows:
        groups.setdefault(shared, {})[key] = label
    return [
        Pair(table, first, second, why, members[first])
        for members in groups.values()
        for first, second in combinations(sorted(members), 2)
    ]


def _keep_name(session: Session, kept_id: str, name: str) -> None:
    values = {"consultee_id": kept_id, "name": name}
    key = _LINK_KEYS[consultee_alias.name](values)
    if not session.exists(consultee_alias, key):
        session.add(consultee_alias, values, key)


def _tie_to(session: Session, child: Table, column: Column[Any], kept_id: str, other_id: str) -> None:
    rows = session.rows(select(child).where(column == other_id).order_by(child.c.id))
    key_of = _LINK_KEYS.get(child.name)
    if key_of is None:
        session.edit_many(child, [row.id for row in rows], {column.name: kept_id})
        return
    for row in rows:
        values = {name: row._mapping[name] for name in field_defaults(child)} | {column.name: kept_id}
        key = key_of(values)
        session.remove(child, row.id)
        if not session.exists(child, key):
            session.add(child, values, key)
            continue
        there = session.found(child, key)
        session.edit(child, key, {name: value for name, value in values.items() if value and not there[name]})
