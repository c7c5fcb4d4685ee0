"""A table of records: keys first, what is shown read page by page, changes applied by key."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

FIRST_KEYS = 300
MORE_KEYS = 3000
PAGE = 60
"""Records read at a time: a little more than a high window shows."""

KEY_ROLE = int(Qt.ItemDataRole.UserRole)
RECORD_ROLE = KEY_ROLE + 1

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `order` is the name the query sorts by, empty when it cannot."""

    title: str
    text: Callable[[Any], str]
    order: str = ""
    width: int = 120
    right: bool = False
    colour: Callable[[Any], str | None] | None = None


class Source(Protocol):
    """Where a table's records come from; filter and order are the source's own."""

    def keys(self, start: int, limit: int) -> Sequence[str]:
        """Keys of the records from `start`, at most `limit` of them, in order."""
        ...

    def records(self, keys: Sequence[str]) -> Mapping[str, Any]:
        """The records of some keys."""
        ...


class RecordModel(QAbstractTableModel):
    """Rows of a `Source`. Selection and scroll stay when the case changes."""

    def __init__(self, columns: Sequence[Column], source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.source = source
        self._keys: list[str] = []
        self._rows: dict[str, int] = {}
        self._records: dict[str, Any] = {}
        self._complete = False

    def reload(self) -> None:
        """Read from the start: the filter or the order is another."""
        self.beginResetModel()
        keys = list(self.source.keys(0, FIRST_KEYS))
        self._complete = len(keys) < FIRST_KEYS
        self._set_keys(keys)
        self._records.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """Read again after the case has changed, and apply the difference by key."""
        wanted = max(len(self._keys), FIRST_KEYS)
        new = list(self.source.keys(0, wanted))
        self._records.clear()
        # A view may ask for more between the steps, when the rows are neither the old nor the new.
        self._complete = True
        self._remove_gone(set(new))
        self._reorder(new)
        self._insert_new(new)
        self._complete = len(new) < wanted
        if self._keys:
            last = self.index(len(self._keys) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def key(self, row: int) -> str:
        """The key of a row."""
        return self._keys[row]

    def row_of(self, key: str) -> int:
        """The row of a key, or -1 when it is not (yet) among the rows."""
        return self._rows.get(key, -1)

    def record(self, row: int) -> Any:
        """The record of a row, read together with those around it; None when it is gone."""
        key = self._keys[row]
        if key not in self._records:
            start = max(0, row - PAGE // 3)
            wanted = [each for each in self._keys[start : start + PAGE] if each not in self._records]
            self._records.update(self.source.records(wanted))
        return self._records.get(key)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows are known so far."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be more rows than are known."""
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: Index) -> None:  # noqa: ARG002  Qt fixes the signature
        """Get to know the next rows; a view asks when it is scrolled to the end."""
        if self._complete:
            return
        more = list(self.source.keys(len(self._keys), MORE_KEYS))
        self._complete = len(more) < MORE_KEYS
        more = [key for key in more if key not in self._rows]
        if more:
            self.beginInsertRows(NOWHERE, len(self._keys), len(self._keys) + len(more) - 1)
            self._set_keys(self._keys + more)
            self.endInsertRows()

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        if role == KEY_ROLE:
            return self._keys[index.row()]
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ForegroundRole, RECORD_ROLE):
            return None
        record = self.record(index.row())
        if record is None or role == RECORD_ROLE:
            return record
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        colour = column.colour(record) if column.colour else None
        return QColor(colour) if colour else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """The columns' titles."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.columns[section].right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _set_keys(self, keys: list[str]) -> None:
        self._keys = keys
        self._rows = {key: row for row, key in enumerate(keys)}

    def _remove_gone(self, staying: set[str]) -> None:
        for row in range(len(self._keys) - 1, -1, -1):
            if self._keys[row] not in staying:
                self.beginRemoveRows(NOWHERE, row, row)
                self._set_keys(self._keys[:row] + self._keys[row + 1 :])
                self.endRemoveRows()

    def _reorder(self, new: Sequence[str]) -> None:
        ordered = [key for key in new if key in self._rows]
        if ordered == self._keys:
            return
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        held = [(self._keys[index.row()], index.column()) for index in old]
        self._set_keys(ordered)
        self.changePersistentIndexList(old, [self.index(self._rows[key], column) for key, column in held])
        self.layoutChanged.emit()

    def _insert_new(self, new: Sequence[str]) -> None:
        row = 0
        while row < len(new):
            if row < len(self._keys) and self._keys[row] == new[row]:
                row += 1
                continue
            end = row
            while end < len(new) and new[end] not in self._rows:
                end += 1
            self.beginInsertRows(NOWHERE, row, end - 1)
            self._set_keys([*self._keys[:row], *new[row:end], *self._keys[row:]])
            self.endInsertRows()
            row = end
