"""Several conflicts at once: all that was written last, or all that one person wrote."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from consult.merge.conflicts import take_sides
from consult.merge.records import Side
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, reading_font
from ui.conflicts.rows import ConflictLine, authors, latest, latest_of
from ui.widgets.layouts import clear
from ui.widgets.text_label import TextLabel


class Several(QWidget):
    """Each button settles what is selected in one step, which one undo takes back."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._lines: Sequence[ConflictLine] = ()
        self.told = TextLabel()
        self.told.setFont(reading_font())
        self.hint = TextLabel(
            self.tr("Det löses i ett steg. Inget försvinner ur historiken."),
            quiet=True,
        )
        self.newest = QPushButton(self.tr("Ta alla senaste"))
        self.newest.clicked.connect(self.take_newest)
        self.people: dict[str, QPushButton] = {}
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * STEP, 0, 0, 0)
        column.setSpacing(3 * STEP)
        column.addWidget(self.told)
        column.addWidget(self.newest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._buttons)
        column.addWidget(self.hint)
        column.addStretch(1)

    def show_lines(self, lines: Sequence[ConflictLine]) -> None:
        """Offer what can be done with some conflicts."""
        self._lines = lines
        self.told.setText(self.tr("%n konflikter markerade", "", len(lines)))
        self.newest.setEnabled(not self._session.read_only)
        clear(self._buttons)
        self.people = {}
        for name in authors(lines):
            count = sum(latest_of(line.found.conflict, name) is not None for line in lines)
            button = QPushButton(self.tr("Ta alla från {name} ({count})").format(name=name, count=count))
            button.setEnabled(not self._session.read_only)
            button.clicked.connect(lambda _=False, name=name: self.take_from(name))
            self.people[name] = button
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def take_newest(self) -> None:
        """Settle all by what was written last."""
        self._take({line.id: latest(line.found.conflict) for line in self._lines})

    def take_from(self, name: str) -> None:
        """Settle those on which a person is a side by what the person wrote."""
        own = {line.id: latest_of(line.found.conflict, name) for line in self._lines}
        self._take({key: side for key, side in own.items() if side is not None})

    def _take(self, chosen: dict[str, Side]) -> None:
        if not chosen or self._session.read_only:
            return
        count = self._session.attempt(take_sides, {key: side.change_id for key, side in chosen.items()})
        if count is not None:
            self._session.messages.tell(self.tr("%n konflikter lösta", "", count))
