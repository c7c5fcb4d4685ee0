"""Values taken out of the history by a decision: the value and its salt go, the row and its hash stay.

What was taken out stays out: a merge applies the decisions of both copies.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, or_, select, text, update

from consult.database.history import CREATED
from consult.database.keys import batches
from consult.database.search import forgetting_statements
from consult.database.tables import blob, change, redacted, redacted_blob, redaction


def overwrite_what_goes(connection: Connection) -> None:
    """From now on have SQLite overwrite what is deleted, instead of only forgetting where it lies."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")


def take_out(
    connection: Connection, fields: Mapping[str, Iterable[str]], digests: Iterable[str], by_change: str
) -> int:
    """Empty every value that the history has of some fields, and remove originals.

    Args:
        connection: Inside the transaction that writes the decision.
        fields: The fields by row. A row's creation holds all its fields and is emptied whole.
        digests: SHA-256 of the originals.
        by_change: The change that tells of the decision.

    Returns:
        How many values were emptied.
    """
    names = {row_id: {*fields, CREATED} for row_id, fields in fields.items()}
    found: list[str] = []
    for some in batches(names):
        query = select(change.c.id, change.c.row_id, change.c.field).where(
            change.c.row_id.in_(some), change.c.value.is_not(None)
        )
        found += [row.id for row in connection.execute(query) if row.field in names[row.row_id]]
    if found:
        entries = [{"change_id": key, "by_change": by_change} for key in found]
        connection.execute(insert(redacted), entries)
    known = set(connection.scalars(select(redacted_blob.c.sha256)))
    new = [{"sha256": key, "by_change": by_change} for key in dict.fromkeys(digests) if key not in known]
    if new:
        connection.execute(insert(redacted_blob), new)
    empty_redacted(connection)
    return len(found)


def empty_redacted(connection: Connection) -> None:
    """Empty what is listed as taken out and is not empty yet."""
    if not connection.scalar(_waiting()):
        return
    if connection.dialect.name == "postgresql":
        # Nobody may write to the history there but through this function of the owner's.
        connection.execute(text("SELECT empty_redacted()"))
        return
    listed = select(redacted.c.change_id)
    overwrite_what_goes(connection)
    values = {"value": None, "salt": b""}
    connection.execute(
        update(change).where(change.c.id.in_(listed), change.c.value.is_not(None)).values(values)
    )
    connection.execute(delete(blob).where(blob.c.sha256.in_(select(redacted_blob.c.sha256))))
    for statement in forgetting_statements():
        connection.exec_driver_sql(statement)


def _waiting() -> Select[Any]:
    """Whether anything that is listed as taken out still has its value."""
    value = select(change.c.id).join(redacted, redacted.c.change_id == change.c.id)
    data = select(blob.c.sha256).join(redacted_blob, redacted_blob.c.sha256 == blob.c.sha256)
    return select(or_(value.where(change.c.value.is_not(None)).exists(), data.exists()))


def unaccounted(connection: Connection, change_ids: Sequence[str]) -> set[str]:
    """Those of some emptied changes that no decision took out."""
    left = set(change_ids)
    for some in batches(change_ids):
        query = select(redacted.c.change_id).where(redacted.c.change_id.in_(some))
        left.difference_update(connection.scalars(query))
    return left


def take_in_decisions(connection: Connection, source: Connection) -> tuple[dict[str, set[str]], str]:
    """Apply the other copy's decisions here, and ours to what came from there.

    Args:
        connection: Inside the merge's transaction, after the union of the histories.
        source: The other copy.

    Returns:
        Rows by table whose values were emptied; and a decision that the history does not tell of, or "".
    """
    touched: dict[str, set[str]] = {}
    for table, column in ((redacted, redacted.c.change_id), (redacted_blob, redacted_blob.c.sha256)):
        there = dict(map(tuple, connection.execute(select(column, table.c.by_change))))
        theirs = [dict(row) for row in source.execute(select(table)).mappings()]
        new = [row for row in theirs if row[column.name] not in there]
        for row in theirs:
            # Taken out by two decisions: every copy names the same one.
            if row["by_change"] < there.get(row[column.name], ""):
                connection.execute(update(table).where(column == row[column.name]).values(row))
        for row in new:
            told = select(func.count()).where(
                change.c.id == row["by_change"],
                change.c.table_name == redaction.name,
                change.c.field == CREATED,
            )
            if not connection.scalar(told):
                return touched, row[column.name]
        if new:
            connection.execute(insert(table), new)
        if table is redacted:
            for some in batches([row["change_id"] for row in new]):
                rows = select(change.c.table_name, change.c.row_id).where(change.c.id.in_(some))
                for name, row_id in connection.execute(rows):
                    touched.setdefault(name, set()).add(row_id)
    empty_redacted(connection)
    return touched, ""
