"""What is wrong in a file that came back, in words and with its place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from consult.assessment.returning import fault_text
from consult.documents.assessment_forms import Fault
from ui.app.theme import STEP
from ui.app.wording import language
from ui.widgets.text_label import TextLabel

KEY_ROLE = int(Qt.ItemDataRole.UserRole)
MOST_SHOWN = 500
MOST_LINES = 4
"""Lines in sight; the others are scrolled to."""


class ReturnFaults(QWidget):
    """A line a fault; going to one shows its comment when that is among what changed."""

    pointed = Signal(str)
    """The key of the comment of the fault that became current."""

    def __init__(self) -> None:
        super().__init__()
        self.count = TextLabel()
        self.count.setProperty("fault", True)
        self.lines = QListWidget()
        self.lines.setAccessibleName(self.tr("Det som inte kunde användas i filen"))
        self.lines.setWordWrap(True)
        self.lines.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.currentItemChanged.connect(self._point)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(self.count)
        column.addWidget(self.lines)
        self.hide()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Show other faults; without any, nothing is shown."""
        self.lines.clear()
        for fault in sorted(faults, key=_place)[:MOST_SHOWN]:
            item = QListWidgetItem(self._line(fault))
            item.setData(KEY_ROLE, fault.comment_id)
            self.lines.addItem(item)
        text = self.tr("%n saker i filen kunde inte användas", "", len(faults))
        if len(faults) > MOST_SHOWN:
            text += "  ·  " + self.tr("De första {n} visas.").format(n=MOST_SHOWN)
        self.count.setText(text)
        self.setVisible(bool(faults))
        needed = sum(max(0, self.lines.sizeHintForRow(row)) for row in range(min(len(faults), MOST_LINES)))
        self.lines.setFixedHeight(needed + 2 * self.lines.frameWidth())

    def _line(self, fault: Fault) -> str:
        place = self.tr("Rad {number}").format(number=fault.place) if fault.place.isdigit() else fault.place
        told = fault_text(fault, language())
        return f"{place}: {told}" if place else told

    def _point(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(KEY_ROLE):
            self.pointed.emit(item.data(KEY_ROLE))


def _place(fault: Fault) -> tuple[bool, int]:
    """What concerns the whole file comes first, then rows from above, then what has no row."""
    return (bool(fault.place) and not fault.place.isdigit(), int(fault.place) if fault.place.isdigit() else 0)
