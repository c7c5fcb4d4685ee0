"""A drop-down list of the draft's versions, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from consult.draft.records import DraftVersion


class VersionChoice(QComboBox):
    """Chooses a version; the choice stays when the list is filled anew, unless a newer one has come."""

    picked = Signal()
    """The person chose another."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumContentsLength(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda _: self.picked.emit())

    def show_versions(self, versions: Sequence[DraftVersion], *, chosen: str = "") -> None:
        """Fill the list; `chosen` is the one to begin with, the newest when empty."""
        wanted = [(each.id, each.label) for each in reversed(versions)]
        if wanted == [(self.itemData(row), self.itemText(row)) for row in range(self.count())]:
            return
        self.clear()
        for key, label in wanted:
            self.addItem(label, key)
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Make a version the chosen one; the newest when there is no such version."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def key(self) -> str:
        """The chosen version's key; empty when there is none."""
        return str(self.currentData() or "")
