"""What all tables share: the metadata, the key type and the columns every row has."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

metadata = MetaData()

ROW_TABLES: dict[str, Table] = {}
"""The tables whose rows are told of in the history, by name."""


class Key(TypeDecorator[str]):
    """A UUID or a digest: hexadecimal text in the program, bytes in the file (half the size)."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002  the base class fixes the signature
        """Text to bytes; a text that is no key finds nothing instead of failing."""
        if value is None:
            return None
        try:
            return bytes.fromhex(value)
        except ValueError:
            return b""

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:  # noqa: ARG002  the base class fixes the signature
        """Bytes to text."""
        return None if value is None else bytes(value).hex()


def row_table(name: str, *columns: SchemaItem) -> Table:
    """A table of the case: a UUIDv7 key made by the client, a row version, and its own columns.

    Args:
        name: Name of the table, which is also the kind in `Changes`.
        *columns: The columns that are the table's own.

    Returns:
        The table, entered among `ROW_TABLES`.
    """
    table = Table(
        name,
        metadata,
        Column("id", Key, primary_key=True),
        *columns,
        Column("version", Integer, nullable=False, default=1),
    )
    ROW_TABLES[name] = table
    return table


def reference(name: str, target: str, *, optional: bool = False) -> Column[Any]:
    """A column that holds the key of a row in another table.

    Args:
        name: Name of the column.
        target: Name of the table it points into.
        optional: Whether the column may be empty.

    Returns:
        The column, indexed.
    """
    return Column(name, Key, ForeignKey(f"{target}.id"), nullable=optional, index=True)


def words(name: str) -> Column[Any]:
    """A text column that is empty rather than missing."""
    return Column(name, Text, nullable=False, default="", server_default="")
