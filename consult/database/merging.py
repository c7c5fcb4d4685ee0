"""Two copies of a case brought together: the union of their histories, and the rows derived from it.

A merge writes no history of its own, or copies would never come to agree. Whatever does not
fit — a transaction that is not what its id says, a value that is not what its hash says, a
reference to nothing — ends it, and the case is left as it was.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, delete, insert, select

from consult.database import derivation
from consult.database.history import REMOVED, next_sequence, stored_change, transaction_id, value_hash
from consult.database.keys import BATCH, batches
from consult.database.redacting import take_in_decisions, unaccounted
from consult.database.store import Session
from consult.database.tables import (
    ROW_TABLES,
    blob,
    change,
    conflict,
    frontier,
    merge_run,
    meta,
    redacted_blob,
    txn,
)
from consult.database.tables.history import WITHOUT_ORIGINALS
from consult.errors import MergeProblem, MergeRefusedError


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in by a merge, and how many conflicts stand after it."""

    transactions: int
    changes: int
    originals: int
    conflicts: int
    new_conflicts: int


def founding(connection: Connection) -> str:
    """The transaction that a case began with; copies of one case share it."""
    return str(connection.scalar(select(txn.c.id).order_by(txn.c.sequence).limit(1)) or "")


def absorb(session: Session, connection: Connection, source: Connection, name: str) -> Merged:
    """Take in what another copy of the case knows.

    Args:
        session: Of the merge's transaction; it is told what is touched.
        connection: The same transaction's connection, in which foreign keys are deferred.
        source: A consistent view of the other copy.
        name: The other copy's name, for messages.

    Returns:
        What came in.

    Raises:
        MergeRefusedError: It is another case, or its history does not fit.
    """
    if founding(connection) != founding(source):
        raise MergeRefusedError(name, MergeProblem.OTHER_CASE)
    before = _conflicts(connection)
    missing = _missing_transactions(connection, source, name)
    touched: dict[str, set[str]] = {}
    changes = 0
    emptied: list[str] = []
    for start in range(0, len(missing), BATCH):
        for row in _take_in(connection, source, missing[start : start + BATCH], name):
            changes += 1
            touched.setdefault(row["table_name"], set()).add(row["row_id"])
            if row["value"] is None and row["field"] != REMOVED:
                emptied.append(row["id"])
    _move_frontier(connection, missing)
    concerned, unknown = take_in_decisions(connection, source)
    unknown = unknown or min(unaccounted(connection, emptied), default="")
    if unknown:
        raise MergeRefusedError(name, MergeProblem.HISTORY_ALTERED, f"value_missing: {unknown}")
    for table, keys in concerned.items():
        touched.setdefault(table, set()).update(keys)
    originals = _take_in_originals(connection, source, name)
    if touched:
        derivation.derive(session, connection, touched)
    after = _conflicts(connection)
    return Merged(len(missing), changes, originals, len(after), len(after - before))


def note_without_originals(connection: Connection) -> None:
    """Note that a copy holds no bytes of originals, and is not to get them by a merge."""
    connection.execute(insert(meta), {"name": WITHOUT_ORIGINALS, "value": "1"})


def note_run(session: Session, connection: Connection, merged: Merged, source: str) -> None:
    """Note, for this file alone, that a merge was made."""
    connection.execute(
        insert(merge_run),
        {
            "time": session.now,
            "source": source,
            "author": session.author,
            "transactions": merged.transactions,
            "changes": merged.changes,
            "conflicts": merged.new_conflicts,
        },
    )


def _conflicts(connection: Connection) -> set[str]:
    return set(connection.scalars(select(conflict.c.id)))


def _missing_transactions(connection: Connection, source: Connection, name: str) -> list[RowMapping]:
    """The transactions that the source has and we have not, parents first.

    They are looked for from the newest on, so that the cost grows with what is new.
    """
    wanted = _unknown(connection, txn.c.id, source.scalars(select(frontier.c.txn_id)).all())
    found: list[RowMapping] = []
    query = select(txn).order_by(txn.c.sequence.desc())
    with source.execute(query, execution_options={"yield_per": BATCH}) as rows:
        for some in rows.mappings().partitions(BATCH):
            if not wanted:
                break
            _look_among(connection, some, wanted, found)
    if wanted:
        raise MergeRefusedError(name, MergeProblem.HISTORY_ALTERED, f"parent_missing: {min(wanted)}")
    return found[::-1]


