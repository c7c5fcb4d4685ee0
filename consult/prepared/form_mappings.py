"""How a web form's columns were understood, kept in the case and known again by the headers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from consult.database.tables import form_mapping
from consult.draft.queries import sections
from consult.errors import NotFoundError
from consult.operation import Session, clean_code, clean_line
from consult.prepared.web_form import OF_A_SECTION, ColumnRole, FormColumn

ALIKE = 0.6
"""The share of headers that two exports have in common when they are of the same form."""

HeaderKey = tuple[str, int]


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """A mapping under its name; `columns` are for the headers it was asked for."""

    id: str
    name: str
    columns: tuple[FormColumn, ...]

    @property
    def fits(self) -> bool:
        """Whether it knows every column."""
        return all(each.role is not ColumnRole.UNMAPPED for each in self.columns)


def save_mapping(session: Session, name: str, columns: Sequence[FormColumn]) -> str:
    """Keep a mapping; one of the same name is replaced.

    Args:
        session: Of the operation.
        name: What to call it.
        columns: What each column of the export holds, in its order.

    Returns:
        The mapping's key.

    Raises:
        InvalidValueError: The name is empty or too long.
    """
    name = clean_line("name", name, required=True)
    known = {each.id: each for each in sections(session)}
    kept = []
    for each in columns:
        section = known.get(each.section_id or "")
        place = {"number": section.number, "title": section.title} if section else {}
        kept.append(
            {"role": clean_code("role", ColumnRole, each.role).value, "section": each.section_id, **place}
        )
    values = {"name": name, "headers": [each.header for each in columns], "columns": kept}
    same = [row.id for row in session.rows(select(form_mapping)) if row.name.casefold() == name.casefold()]
    if same:
        session.edit(form_mapping, same[0], values)
        return str(same[0])
    return session.add(form_mapping, values)


def mapping_names(session: Session) -> list[str]:
    """The names of all saved mappings."""
    return list(session.scalars(select(form_mapping.c.name).order_by(form_mapping.c.name)))


def mapping_named(session: Session, name: str, headers: Sequence[str]) -> SavedMapping:
    """A saved mapping laid on some headers.

    Raises:
        NotFoundError: There is none of that name.
    """
    for row in session.rows(select(form_mapping)):
        if row.name.casefold() == " ".join(name.split()).casefold():
            return _laid_on(session, row, headers)
    raise NotFoundError("form_mapping", name)


def mapping_for(session: Session, headers: Sequence[str]) -> SavedMapping | None:
    """The saved mapping of a form with these headers, in whatever order they stand.

    Args:
        session: Of the query.
        headers: Of an export.

    Returns:
        The mapping that has most of them, the newest of several; columns that are new to it are unmapped.
        None when too few are the same.
    """
    wanted = set(_keys(headers))
    best: tuple[float, Any] = (ALIKE, None)
    for row in session.rows(select(form_mapping).order_by(form_mapping.c.id)):
        theirs = set(_keys(row.headers))
        alike = len(wanted & theirs) / max(len(wanted | theirs), 1)
        if alike >= best[0]:
            best = (alike, row)
    return None if best[1] is None else _laid_on(session, best[1], headers)


def _laid_on(session: Session, row: Any, headers: Sequence[str]) -> SavedMapping:
    known = sections(session)
    keys = {each.id for each in known}
    by_heading = {(each.number, each.title): each.id for each in known}
    saved = dict(zip(_keys(row.headers), row.columns, strict=True))
    columns = []
    for header, key in zip(headers, _keys(headers), strict=True):
        kept = saved.get(key)
        role = ColumnRole(kept["role"]) if kept else ColumnRole.UNMAPPED
        section_id = kept["section"] if kept and role in OF_A_SECTION else None
        if section_id is not None and section_id not in keys and kept:
            # A later version of the draft has the section under another key, or has it no more.
            section_id = by_heading.get((kept.get("number"), kept.get("title")))
            role = role if section_id else ColumnRole.UNMAPPED
        columns.append(FormColumn(header, role, section_id))
    return SavedMapping(row.id, row.name, tuple(columns))


def _keys(headers: Sequence[str]) -> list[HeaderKey]:
    """Each header, with a number that tells apart those that are alike ("Kommentar")."""
    counts: Counter[str] = Counter()
    found = []
    for header in headers:
        folded = " ".join(header.split()).casefold()
        counts[folded] += 1
        found.append((folded, counts[folded]))
    return found
