"""What stood in a field, with the names of what it points to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Table, select

from consult.database.keys import batches
from consult.database.tables import (
    amendment,
    comment,
    comment_group,
    consultee,
    document,
    draft_version,
    passage,
    response,
    section,
    text_module,
    theme,
    workflow_step,
)
from consult.history.words import COMPOSITE, NO, YES
from consult.operation import Session
from consult.responses.queries import sender_names

_LINKED = ("theme_id", "section_id", "passage_id")
"""What of a link as a whole is told, in this order."""
_NAMED: tuple[tuple[Table, tuple[Column[Any], ...]], ...] = (
    (workflow_step, (workflow_step.c.name,)),
    (comment_group, (comment_group.c.title,)),
    (theme, (theme.c.name,)),
    (section, (section.c.number, section.c.title)),
    (passage, (passage.c.text,)),
    (consultee, (consultee.c.name,)),
    (draft_version, (draft_version.c.label,)),
    (text_module, (text_module.c.title,)),
    (document, (document.c.file_name,)),
    (comment, (comment.c.number,)),
    (amendment, (amendment.c.new_wording,)),
)


def pointing(field: str, value: Any) -> Iterator[str]:
    """The keys of rows that a value points to."""
    if isinstance(value, dict):
        yield from (str(value[name]) for name in _LINKED if value.get(name))
    elif field.endswith("_id") and value:
        yield str(value)


def names_of(session: Session, keys: Iterable[str]) -> Mapping[str, str]:
    """What rows are called that values point to; those that are gone have no name."""
    pointed = set(keys)
    names: dict[str, str] = {}
    for some in batches(pointed):
        for table, columns in _NAMED:
            for row in session.rows(select(table.c.id, *columns).where(table.c.id.in_(some))):
                names[row[0]] = " ".join(str(part) for part in tuple(row)[1:] if part)
        responses = session.scalars(select(response.c.id).where(response.c.id.in_(some)))
        names |= sender_names(session, responses)
    return names


def worded(field: str, value: Any, names: Mapping[str, str]) -> str:
    """A value as a text; codes stay codes, for `consult.history.words` to word.

    Args:
        field: The field, or "" for a link as a whole.
        value: As the history has it.
        names: Of what values point to.
    """
    found = [names.get(key, "") for key in pointing(field, value)]
    if found:
        return ": ".join(name for name in found if name)
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        plain = all(isinstance(each, str) for each in value)
        return ", ".join(value) if plain else COMPOSITE
    return str(value)