def _look_among(
    connection: Connection, some: Sequence[RowMapping], wanted: set[str], found: list[RowMapping]
) -> None:
    """Take the wanted ones of some transactions, and want those of their parents that are not here."""
    unknown = _unknown(connection, txn.c.id, [row["id"] for row in some])
    parents = {parent for row in some if row["id"] in unknown for parent in row["parents"]}
    unknown_parents = _unknown(connection, txn.c.id, parents)
    for row in some:
        if row["id"] in wanted:
            found.append(row)
            wanted.discard(row["id"])
            wanted.update(unknown_parents.intersection(row["parents"]))


def _unknown(connection: Connection, column: Column[Any], keys: Iterable[str]) -> set[str]:
    """Those of some keys that a column does not hold."""
    unknown = set(keys)
    for some in batches(unknown):
        unknown.difference_update(connection.scalars(select(column).where(column.in_(some))))
    return unknown


def _take_in(
    connection: Connection,
    source: Connection,
    transactions: Sequence[RowMapping],
    name: str,
) -> list[RowMapping]:
    """Enter transactions with their changes, each looked at first; gives the changes."""
    stored: dict[str, list[RowMapping]] = {row["id"]: [] for row in transactions}
    query = select(change).where(change.c.txn_id.in_(list(stored))).order_by(change.c.position)
    for row in source.execute(query).mappings():
        stored[row["txn_id"]].append(row)
    place = next_sequence(connection)
    for row in transactions:
        _refuse_altered(row, stored[row["id"]], name)
    connection.execute(insert(txn), [{**row, "sequence": place + at} for at, row in enumerate(transactions)])
    entered = [row for rows in stored.values() for row in rows]
    _refuse_dangling(connection, entered, name)
    connection.execute(insert(change), [dict(row) for row in entered])
    return entered


def _refuse_altered(row: RowMapping, changes: Sequence[RowMapping], name: str) -> None:
    sealed = []
    for each in changes:
        if each["table_name"] not in ROW_TABLES:
            raise MergeRefusedError(name, MergeProblem.HISTORY_ALTERED, f"table: {each['table_name']}")
        # A value that is gone was taken out by a decision, which is looked for when all has come in.
        gone = each["value"] is None and each["field"] != REMOVED
        if not gone and value_hash(each["salt"], each["value"]) != each["hash"]:
            raise MergeRefusedError(name, MergeProblem.HISTORY_ALTERED, f"value_changed: {row['id']}")
        sealed.append(stored_change(each))
    identity = transaction_id(
        row["author"],
        row["device"],
        row["time"],
        row["kind"],
        row["note"],
        row["parents"],
        [each.sealed() for each in sealed],
    )
    if identity != row["id"]:
        raise MergeRefusedError(name, MergeProblem.HISTORY_ALTERED, f"transaction_changed: {row['id']}")


def _refuse_dangling(connection: Connection, entered: Sequence[RowMapping], name: str) -> None:
    named = {key for row in entered for key in (*row["supersedes"], *row["seen"])}
    named -= {row["id"] for row in entered}
    dangling = _unknown(connection, change.c.id, named)
    if dangling:
        raise MergeRefusedError(name, MergeProblem.HISTORY_ALTERED, f"change_missing: {min(dangling)}")


def _move_frontier(connection: Connection, entered: Sequence[RowMapping]) -> None:
    ends = set(connection.scalars(select(frontier.c.txn_id))) | {row["id"] for row in entered}
    ends -= {parent for row in entered for parent in row["parents"]}
    connection.execute(delete(frontier))
    connection.execute(insert(frontier), [{"txn_id": key} for key in sorted(ends)])


def _take_in_originals(connection: Connection, source: Connection, name: str) -> int:
    """Enter the bytes of originals that are not here; gives how many."""
    if connection.scalar(select(meta.c.value).where(meta.c.name == WITHOUT_ORIGINALS)):
        return 0
    there = set(connection.scalars(select(blob.c.sha256)))
    there |= set(connection.scalars(select(redacted_blob.c.sha256)))
    missing = [key for key in source.scalars(select(blob.c.sha256)) if key not in there]
    for key in missing:
        data = bytes(source.scalar(select(blob.c.data).where(blob.c.sha256 == key)) or b"")
        if hashlib.sha256(data).hexdigest() != key:
            raise MergeRefusedError(name, MergeProblem.HISTORY_ALTERED, f"original_changed: {key}")
        connection.execute(insert(blob), {"sha256": key, "data": data})
    return len(missing)
