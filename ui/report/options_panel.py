"""How a document shall be: the choices of its kind, and nothing else."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from consult.errors import ConsultError
from consult.reports.options import ALWAYS, DRAFTS, LETTERS, Column, Form, Kind, Layout, ReportOptions
from consult.reports.template import check_template
from consult.vocabulary import Language
from ui.app.theme import STEP
from ui.app.wording import sentence, word
from ui.report.parts_list import PartsList
from ui.widgets.date_field import DateField, today
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_label import TextLabel


class OptionsPanel(QWidget):
    """The choices at the left of the preview."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._columns = tuple(Column)
        self._template: Path | None = None
        self.parts = PartsList()
        self.language = QComboBox()
        for each in Language:
            self.language.addItem(word(each), each.value)
        self.layout_choice = QComboBox()
        for layout in Layout:
            self.layout_choice.addItem(word(layout), layout.value)
        self.form_choice = QComboBox()
        for form in Form:
            self.form_choice.addItem(word(form), form.value)
        self.hide_persons = QCheckBox(self.tr("Dölj privatpersoners namn"))
        self.hide_senders = QCheckBox(self.tr("Dölj alla avsändare"))
        self.date = DateField(today())
        self.template = QPushButton(self.tr("Välj Word-mall …"))
        self.no_template = QPushButton(self.tr("Ingen mall"))
        self.no_template.setProperty("flat", True)
        self.template_told = TextLabel(quiet=True)
        self.template_told.hide()
        self.columns_button = QPushButton(self.tr("Kolumner i Excel …"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        templates = QWidget()
        lines = QVBoxLayout(templates)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(STEP)
        row = QHBoxLayout()
        row.addWidget(self.template, 1)
        row.addWidget(self.no_template)
        lines.addLayout(row)
        lines.addWidget(self.template_told)
        self._rows = QFormLayout()
        self._rows.setSpacing(2 * STEP)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._fields: dict[str, QWidget] = {
            "parts": self.parts,
            "persons": self.hide_persons,
            "senders": self.hide_senders,
            "layout": self.layout_choice,
            "form": self.form_choice,
            "language": self.language,
            "date": self.date,
            "template": templates,
            "columns": self.columns_button,
        }
        names = {
            "parts": self.tr("&Delar"),
            "layout": self.tr("&Ordning"),
            "form": self.tr("&Form"),
            "language": self.tr("&Språk"),
            "date": self.tr("Da&tum på titelsidan"),
            "template": self.tr("Regionens mall"),
        }
        for name, field in self._fields.items():
            if name in names:
                label = QLabel(names[name])
                label.setBuddy(field)
                self._rows.addRow(label, field)
            else:
                self._rows.addRow(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 3 * STEP, 0)
        column.addLayout(self._rows)
        column.addStretch(1)

    def _connect(self) -> None:
        self.parts.changed.connect(self.changed)
        for box in (self.language, self.layout_choice, self.form_choice):
            box.activated.connect(lambda _: self.changed.emit())
        for tick in (self.hide_persons, self.hide_senders):
            tick.toggled.connect(lambda _: self.changed.emit())
        self.date.textChanged.connect(lambda _: self.changed.emit())
        self.template.clicked.connect(self._choose_template)
        self.no_template.clicked.connect(lambda: self._use_template(None))
        self.columns_button.clicked.connect(self._choose_columns)

    def show_options(self, options: ReportOptions) -> None:
        """Show the choices that a kind of document has; the day stays."""
        self.blockSignals(True)
        self.parts.show_parts(options.parts)
        for box, code in (
            (self.language, options.language),
            (self.layout_choice, options.layout),
            (self.form_choice, options.form),
        ):
            box.setCurrentIndex(box.findData(code.value))
        self.hide_persons.setChecked(options.mask_private_persons)
        self.hide_senders.setChecked(options.mask_senders)
        self._columns = options.columns
        self._show_template(options.template)
        self.blockSignals(False)
        for name, field in self._fields.items():
            self._rows.setRowVisible(field, name in _rows_of(options.kind))

    def options(self, kind: Kind) -> ReportOptions:
        """What the person has chosen; a date that is none counts as today."""
        try:
            day = date.fromisoformat(self.date.iso())
        except ValueError:
            day = date.today()
        return ReportOptions(
            kind=kind,
            language=Language(self.language.currentData()),
            layout=Layout(self.layout_choice.currentData()),
            form=Form(self.form_choice.currentData()),
            parts=self.parts.parts(),
            template=self._template,
            date=day,
            mask_private_persons=self.hide_persons.isChecked(),
            mask_senders=self.hide_senders.isChecked(),
            columns=self._columns,
        )

    def _choose_template(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Regionens Word-mall"), "", self.tr("Word-dokument (*.docx *.dotx)")
        )
        if chosen:
            template = Path(chosen)
            try:
                missing = check_template(template).missing
            except ConsultError as error:
                self._tell_of_template(sentence(error), fault=True)
                return
            self._use_template(template)
            if missing:
                names = ", ".join(missing)
                text = self.tr("Mallen saknar {names}. Programmets egna formatmallar används i stället.")
                self._tell_of_template(text.format(names=names), fault=False)

    def _tell_of_template(self, text: str, *, fault: bool) -> None:
        self.template_told.setProperty("fault", fault)
        self.template_told.setText(text)
        self.template_told.style().polish(self.template_told)
        self.template_told.show()

    def _use_template(self, template: Path | None) -> None:
        self._show_template(template)
        self.changed.emit()

    def _show_template(self, template: Path | None) -> None:
        self._template = template
        self.template.setText(template.name if template else self.tr("Välj Word-mall …"))
        self.no_template.setVisible(template is not None)
        self.template_told.hide()

    def _choose_columns(self) -> None:
        listed = QListWidget()
        listed.setAccessibleName(self.tr("Kolumner"))
        for column in Column:
            item = QListWidgetItem(word(column))
            item.setData(Qt.ItemDataRole.UserRole, column.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            chosen = column in self._columns or column in ALWAYS
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            if column in ALWAYS:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            listed.addItem(item)
        listed.setMinimumHeight(listed.sizeHintForRow(0) * len(Column) + 2 * listed.frameWidth())

        def take() -> None:
            items = [listed.item(row) for row in range(listed.count())]
            ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
            self._columns = tuple(Column(item.data(Qt.ItemDataRole.UserRole)) for item in ticked)
            self.changed.emit()

        dialog = FormDialog(self, self.tr("Kolumner i Excel"), self.tr("Använd"), take)
        dialog.form.addRow(listed)
        dialog.exec()


def _rows_of(kind: Kind) -> frozenset[str]:
    """The choices that a kind of document has."""
    if kind is Kind.REPORT:
        every = ("parts", "layout", "form", "language", "date", "template", "columns", "persons", "senders")
        return frozenset(every)
    common = frozenset({"language", "date"})
    if kind in LETTERS:
        return common | {"template"}
    if kind in DRAFTS:
        return common | {"persons", "senders"}
    return common | {"template", "persons", "senders"}
