"""Which column of a list holds what; what is found in it, before it is stored."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from consult.consultees.reading import FIELDS, RowFault, entries, read_table, suggest_mapping
from consult.consultees.records import RegisterEntry
from consult.documents.containers import read_file
from consult.labels import field_label
from ui.app.wording import language
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_label import TextLabel

FAULTS_SHOWN = 6


class ImportDialog(FormDialog):
    """Maps columns to fields; the number of rows that can be taken in follows at once."""

    def __init__(
        self, parent: QWidget | None, path: Path, store: Callable[[list[RegisterEntry]], object]
    ) -> None:
        super().__init__(
            parent, self.tr("Importera lista"), self.tr("Importera"), lambda: store(self._entries)
        )
        self._table = read_table(path.name, read_file(path))
        self._entries: list[RegisterEntry] = []
        self.fields: dict[str, QComboBox] = {}
        suggested = suggest_mapping(self._table.headers)
        self.form.addRow(self.tr("Fil"), TextLabel(path.name))
        for name in FIELDS:
            box = QComboBox()
            box.addItem(self.tr("(finns inte)"), None)
            for number, header in enumerate(self._table.headers):
                box.addItem(header or self.tr("Kolumn {n}").format(n=number + 1), number)
            box.setCurrentIndex(suggested.get(name, -1) + 1)
            box.currentIndexChanged.connect(lambda _: self._read())
            self.fields[name] = box
            self.form.addRow(field_label(name, language()).capitalize(), box)
        self.result_label = TextLabel("")
        self.body.insertWidget(1, self.result_label)
        self.setMinimumWidth(560)
        self._read()

    def _read(self) -> None:
        mapping = {name: box.currentData() for name, box in self.fields.items()}
        chosen = {name: number for name, number in mapping.items() if number is not None}
        faults: list[RowFault] = []
        self._entries = []
        if "name" in chosen:
            self._entries, faults = entries(self._table, chosen)
        lines = [self.tr("%n rader kan läsas in", "", len(self._entries))]
        lines += [self._told(fault) for fault in faults[:FAULTS_SHOWN]]
        if len(faults) > FAULTS_SHOWN:
            lines.append(self.tr("och %n fel till", "", len(faults) - FAULTS_SHOWN))
        self.result_label.setText("\n".join(lines))
        self.do_button.setEnabled(bool(self._entries))

    def _told(self, fault: RowFault) -> str:
        return self.tr("Rad {row}: {field} kan inte vara ”{value}”; raden hoppas över").format(
            row=fault.row, field=field_label(fault.field, language()), value=fault.value
        )
