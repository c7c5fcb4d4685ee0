"""What stands in the window before a case is open: make one, open one, or try the demo."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.app.theme import STEP, reading_font, title_font
from ui.widgets.layouts import clear
from ui.widgets.text_label import TextLabel

WIDTH = 520


class StartPage(QWidget):
    """The first thing a new user sees."""

    new_wanted = Signal()
    open_wanted = Signal()
    demo_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QWidget()
        column.setFixedWidth(WIDTH)
        self._column = QVBoxLayout(column)
        self._column.setSpacing(4 * STEP)
        title = QLabel("Samråd")
        title.setFont(title_font())
        purpose = TextLabel(
            self.tr(
                "Från remissversion och remissvar till en samrådsredogörelse där varje synpunkt finns med, "
                "ord för ord."
            )
        )
        purpose.setFont(reading_font())
        self._column.addWidget(title)
        self._column.addWidget(purpose)
        self._column.addLayout(self._buttons())
        self._recent_title = QLabel(self.tr("Senaste ärenden"))
        self._recent_title.setProperty("quiet", True)
        self._column.addWidget(self._recent_title)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(STEP)
        self._column.addLayout(self._recent)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_recent(self, cases: list[Path]) -> None:
        """List the cases opened last."""
        clear(self._recent)
        self._recent_title.setVisible(bool(cases))
        for path in cases:
            button = QPushButton(f"{path.stem}  –  {path.parent}")
            button.setProperty("flat", True)
            button.setStyleSheet("text-align: left")
            button.clicked.connect(lambda _=False, chosen=path: self.recent_wanted.emit(str(chosen)))
            self._recent.addWidget(button)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        for text, signal, main in (
            (self.tr("Nytt ärende …"), self.new_wanted, True),
            (self.tr("Öppna ärende …"), self.open_wanted, False),
            (self.tr("Öppna demo"), self.demo_wanted, False),
        ):
            button = QPushButton(text)
            button.setProperty("main", main)
            button.clicked.connect(lambda _=False, wanted=signal: wanted.emit())
            row.addWidget(button)
        row.addStretch(1)
        return row
