"""A dialog with labelled fields, whose refusals stand in words above its buttons."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from consult.errors import ConsultError
from ui.app.theme import STEP
from ui.app.wording import sentence
from ui.widgets.text_label import TextLabel


class FormDialog(QDialog):
    """Asks for some values and does one thing with them; it stays open while they are refused."""

    def __init__(self, parent: QWidget | None, title: str, action: str, act: Callable[[], object]) -> None:
        """Make an empty form.

        Args:
            parent: The window.
            title: Of the dialog.
            action: Words on the button that does it.
            act: Does it; a `ConsultError` is shown in the dialog.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self._act = act
        self.form = QFormLayout()
        self.form.setSpacing(2 * STEP)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.fault = TextLabel()
        self.fault.setProperty("fault", True)
        self.fault.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.do_button = self.buttons.addButton(action, QDialogButtonBox.ButtonRole.AcceptRole)
        self.do_button.setProperty("main", True)
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Avbryt"))
        cancel.setAutoDefault(False)
        self.buttons.accepted.connect(self.submit)
        self.buttons.rejected.connect(self.reject)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(6 * STEP, 5 * STEP, 6 * STEP, 5 * STEP)
        self.body.setSpacing(4 * STEP)
        self.body.addLayout(self.form)
        self.body.addWidget(self.fault)
        self.body.addWidget(self.buttons)
        # Only a button that is inside the dialog already can become its default one.
        self.do_button.setDefault(True)

    def add_row(self, label: str, layout: QLayout, buddy: QWidget) -> None:
        """Add a row of several fields; the label's key leads to one of them."""
        words = QLabel(label)
        words.setBuddy(buddy)
        self.form.addRow(words, layout)

    def add_long_text(self, label: str, field: QPlainTextEdit, lines: int) -> None:
        """Add a field of several lines; Tab leaves it and Ctrl+Enter submits."""
        field.setTabChangesFocus(True)
        field.setMinimumHeight(lines * field.fontMetrics().lineSpacing() + 4 * STEP)
        field.installEventFilter(self)
        self.form.addRow(label, field)

    def submit(self) -> None:
        """Do it, and close when it was done."""
        try:
            self._act()
        except ConsultError as error:
            self.fault.setText(sentence(error))
            self.fault.show()
            return
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter in a long text submits the form."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pressed = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if pressed and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submit()
                return True
        return super().eventFilter(watched, event)
