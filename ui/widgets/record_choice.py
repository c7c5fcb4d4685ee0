"""A drop-down list of records by key, with a first entry for all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox


class RecordChoice(QComboBox):
    """Chooses a record; the choice stays when the list is filled anew."""

    picked = Signal()
    """The person chose another."""

    def __init__(self, everything: str) -> None:
        super().__init__()
        self.addItem(everything, None)
        self.setAccessibleName(everything)
        self.setMinimumContentsLength(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda _: self.picked.emit())

    def show_records(self, records: Sequence[tuple[str, str]]) -> None:
        """Fill the list with keys and texts."""
        shown = [(self.itemData(row), self.itemText(row)) for row in range(1, self.count())]
        if shown == list(records):
            return
        chosen = self.key()
        while self.count() > 1:
            self.removeItem(self.count() - 1)
        for key, text in records:
            self.addItem(text, key)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def key(self) -> str | None:
        """The chosen record's key; None for all."""
        chosen = self.currentData()
        return None if chosen is None else str(chosen)
