"""The columns of a web form's export, each with examples of its values, and what it is taken for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from consult.draft.records import Section
from consult.prepared.web_form import OF_A_SECTION, ColumnRole, FormColumn, FormSheet
from ui.app.theme import STEP, theme
from ui.app.wording import word
from ui.widgets.choice import Choice
from ui.widgets.picker import Found, Picker

HEADER, EXAMPLE, ROLE, SECTION = range(4)
EXAMPLES = 3
LONGEST_EXAMPLE = 60
LONGEST_TIP = 1200
ROW_HEIGHT = 28


class _Columns(QTableWidget):
    """The table; Enter leads to the fields of the current column."""

    entered_by_key = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the choice below."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_by_key.emit()
            return
        super().keyPressEvent(event)


class WebFormColumns(QWidget):
    """A line a column; the fields below say what the marked ones hold and which section they are about."""

    changed = Signal()
    """The person has chosen something else for a column."""

    def __init__(self, find_sections: Callable[[str], Found], sections: Mapping[str, Section]) -> None:
        super().__init__()
        self._find_in_draft = find_sections
        self._sections = sections
        self.columns: list[FormColumn] = []
        self.table = self._table()
        roles = [role for role in ColumnRole if role is not ColumnRole.UNMAPPED]
        self.role = Choice(roles, nothing=self.tr("Välj innehåll …"), name=self.tr("Innehåll"))
        self.section = Picker(self._find)
        self.section.setPlaceholderText(self.tr("3.2 eller ord; pil ned visar alla"))
        self.section.setAccessibleName(self.tr("Avsnitt"))
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._show_current)
        self.table.entered_by_key.connect(self.role.setFocus)
        self.role.picked.connect(self._set_role)
        self.section.picked.connect(self._set_section)
        self.section.left.connect(self.table.setFocus)

    def _table(self) -> _Columns:
        table = _Columns(0, 4)
        table.setHorizontalHeaderLabels(
            [self.tr("Kolumn"), self.tr("Exempel"), self.tr("Innehåll"), self.tr("Avsnitt")]
        )
        table.setAccessibleName(self.tr("Filens kolumner"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(HEADER, QHeaderView.ResizeMode.Stretch)
        for column, width in ((EXAMPLE, 140), (ROLE, 188), (SECTION, 150)):
            table.setColumnWidth(column, width)
        return table

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(2 * STEP)
        for text, field, stretch in (
            (self.tr("&Innehåll"), self.role, 0),
            (self.tr("Avsni&tt"), self.section, 1),
        ):
            label = QLabel(text)
            label.setBuddy(field)
            fields.addWidget(label)
            fields.addWidget(field, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addWidget(self.table, 1)
        column.addLayout(fields)

    def show_form(self, form: FormSheet, columns: Sequence[FormColumn]) -> None:
        """Show another export with what its columns are taken for."""
        self.columns = list(columns)
        self.table.setRowCount(len(columns))
        for place in range(len(columns)):
            values = list(dict.fromkeys(row[place] for row in form.rows if row[place]))
            shown = "  ·  ".join(" ".join(each.split())[:LONGEST_EXAMPLE] for each in values[:EXAMPLES])
            tips = (form.title(place), "\n\n".join(values[:EXAMPLES])[:LONGEST_TIP])
            for column, (text, tip) in enumerate(zip((form.title(place), shown), tips, strict=True)):
                item = QTableWidgetItem(text)
                # A tip that could be markup is taken for it; these words are other people's.
                item.setToolTip("" if "<" in tip else tip)
                if column == EXAMPLE:
                    item.setForeground(QColor(theme().quiet))
                self.table.setItem(place, column, item)
            self._show(place)
        self.table.setCurrentCell(0, HEADER)
        self._show_current()

    def go_to(self, place: int) -> None:
        """Make a column the current one."""
        if 0 <= place < len(self.columns):
            self.table.setCurrentCell(place, HEADER)

    def _show(self, place: int) -> None:
        column = self.columns[place]
        role = QTableWidgetItem(word(column.role))
        if column.role is ColumnRole.UNMAPPED:
            role.setForeground(QColor(theme().danger))
        elif column.role is ColumnRole.IGNORED:
            role.setForeground(QColor(theme().quiet))
        about = self._about(column)
        section = QTableWidgetItem(about)
        section.setToolTip(about)
        self.table.setItem(place, ROLE, role)
        self.table.setItem(place, SECTION, section)

    def _about(self, column: FormColumn) -> str:
        if column.role not in OF_A_SECTION:
            return ""
        section = self._sections.get(column.section_id or "")
        if section is not None:
            return section.heading
        if column.role is ColumnRole.SECTION_STANCE:
            return self.tr("Frågan ovanför")
        return self.tr("Hela förslaget")

    def _chosen(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectedIndexes()})

    def _show_current(self) -> None:
        chosen = self._chosen()
        roles = {self.columns[place].role for place in chosen}
        self.role.set_code(next(iter(roles)) if len(roles) == 1 else None)
        self.section.setEnabled(bool(roles) and roles <= OF_A_SECTION)

    def _set_role(self) -> None:
        role = ColumnRole(self.role.code() or ColumnRole.UNMAPPED)
        for place in self._chosen():
            column = self.columns[place]
            kept = column.section_id if role in OF_A_SECTION else None
            self.columns[place] = replace(column, role=role, section_id=kept)
            self._show(place)
        self.section.setEnabled(role in OF_A_SECTION)
        self.changed.emit()

    def _set_section(self, key: str, _: str) -> None:
        for place in self._chosen():
            if self.columns[place].role in OF_A_SECTION:
                self.columns[place] = replace(self.columns[place], section_id=key or None)
                self._show(place)
        self.changed.emit()

    def _find(self, words: str) -> Found:
        whole = self.tr("Hela förslaget")
        first = [("", whole)] if whole.casefold().startswith(words.strip().casefold()) else []
        return [*first, *self._find_in_draft(words)]
