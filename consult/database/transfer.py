"""All of a case carried from one place to another: from a file to a server, and back into a file."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from consult.database.tables import blob, metadata

ROWS = 1_000
"""Rows that are held in memory at a time; of originals it is one."""

LOCAL = frozenset({"merge_run", "meta"})
"""Facts of one file or one server, which are not carried along."""


def copy_tables(source: Connection, target: Connection, *, without: frozenset[str] = frozenset()) -> int:
    """Copy every row of every table.

    Args:
        source: A view of one moment of the case.
        target: Inside the transaction that has made the tables, with foreign keys deferred.
        without: Tables that are left empty.

    Returns:
        How many rows were copied.

    Raises:
        RuntimeError: A table did not get as many rows as the source has.
    """
    copied = 0
    for table in metadata.sorted_tables:
        if table.name in without:
            continue
        here = 0
        for rows in _pieces(source, table):
            target.execute(insert(table), rows)
            here += len(rows)
        count = select(func.count()).select_from(table)
        if target.scalar(count) != here or source.scalar(count) != here:
            raise RuntimeError(f"{table.name}: {here} rows copied of {source.scalar(count)}")
        copied += here
    return copied


def _pieces(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    if table is blob:
        for key in source.scalars(select(blob.c.sha256)).all():
            yield [dict(source.execute(select(blob).where(blob.c.sha256 == key)).mappings().one())]
        return
    query = select(table).order_by(*table.primary_key.columns)
    with source.execute(query, execution_options={"yield_per": ROWS}) as found:
        for rows in found.mappings().partitions(ROWS):
            yield [dict(row) for row in rows]
