"""What an empty page says: one sentence what it is for, and one button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.app.theme import STEP, reading_font
from ui.widgets.text_label import TextLabel

WIDTH = 520


class Empty(QWidget):
    """Stands where a list or text will be."""

    def __init__(self, sentence: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.sentence = TextLabel(sentence)
        self.sentence.setFont(reading_font())
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setFixedWidth(WIDTH)
        layout = QVBoxLayout(self)
        layout.setSpacing(4 * STEP)
        layout.addStretch(2)
        layout.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        if act is not None:
            self.button = QPushButton(button)
            self.button.setProperty("main", True)
            self.button.clicked.connect(lambda: act())
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
