"""The export of a web form: what its columns hold, how the responses will look, and what is wrong."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QWidget,
)

from consult.draft.queries import find_sections, sections
from consult.prepared.form_checking import FormContext, checked_form, form_context
from consult.prepared.form_columns import suggest_columns
from consult.prepared.form_import import import_web_form
from consult.prepared.form_mappings import mapping_for
from consult.prepared.web_form import CheckedForm, FormOptions, FormSheet, read_form
from consult.vocabulary import Category
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.responses.web_form_columns import WebFormColumns
from ui.responses.web_form_faults import WebFormFaults
from ui.responses.web_form_preview import WebFormPreview
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField, today
from ui.widgets.form_dialog import FormDialog
from ui.widgets.picker import Found
from ui.widgets.text_label import TextLabel


class WebFormDialog(FormDialog):
    """Every row is checked whenever something is chosen; all are read in, or none."""

    def __init__(
        self, parent: QWidget | None, session: CaseSession, form: FormSheet, sheets: Sequence[str] = ()
    ) -> None:
        super().__init__(parent, self.tr("Läs in formulärsvar"), "", self._store)
        self._session = session
        self._form = form
        self._context: FormContext = session.read(form_context, form.content)
        self._left_out: frozenset[int] = frozenset()
        self._changed = False
        self.stored: list[str] = []
        """Keys of the responses that were registered."""
        known = {each.id: each for each in session.read(sections)}
        self.columns = WebFormColumns(self._find_sections, known)
        self.preview = WebFormPreview(known)
        self.faults = WebFormFaults()
        self.summary = TextLabel()
        self.recognised = TextLabel(quiet=True)
        self.sheet = QComboBox()
        self.sheet.addItems(list(sheets))
        self.sheet.setCurrentText(form.sheet)
        self.new_category = Choice(
            Category, nothing=self.tr("Kategori efter namnet"), name=self.tr("Nya avsändares kategori")
        )
        self.add_new = QCheckBox(self.tr("Lägg till n&ya avsändare"))
        self.add_new.setChecked(True)
        self.skip_known = QCheckBox(self.tr("&Hoppa över redan inlästa"))
        self.skip_known.setChecked(True)
        self.default_date = DateField(today())
        self.nameless = QLineEdit()
        self.nameless.setPlaceholderText(self.tr("till exempel Anonym"))
        self.mapping_name = QLineEdit()
        self.mapping_name.setPlaceholderText(self.tr("sparas inte"))
        self.take_back = QPushButton(self.tr("Ta med alla rader igen"))
        self._lay_out(len(sheets) > 1)
        self._connect()
        self.resize(1240, 690)
        self._show_form()
        self.columns.table.setFocus()

    def _lay_out(self, several_sheets: bool) -> None:
        self.do_button.setToolTip(self.tr("Ctrl+Enter"))
        above = QHBoxLayout()
        above.setSpacing(2 * STEP)
        above.addWidget(QLabel(self.tr("Fil")))
        above.addWidget(TextLabel(PurePath(self._form.file_name).name), 1)
        self._add_field(above, self.tr("&Blad"), self.sheet, shown=several_sheets)
        self._add_field(above, self.tr("Spara som &formulär"), self.mapping_name)
        self.mapping_name.setMinimumWidth(220)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.columns)
        middle.addWidget(self.preview)
        middle.setSizes([780, 400])
        middle.setHandleWidth(3 * STEP)
        options = QHBoxLayout()
        options.setSpacing(2 * STEP)
        options.addWidget(self.add_new)
        options.addWidget(self.new_category)
        options.addStretch(1)
        self._add_field(options, self.tr("Svar utan &datum"), self.default_date)
        self._add_field(options, self.tr("Svar utan &namn"), self.nameless)
        self.nameless.setMaximumWidth(170)
        options.addWidget(self.skip_known)
        told = QHBoxLayout()
        told.addWidget(self.summary, 1)
        told.addWidget(self.take_back)
        self.take_back.setProperty("flat", True)
        self.take_back.setAutoDefault(False)
        self.body.setSpacing(3 * STEP)
        self.body.insertLayout(0, above)
        self.body.insertWidget(1, self.recognised)
        self.body.insertWidget(2, middle, 1)
        self.body.insertWidget(3, self.faults)
        self.body.insertLayout(4, options)
        self.body.insertLayout(5, told)

    @staticmethod
    def _add_field(row: QHBoxLayout, text: str, field: QWidget, *, shown: bool = True) -> None:
        label = QLabel(text)
        label.setBuddy(field)
        for widget in (label, field):
            widget.setVisible(shown)
            row.addWidget(widget)

    def _connect(self) -> None:
        self.columns.changed.connect(self._chosen_anew)
        self.sheet.activated.connect(lambda _: self._change_sheet())
        self.new_category.picked.connect(self._check)
        self.add_new.toggled.connect(self.new_category.setEnabled)
        for box in (self.add_new, self.skip_known):
            box.toggled.connect(lambda _: self._check())
        for field in (self.default_date, self.nameless):
            field.editingFinished.connect(self._check)
        self.faults.pointed.connect(self._go_to)
        self.faults.left_out.connect(self._leave_out)
        self.take_back.clicked.connect(self._take_back)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | key), self)
            shortcut.activated.connect(self.do_button.click)

    def _show_form(self) -> None:
        """Show the sheet with its mapping: a saved one when its headers are known, else what is suggested."""
        saved = self._session.read(mapping_for, self._form.headers)
        columns = saved.columns if saved else self._session.read(suggest_columns, self._form)
        self.mapping_name.setText(saved.name if saved else PurePath(self._form.file_name).stem)
        if saved is None:
            told = self.tr("Kolumnerna är föreslagna. Granska dem innan svaren läses in.")
        elif saved.fits:
            told = self.tr("Kolumnerna är ifyllda från ”{name}”.").format(name=saved.name)
        else:
            told = self.tr("Kolumnerna är ifyllda från ”{name}”. Välj innehåll för de nya.").format(
                name=saved.name
            )
        self.recognised.setText(told)
        self.columns.show_form(self._form, columns)
        self._check()

    def _change_sheet(self) -> None:
        self._form = read_form(self._form.file_name, self._form.content, self.sheet.currentText())
        self._left_out = frozenset()
        self._show_form()

    def _options(self) -> FormOptions:
        category = self.new_category.code()
        return FormOptions(
            default_date=self.default_date.iso(),
            nameless=self.nameless.text(),
            add_new=self.add_new.isChecked(),
            new_category=Category(category) if category else None,
            left_out=self._left_out,
        )

    def _checked(self) -> CheckedForm:
        return checked_form(self._form, self.columns.columns, self._options(), self._context)

    def _chosen_anew(self) -> None:
        self._changed = True
        self._check()

    def _check(self) -> None:
        """Look at every row with what is chosen now, and tell what would come of it."""
        checked = self._checked()
        self.preview.show_rows(checked.rows)
        self.faults.show_faults(checked.faults, self._form.first_row)
        wanted = len(checked.wanted(skip_known=self.skip_known.isChecked()))
        self.do_button.setText(self.tr("Läs in %n svar", "", wanted))
        self.do_button.setEnabled(wanted > 0 and not checked.faults)
        self.take_back.setVisible(bool(checked.left_out))
        parts = [self.tr("%n svar", "", len(checked.rows))]
        if checked.new_senders:
            parts.append(self.tr("%n nya avsändare", "", len(checked.new_senders)))
        if checked.known:
            parts.append(self.tr("%n redan inlästa", "", checked.known))
        if checked.empty_rows:
            parts.append(self.tr("%n tomma rader", "", checked.empty_rows))
        if checked.left_out:
            parts.append(self.tr("%n rader lämnade utanför", "", checked.left_out))
        if checked.ignored:
            parts.append(self.tr("Läses inte in: {headers}").format(headers=", ".join(checked.ignored)))
        self.summary.setText("  ·  ".join(parts))

    def _go_to(self, row: int, column: int) -> None:
        self.preview.go_to_row(row)
        self.columns.go_to(column)

    def _leave_out(self, row: int) -> None:
        self._left_out |= {row}
        self._chosen_anew()

    def _take_back(self) -> None:
        self._left_out = frozenset()
        self._check()

    def _find_sections(self, words: str) -> Found:
        limit = 400 if not words.strip() else 20
        return [(each.id, each.heading) for each in self._session.read(find_sections, words, limit)]

    def _store(self) -> bool:
        checked = self._checked()
        rows = checked.wanted(skip_known=self.skip_known.isChecked())
        if checked.faults or not rows:
            return False
        self.stored = self._session.change(
            import_web_form,
            self._form,
            rows,
            mapping_name=self.mapping_name.text(),
            columns=self.columns.columns,
        )
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button it stands on; in a table or a field it must not read everything in."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            return
        super().keyPressEvent(event)

    def holds_input(self) -> bool:
        """Whether the person has chosen what columns hold."""
        return self._changed
