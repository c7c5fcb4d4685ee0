"""The drop-down of filters that were saved under a name."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from consult.comments.filtering import CommentFilter
from consult.comments.saved_filters import (
    SavedFilter,
    remove_filter,
    rename_filter,
    save_filter,
    saved_filters,
)
from consult.labels import field_label
from ui.app.case_session import CaseSession
from ui.app.wording import language, quoted
from ui.widgets.form_dialog import FormDialog

LONGEST = 22
"""Characters of a name on the button."""


class NameDialog(FormDialog):
    """Asks for the name of a filter."""

    def __init__(self, parent: QWidget, title: str, name: str, act: Callable[[str], object]) -> None:
        super().__init__(parent, title, title, lambda: act(self.name.text()))
        self.name = QLineEdit(name)
        self.name.selectAll()
        self.form.addRow(self.tr("&Namn"), self.name)
        self.named = {"name": self.name}
        self.setMinimumWidth(420)


class SavedFilterButton(QPushButton):
    """Picks a saved filter, saves the present one, renames and removes."""

    picked = Signal(object)
    """A `CommentFilter` that is wanted now."""

    def __init__(self, session: CaseSession, present: Callable[[], CommentFilter]) -> None:
        super().__init__()
        self._session = session
        self._present = present
        self._chosen = ""
        self.choices = QMenu(self)
        self.choices.setToolTipsVisible(True)
        self.choices.aboutToShow.connect(self._fill)
        self.setMenu(self.choices)
        self.show_name()

    def show_name(self) -> None:
        """Show which saved filter is in use, as long as the present one is still what it says."""
        found = self._in_use()
        name = found.name if found else self.tr("Sparade filter")
        short = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
        self.setText(short.replace("&", "&&"))
        self.setAccessibleName(self.tr("Sparade filter"))

    def save(self) -> None:
        """Give the present filter a name."""
        found = self._in_use()

        def keep(name: str) -> None:
            self._chosen = self._session.change(save_filter, name, self._present())

        NameDialog(self, self.tr("Spara filtret"), found.name if found else "", keep).exec()
        self.show_name()

    def _in_use(self) -> SavedFilter | None:
        if not self._chosen:
            return None
        known = {each.id: each for each in self._session.read(saved_filters)}
        found = known.get(self._chosen)
        return found if found is not None and found.wanted == self._present() else None

    def _fill(self) -> None:
        self.choices.clear()
        found = self._session.read(saved_filters)
        in_use = self._in_use()
        for each in found:
            action = self.choices.addAction(each.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(each == in_use)
            action.triggered.connect(partial(self._pick, each))
        if not found:
            self.choices.addAction(self.tr("Inga sparade filter")).setEnabled(False)
        self.choices.addSeparator()
        changes = (
            (self.tr("Spara filtret …"), self.save, True),
            (self.tr("Byt namn …"), self._rename, in_use is not None),
            (self.tr("Ta bort"), self._remove, in_use is not None),
        )
        for text, act, possible in changes:
            action = self.choices.addAction(text)
            action.triggered.connect(act)
            action.setEnabled(possible and not self._session.read_only)

    def _pick(self, chosen: SavedFilter) -> None:
        self._chosen = chosen.id
        if chosen.gone:
            what = ", ".join(field_label(name, language()) for name in chosen.gone)
            self._session.messages.tell(
                self.tr("Filtret {name} gäller också något som inte finns längre: {what}.").format(
                    name=quoted(chosen.name), what=what
                )
            )
        self.picked.emit(chosen.wanted)

    def _rename(self) -> None:
        found = self._in_use()
        if found is not None:
            key = found.id
            NameDialog(
                self,
                self.tr("Byt namn"),
                found.name,
                lambda name: self._session.change(rename_filter, key, name),
            ).exec()
            self.show_name()

    def _remove(self) -> None:
        found = self._in_use()
        if found is not None and self._session.succeeds(remove_filter, found.id):
            self._session.messages.tell(
                self.tr("Filtret {name} är borttaget.").format(name=quoted(found.name))
            )
            self.show_name()
