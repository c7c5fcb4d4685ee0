"""What a redaction would reach, for a person to look at before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from consult.database.tables import document
from consult.history.naming import things
from consult.history.records import Thing
from consult.operation import Session
from consult.secrecy.scope import documents_of, fields_of, fields_with


@dataclass(frozen=True, slots=True)
class Reached:
    """A thing of which fields would go; `fields` names them, each with its kind of row."""

    thing: Thing
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """All that a redaction would reach, and the files that hold the same words, by key and name."""

    reached: tuple[Reached, ...]
    files: tuple[tuple[str, str], ...]


def reach(session: Session, response_ids: Sequence[str], phrases: Sequence[str]) -> Reach:
    """What would be taken out.

    Args:
        session: Of the query.
        response_ids: Responses that would go whole, with their files.
        phrases: Words that would go wherever they stand.

    Returns:
        The things in the order in which they were found; of phrases the files are those of responses in
        which one of them stands, and go only when that is asked for.
    """
    found = fields_of(session, response_ids, [])
    if phrases:
        for place, fields in fields_with(session, phrases).items():
            found[place] = fields | found.get(place, {})
    about = things(session, found)
    gathered: dict[Thing, dict[tuple[str, str], None]] = {}
    for place, fields in found.items():
        names = gathered.setdefault(about[place], {})
        names.update(dict.fromkeys((place[0], field) for field in fields))
    responses = [row_id for table, row_id in found if table == "response"]
    keys = dict.fromkeys((*documents_of(session, response_ids), *documents_of(session, responses)))
    names_of = select(document.c.id, document.c.file_name)
    files = [tuple(session.rows(names_of.where(document.c.id == key))[0]) for key in keys]
    return Reach(
        tuple(Reached(thing, tuple(fields)) for thing, fields in gathered.items() if fields),
        tuple((str(key), str(name)) for key, name in files),
    )
