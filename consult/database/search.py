"""Search in texts: FTS5 with trigrams, so that "bostad" is found inside "bostadsbyggande".

å, ä and ö stay letters of their own (the tokenizer's diacritics removal is off, its default).
The indexes take their text from the tables themselves (FTS5 "external content") and are kept
by triggers, so that no write can go past them. They hang on SQLite's row numbers: a case is
never vacuumed in place.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Select,
    Table,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    text,
    true,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from consult.database.tables import comment, passage, response

INDEXED: dict[str, tuple[Table, tuple[str, ...]]] = {
    "comment": (comment, ("quote", "summary", "proposed_wording")),
    "response": (response, ("subject", "text")),
    "passage": (passage, ("text",)),
}

SHORTEST_TRIGRAM_TERM = 3


def rebuilding_statements() -> list[str]:
    """The statements that make the indexes anew from the texts."""
    return [f"INSERT INTO {name}_search({name}_search) VALUES ('rebuild')" for name in INDEXED]  # noqa: S608  our own names


class ByDialect(FunctionElement[Any]):
    """A condition written in two ways: for a case file, and for a case on a PostgreSQL server."""

    type = Boolean()
    inherit_cache = True

    def __init__(self, in_file: ColumnElement[bool], on_server: ColumnElement[bool]) -> None:
        super().__init__(in_file, on_server)


@compiles(ByDialect)
def _in_file(element: ByDialect, compiler: SQLCompiler, **named: Any) -> str:
    return f"({compiler.process(next(iter(element.clauses)), **named)})"


@compiles(ByDialect, "postgresql")
def _on_server(element: ByDialect, compiler: SQLCompiler, **named: Any) -> str:
    return f"({compiler.process(list(element.clauses)[1], **named)})"


def directed(key: ColumnElement[Any], *, descending: bool = False) -> ColumnElement[Any]:
    """A key of an ordering; what is missing comes first, as in SQLite, and last when it is turned round."""
    return key.desc().nulls_last() if descending else key.asc().nulls_first()


def index_statements() -> list[str]:
    """The statements that make the indexes and the triggers that keep them.

    Returns:
        SQL, to be run once when a case is made.
    """
    statements = []
    for name, (_, columns) in INDEXED.items():
        listed = ", ".join(columns)
        new = ", ".join(f"new.{column}" for column in columns)
        old = ", ".join(f"old.{column}" for column in columns)
        enter = f"INSERT INTO {name}_search(rowid, {listed}) VALUES (new.rowid, {new});"  # noqa: S608  our own names
        emptied = f"VALUES ('delete', old.rowid, {old})"
        forget = f"INSERT INTO {name}_search({name}_search, rowid, {listed}) {emptied};"
        table = f"fts5({listed}, content='{name}', tokenize='trigram')"
        statements += [
            f"CREATE VIRTUAL TABLE {name}_search USING {table}",
            f"CREATE TRIGGER {name}_entered AFTER INSERT ON {name} BEGIN {enter} END",
            f"CREATE TRIGGER {name}_removed AFTER DELETE ON {name} BEGIN {forget} END",
            f"CREATE TRIGGER {name}_edited AFTER UPDATE OF {listed} ON {name} BEGIN {forget} {enter} END",
        ]
    return statements


def forgetting_statements() -> list[str]:
    """The statements after which the indexes hold nothing of texts that are gone.

    An index keeps what was deleted beside a note that it was, until its parts are put together.
    """
    return [f"INSERT INTO {name}_search({name}_search) VALUES ('optimize')" for name in INDEXED]  # noqa: S608  our own names


def matches(name: str, words: str) -> ColumnElement[bool]:
    """The condition that a row of an indexed table holds every one of some words.

    Args:
        name: Table in `INDEXED`.
        words: What was typed; empty matches everything.

    Returns:
        A condition for a select on that table.
    """
    table, columns = INDEXED[name]
    terms = words.replace("\x00", " ").split()
    long_terms = [term for term in terms if len(term) >= SHORTEST_TRIGRAM_TERM]
    conditions = [
        or_(*(contains(table.c[column], term) for column in columns))
        for term in terms
        if len(term) < SHORTEST_TRIGRAM_TERM
    ]
    if long_terms:
        query = " ".join('"' + term.replace('"', '""') + '"' for term in long_terms)
        found = text(f"SELECT rowid FROM {name}_search WHERE {name}_search MATCH :words_{name}").bindparams(  # noqa: S608  the names are our own constants
            bindparam(f"words_{name}", query)
        )
        indexed = literal_column(f"{name}.rowid").in_(found)
        held = (or_(*(_folded_holds(table.c[column], term) for column in columns)) for term in long_terms)
        conditions.append(ByDialect(indexed, and_(true(), *held)))
    return and_(true(), *conditions)


def first_matches(name: str, words: str, limit: int, *, on_server: bool = False) -> Select[Any]:
    """A select of the keys of the first rows that hold every one of some words, in the order they came in.

    It stops at the last row that is wanted, where a condition would look for all of them first.

    Args:
        name: Table in `INDEXED`.
        words: What was typed.
        limit: How many at most.
        on_server: Whether the case is on a server, whose index does not know in what order rows came in.
    """
    table, columns = INDEXED[name]
    terms = words.replace("\x00", " ").split()
    long_terms = [term for term in terms if len(term) >= SHORTEST_TRIGRAM_TERM]
    if on_server:
        return select(table.c.id).where(matches(name, words)).limit(limit)
    if not long_terms:
        return select(table.c.id).where(matches(name, words)).limit(limit)
    query = " ".join('"' + term.replace('"', '""') + '"' for term in long_terms)
    index = table.join(text(f"{name}_search"), text(f"{name}.rowid = {name}_search.rowid"))
    found = select(table.c.id).select_from(index)
    found = found.where(text(f"{name}_search MATCH :sought").bindparams(bindparam("sought", query)))
    for term in terms:
        if len(term) < SHORTEST_TRIGRAM_TERM:
            found = found.where(or_(*(contains(table.c[column], term) for column in columns)))
    return found.limit(limit)


def contains(column: ColumnElement[str], term: str) -> ColumnElement[bool]:
    """The condition that a column holds a term anywhere, whatever the case of its letters."""
    return ByDialect(_holds_in_file(column, term), _folded_holds(column, term))


def _folded_holds(column: ColumnElement[str], term: str) -> ColumnElement[bool]:
    """The same on a server, where an index over folded texts answers it."""
    sought = "".join(f"/{letter}" if letter in "%_/" else letter for letter in term.casefold())
    return func.folded(column).like(f"%{sought}%", escape="/")


def _holds_in_file(column: ColumnElement[str], term: str) -> ColumnElement[bool]:
    """SQLite's own LIKE folds only a-z, so other letters are folded by the program's function."""
    if term.isascii():
        return column.contains(term, autoescape=True)
    # What LIKE cannot tell apart it lets through, so that the slower function sees few rows.
    likely = "".join(letter if letter.isalnum() and letter.isascii() else "_" for letter in term)
    return and_(column.like(f"%{likely}%"), func.instr(func.folded(column), term.casefold()) > 0)
