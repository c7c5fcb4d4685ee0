"""Sources of a `RecordModel` made of a query for keys and a query for records."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any


class QuerySource:
    """Keys in windows and records by key, each from a query."""

    def __init__(
        self,
        keys: Callable[[int, int], Sequence[str]],
        records: Callable[[Sequence[str]], Sequence[Any]],
    ) -> None:
        self._keys, self._records = keys, records

    def keys(self, start: int, limit: int) -> Sequence[str]:
        """Keys of the records from `start`, at most `limit` of them."""
        return self._keys(start, limit)

    def records(self, keys: Sequence[str]) -> Mapping[str, Any]:
        """The records of some keys."""
        return {record.id: record for record in self._records(keys)}


class ListSource:
    """A short list that one query gives whole; it is read anew when keys from 0 are asked for."""

    def __init__(self, read: Callable[[], Sequence[Any]], key: Callable[[Any], str]) -> None:
        self._read, self._key = read, key
        self._found: dict[str, Any] = {}

    def keys(self, start: int, limit: int) -> Sequence[str]:
        """Keys of the records from `start`, at most `limit` of them."""
        if start == 0:
            self._found = {self._key(record): record for record in self._read()}
        return list(self._found)[start : start + limit]

    def records(self, keys: Sequence[str]) -> Mapping[str, Any]:
        """The records of some keys."""
        return {key: self._found[key] for key in keys if key in self._found}
