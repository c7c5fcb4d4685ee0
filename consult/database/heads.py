"""What the history knows of rows: all that was written to them, and what of it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from consult.database.tables import cell_head, change, txn


@dataclass(frozen=True, slots=True)
class Written:
    """A stored change, with the time of its transaction and its place in this file."""

    id: str
    field: str
    value: str | None
    supersedes: tuple[str, ...]
    seen: tuple[str, ...]
    time: str
    sequence: int

    @property
    def rank(self) -> tuple[str, str]:
        """The later of two changes has the greater rank, in every copy."""
        return self.time, self.id


def heads(connection: Connection, row_id: str) -> dict[str, list[str]]:
    """The changes of a row that nothing supersedes.

    Args:
        connection: To the case.
        row_id: The row.

    Returns:
        Change ids by field; `CREATED` stands for every field that was not edited since.
    """
    found: dict[str, list[str]] = {}
    query = select(cell_head.c.field, cell_head.c.change_id).where(cell_head.c.row_id == row_id)
    for field_name, change_id in connection.execute(query):
        found.setdefault(field_name, []).append(change_id)
    return found


def heads_of(connection: Connection, row_ids: Sequence[str]) -> dict[str, dict[str, list[str]]]:
    """The heads of some rows, by row; see `heads`.

    Args:
        connection: To the case.
        row_ids: The rows, not more than a statement can name.
    """
    found: dict[str, dict[str, list[str]]] = {row_id: {} for row_id in row_ids}
    query = select(cell_head.c.row_id, cell_head.c.field, cell_head.c.change_id)
    for row_id, field_name, change_id in connection.execute(query.where(cell_head.c.row_id.in_(row_ids))):
        found[row_id].setdefault(field_name, []).append(change_id)
    return found


def changes_of(connection: Connection, row_ids: Sequence[str]) -> dict[str, list[Written]]:
    """All changes of some rows, by row.

    Args:
        connection: To the case.
        row_ids: The rows, not more than a statement can name.
    """
    found: dict[str, list[Written]] = {row_id: [] for row_id in row_ids}
    query = (
        select(
            change.c.row_id,
            change.c.id,
            change.c.field,
            change.c.value,
            change.c.supersedes,
            change.c.seen,
            txn.c.time,
            txn.c.sequence,
        )
        .join(txn, txn.c.id == change.c.txn_id)
        .where(change.c.row_id.in_(row_ids))
    )
    for row in connection.execute(query):
        seen = tuple(row.seen)
        found[row.row_id].append(
            Written(row.id, row.field, row.value, tuple(row.supersedes), seen, row.time, row.sequence)
        )
    return found
