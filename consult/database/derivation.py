"""The rows of a case, its heads and its conflicts, told anew from the history.

A merge derives the rows it touched; a check derives all of them beside the file. A row that was
removed stays as long as a row that is there points to it: no reference is left dangling.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, insert, select, update

from consult.database.engine import defer_foreign_keys
from consult.database.heads import changes_of
from consult.database.history import next_sequence
from consult.database.keys import batches, link_key
from consult.database.row_state import ConflictKind, RowState, row_state
from consult.database.store import Session, field_defaults
from consult.database.tables import ROW_TABLES, cell_head, change, conflict, metadata

States = dict[str, dict[str, RowState]]
"""States by table and row."""

_ORDERED = [table for table in metadata.sorted_tables if table.name in ROW_TABLES]
"""Tables after those they point into."""


def derive(session: Session, connection: Connection, rows: Mapping[str, Iterable[str]]) -> None:
    """Bring rows, their heads and their conflicts to what the history says.

    Args:
        session: Of the transaction; it is told what is touched.
        connection: The same transaction's connection, in which foreign keys are deferred.
        rows: Rows by table; what they keep or no longer keep from being removed is added to them.
    """
    wanted = {name: set(keys) for name, keys in rows.items()}
    kept = select(conflict.c.table_name, conflict.c.row_id).where(
        conflict.c.kind == ConflictKind.DELETE_VS_CHILD
    )
    for name, row_id in connection.execute(kept):
        wanted.setdefault(name, set()).add(row_id)
    states: States = {}
    for name, keys in wanted.items():
        states[name] = _states_of(connection, name, keys)
    _keep_parents(connection, states)
    _apply(session, connection, states)
    _write_heads(connection, states)
    _write_conflicts(session, connection, states)


def settle(session: Session, connection: Connection) -> None:
    """After an ordinary write: list what it made disagree, and no longer list what it settled.

    Args:
        session: Of the transaction, whose history is written.
        connection: The same transaction's connection.
    """
    rows = {name: set(keys) for name, keys in session.contested.items()}
    listed = connection.execute(select(conflict.c.table_name, conflict.c.row_id, conflict.c.kind)).all()
    for name, row_id, _ in listed:
        if row_id in session.touched.get(name, ()):
            rows.setdefault(name, set()).add(row_id)
    if rows or any(row.kind == ConflictKind.DELETE_VS_CHILD for row in listed):
        defer_foreign_keys(connection)
        derive(session, connection, rows)


def derived_state(connection: Connection) -> States:
    """The state of every row that the history tells of, in memory."""
    states: States = {}
    for name in ROW_TABLES:
        told = select(change.c.row_id).where(change.c.table_name == name).distinct()
        states[name] = _states_of(connection, name, connection.scalars(told).all())
    _keep_parents(connection, states)
    return states


def references(table: Table) -> list[tuple[Column[Any], Table]]:
    """The columns of a table that point into a table of rows, with that table."""
    return [
        (column, key.column.table)
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in ROW_TABLES
    ]


def referring(table: Table) -> list[tuple[Table, Column[Any]]]:
    """The tables whose rows point into a table, each with the column that does."""
    return [
        (child, column)
        for child in ROW_TABLES.values()
        for column, target in references(child)
        if target is table
    ]


def _states_of(connection: Connection, name: str, row_ids: Iterable[str]) -> dict[str, RowState]:
    defaults = field_defaults(ROW_TABLES[name])
    return {
        row_id: row_state(changes, defaults)
        for some in batches(row_ids)
        for row_id, changes in changes_of(connection, some).items()
    }


def _keep_parents(connection: Connection, states: States) -> None:
    """Let removed rows stay that a row which is there points to, and what those point to in turn."""
    waiting = [
        (ROW_TABLES[name], state) for name, rows in states.items() for state in rows.values() if state.there
    ]
    for name, row_id in _pointed_to_from_outside(connection, states):
        states[name][row_id].keep_for_child()
        waiting.append((ROW_TABLES[name], states[name][row_id]))
    while waiting:
        for target, missing in _missing_targets(connection, states, waiting):
            states.setdefault(target, {}).update(_states_of(connection, target, missing))
        found = []
        for table, state in waiting:
            for column, target_table in references(table):
                parent = states.get(target_table.name, {}).get(state.values[column.name] or "")
                if parent is not None and not parent.there:
                    parent.keep_for_child()
                    found.append((target_table, parent))
        waiting = found


def _missing_targets(
    connection: Connection, states: States, rows: Sequence[tuple[Table, RowState]]
) -> list[tuple[str, set[str]]]:
    """What rows point to that is neither among the states nor in the tables."""
    targets: dict[str, set[str]] = {}
    for table, state in rows:
        for column, target in references(table):
            key = state.values[column.name]
            if key and key not in states.get(target.name, {}):
                targets.setdefault(target.name, set()).add(key)
    missing = []
    for name, keys in targets.items():
        table = ROW_TABLES[name]
        there = {
            key
            for some in batches(keys)
            for key in connection.scalars(select(table.c.id).where(table.c.id.in_(some)))
        }
        if keys - there:
            missing.append((name, keys - there))
    return missing


def _pointed_to_from_outside(connection: Connection, states: States) -> set[tuple[str, str]]:
    """Rows to be removed that rows which are not derived now point to."""
    found: set[tuple[str, str]] = set()
    gone = {name: [key for key, state in rows.items() if not state.there] for name, rows in states.items()}
    for table in _ORDERED:
        derived = states.get(table.name, {})
        for column, target in references(table):
            for some in batches(gone.get(target.name, ())):
                for row_id, key in connection.execute(select(table.c.id, column).where(column.in_(some))):
                    if row_id not in derived:
                        found.add((target.name, key))
    return found


def _apply(session: Session, connection: Connection, states: States) -> None:
    removed: list[tuple[Table, list[str]]] = []
    # Of the newest transaction that there is; the next one's would be taken for one that was seen.
    version = next_sequence(connection) - 1
    for table in _ORDERED:
        rows = states.get(table.name, {})
        before: dict[str, Mapping[str, Any]] = {}
        for some in batches(rows):
            found = connection.execute(select(table).where(table.c.id.in_(some))).mappings()
            before.update({row["id"]: dict(row) for row in found})
        new = [(key, state) for key, state in rows.items() if state.there and key not in before]
        if new:
            full = field_defaults(table, derived=True)
            values = [{**full, **state.values, "id": key, "version": version} for key, state in new]
            connection.execute(insert(table), values)
            session.touched.setdefault(table.name, set()).update(key for key, _ in new)
        for key, row in before.items():
            state = rows[key]
            differing = {name: value for name, value in state.values.items() if row[name] != value}
            if state.there and differing:
                statement = update(table).where(table.c.id == key)
                connection.execute(statement.values(differing | {"version": version}))
                session.touched.setdefault(table.name, set()).add(key)
        gone = [key for key in before if not rows[key].there]
        if gone:
            removed.append((table, gone))
            session.removed.setdefault(table.name, {}).update({key: before[key] for key in gone})
            session.touched.setdefault(table.name, set()).update(gone)
    for table, gone in reversed(removed):
        for some in batches(gone):
            connection.execute(delete(table).where(table.c.id.in_(some)))


def _write_heads(connection: Connection, states: States) -> None:
    for rows in states.values():
        for some in batches(rows):
            connection.execute(delete(cell_head).where(cell_head.c.row_id.in_(some)))
            heads = [
                {"row_id": key, "field": name, "change_id": change_id}
                for key in some
                for name, change_id in rows[key].stored_heads()
            ]
            if heads:
                connection.execute(insert(cell_head), heads)


def _write_conflicts(session: Session, connection: Connection, states: States) -> None:
    before: set[str] = set()
    for rows in states.values():
        for some in batches(rows):
            here = conflict.c.row_id.in_(some)
            before.update(connection.scalars(select(conflict.c.id).where(here)))
            connection.execute(delete(conflict).where(here))
    listed = conflict_rows(states)
    if listed:
        connection.execute(insert(conflict), listed)
    if listed or before:
        session.touched.setdefault(conflict.name, set()).update(before, (row["id"] for row in listed))


def conflict_rows(states: States) -> list[dict[str, Any]]:
    """The conflicts of some rows as they are stored."""
    return [
        {
            "id": link_key("conflict", key, field_name, kind),
            "table_name": name,
            "row_id": key,
            "field": field_name,
            "kind": kind.value,
            "change_ids": ids,
        }
        for name, rows in states.items()
        for key, state in rows.items()
        if state.there
        for field_name, kind, ids in state.conflicts
    ]


def differences(connection: Connection) -> list[str]:
    """Where the rows, heads and conflicts of a case differ from what its history tells.

    Args:
        connection: To the case.

    Returns:
        One line each, empty when they agree: the table and what is wrong, with the row.
    """
    states = derived_state(connection)
    found: list[str] = []
    for table in _ORDERED:
        rows = states[table.name]
        names = list(field_defaults(table))
        left = {key for key, state in rows.items() if state.there}
        for row in connection.execute(select(table)).mappings():
            state = rows.get(row["id"])
            if state is None or not state.there:
                found.append(f"row_too_many: {table.name} {row['id']}")
                continue
            left.discard(row["id"])
            found += [
                f"field_differs: {table.name}.{name} {row['id']}"
                for name in names
                if row[name] != state.values[name]
            ]
        found += [f"row_missing: {table.name} {key}" for key in sorted(left)]
    told = {
        (key, name, change_id)
        for rows in states.values()
        for key, state in rows.items()
        for name, change_id in state.stored_heads()
    }
    heads = {tuple(row) for row in connection.execute(select(cell_head))}
    found += [f"head_differs: {row_id} {name}" for row_id, name, _ in sorted(told ^ heads)]
    listed = set(connection.scalars(select(conflict.c.id)))
    found += [
        f"conflict_differs: {key}" for key in sorted({row["id"] for row in conflict_rows(states)} ^ listed)
    ]
    return found
