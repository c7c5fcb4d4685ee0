"""Words of the authority's own: what stands before a part of the report, and the text of a letter."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from consult.draft.queries import sections
from consult.errors import ConsultError
from consult.reports.options import Kind, Part
from consult.reports.settings import (
    FACTS,
    FIGURES,
    INTRODUCED,
    LETTER_PLACEHOLDERS,
    introductions,
    save_letter,
    saved_letter,
    write_introduction,
)
from consult.reports.wording import Wording
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, reading_font
from ui.app.wording import language, sentence, word
from ui.widgets.raw_text import text_of
from ui.widgets.text_label import TextLabel

_MARKS = {Qt.Key.Key_B: "**", Qt.Key.Key_I: "*"}
"""What Ctrl with a key puts around the selected words."""


class WordsPanel(QWidget):
    """A text is saved when it is left; what cannot be filled in is told below it."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._kind, self._part = Kind.REPORT, Part.SUMMARY
        self._shown: tuple[str, str] = ("", "")
        self._section_shown: str | None = None
        self._refused: dict[tuple[Kind, Part, str | None], tuple[str, str]] = {}
        self.head = TextLabel(quiet=False)
        self.about = TextLabel(quiet=True)
        self.section = QComboBox()
        self.section.setAccessibleName(self.tr("Avsnitt"))
        self.section.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.section.activated.connect(lambda _: self._choose_section())
        self.subject = QLineEdit()
        self.subject.setAccessibleName(self.tr("Ärenderad"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setFont(reading_font())
        self.text.setTabChangesFocus(True)
        self.fault = TextLabel()
        self.fault.setProperty("fault", True)
        self.fault.hide()
        for field in (self.subject, self.text):
            field.setReadOnly(session.read_only)
            field.installEventFilter(self)
        self._lay_out()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(STEP)
        self.bold = self._tool(self.tr("Fet"), self.tr("Fet text (Ctrl+B)"))
        self.bold.clicked.connect(lambda: self.mark("**"))
        self.italic = self._tool(self.tr("Kursiv"), self.tr("Kursiv text (Ctrl+I)"))
        self.italic.clicked.connect(lambda: self.mark("*"))
        self.bullet = self._tool(self.tr("Punkt"), self.tr("Gör raden till en punkt i en lista"))
        self.bullet.clicked.connect(self.make_item)
        self.insert = self._tool(self.tr("Infoga"), self.tr("Uppgift som fylls i när dokumentet skrivs"))
        self._names = QMenu(self.insert)
        self.insert.setMenu(self._names)
        for button in (self.bold, self.italic, self.bullet, self.insert):
            button.setEnabled(not self._session.read_only)
            tools.addWidget(button)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * STEP, 0, 0, 0)
        column.setSpacing(2 * STEP)
        for widget in (self.head, self.about, self.section, self.subject):
            column.addWidget(widget)
        column.addLayout(tools)
        column.addWidget(self.text, 1)
        column.addWidget(self.fault)

    def _tool(self, name: str, told: str) -> QPushButton:
        button = QPushButton(name)
        button.setProperty("flat", True)
        button.setToolTip(told)
        return button

    def show_part(self, part: Part) -> None:
        """Show what stands before a part of the report."""
        self.save()
        self._kind, self._part = Kind.REPORT, part
        has_words = part in INTRODUCED
        self.setVisible(has_words)
        self.subject.hide()
        self.section.setVisible(part is Part.VIEWS)
        if not has_words:
            return
        self.head.setText(word(part))
        self.about.setText(
            self.tr("Sammanfattningen kommer med när den har en text.")
            if part is Part.SUMMARY
            else self.tr("Egen inledning till delen. Lämna tomt om ingen behövs.")
        )
        if part is Part.VIEWS:
            self._fill_sections()
        self._offer((*FIGURES, *FACTS))
        self._show_introduction()

    def show_letter(self, kind: Kind) -> None:
        """Show the words of a letter."""
        self.save()
        self._kind = kind
        self.show()
        self.section.hide()
        self.subject.show()
        self.head.setText(word(kind))
        self.about.setText(self.tr("Ärenderad och text. Det inom klamrar fylls i för varje mottagare."))
        self._offer(LETTER_PLACEHOLDERS)
        usual, words = f"letters.{kind.value}", Wording(language())
        found = self._session.read(saved_letter, kind)
        self._show(*(found or (words.unfilled(f"{usual}.subject"), words.unfilled(f"{usual}.text"))))

    def _fill_sections(self) -> None:
        current = self.section.currentData()
        self.section.clear()
        self.section.addItem(self.tr("Hela delen"), None)
        for each in self._session.read(sections):
            self.section.addItem(each.heading, each.id)
        self.section.setCurrentIndex(max(0, self.section.findData(current)))

    def _section_id(self) -> str | None:
        chosen: str | None = self.section.currentData() if self._part is Part.VIEWS else None
        return chosen

    def _choose_section(self) -> None:
        self.save()
        self._show_introduction()

    def _show_introduction(self) -> None:
        found = self._session.read(introductions)
        self._section_shown = self._section_id()
        self._show("", found.get((self._part, self._section_shown), ""))

    def _place(self) -> tuple[Kind, Part, str | None]:
        """What the words belong to."""
        if self._kind is Kind.REPORT:
            return self._kind, self._part, self._section_shown
        return self._kind, Part.SUMMARY, None

    def _show(self, subject: str, text: str) -> None:
        self._shown = (subject, text)
        self.fault.hide()
        # What was refused stands there again, with its reason, until somebody mends it.
        subject, text = self._refused.get(self._place(), self._shown)
        self.subject.setText(subject)
        self.text.setPlainText(text)
        if (subject, text) != self._shown:
            self.save()

    def _offer(self, names: tuple[str, ...]) -> None:
        self._names.clear()
        for name in names:
            placeholder = f"{{{name}}}"
            self._names.addAction(placeholder, partial(self.text.insertPlainText, placeholder))

    def mark(self, sign: str) -> None:
        """Put the marks for strong or emphasised words around what is selected."""
        cursor = self.text.textCursor()
        words = cursor.selectedText().replace("\u2029", "\n")
        cursor.insertText(f"{sign}{words}{sign}")
        if not words:
            cursor.movePosition(cursor.MoveOperation.Left, n=len(sign))
            self.text.setTextCursor(cursor)
        self.text.setFocus()

    def make_item(self) -> None:
        """Let the line be an item of a list."""
        cursor = self.text.textCursor()
        cursor.movePosition(cursor.MoveOperation.StartOfBlock)
        cursor.insertText("- ")
        self.text.setFocus()

    def save(self) -> None:
        """Store what was changed; what is refused stays in the field with the reason below."""
        now = (self.subject.text(), text_of(self.text))
        if self._session.read_only or now == self._shown:
            return
        try:
            if self._kind is Kind.REPORT:
                self._session.change(write_introduction, self._part, now[1], self._section_shown)
            else:
                self._session.change(save_letter, self._kind, *now)
        except ConsultError as error:
            self._refused[self._place()] = now
            self.fault.setText(sentence(error))
            self.fault.show()
            return
        self._refused.pop(self._place(), None)
        self._shown = now
        self.fault.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is left is saved."""
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        elif isinstance(event, QKeyEvent) and watched is self.text:
            sign = _MARKS.get(Qt.Key(event.key()))
            if sign and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                # While words are written these keys are theirs, whatever they do elsewhere in the window.
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.mark(sign)
                return True
        return super().eventFilter(watched, event)
