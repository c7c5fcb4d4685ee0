"""The keys of every action, gathered from the menus themselves."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QMainWindow,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from ui.app.theme import STEP


class KeysDialog(QDialog):
    """A list by menu; what is in the menus is in the list."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Kortkommandon"))
        self.resize(520, 560)
        tree = QTreeWidget()
        tree.setHeaderLabels([self.tr("Kommando"), self.tr("Tangenter")])
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        for entry in window.menuBar().actions():
            menu = entry.menu()
            if menu is not None:
                _list_menu(tree, entry.text(), menu.actions())  # type: ignore[attr-defined]  # the stubs give QObject
        in_text = QTreeWidgetItem(tree, [self.tr("I svarets text")])
        for name, keys in self._workbench_keys():
            QTreeWidgetItem(in_text, [name, keys])
        tree.expandAll()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 4 * STEP)
        layout.addWidget(tree)
        close = QPushButton(self.tr("Stäng"))
        close.clicked.connect(self.accept)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _workbench_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Gör markeringen till en synpunkt"), self.tr("Enter")),
            (self.tr("Gör markeringen till en synpunkt, utan förslagen"), "M"),
            (self.tr("Anta allt som föreslås för svaret"), "G"),
            (self.tr("Lägg markeringen till den valda synpunkten"), self.tr("Skift+Enter")),
            (self.tr("Nästa förslag eller olästa stycke"), self.tr("Tabb")),
            (self.tr("Ej synpunkt"), "X"),
            (self.tr("Ej synpunkt, för allt som föreslås vara det"), self.tr("Skift+X")),
            (self.tr("Knyt till avsnitt"), "A"),
            (self.tr("Sätt tema"), "T"),
            (self.tr("Ställning"), "0–6"),
            (self.tr("Nästa och föregående synpunkt"), "J, K"),
            (self.tr("Nästa och föregående svar"), "N, P"),
        )


def _list_menu(tree: QTreeWidget, title: str, actions: list[QAction]) -> None:
    top: QTreeWidgetItem | None = None
    for action in actions:
        below = action.menu()
        if below is not None:
            _list_menu(tree, action.text(), below.actions())  # type: ignore[attr-defined]  # as above
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if keys:
            top = top or QTreeWidgetItem(tree, [title.replace("&", "")])
            QTreeWidgetItem(top, [action.text().replace("&", ""), keys])
