"""The draft's sections as a tree, with how many comments each has."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ui.app.theme import theme

KEY_ROLE = int(Qt.ItemDataRole.UserRole)


class Heading(Protocol):
    """What a section has to have to stand in the tree."""

    @property
    def id(self) -> str:
        """Its key."""

    @property
    def level(self) -> int:
        """Its level, from 1."""

    @property
    def heading(self) -> str:
        """Number and title."""


class OutlineTree(QTreeWidget):
    """Chooses a section. The current one stays when the tree is filled anew."""

    chosen = Signal(str)
    """A section became current: its key."""

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setAccessibleName(self.tr("Utkastets avsnitt"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._shown: list[tuple[str, int, str]] = []
        self._filling = False
        self.currentItemChanged.connect(self._point)

    def show_sections(self, sections: Sequence[Heading], counts: Mapping[str, int]) -> None:
        """Fill the tree.

        Args:
            sections: In reading order.
            counts: Comments by section key.
        """
        shown = [(section.id, section.level, section.heading) for section in sections]
        if shown == self._shown:
            # Filling it anew would choose the current section again, and its text would jump to the top.
            for key, item in self._items.items():
                item.setText(1, str(counts.get(key) or ""))
            return
        self._shown = shown
        current = self.current_key()
        self._filling = True
        self.clear()
        self._items.clear()
        above: list[tuple[int, QTreeWidgetItem]] = []
        for section in sections:
            while above and above[-1][0] >= section.level:
                above.pop()
            parent = above[-1][1] if above else self.invisibleRootItem()
            count = counts.get(section.id, 0)
            name = section.heading or self.tr("(före första rubriken)")
            item = QTreeWidgetItem(parent, [name, str(count) if count else ""])
            item.setData(0, KEY_ROLE, section.id)
            item.setToolTip(0, "")
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
            item.setForeground(1, QColor(theme().quiet))
            self._items[section.id] = item
            above.append((section.level, item))
        self.expandAll()
        self._filling = False
        self.choose(current if current in self._items else next(iter(self._items), ""))

    def choose(self, key: str) -> None:
        """Make a section current."""
        item = self._items.get(key)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def current_key(self) -> str:
        """The current section's key; empty when there is none."""
        item = self.currentItem()
        return str(item.data(0, KEY_ROLE)) if item is not None else ""

    def narrow(self, wanted: set[str] | None) -> None:
        """Show only some sections with those above them; all when None."""
        for key, item in self._items.items():
            item.setHidden(wanted is not None and key not in wanted)
        if wanted is None:
            return
        for key in wanted:
            parent = self._items[key].parent() if key in self._items else None
            while parent is not None:
                parent.setHidden(False)
                parent = parent.parent()

    def _point(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.chosen.emit(str(item.data(0, KEY_ROLE)))
