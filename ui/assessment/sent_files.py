"""The files that were sent for assessment, and which of them are still out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from consult.assessment.sending import Sending
from consult.labels import moment_text
from ui.app.theme import theme
from ui.app.wording import language, word

ROW_HEIGHT = 28
FILE = 3


class SentFiles(QTableWidget):
    """To whom, when, what, and whether it is back; those that are out come first."""

    def __init__(self, sent: Sequence[Sending]) -> None:
        super().__init__(0, 6)
        titles = (
            self.tr("Till"),
            self.tr("Ber om"),
            self.tr("Synpunkter"),
            self.tr("Fil"),
            self.tr("Skickad"),
            self.tr("Tillbaka"),
        )
        self.setHorizontalHeaderLabels(list(titles))
        self.setAccessibleName(self.tr("Filer som har skickats för bedömning"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        for number, width in enumerate((170, 126, 88, 0, 184, 184)):
            if number != FILE:
                self.setColumnWidth(number, width)
        waiting = [each for each in sent if not each.returned_at]
        back = [each for each in sent if each.returned_at]
        self.setRowCount(len(sent))
        for row, each in enumerate([*waiting, *back]):
            self._show(row, each)
        self.selectRow(0)

    def _show(self, row: int, sent: Sending) -> None:
        returned = moment_text(sent.returned_at, language()) if sent.returned_at else self.tr("Inte ännu")
        texts = (
            sent.recipient,
            word(sent.asked),
            str(len(sent.base)),
            sent.file_name,
            moment_text(sent.sent_at, language()),
            returned,
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if sent.returned_at:
                item.setForeground(QColor(theme().quiet))
            self.setItem(row, column, item)
