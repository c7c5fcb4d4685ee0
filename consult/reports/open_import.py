"""A case built from open data."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table, select

from consult.case import Case
from consult.database.tables import Key, consultation, consultation_round
from consult.documents.containers import read_file
from consult.draft.operations import DEEPEST_LEVEL
from consult.errors import FileRefusedError, InvalidValueError, RefusalReason
from consult.operation import Session, clean_date
from consult.reports.open_data import CASE_FILE, ORIGINALS, Row, Tables
from consult.reports.open_schema import CODES, FORMAT, FORMAT_VERSION, json_type, open_columns, open_tables
from consult.text import clean_text

_PYTHON: Mapping[str, tuple[type[Any], ...]] = {
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "string": (str,),
}
_KEY_DIGITS = (32, 64)
"""Hexadecimal digits of a UUID and of a SHA-256."""
_MOMENT = "replaced_on"
"""Has the hour too."""
_LARGEST_NUMBER = 2**63 - 1


def import_open(path: Path, folder: Path, *, author: str = "") -> Case:
    """Make a case of open data and open it.

    Args:
        path: Where the case shall lie.
        folder: With `case.json`, and the originals that go with it.
        author: Who works, for the history.

    Returns:
        The open case.

    Raises:
        FileRefusedError: The data cannot be read, or do not hold together; no case is left behind.
        CaseRefusedError: Something lies at the path already.
    """
    file = folder / CASE_FILE
    tables = _read(file)
    originals = _originals(folder, tables)
    title = str(tables["consultation"][0]["title"])
    case = Case.create(path, title=title or folder.name, author=author)
    try:
        case.change(take_in, tables, originals)
    except BaseException:
        made = case.path
        case.close()
        made.unlink()
        raise
    return case


def take_in(session: Session, tables: Tables, originals: Sequence[bytes]) -> None:
    """Put all rows of open data into a case that is new, in the place of what it began with."""
    for table in (consultation_round, consultation):
        session.remove_many(table, session.scalars(select(table.c.id)))
    for data in originals:
        session.keep(data)
    for table in open_tables():
        rows = list(_parents_first(table, tables[table.name]))
        keys = [str(row["id"]) for row in rows]
        session.add_many(table, [{name: row[name] for name in row if name != "id"} for row in rows], keys)


def _parents_first(table: Table, rows: Sequence[Row]) -> Iterator[Row]:
    """Rows of a table that refers to itself, none before the one it refers to."""
    own = [column.name for column in table.columns if _target(column) == table.name]
    done: set[str] = set()
    left = list(rows)
    while left:
        ready = [row for row in left if all(row[name] is None or row[name] in done for name in own)]
        done.update(row["id"] for row in ready)
        yield from ready
        left = [row for row in left if row["id"] not in done]


def _read(file: Path) -> Tables:
    try:
        document = json.loads(read_file(file))
    except (ValueError, RecursionError) as error:
        raise FileRefusedError(str(file), RefusalReason.DAMAGED, str(error)) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise FileRefusedError(str(file), RefusalReason.NOT_OPEN_DATA)
    if document.get("version") != FORMAT_VERSION:
        raise FileRefusedError(str(file), RefusalReason.NOT_OPEN_DATA, f"version {document.get('version')}")
    tables = document.get("tables")
    names = {table.name for table in open_tables()}
    if not isinstance(tables, dict) or set(tables) != names:
        differing = sorted(names ^ set(tables)) if isinstance(tables, dict) else ["tables"]
        raise FileRefusedError(str(file), RefusalReason.DAMAGED, ", ".join(differing))
    for table in open_tables():
        _check_table(file, table, tables)
    _check_references(file, tables)
    _check_meaning(file, tables)
    if len(tables["consultation"]) != 1 or not tables["round"]:
        raise FileRefusedError(str(file), RefusalReason.DAMAGED, "consultation")
    return tables


def _check_table(file: Path, table: Table, tables: dict[str, Any]) -> None:
    columns = {column.name: column for column in open_columns(table)}
    rows = tables[table.name]
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        place = f"{table.name}, {number}"
        if not isinstance(row, dict) or set(row) != set(columns):
            raise FileRefusedError(str(file), RefusalReason.DAMAGED, place)
        for name, column in columns.items():
            if not _fits(table, column, row[name]):
                raise FileRefusedError(str(file), RefusalReason.DAMAGED, f"{place}: {name}")
    if not isinstance(rows, list) or len({row["id"] for row in rows}) != len(rows):
        raise FileRefusedError(str(file), RefusalReason.DAMAGED, table.name)


def _fits(table: Table, column: Column[Any], value: object) -> bool:
    """Whether a column can hold a value."""
    if value is None:
        return bool(column.nullable)
    kind = json_type(column)
    if kind is None:
        return isinstance(value, list | dict)
    if not isinstance(value, _PYTHON[kind]) or (isinstance(value, bool) and kind != "boolean"):
        return False
    if isinstance(value, int):
        return -_LARGEST_NUMBER <= value <= _LARGEST_NUMBER
    return not isinstance(value, str) or _is_text_of(table, column, value)


def _is_text_of(table: Table, column: Column[Any], value: str) -> bool:
    code = CODES.get((table.name, column.name))
    if code is not None:
        return value in [each.value for each in code]
    if isinstance(column.type, Key):
        return len(value) in _KEY_DIGITS and all(digit in "0123456789abcdef" for digit in value)
    return clean_text(value) == value


def _target(column: Column[Any]) -> str:
    """The table that a column refers to; empty for one that refers to none."""
    return next((each.column.table.name for each in column.foreign_keys), "")


def _check_references(file: Path, tables: Tables) -> None:
    there = {name: {row["id"] for row in rows} for name, rows in tables.items()}
    for table in open_tables():
        for column in open_columns(table):
            target = _target(column)
            for number, row in enumerate(tables[table.name] if target else (), 1):
                if row[column.name] is not None and row[column.name] not in there[target]:
                    detail = f"{table.name}, {number}: {column.name}"
                    raise FileRefusedError(str(file), RefusalReason.DAMAGED, detail)
        if len(list(_rooted(table, tables[table.name]))) != len(tables[table.name]):
            raise FileRefusedError(str(file), RefusalReason.DAMAGED, table.name)


def _check_meaning(file: Path, tables: Tables) -> None:
    """Refuse what no operation could have stored: days that are none, quotes that are not in their text."""
    for name, rows in tables.items():
        for number, row in enumerate(rows, 1):
            if not all(_is_time(column, value) for column, value in row.items() if column.endswith("_on")):
                raise FileRefusedError(str(file), RefusalReason.DAMAGED, f"{name}, {number}: datum")
    texts = {row["id"]: row["text"] for row in tables["response"]}
    homes = {row["id"]: row["response_id"] for row in tables["comment"]}
    for number, row in enumerate(tables["comment"], 1):
        if (row["response_id"] is None) == (row["meeting_id"] is None):
            raise FileRefusedError(str(file), RefusalReason.DAMAGED, f"comment, {number}: response_id")
    for number, row in enumerate(tables["comment_span"], 1):
        text = texts.get(homes[row["comment_id"]] or "", "")
        if not row["lost"] and text[max(0, row["start"]) : row["end"]] != row["quote"]:
            raise FileRefusedError(str(file), RefusalReason.DAMAGED, f"comment_span, {number}: quote")
    for number, row in enumerate(tables["section"], 1):
        if not 1 <= row["level"] <= DEEPEST_LEVEL:
            raise FileRefusedError(str(file), RefusalReason.DAMAGED, f"section, {number}: level")


def _is_time(column: str, value: object) -> bool:
    """Whether a column that names a time has one, several, or none."""
    try:
        for each in value if isinstance(value, list) else [value]:
            if column == _MOMENT:
                datetime.fromisoformat(str(each))
            else:
                clean_date(column, str(each))
    except (InvalidValueError, ValueError):
        return False
    return True


def _rooted(table: Table, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows that lead up to one without a parent; those in a ring do not."""
    own = [column.name for column in table.columns if _target(column) == table.name]
    by_key = {row["id"]: row for row in rows}
    for row in rows:
        steps, above = 0, row
        while steps <= len(rows) and (up := next((above[name] for name in own if above[name]), None)):
            above, steps = by_key[up], steps + 1
        if steps <= len(rows):
            yield row


def _originals(folder: Path, tables: Tables) -> list[bytes]:
    """The files that the data name, each proved by its digest."""
    found = []
    for digest in sorted({row["sha256"] for row in tables["document"]}):
        path = folder / ORIGINALS / digest
        data = read_file(path)
        if hashlib.sha256(data).hexdigest() != digest:
            raise FileRefusedError(str(path), RefusalReason.DAMAGED, "sha256")
        found.append(data)
    return found
