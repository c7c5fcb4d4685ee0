"""The text modules: found, written, sorted under categories and themes, and where they are used."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from consult.assessment.records import TextModule
from consult.assessment.text_modules import (
    PLACEHOLDERS,
    add_module,
    edit_module,
    module_uses,
    remove_module,
    text_modules,
)
from consult.comments.queries import comment_rows, themes
from consult.errors import ConsultError, InvalidValueError
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.app.wording import sentence
from ui.widgets.raw_text import text_of
from ui.widgets.record_choice import RecordChoice
from ui.widgets.text_label import TextLabel

USES_NAMED = 6


class ModulesDialog(QDialog):
    """At the left what is found, at the right the one that is chosen; it is saved when another is chosen."""

    def __init__(self, parent: QWidget | None, session: CaseSession) -> None:
        super().__init__(parent)
        self._session = session
        self._found: list[TextModule] = []
        self._shown: TextModule | None = None
        self.setWindowTitle(self.tr("Standardtexter"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Sök rubrik, kategori eller ord …"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Standardtexter"))
        self.heading = QLineEdit()
        self.category = QComboBox()
        self.category.setEditable(True)
        self.theme = RecordChoice(self.tr("Inget tema"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.verified = QCheckBox(self.tr("&Granskad"))
        self.uses = TextLabel(quiet=True)
        self.fault = TextLabel()
        self.fault.setProperty("fault", True)
        self.fault.hide()
        self.new_button = QPushButton(self.tr("&Ny standardtext"))
        self.save_button = QPushButton(self.tr("&Spara"))
        self.save_button.setProperty("main", True)
        self.remove_button = QPushButton(self.tr("Ta &bort"))
        self.close_button = QPushButton(self.tr("Stäng"))
        self._lay_out()
        self._connect()
        self.theme.show_records([(each.id, each.name) for each in session.read(themes)])
        self._refresh("")

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(2 * STEP)
        form.addRow(self.tr("&Rubrik"), self.heading)
        form.addRow(self.tr("&Kategori"), self.category)
        form.addRow(self.tr("Te&ma"), self.theme)
        form.addRow(self.tr("Te&xt"), self.text)
        names = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        form.addRow("", TextLabel(self.tr("Fylls i av sig själva: {names}").format(names=names), quiet=True))
        form.addRow("", self.verified)
        form.addRow("", self.uses)
        form.addRow("", self.fault)
        left = QVBoxLayout()
        left.setSpacing(2 * STEP)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        middle = QHBoxLayout()
        middle.setSpacing(5 * STEP)
        middle.addLayout(left, 2)
        middle.addLayout(form, 3)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.close_button, self.remove_button, self.save_button):
            buttons.addWidget(button)
        for button in (self.new_button, self.close_button, self.remove_button, self.save_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * STEP, 5 * STEP, 6 * STEP, 5 * STEP)
        column.setSpacing(4 * STEP)
        column.addLayout(middle, 1)
        column.addLayout(buttons)
        self.resize(900, 560)

    def _connect(self) -> None:
        self.search.textEdited.connect(lambda _: self._refresh(self._shown.id if self._shown else ""))
        self.list.currentRowChanged.connect(self._choose)
        self.new_button.clicked.connect(self.begin_new)
        self.save_button.clicked.connect(self.save)
        self.remove_button.clicked.connect(self.remove)
        self.close_button.clicked.connect(self.close_when_saved)

    def begin_new(self) -> None:
        """Empty the form for a new module; what was changed before is saved first."""
        if self._is_changed() and not self.save():
            return
        self.list.setCurrentRow(-1)
        self._show(None)
        self.heading.setFocus()

    def save(self) -> bool:
        """Save what stands in the form; what is refused is told at its foot, and its field gone to.

        Returns:
            Whether it was saved.
        """
        values = self._values()
        try:
            if self._shown is None:
                key = self._session.change(add_module, values.pop("title"), values.pop("text"), **values)
            else:
                key = self._shown.id
                self._session.change(edit_module, key, version=self._shown.version, **values)
        except ConsultError as error:
            self.fault.setText(sentence(error))
            self.fault.show()
            fields = {"title": self.heading, "text": self.text, "category": self.category}
            field = fields.get(error.field) if isinstance(error, InvalidValueError) else None
            (field or self.heading).setFocus()
            return False
        self._refresh(key)
        return True

    def remove(self) -> None:
        """Remove the module; the replies that have it stay."""
        if self._shown is not None and self._session.succeeds(remove_module, self._shown.id):
            self._shown = None
            self._refresh("")

    def close_when_saved(self) -> None:
        """Close; what was changed is saved first, and what is refused keeps the dialog open."""
        if not self._is_changed() or self.save():
            self.accept()

    def reject(self) -> None:
        """Escape closes as the button does."""
        self.close_when_saved()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif not entered:
            super().keyPressEvent(event)

    def _values(self) -> dict[str, Any]:
        return {
            "title": self.heading.text(),
            "text": text_of(self.text),
            "category": self.category.currentText(),
            "theme_id": self.theme.key(),
            "verified": self.verified.isChecked(),
        }

    def _is_changed(self) -> bool:
        values, shown = self._values(), self._shown
        if self._session.read_only:
            return False
        if shown is None:
            return bool(values["title"].strip() or values["text"].strip())
        return bool(values != {name: getattr(shown, name) for name in values})

    def _choose(self, row: int) -> None:
        chosen = self._found[row] if 0 <= row < len(self._found) else None
        if chosen is None or (self._shown is not None and chosen.id == self._shown.id):
            return
        if self._is_changed() and not self.save():
            known = [each.id for each in self._found]
            self.list.blockSignals(True)
            self.list.setCurrentRow(known.index(self._shown.id) if self._shown else -1)
            self.list.blockSignals(False)
            return
        self._refresh(chosen.id)

    def _refresh(self, key: str) -> None:
        """Read again, and show one of them."""
        self._found = self._session.read(text_modules, self.search.text())
        everything = self._session.read(text_modules)
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._found:
            mark = "✓ " if each.verified else ""
            self.list.addItem(mark + "  ·  ".join(part for part in (each.title, each.category) if part))
        known = [each.id for each in self._found]
        self.list.setCurrentRow(known.index(key) if key in known else -1)
        self.list.blockSignals(False)
        self.category.clear()
        self.category.addItems(sorted({each.category for each in everything if each.category}))
        wanted = next((each for each in everything if each.id == key), None)
        if wanted is None and self._found and not self._is_changed():
            wanted = self._found[0]
            self.list.setCurrentRow(0)
        self._show(wanted)

    def _show(self, module: TextModule | None) -> None:
        self._shown = module
        self.fault.hide()
        self.heading.setText(module.title if module else "")
        self.category.setEditText(module.category if module else "")
        self.theme.setCurrentIndex(max(0, self.theme.findData(module.theme_id)) if module else 0)
        self.text.setPlainText(module.text if module else "")
        self.verified.setChecked(module is not None and module.verified)
        self.uses.setText(self._used(module) if module else "")
        fixed = self._session.read_only
        self.text.setReadOnly(fixed)
        for button in (self.new_button, self.save_button):
            button.setEnabled(not fixed)
        self.remove_button.setEnabled(module is not None and not fixed)

    def _used(self, module: TextModule) -> str:
        """In the answers to whose comments the module is."""
        if not module.uses:
            return self.tr("Inte använd ännu")
        rows = self._session.read(comment_rows, self._session.read(module_uses, module.id))
        names = [f"{row.senders} {row.number}" for row in rows]
        more = len(names) - USES_NAMED
        named = "; ".join(names[:USES_NAMED]) + (self.tr(" och %n till", "", more) if more > 0 else "")
        return self.tr("Använd i svar till: {names}").format(names=named)
