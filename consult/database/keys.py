"""Keys of rows: new ones that sort by time, and those of links, which are the same in every copy."""

from collections.abc import Iterable, Iterator
from typing import TypeVar
from uuid import UUID, uuid5

from uuid6 import uuid7

Key = TypeVar("Key", str, int)

BATCH = 500
"""How many keys a statement names at most."""

LINK_NAMESPACE = UUID("0d5c1f4e-6a55-5d0c-9c3a-7a3f6f1b9e21")
"""Names the keys of links, so that the same link made in two copies is one row."""


def link_key(*ends: str) -> str:
    """The key of a link, the same in every copy of a case (UUIDv5, RFC 9562 clause 5.5).

    Args:
        *ends: Keys of the rows it ties together, and what tells apart links of the same two.

    Returns:
        32 hexadecimal digits.
    """
    return uuid5(LINK_NAMESPACE, "/".join(ends)).hex


def new_key() -> str:
    """A new UUIDv7 (RFC 9562 clause 5.7) as 32 hexadecimal digits."""
    return uuid7().hex


def batches(keys: Iterable[Key]) -> Iterator[list[Key]]:
    """Keys in lists of `BATCH`, in their order."""
    ordered = list(keys)
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]
