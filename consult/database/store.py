"""The only place where rows are written: each write leaves its change in the history."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from consult.database.heads import changes_of, heads, heads_of
from consult.database.history import CREATED, REMOVED, Change, Transaction, make_change, next_sequence
from consult.database.keys import batches, new_key
from consult.database.row_state import heads_when_loaded
from consult.database.tables import DERIVED_COLUMNS, blob, cell_head
from consult.errors import NotFoundError, StaleEditError


class Session:
    """What an operation or a query has of the case: reads, and writes that enter the history.

    It is made by `Case` for one operation and is no use after it.
    """

    def __init__(self, connection: Connection, transaction: Transaction) -> None:
        self._connection = connection
        self._transaction = transaction
        self.touched: dict[str, set[str]] = {}
        self.removed: dict[str, dict[str, Mapping[str, Any]]] = {}
        self._entered: dict[str, list[Change]] = {}
        self.contested: dict[str, set[str]] = {}
        self._sequence: int | None = None

    @property
    def sequence(self) -> int:
        """The place of this transaction in the history of this file; a row's version is the newest such."""
        if self._sequence is None:
            self._sequence = next_sequence(self.connection)
        return self._sequence

    @property
    def known_sequence(self) -> int | None:
        """The same, when it has been looked up; None when nothing was written."""
        return self._sequence

    @property
    def connection(self) -> Connection:
        """The transaction's connection; for this room alone."""
        return self._connection

    @property
    def on_server(self) -> bool:
        """Whether the case is on a PostgreSQL server rather than in a file."""
        return self._connection.dialect.name == "postgresql"

    @property
    def author(self) -> str:
        """Who works."""
        return self._transaction.author

    @property
    def now(self) -> str:
        """Time of the operation, ISO 8601 in UTC."""
        return self._transaction.time

    def entered_for(self, row_id: str) -> Sequence[Change]:
        """What the operation has written of one row so far, in order."""
        return self._entered.get(row_id, [])

    def rows(self, query: Select[Any], values: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """All rows of a select.

        Args:
            query: The select.
            values: Of its named parameters, for a select that is built once and run again and again.
        """
        return self.connection.execute(query, values).all()

    def row(self, query: Select[Any]) -> Row[Any] | None:
        """The first row of a select, or None."""
        return self.connection.execute(query.limit(1)).first()

    def scalar(self, query: Select[Any]) -> Any:
        """The first column of the first row, or None."""
        return self.connection.scalar(query)

    def scalars(self, query: Select[Any]) -> Sequence[Any]:
        """The first column of all rows."""
        return self.connection.scalars(query).all()

    def found(self, table: Table, row_id: str) -> Mapping[str, Any]:
        """One row by its key.

        Raises:
            NotFoundError: There is none.
        """
        row = self.connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
        if row is None:
            raise NotFoundError(table.name, row_id)
        return dict(row)

    def exists(self, table: Table, row_id: str) -> bool:
        """Whether a row is there."""
        return self.connection.scalar(select(table.c.id).where(table.c.id == row_id)) is not None

    def add(self, table: Table, values: Mapping[str, Any], row_id: str | None = None) -> str:
        """Write one new row.

        Args:
            table: One of `ROW_TABLES`.
            values: Its columns, without id and version.
            row_id: Its key, for links and rows that come back; else a new one.

        Returns:
            The row's key.
        """
        return self.add_many(table, [values], [row_id or new_key()])[0]

    def add_many(
        self, table: Table, rows: Sequence[Mapping[str, Any]], row_ids: Sequence[str] | None = None
    ) -> list[str]:
        """Write many new rows of one table, in one statement each for rows, changes and heads.

        Args:
            table: One of `ROW_TABLES`.
            rows: Columns of each row, without id and version.
            row_ids: Their keys, when the caller has made them.

        Returns:
            The keys, in the order of the rows.
        """
        if not rows:
            return []
        keys = list(row_ids) if row_ids is not None else [new_key() for _ in rows]
        full = [_with_defaults(table, values) for values in rows]
        prior = self._heads_of(keys) if row_ids is not None else [{}] * len(keys)
        derived = DERIVED_COLUMNS.get(table.name, frozenset())
        made = [
            make_change(
                table.name,
                key,
                CREATED,
                {name: value for name, value in values.items() if name not in derived},
                [change_id for ids in before.values() for change_id in ids],
            )
            for key, values, before in zip(keys, full, prior, strict=True)
        ]
        self.connection.execute(
            insert(table),
            [{**values, "id": key, "version": self.sequence} for key, values in zip(keys, full, strict=True)],
        )
        returning = [key for key, before in zip(keys, prior, strict=True) if before]
        for some in batches(returning):
            self.connection.execute(delete(cell_head).where(cell_head.c.row_id.in_(some)))
        self.enter(made)
        return keys

    def edit(self, table: Table, row_id: str, values: Mapping[str, Any], version: int | None = None) -> bool:
        """Write the fields of a row that differ.

        Args:
            table: One of `ROW_TABLES`.
            row_id: The row.
            values: The fields as they shall be.
            version: The row version that the form had loaded, when there was a form. What the form
                changed of a field that was written since stands beside it, as a conflict.

        Returns:
            Whether anything differed; a save that changes nothing writes nothing.

        Raises:
            NotFoundError: There is no such row.
        """
        before = self.found(table, row_id)
        differing = {name: value for name, value in values.items() if before[name] != value}
        if version is not None and before["version"] > version:
            loaded = self._loaded(table, row_id, differing, version)
            differing = {
                name: value
                for name, value in differing.items()
                if name not in loaded or loaded[name][1] != value
            }
        else:
            loaded = {}
        if not differing:
            return False
        known = heads(self.connection, row_id)
        made = [
            make_change(
                table.name,
                row_id,
                name,
                value,
                loaded[name][0] if name in loaded else known.get(name) or known.get(CREATED, []),
            )
            for name, value in differing.items()
        ]
        self.connection.execute(
            update(table).where(table.c.id == row_id).values(differing | {"version": self.sequence})
        )
        for name in differing:
            self._forget_heads(row_id, name)
        self.enter(made)
        if not loaded.keys().isdisjoint(differing):
            self.contested.setdefault(table.name, set()).add(row_id)
        return True

    def _loaded(
        self, table: Table, row_id: str, names: Iterable[str], version: int
    ) -> dict[str, tuple[list[str], Any]]:
        """Of fields written since a form loaded a row: the heads and the value that it had before it."""
        changes = changes_of(self.connection, [row_id])[row_id]
        defaults = field_defaults(table)
        found = {name: heads_when_loaded(changes, name, version, defaults.get(name)) for name in names}
        return {name: each for name, each in found.items() if each is not None}

    def edit_many(self, table: Table, row_ids: Sequence[str], values: Mapping[str, Any]) -> list[str]:
        """Write the same fields to many rows, in a few statements for each `BATCH` of them.

        Args:
            table: One of `ROW_TABLES`.
            row_ids: The rows.
            values: The fields as they shall be.

        Returns:
            The keys of the rows in which anything differed, in their order.

        Raises:
            NotFoundError: One of the rows is not there.
        """
        edited: list[str] = []
        for some in batches(row_ids):
            edited += self._edit_some(table, some, values)
        return edited

    def _edit_some(self, table: Table, row_ids: Sequence[str], values: Mapping[str, Any]) -> list[str]:
        query = select(table.c.id, *(table.c[name] for name in values)).where(table.c.id.in_(row_ids))
        before = {row.id: row._mapping for row in self.connection.execute(query)}
        known = heads_of(self.connection, row_ids)
        made: list[Change] = []
        differing: dict[str, list[str]] = {name: [] for name in values}
        for key in row_ids:
            if key not in before:
                raise NotFoundError(table.name, key)
        # A field at a time, as undo takes them back together.
        for name, value in values.items():
            for key in dict.fromkeys(row_ids):
                if before[key][name] != value:
                    differing[name].append(key)
                    seen = known[key].get(name) or known[key].get(CREATED, [])
                    made.append(make_change(table.name, key, name, value, seen))
        edited = list(dict.fromkeys(new.row_id for new in made))
        if edited:
            of_edited = update(table).where(table.c.id.in_(edited))
            self.connection.execute(of_edited.values(version=self.sequence))
        for name, keys in differing.items():
            self.connection.execute(update(table).where(table.c.id.in_(keys)).values({name: values[name]}))
            old = delete(cell_head).where(cell_head.c.row_id.in_(keys), cell_head.c.field == name)
            self.connection.execute(old)
        if made:
            self.enter(made)
        return edited

    def remove(self, table: Table, row_id: str) -> None:
        """Remove a row; rows that point to it have to be removed first.

        Raises:
            NotFoundError: There is no such row.
            StaleEditError: Other rows still point to it.
        """
        self.remove_many(table, [row_id])

    def remove_many(self, table: Table, row_ids: Sequence[str]) -> None:
        """Remove rows of one table, in a few statements for each `BATCH` of them.

        Raises:
            NotFoundError: One of them is not there.
            StaleEditError: Other rows still point to one of them.
        """
        for some in batches(row_ids):
            query = select(table).where(table.c.id.in_(some))
            before = {row["id"]: dict(row) for row in self.connection.execute(query).mappings()}
            for key in some:
                if key not in before:
                    raise NotFoundError(table.name, key)
            known = self._heads_of(some)
            try:
                self.connection.execute(delete(table).where(table.c.id.in_(some)))
            except IntegrityError as error:
                raise StaleEditError(table.name) from error
            self.connection.execute(delete(cell_head).where(cell_head.c.row_id.in_(some)))
            self.removed.setdefault(table.name, {}).update(before)
            seen = [[change_id for ids in each.values() for change_id in ids] for each in known]
            self.enter(
                make_change(table.name, key, REMOVED, None, ids, ids)
                for key, ids in zip(some, seen, strict=True)
            )

    def keep(self, data: bytes) -> str:
        """Keep the bytes of an original, once.

        Returns:
            Their SHA-256 in hexadecimal digits.
        """
        digest = hashlib.sha256(data).hexdigest()
        into = postgresql.insert if self.on_server else sqlite.insert
        statement = into(blob).on_conflict_do_nothing()
        self.connection.execute(statement, {"sha256": digest, "data": data})
        return digest

    def derive(self, table: Table, row_id: str, values: Mapping[str, Any]) -> None:
        """Write columns that are computed from other rows; they are not told of in the history."""
        if not set(values) <= DERIVED_COLUMNS.get(table.name, frozenset()):
            raise ValueError(f"not derived columns of {table.name}: {sorted(values)}")
        self.connection.execute(update(table).where(table.c.id == row_id).values(dict(values)))
        self.touched.setdefault(table.name, set()).add(row_id)

    def derive_many(self, table: Table, column: str, values: Mapping[str, Any]) -> None:
        """Write one column that is computed from other rows, to many rows in one statement.

        Args:
            table: One of `ROW_TABLES`.
            column: One of its derived columns.
            values: What it shall be, by row.
        """
        if column not in DERIVED_COLUMNS.get(table.name, frozenset()):
            raise ValueError(f"not a derived column of {table.name}: {column}")
        if values:
            statement = (
                update(table).where(table.c.id == bindparam("row")).values({column: bindparam("value")})
            )
            rows = [{"row": key, "value": value} for key, value in values.items()]
            self.connection.execute(statement, rows)
            self.touched.setdefault(table.name, set()).update(values)

    def _heads_of(self, row_ids: Sequence[str]) -> list[dict[str, list[str]]]:
        """The heads of each of some rows, in their order."""
        found = [heads_of(self.connection, some) for some in batches(row_ids)]
        known = {key: each for some in found for key, each in some.items()}
        return [known[key] for key in row_ids]

    def enter(self, made: Iterable[Change]) -> None:
        """Enter changes whose rows are written already; for this room alone."""
        entered = list(made)
        self._transaction.changes.extend(entered)
        self.connection.execute(
            insert(cell_head),
            [{"row_id": new.row_id, "field": new.field, "change_id": new.id} for new in entered],
        )
        for new in entered:
            self.touched.setdefault(new.table, set()).add(new.row_id)
            self._entered.setdefault(new.row_id, []).append(new)

    def _forget_heads(self, row_id: str, field_name: str) -> None:
        self.connection.execute(
            delete(cell_head).where(cell_head.c.row_id == row_id, cell_head.c.field == field_name)
        )


def _with_defaults(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(values) - set(table.c.keys())
    if unknown:
        raise ValueError(f"not columns of {table.name}: {sorted(unknown)}")
    return {**field_defaults(table, derived=True), **values}


def field_defaults(table: Table, *, derived: bool = False) -> dict[str, Any]:
    """The fields of a table with what each is when nothing is said.

    Args:
        table: One of `ROW_TABLES`.
        derived: Whether columns that are computed from other rows are among them.
    """
    left_out = {"id", "version"} | (set() if derived else DERIVED_COLUMNS.get(table.name, frozenset()))
    return {column.name: _default(column.default) for column in table.columns if column.name not in left_out}


def _default(default: Any) -> Any:
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg


def timestamp() -> str:
    """The time now, ISO 8601 in UTC with microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
