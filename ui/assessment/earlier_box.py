"""Answers given to alike comments before, each with its source and a button that takes it over."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from consult.assessment.records import EarlierAnswer
from ui.app.theme import STEP
from ui.app.wording import word
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.layouts import clear
from ui.widgets.text_label import TextLabel

SHOWN = 3
CHARACTERS = 220


class EarlierBox(QFrame):
    """Not there when nothing alike was answered."""

    taken = Signal(object)
    """The `EarlierAnswer` that is to be taken over."""

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[EarlierAnswer] = ()
        self.setProperty("card", True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2 * STEP)
        title = QLabel(self.tr("Tidigare svar på liknande synpunkter"))
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 2 * STEP)
        column.setSpacing(STEP)
        column.addWidget(title)
        column.addLayout(self._lines)
        self.hide()

    def show_answers(self, found: Sequence[EarlierAnswer]) -> None:
        """Show these, the most alike first."""
        if list(found[:SHOWN]) == list(self._found):
            return
        self._found = list(found[:SHOWN])
        clear(self._lines)
        for answer in self._found:
            self._lines.addWidget(self._line(answer))
        self.setVisible(bool(self._found))

    def take_first(self) -> None:
        """Take over the answer to the most alike comment."""
        if self._found:
            self.taken.emit(self._found[0])

    def _line(self, answer: EarlierAnswer) -> QFrame:
        box = QFrame()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        parts = [
            self.tr("{senders}, synpunkt {n}").format(senders=answer.senders, n=answer.number),
            word(answer.decision),
            self.tr("{share} % lika").format(share=int(answer.likeness)),
        ]
        if answer.decision is None and answer.recommendation is not None:
            parts[1] = self.tr("rekommenderat: {word}").format(word=word(answer.recommendation).casefold())
        if answer.others:
            parts.append(self.tr("samma svar till %n andra", "", answer.others))
        source = ElidedLabel("  ·  ".join(part for part in parts if part))
        source.setProperty("quiet", True)
        use = QPushButton(self.tr("Använd"))
        use.setProperty("flat", True)
        use.setAccessibleName(f"{use.text()}: {source.text()}")
        use.clicked.connect(lambda: self.taken.emit(answer))
        head = QHBoxLayout()
        head.addWidget(source, 1)
        head.addWidget(use)
        words = " ".join((answer.reply or answer.rationale or answer.action).split())
        short = words if len(words) <= CHARACTERS else words[:CHARACTERS].rpartition(" ")[0] + " …"
        column.addLayout(head)
        column.addWidget(TextLabel(short))
        return box
