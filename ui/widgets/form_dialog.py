"""A dialog with labelled fields, whose refusals stand in words above its buttons."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from consult.errors import ConsultError, InvalidValueError
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
            act: Does it; a `ConsultError` is shown in the dialog, and False keeps it open in silence.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self._act = act
        self.named: dict[str, QWidget] = {}
        """The widgets of the operation's fields, to go to when one is refused."""
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
        for button in (cancel, self.do_button):
            button.setIcon(QIcon())
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
        """Add a field of several lines."""
        field.setMinimumHeight(lines * field.fontMetrics().lineSpacing() + 4 * STEP)
        self.let_keys_through(field)
        self.form.addRow(label, field)

    def let_keys_through(self, field: QPlainTextEdit) -> None:
        """Let Tab leave a long text, and Ctrl+Enter submit the form."""
        field.setTabChangesFocus(True)
        field.installEventFilter(self)

    def submit(self) -> None:
        """Do it, and close when it was done; a fault is told, and its field is gone to."""
        try:
            done = self._act()
        except ConsultError as error:
            self.tell_fault(sentence(error))
            field = self.named.get(error.field) if isinstance(error, InvalidValueError) else None
            if field is not None:
                field.setFocus()
            return
        if done is not False:
            self.accept()

    def tell_fault(self, text: str) -> None:
        """Say in the dialog what is wrong."""
        self.fault.setText(text)
        self.fault.show()

    def holds_input(self) -> bool:
        """Whether closing the dialog would lose something that took time to write."""
        return False

    def reject(self) -> None:
        """Close without doing it; a person who has written something is asked first."""
        if self.holds_input():
            box = QMessageBox(QMessageBox.Icon.NoIcon, self.windowTitle(), "", parent=self)
            box.setText(self.tr("Kasta det du har skrivit?"))
            throw = box.addButton(self.tr("Kasta"), QMessageBox.ButtonRole.DestructiveRole)
            stay = box.addButton(self.tr("Fortsätt skriva"), QMessageBox.ButtonRole.RejectRole)
            box.setDefaultButton(stay)
            box.exec()
            if box.clickedButton() is not throw:
                return
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands in the first field, never on a button."""
        super().showEvent(event)
        if self.focusWidget() is None or isinstance(self.focusWidget(), QPushButton):
            for field in self.findChildren(QWidget):
                wanted = field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.isVisible()
                if wanted and not isinstance(field, QPushButton):
                    field.setFocus()
                    break

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter in a long text submits the form."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pressed = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if pressed and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submit()
                return True
        return super().eventFilter(watched, event)
