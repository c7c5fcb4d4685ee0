"""A row and all that hangs on it, or once did."""

from collections.abc import Iterator

from sqlalchemy import select

from consult.database.history import CREATED
from consult.database.keys import batches
from consult.database.tables import ROW_TABLES, change
from consult.errors import NotFoundError
from consult.history.naming import BELONGS_TO
from consult.operation import Session


def kind_of(session: Session, row_id: str) -> str:
    """The table of a row that is or was there.

    Raises:
        NotFoundError: The history knows no such row.
    """
    found = session.scalar(select(change.c.table_name).where(change.c.row_id == row_id).limit(1))
    if found is None:
        raise NotFoundError("row", row_id)
    return str(found)


def rows_of(session: Session, kind: str, row_id: str) -> frozenset[str]:
    """The keys of a row and of all that belongs to it.

    What is there is followed all the way down. Of what is gone the history tells one level: to ask it for
    more would be to read it whole for each row.

    Args:
        session: Of the query.
        kind: The row's table.
        row_id: The row.
    """
    found = {row_id}
    for child, column in _children(kind):
        found.update(_once_tied(session, child, column, row_id))
    waiting = [(kind, [row_id])]
    while waiting:
        parent, keys = waiting.pop()
        for child, column in _children(parent):
            table = ROW_TABLES[child]
            query = select(table.c.id)
            below = [
                key
                for some in batches(keys)
                for key in session.scalars(query.where(table.c[column].in_(some)))
            ]
            found.update(below)
            if below:
                waiting.append((child, below))
    return frozenset(found)


def _children(parent: str) -> Iterator[tuple[str, str]]:
    if parent == "response":
        yield "comment", "response_id"
    for child, above in BELONGS_TO.items():
        for column, name in above:
            if name == parent:
                yield child, column


def _once_tied(session: Session, child: str, column: str, row_id: str) -> list[str]:
    """Rows of a kind that were made with a tie to a row, also such as are gone."""
    told = f'"{column}":"{row_id}"'
    query = select(change.c.row_id).where(change.c.table_name == child, change.c.field == CREATED)
    return list(session.scalars(query.where(change.c.value.contains(told, autoescape=True))))
