"""The chosen conflict: its sides beside each other, and words of one's own below them."""

from string import ascii_uppercase

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from consult.merge.conflicts import take_side, write_third
from consult.merge.records import ConflictKind, Side
from consult.merge.standing import OpenConflict, what_goes_along
from consult.merge.words import field_text, side_text
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.app.wording import field_word, moment_word, spoken, thing_word
from ui.conflicts.side_view import SideView
from ui.widgets.raw_text import text_of
from ui.widgets.text_label import TextLabel

IN_A_ROW = 2


class ConflictDetail(QWidget):
    """The keys A, B … take a side; Ctrl+Enter stores one's own words."""

    thing_wanted = Signal(str, str)
    """The person wants to see what the conflict is about: its kind and key."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._shown: OpenConflict | None = None
        self.title = TextLabel()
        bold = QFont(self.title.font())
        bold.setWeight(QFont.Weight.DemiBold)
        bold.setPointSizeF(bold.pointSizeF() + 2)
        self.title.setFont(bold)
        self.told = TextLabel(quiet=True)
        self.show_thing = QPushButton(self.tr("Visa i ärendet"))
        self.show_thing.setProperty("flat", True)
        self.show_thing.clicked.connect(self._ask_thing)
        self.sides: list[SideView] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(2 * STEP)
        self.own_name = QLabel(self.tr("Eller skriv en &egen lydelse:"))
        self.own = QPlainTextEdit()
        self.own.setAccessibleName(self.tr("Egen lydelse"))
        self.own.setTabChangesFocus(True)
        self.own.installEventFilter(self)
        self.own.setMaximumHeight(6 * self.own.fontMetrics().lineSpacing())
        self.own_name.setBuddy(self.own)
        self.store = QPushButton(self.tr("Spara egen lydelse"))
        self.store.setToolTip(self.tr("Ctrl+Enter"))
        self.store.clicked.connect(self.write_own)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.show_thing, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * STEP, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addLayout(self._grid, 1)
        column.addWidget(self.own_name)
        column.addWidget(self.own)
        column.addWidget(self.store, 0, Qt.AlignmentFlag.AlignLeft)

    def show_conflict(self, found: OpenConflict | None) -> None:
        """Show a conflict; what is being typed about the same one stays."""
        same = found is not None and self._shown is not None and found.conflict.id == self._shown.conflict.id
        if same and found == self._shown:
            return
        self._shown = found
        if found is None:
            return
        self.title.setText(f"{thing_word(found.thing)}\n{field_text(found, spoken()).capitalize()}")
        self.told.setText(self._explained(found))
        self._show_sides(found)
        for widget in (self.own_name, self.own, self.store):
            widget.setVisible(found.conflict.is_text)
        self.own.setReadOnly(self._session.read_only)
        self.store.setEnabled(not self._session.read_only)
        if not (same and self.own.document().isModified()):
            self.own.setPlainText(found.said[-1] if found.conflict.is_text else "")
            self.own.document().setModified(False)

    def _explained(self, found: OpenConflict) -> str:
        if found.conflict.kind is ConflictKind.VALUE:
            return self.tr("Skrivet på flera håll utan att den ena såg den andra. Välj vad som ska gälla.")
        gone = self._session.read(what_goes_along, found.conflict.table, found.conflict.row_id)
        along = ", ".join(f"{field_word(kind)} ({count})" for kind, count in gone.items())
        told = self.tr("Borttagen i en kopia, använd i en annan. Den finns kvar tills du väljer.")
        return told + (" " + self.tr("Tas den bort följer med: {what}.").format(what=along) if along else "")

    def _show_sides(self, found: OpenConflict) -> None:
        wanted = len(found.conflict.sides)
        while len(self.sides) < wanted:
            self._add_side()
        texts = [side_text(found, place, spoken()) for place in range(wanted)]
        for place, view in enumerate(self.sides):
            view.setVisible(place < wanted)
            if place < wanted:
                side = found.conflict.sides[place]
                action = self._action(found, place)
                who = side.author or self.tr("okänd")
                if found.conflict.kind is not ConflictKind.VALUE and not side.change_id:
                    who = self.tr("Används i ärendet")
                view.show_side(
                    who, self._when(found, side, place), action, enabled=not self._session.read_only
                )
                other = texts[-1] if place < wanted - 1 else texts[max(0, wanted - 2)]
                compared = found.conflict.kind is ConflictKind.VALUE
                view.show_text(texts[place], other if compared else texts[place])

    def _when(self, found: OpenConflict, side: Side, place: int) -> str:
        told = moment_word(side.time) if side.time else ""
        stands = found.conflict.kind is ConflictKind.VALUE and place == len(found.conflict.sides) - 1
        parts = (told, self.tr("gäller nu") if stands else "")
        return "  ·  ".join(part for part in parts if part)

    def _action(self, found: OpenConflict, place: int) -> str:
        letter = ascii_uppercase[place]
        if found.conflict.kind is ConflictKind.VALUE:
            return self.tr("Välj {letter}").format(letter=letter)
        if found.conflict.sides[place].removed:
            return self.tr("Ta bort ({letter})").format(letter=letter)
        return self.tr("Behåll ({letter})").format(letter=letter)

    def _add_side(self) -> None:
        place = len(self.sides)
        view = SideView(ascii_uppercase[place])
        view.taken.connect(lambda: self.take(place))
        self.sides.append(view)
        self._grid.addWidget(view, place // IN_A_ROW, place % IN_A_ROW)

    def take(self, place: int) -> bool:
        """Settle the conflict by a side.

        Returns:
            Whether it has such a side.
        """
        found = self._shown
        if found is None or not place < len(found.conflict.sides) or self._session.read_only:
            return False
        self._session.succeeds(take_side, found.conflict.id, found.conflict.sides[place].change_id)
        return True

    def write_own(self) -> None:
        """Settle the conflict by what is written in the field."""
        if self._shown is not None and self._shown.conflict.is_text and not self._session.read_only:
            self._session.succeeds(write_third, self._shown.conflict.id, text_of(self.own))

    def _ask_thing(self) -> None:
        if self._shown is not None:
            self.thing_wanted.emit(self._shown.thing.kind, self._shown.thing.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter in the field stores it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.write_own()
                return True
        return super().eventFilter(watched, event)
