"""Comments that say the same, to be put together so that they are answered once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from consult.assist.alike import AlikeGroup
from consult.comments.groups import group_comments, ungroup
from consult.errors import ConsultError
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, theme
from ui.app.wording import sentence
from ui.comments.member_list import MemberList
from ui.widgets.text_label import TextLabel

FIRST_CHARACTERS = 70
SENDERS_SHOWN = 3


class GroupsDialog(QDialog):
    """At the left the groups, at the right the comments of one, each of which can be left out."""

    def __init__(self, parent: QWidget | None, session: CaseSession, found: Sequence[AlikeGroup]) -> None:
        super().__init__(parent)
        self._session = session
        self._found = found
        self._settled: dict[int, str] = {}
        self.setWindowTitle(self.tr("Liknande synpunkter"))
        self.resize(1060, 660)
        self.groups = QListWidget()
        self.groups.setAccessibleName(self.tr("Grupper"))
        self.groups.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.members = MemberList()
        self.fault = TextLabel()
        self.fault.setProperty("fault", True)
        self.fault.hide()
        self.group_button = QPushButton(self.tr("&Gruppera"))
        self.group_button.setProperty("main", True)
        self.dissolve_button = QPushButton(self.tr("&Upplös gruppen"))
        self.close_button = QPushButton(self.tr("Stäng"))
        self._lay_out()
        for group in found:
            self.groups.addItem(QListWidgetItem(self._line(group, grouped=group.group_id is not None)))
        self.groups.currentRowChanged.connect(self._show_group)
        self.group_button.clicked.connect(self.accept_group)
        self.dissolve_button.clicked.connect(self.dissolve_group)
        self.close_button.clicked.connect(self.accept)
        first = next((row for row, each in enumerate(found) if each.group_id is None), 0)
        self.groups.setCurrentRow(first)
        self.groups.setFocus()

    def _lay_out(self) -> None:
        hint = QLabel(
            self.tr("Understrukna ord skiljer. Mellanslag tar bort en synpunkt ur gruppen innan den skapas.")
        )
        hint.setProperty("quiet", True)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(2 * STEP)
        splitter.addWidget(self.groups)
        splitter.addWidget(self.members)
        splitter.setSizes([360, 680])
        splitter.setStretchFactor(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * STEP)
        buttons.addWidget(self.fault, 1)
        buttons.addStretch(1)
        for button in (self.close_button, self.dissolve_button, self.group_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self.group_button.setAutoDefault(True)
        self.group_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * STEP, 5 * STEP, 6 * STEP, 5 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(hint)
        column.addWidget(splitter, 1)
        column.addLayout(buttons)

    def _line(self, group: AlikeGroup, *, grouped: bool) -> str:
        words = " ".join(group.members[0].quote.split())
        short = words if len(words) <= FIRST_CHARACTERS else words[:FIRST_CHARACTERS].rstrip() + " …"
        senders = list(dict.fromkeys(each.senders for each in group.members if each.senders))
        more = len(senders) - SENDERS_SHOWN
        named = ", ".join(senders[:SENDERS_SHOWN]) + (self.tr(" och %n till", "", more) if more > 0 else "")
        mark = self.tr("grupperade") if grouped else ""
        head = "  ·  ".join(part for part in (self.tr("%n synpunkter", "", len(group.members)), mark) if part)
        return f"{head}\n{short}\n{named}"

    def _show_group(self, row: int) -> None:
        self.fault.hide()
        group = self._found[row] if 0 <= row < len(self._found) else None
        settled = row in self._settled
        fixed = settled or self._session.read_only
        self.members.clear()
        if group is not None:
            self.members.show_group(group, fixed=fixed)
        self.group_button.setEnabled(group is not None and not fixed)
        stored = group is not None and group.group_id is not None
        self.group_button.setText(self.tr("&Spara gruppen") if stored else self.tr("&Gruppera"))
        self.dissolve_button.setVisible(stored)
        self.dissolve_button.setEnabled(not fixed)

    def accept_group(self) -> None:
        """Put together the comments that are chosen, and go on to the next group."""
        try:
            self._session.change(
                group_comments, self.members.chosen_keys(), leaving=self.members.left_out_keys()
            )
        except ConsultError as error:
            self.fault.setText(sentence(error))
            self.fault.show()
            return
        self._settle(self.tr("grupperade"))

    def dissolve_group(self) -> None:
        """Take a stored group apart; the answers stay."""
        group = self._found[self.groups.currentRow()]
        keys = [each.comment_id for each in group.members if each.is_grouped]
        if self._session.succeeds(ungroup, keys):
            self._settle(self.tr("upplöst"))

    def _settle(self, outcome: str) -> None:
        row = self.groups.currentRow()
        self._settled[row] = outcome
        lines = self._line(self._found[row], grouped=False).split("\n")
        item = self.groups.item(row)
        item.setText("\n".join([f"✓ {outcome}  ·  {lines[0]}", *lines[1:]]))
        item.setForeground(QColor(theme().quiet))
        following = (each for each in range(row + 1, len(self._found)) if each not in self._settled)
        after = next(following, None)
        if after is None:
            self._show_group(row)
        else:
            self.groups.setCurrentRow(after)
