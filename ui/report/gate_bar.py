"""What keeps the report working material: a button for each kind of thing, with a menu of the things."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from consult.analysis.records import OpenWork
from consult.reports.gate import Hindrance, Obstacle, hindrances, is_part, named_persons, wrong_figures
from consult.secrecy.queries import marked_comments
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.app.wording import spoken
from ui.widgets.layouts import clear

NAMED = 25
"""How many things a menu names; the rest are found on the page that it leads to."""

_GOES_TO = {Obstacle.UNREAD: "response", Obstacle.LOST: "response", Obstacle.CONFLICT: "conflict"}
"""The kind of record that the page for a thing shows; else comments."""
IN_A_ROW = 3


class GateBar(QWidget):
    """Each button tells how many, and opens the things by name; Enter on one goes to it."""

    go_to = Signal(str, str)
    part_wanted = Signal(str)

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self.buttons: dict[Obstacle, QPushButton] = {}
        self._row = QHBoxLayout()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(STEP)

    def show_work(self, left: OpenWork, *, masked: bool) -> int:
        """Show what is left.

        Args:
            left: What the case counts.
            masked: Whether private persons are to be hidden.

        Returns:
            How many things there are in all.
        """
        figures = len(self._session.read(wrong_figures))
        persons = len(self._session.read(named_persons)) if masked else 0
        secret = len(self._session.read(marked_comments))
        counted = (
            (
                Obstacle.UNREAD,
                left.unread_responses,
                self.tr("%n svar har oläst text", "", left.unread_responses),
            ),
            (Obstacle.UNDECIDED, left.undecided, self.tr("%n synpunkter saknar beslut", "", left.undecided)),
            (
                Obstacle.NO_RATIONALE,
                left.missing_rationales,
                self.tr("%n beslut saknar motivering", "", left.missing_rationales),
            ),
            (
                Obstacle.NO_CHANGE,
                left.without_change,
                self.tr("%n tillgodosedda synpunkter saknar ändring", "", left.without_change),
            ),
            (
                Obstacle.LOST,
                left.lost_spans,
                self.tr("%n markeringar finns inte i en rättad text", "", left.lost_spans),
            ),
            (Obstacle.TO_REVIEW, left.to_review, self.tr("%n placeringar att granska", "", left.to_review)),
            (Obstacle.FIGURE, figures, self.tr("%n siffror i inledningarna stämmer inte", "", figures)),
            (Obstacle.PERSON, persons, self.tr("%n ställen nämner en privatperson", "", persons)),
            (Obstacle.CONFLICT, left.conflicts, self.tr("%n konflikter är olösta", "", left.conflicts)),
            (Obstacle.SECRET, secret, self.tr("%n synpunkter är sekretessmarkerade", "", secret)),
        )
        clear(self._rows)
        self.buttons.clear()
        for obstacle, count, text in counted:
            if count:
                self._add(obstacle, text)
        return left.remaining + figures + persons + secret

    def _add(self, obstacle: Obstacle, text: str) -> None:
        button = QPushButton(text)
        button.setProperty("flat", True)
        menu = QMenu(button)
        # Read when it is opened: most often nobody opens it.
        menu.aboutToShow.connect(lambda: self._fill(menu, obstacle))
        button.setMenu(menu)
        if len(self.buttons) % IN_A_ROW == 0:
            row = QWidget()
            self._row = QHBoxLayout(row)
            self._row.setContentsMargins(0, 0, 0, 0)
            self._row.setSpacing(2 * STEP)
            self._row.addStretch(1)
            self._rows.addWidget(row)
        self._row.insertWidget(self._row.count() - 1, button, 0, Qt.AlignmentFlag.AlignLeft)
        self.buttons[obstacle] = button

    def _fill(self, menu: QMenu, obstacle: Obstacle) -> None:
        menu.clear()
        found = self._session.read(hindrances, obstacle, NAMED + 1, spoken())
        for each in found[:NAMED]:
            menu.addAction(each.words.replace("&", "&&"), self._going(each))
        if len(found) > NAMED:
            menu.addSeparator()
            kind = _GOES_TO.get(obstacle, "comment")
            menu.addAction(self.tr("Visa sidan med resten"), lambda: self.go_to.emit(kind, ""))

    def _going(self, thing: Hindrance) -> Callable[[], None]:
        if is_part(thing):
            return lambda: self.part_wanted.emit(thing.record)
        return lambda: self.go_to.emit(_GOES_TO.get(thing.obstacle, "comment"), thing.record)
