"""The history: append-only, hashed, written in the same transaction as the rows it tells of.

A `txn` is an operation: its id is the SHA-256 of its canonical content with its parents, so
that copies of a file simply branch. A `change` is one field of one row; a new row is one
change with all its fields, an erased row is one change that names the heads it had seen.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select

from consult.database.keys import new_key
from consult.database.tables import change, frontier, redacted, txn

CREATED = ""
"""The `field` of a change that holds all fields of a new row."""
REMOVED = "-"
"""The `field` of a change that removes a row."""

SALT_BYTES = 16


def canonical(value: object) -> str:
    """The one JSON text of a value that hashes are made over."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def value_hash(salt: bytes, value: str | None) -> bytes:
    """SHA-256 of a change's salt and value."""
    return hashlib.sha256(salt + (value if value is not None else "\x00").encode()).digest()


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one row that an operation wrote."""

    id: str
    table: str
    row_id: str
    field: str
    value: str | None
    salt: bytes
    hash: bytes
    supersedes: tuple[str, ...]
    seen: tuple[str, ...]

    def sealed(self) -> list[object]:
        """What of the change goes into its transaction's hash; the value only through its own hash."""
        supersedes, seen = sorted(self.supersedes), sorted(self.seen)
        return [self.id, self.table, self.row_id, self.field, self.hash.hex(), supersedes, seen]


def make_change(
    table: str,
    row_id: str,
    field_name: str,
    value: object,
    supersedes: Sequence[str] = (),
    seen: Sequence[str] = (),
) -> Change:
    """A change with a new id, salt and hash.

    Args:
        table: Name of the row's table.
        row_id: The row.
        field_name: The field, `CREATED` or `REMOVED`.
        value: Anything JSON can hold; for `CREATED` a mapping of all fields.
        supersedes: Ids of the changes this one takes the place of.
        seen: For `REMOVED`, every head of the row.

    Returns:
        The change, not yet stored.
    """
    salt = secrets.token_bytes(SALT_BYTES)
    written = None if field_name == REMOVED else canonical(value)
    digest = value_hash(salt, written)
    return Change(new_key(), table, row_id, field_name, written, salt, digest, tuple(supersedes), tuple(seen))


def stored_change(row: RowMapping) -> Change:
    """A change as it is stored."""
    return Change(
        row["id"],
        row["table_name"],
        row["row_id"],
        row["field"],
        row["value"],
        row["salt"],
        row["hash"],
        tuple(row["supersedes"]),
        tuple(row["seen"]),
    )


@dataclass(slots=True)
class Transaction:
    """The changes of one operation, gathered until it ends."""

    author: str
    device: str
    time: str
    kind: str
    note: Mapping[str, Any]
    changes: list[Change] = field(default_factory=list)


def transaction_id(
    author: str,
    device: str,
    time: str,
    kind: str,
    note: Mapping[str, Any],
    parents: Sequence[str],
    sealed_changes: Sequence[Sequence[object]],
) -> str:
    """SHA-256 of a transaction's canonical content, parents included."""
    content = {
        "author": author,
        "changes": sealed_changes,
        "device": device,
        "kind": kind,
        "note": dict(note),
        "parents": sorted(parents),
        "time": time,
    }
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def next_sequence(connection: Connection) -> int:
    """The place that the transaction being written will have among those this file knows."""
    return int(connection.scalar(select(func.max(txn.c.sequence))) or 0) + 1


def write(connection: Connection, transaction: Transaction, sequence: int | None = None) -> str | None:
    """Store a transaction with its changes and move the frontier.

    Args:
        connection: Inside the transaction that wrote the rows.
        transaction: What the operation changed.
        sequence: Its place among those this file knows, when that has been looked up already.

    Returns:
        Id of the stored transaction, or None when nothing was changed.
    """
    if not transaction.changes:
        return None
    parents = sorted(connection.scalars(select(frontier.c.txn_id)))
    identity = transaction_id(
        transaction.author,
        transaction.device,
        transaction.time,
        transaction.kind,
        transaction.note,
        parents,
        [made.sealed() for made in transaction.changes],
    )
    connection.execute(
        insert(txn),
        {
            "sequence": sequence or next_sequence(connection),
            "id": identity,
            "author": transaction.author,
            "device": transaction.device,
            "time": transaction.time,
            "kind": transaction.kind,
            "parents": parents,
            "note": dict(transaction.note),
        },
    )
    rows = [_change_row(identity, position, made) for position, made in enumerate(transaction.changes)]
    connection.execute(insert(change), rows)
    connection.execute(delete(frontier))
    connection.execute(insert(frontier), {"txn_id": identity})
    return identity


def _change_row(txn_id: str, position: int, made: Change) -> dict[str, Any]:
    return {
        "id": made.id,
        "txn_id": txn_id,
        "position": position,
        "table_name": made.table,
        "row_id": made.row_id,
        "field": made.field,
        "value": made.value,
        "salt": made.salt,
        "hash": made.hash,
        "supersedes": list(made.supersedes),
        "seen": list(made.seen),
    }


@dataclass(frozen=True, slots=True)
class HistoryFault:
    """Something in the history that does not fit; `problem` is a code."""

    txn_id: str
    problem: str


def verify(connection: Connection, newest: int | None = None) -> list[HistoryFault]:
    """Whether every transaction is what its id says, and every value what its hash says.

    Args:
        connection: To the case.
        newest: How many changes to look at, those of the newest transactions first, none of which
            is looked at in part; None for all.

    Returns:
        The faults found; empty when the history is whole.
    """
    query = select(txn).order_by(txn.c.sequence.desc())
    known = set(connection.scalars(select(txn.c.id)))
    faults = [
        HistoryFault(identity, "frontier_unknown")
        for identity in connection.scalars(select(frontier.c.txn_id))
        if identity not in known
    ]
    left = newest
    with connection.execute(query, execution_options={"yield_per": 50}) as found:
        for row in found.mappings():
            if left is not None:
                left -= _changes_in(connection, row["id"], left + 1)
                if left < 0:
                    break
            faults += _verify_transaction(connection, dict(row), known)
    return faults


def _changes_in(connection: Connection, txn_id: str, most: int) -> int:
    """How many changes a transaction has; counting ends at `most`."""
    counted = select(change.c.id).where(change.c.txn_id == txn_id).limit(most).subquery()
    return int(connection.scalar(select(func.count()).select_from(counted)) or 0)


def _verify_transaction(
    connection: Connection, row: Mapping[str, Any], known: set[str]
) -> list[HistoryFault]:
    faults = [HistoryFault(row["id"], "parent_missing") for parent in row["parents"] if parent not in known]
    sealed = []
    stored = select(change).where(change.c.txn_id == row["id"]).order_by(change.c.position)
    emptied = []
    for found in connection.execute(stored).mappings():
        if found["value"] is None and found["field"] != REMOVED:
            emptied.append(found["id"])
        elif value_hash(found["salt"], found["value"]) != found["hash"]:
            faults.append(HistoryFault(row["id"], "value_changed"))
        sealed.append(stored_change(found).sealed())
    if emptied:
        taken_out = select(func.count()).where(redacted.c.change_id.in_(emptied))
        if connection.scalar(taken_out) != len(emptied):
            faults.append(HistoryFault(row["id"], "value_missing"))
    identity = transaction_id(
        row["author"], row["device"], row["time"], row["kind"], row["note"], row["parents"], sealed
    )
    if identity != row["id"]:
        faults.append(HistoryFault(row["id"], "transaction_changed"))
    return faults
