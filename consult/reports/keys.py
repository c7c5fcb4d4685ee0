"""Reads by keys that are left as they are: hexadecimal text costs as much as reading the row."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, Select, bindparam, type_coerce
from sqlalchemy.types import NullType

from consult.operation import Session

T = TypeVar("T")

Unpacked: TypeAlias = tuple[Any, ...]
"""A row to be taken apart by position."""


def raw(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A key as the bytes it is in the file."""
    bare: Any = NullType()
    return type_coerce(column, bare)


def windows(keys: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Keys in groups of at most `size`."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]


def one_of_window(column: ColumnElement[Any], size: int) -> ColumnElement[bool]:
    """The condition that a key is one of a window's, as a statement that is built once for all windows.

    A list of another length each time would be written into the statement anew, which takes a third
    of the time of the query.
    """
    bare: Any = NullType()
    return raw(column).in_([bindparam(f"key{position}", type_=bare) for position in range(size)])


def of_window(keys: Sequence[bytes], size: int) -> Mapping[str, bytes | None]:
    """The values for `one_of_window`; what is left over is NULL, which no key equals."""
    filled = chain(keys, repeat(None, size - len(keys)))
    return {f"key{position}": key for position, key in enumerate(filled)}


def unpacked(
    session: Session, query: Select[Any], values: Mapping[str, Any] | None = None
) -> Sequence[Unpacked]:
    """All rows of a select.

    Args:
        session: Of the query.
        query: The select.
        values: Of its bound parameters, when it has any that are named.
    """
    found: Sequence[Any] = session.rows(query, values)
    return found
