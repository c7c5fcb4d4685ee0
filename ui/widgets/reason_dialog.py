"""Why something is taken out of the work; it stays in the register."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_label import TextLabel


class ReasonDialog(FormDialog):
    """Says what is taken out and what stays, and asks for the reason."""

    def __init__(
        self, parent: QWidget | None, title: str, what: str, stays: str, act: Callable[[str], object]
    ) -> None:
        """Make the form.

        Args:
            parent: The window.
            title: What is done, also on the button.
            what: The name of what it is done to.
            stays: What becomes of it.
            act: Called with the reason.
        """
        super().__init__(parent, title, title, lambda: act(self.reason.text()))
        self.reason = QLineEdit()
        self.form.addRow(TextLabel(what))
        self.form.addRow(TextLabel(stays, quiet=True))
        self.form.addRow(self.tr("&Skäl"), self.reason)
        self.named = {"reason": self.reason}
        self.setMinimumWidth(460)
        self.reason.setFocus()
