"""Dates for some consultees: sent, due, extended, reminded."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_label import TextLabel

NAMES_SHOWN = 4


class SendingDialog(FormDialog):
    """Says for whom, and asks for the dates."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        names: Sequence[str],
        dates: Sequence[tuple[str, str]],
        act: Callable[[list[str]], object],
    ) -> None:
        super().__init__(
            parent, title, self.tr("Registrera"), lambda: act([field.iso() for field in self.fields])
        )
        shown = ", ".join(names[:NAMES_SHOWN])
        if len(names) > NAMES_SHOWN:
            shown += " " + self.tr("och %n till", "", len(names) - NAMES_SHOWN)
        whom = TextLabel(shown)
        self.form.addRow(self.tr("Gäller (%n)", "", len(names)), whom)
        self.fields = []
        for label, value in dates:
            field = DateField(value)
            self.fields.append(field)
            self.form.addRow(label, field)
        self.fields[0].setFocus()
        self.setMinimumWidth(460)
