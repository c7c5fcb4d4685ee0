"""Search in everything: type, choose with the arrows, Enter goes there."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from consult.analysis.search import Hit, search_everything
from ui.app.case_session import CaseSession
from ui.app.theme import STEP

SETTLE = 60
"""Milliseconds to wait for the next key before searching."""


class SearchDialog(QDialog):
    """Finds sections, consultees, responses and comments."""

    found = Signal(str, str)
    """Kind and key of what was chosen."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("Sök i allt"))
        self.resize(640, 460)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Avsnitt, remissinstans, ord i ett svar eller en synpunkt …"))
        self.hits = QListWidget()
        self.hits.setAccessibleName(self.tr("Träffar"))
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.summary = QLabel()
        self.summary.setProperty("quiet", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 4 * STEP)
        layout.setSpacing(2 * STEP)
        for widget in (self.field, self.hits, self.summary):
            layout.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE)
        self._timer.timeout.connect(self.search)
        self.field.textChanged.connect(lambda _: self._timer.start())
        self.field.returnPressed.connect(self._choose)
        self.field.installEventFilter(self)
        self.hits.itemActivated.connect(lambda _: self._choose())

    def search(self) -> None:
        """Show what the words find."""
        self._timer.stop()
        self.hits.clear()
        words = self.field.text().strip()
        found = self._session.read(search_everything, words) if words else []
        names = {
            "section": self.tr("Avsnitt"),
            "consultee": self.tr("Remissinstans"),
            "response": self.tr("Remissvar"),
            "comment": self.tr("Synpunkt"),
        }
        for hit in found:
            self._add(hit, names[hit.kind])
        self.hits.setCurrentRow(0)
        self.summary.setText(self.tr("%n träffar", "", len(found)) if words else "")

    def _add(self, hit: Hit, kind: str) -> None:
        excerpt = f"\n{hit.excerpt}" if hit.excerpt else ""
        item = QListWidgetItem(f"{kind}: {hit.title}{excerpt}")
        item.setData(Qt.ItemDataRole.UserRole, (hit.kind, hit.key))
        self.hits.addItem(item)

    def _choose(self) -> None:
        if self._timer.isActive():
            self.search()
        item = self.hits.currentItem()
        if item is not None:
            self.accept()
            self.found.emit(*item.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the field move among the hits."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                row = self.hits.currentRow() + step
                self.hits.setCurrentRow(max(0, min(row, self.hits.count() - 1)))
                return True
        return super().eventFilter(watched, event)
