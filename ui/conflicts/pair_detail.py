"""Two rows that may be one, beside each other: joined, or said to be two. And comments numbered alike."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from consult.errors import NotFoundError
from consult.merge.pairs import Pair, join, keep_apart, renumber
from consult.merge.standing import FieldOfTwo, TwiceNumbered, TwoRows, two_rows
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, theme
from ui.app.wording import field_word, stored_word, thing_word
from ui.conflicts.rows import TwiceLine
from ui.widgets.layouts import clear
from ui.widgets.text_label import TextLabel

LONGEST = 600
"""Characters of a field that are shown."""


class PairDetail(QWidget):
    """A joins into A, B into B; the history keeps both."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._line: TwiceLine | None = None
        self.title = TextLabel()
        bold = QFont(self.title.font())
        bold.setWeight(QFont.Weight.DemiBold)
        bold.setPointSizeF(bold.pointSizeF() + 2)
        self.title.setFont(bold)
        self.told = TextLabel(quiet=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(4 * STEP)
        self._grid.setVerticalSpacing(STEP)
        for place in (1, 2):
            self._grid.setColumnStretch(place, 1)
        self.keep_first = self._button(self.tr("Slå ihop, behåll A"), lambda: self.join(first=True))
        self.keep_second = self._button(self.tr("Slå ihop, behåll B"), lambda: self.join(first=False))
        self.two = self._button(self.tr("Det är två"), self.keep_apart)
        self.number = self._button(self.tr("Ge nya nummer"), self.renumber)
        self._lay_out()

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 2 * STEP, 0)
        rows.addLayout(self._grid)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * STEP)
        for button in (self.keep_first, self.keep_second, self.two, self.number):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * STEP, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addWidget(area, 1)
        column.addLayout(buttons)

    def show_line(self, line: TwiceLine | None) -> None:
        """Show a pair, or a response with double numbers."""
        self._line = line
        clear(self._grid)
        if line is None:
            return
        for button in (self.keep_first, self.keep_second, self.two):
            button.setVisible(line.pair is not None)
            button.setEnabled(not self._session.read_only)
        self.number.setVisible(line.numbers is not None)
        self.number.setEnabled(not self._session.read_only)
        if line.pair is not None:
            self._show_pair(line.pair)
        elif line.numbers is not None:
            self._show_numbers(line.numbers)

    def _show_pair(self, pair: Pair) -> None:
        self.title.setText(self.tr("Kan vara samma {what}").format(what=field_word(pair.table)))
        self.told.setText(
            self.tr(
                "De är lika i: {why}. Slås de ihop flyttas det som hör till den ena över till den andra, "
                "och det som saknas fylls i."
            ).format(why=field_word(pair.why))
        )
        try:
            both = self._session.read(two_rows, pair)
        except NotFoundError:
            return
        for place, letter in enumerate("AB"):
            name = QLabel(letter)
            bold = QFont(name.font())
            bold.setWeight(QFont.Weight.DemiBold)
            name.setFont(bold)
            self._grid.addWidget(name, 0, place + 1)
        for row, field in enumerate(both.fields, 1):
            self._show_field(pair, field, row)
        self._show_ties(both, len(both.fields) + 1)

    def _show_field(self, pair: Pair, field: FieldOfTwo, row: int) -> None:
        name = QLabel(field_word(field.field).capitalize())
        name.setProperty("quiet", True)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        for place, stored in enumerate((field.first, field.second), 1):
            text = stored_word(pair.table, field.field, stored)
            words = TextLabel(
                text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " …", quiet=field.same
            )
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if not field.same and text:
                words.setStyleSheet(f"background: {theme().warning_ground}; padding: 2px 4px")
            self._grid.addWidget(words, row, place, Qt.AlignmentFlag.AlignTop)

    def _show_ties(self, both: TwoRows, row: int) -> None:
        name = QLabel(self.tr("Hör till"))
        name.setProperty("quiet", True)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        for place, ties in enumerate((both.first_ties, both.second_ties), 1):
            told = ", ".join(f"{field_word(kind)} ({count})" for kind, count in ties.items())
            self._grid.addWidget(TextLabel(told or self.tr("inget"), quiet=True), row, place)

    def _show_numbers(self, found: TwiceNumbered) -> None:
        self.title.setText(thing_word(found.thing))
        numbers = ", ".join(map(str, found.numbers))
        self.told.setText(
            self.tr(
                "Två kopior har delat upp svaret, och flera synpunkter har fått samma nummer: {numbers}. "
                "Den äldsta av dem behåller sitt nummer, de andra får nya efter det sista."
            ).format(numbers=numbers)
        )

    def join(self, *, first: bool) -> None:
        """Make one of the two; the first or the second is kept."""
        pair = self._line.pair if self._line is not None else None
        if pair is not None and not self._session.read_only:
            kept, other = (pair.first_id, pair.second_id) if first else (pair.second_id, pair.first_id)
            self._session.succeeds(join, pair.table, kept, other)

    def keep_apart(self) -> None:
        """Say that they are two, so that they are not offered again."""
        pair = self._line.pair if self._line is not None else None
        if pair is not None and not self._session.read_only:
            self._session.succeeds(keep_apart, pair.table, pair.first_id, pair.second_id)

    def renumber(self) -> None:
        """Give the later comments new numbers."""
        found = self._line.numbers if self._line is not None else None
        if found is not None and not self._session.read_only:
            self._session.succeeds(renumber, [found.response_id])
