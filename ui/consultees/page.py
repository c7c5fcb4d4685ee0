"""The mailing list: who is consulted, what was sent to them, and who has not answered."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from consult.consultees.listing import COLUMNS, list_as_csv, list_as_workbook
from consult.consultees.operations import add_consultees, record_extension, record_reminder, record_sent
from consult.consultees.queries import (
    ConsulteeFilter,
    consultee_rows,
    current_round,
    not_answered,
    the_consultation,
)
from consult.consultees.records import ConsulteeRow, RegisterEntry
from consult.errors import ConsultError
from consult.labels import field_label
from consult.reports.writing import replacing
from consult.vocabulary import Category, ReplyStatus
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, theme
from ui.app.wording import language, word
from ui.consultees.add_dialog import AddDialog
from ui.consultees.details import ConsulteeDetails
from ui.consultees.import_dialog import ImportDialog
from ui.consultees.not_answered_dialog import NotAnsweredDialog
from ui.consultees.sending_dialog import SendingDialog
from ui.models.query_source import ListSource
from ui.models.record_model import Column, RecordModel
from ui.widgets.choice import Choice
from ui.widgets.date_field import today
from ui.widgets.empty import Empty
from ui.widgets.page import Page
from ui.widgets.record_table import RecordTable


class ConsulteesPage(Page):
    """Puts the mailing list together and keeps what was sent."""

    kinds = frozenset(
        {"consultee", "consultee_alias", "invitation", "response", "response_consultee", "round"}
    )
    shows = "consultee"

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Remissinstanser"))
        self._order, self._descending = "name", False
        self.sent_button = self.add_button(self.tr("Registrera utskick …"))
        self.sent_button.clicked.connect(self.record_sent)
        self.add_button_main = self.add_button(self.tr("Lägg till …"), main=True)
        self.add_button_main.clicked.connect(self.add)
        for button in (self.sent_button, self.add_button_main):
            button.setEnabled(not session.read_only)
        self._add_commands()
        self.category = Choice(Category, nothing=self.tr("Alla kategorier"), name=self.tr("Kategori"))
        self.status = Choice(ReplyStatus, nothing=self.tr("Alla lägen"), name=self.tr("Läge"))
        self.model = RecordModel(
            self._columns(), ListSource(self._read_rows, lambda row: str(row.consultee.id)), self
        )
        self.table = RecordTable(self.model, self._sort)
        self.details = ConsulteeDetails(session)
        self.stack = QStackedWidget()
        self.empty = Empty(
            self.tr(
                "Sändlistan är tom. Hämta länets kommuner, region, länsstyrelse och kommunalförbund ur "
                "registret, och lägg till myndigheter, näringsliv och organisationer."
            ),
            self.tr("Lägg till …"),
            self.add,
        )
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._list())
        self.body.addWidget(self.stack, 1)
        self._connect()

    def _add_commands(self) -> None:
        self.add_command(self.tr("&Lägg till …"), self.add, "Ctrl+Shift+I")
        self.add_command(self.tr("&Importera lista …"), self.import_list, "Ctrl+I")
        self.add_command(self.tr("&Exportera lista …"), self.export_list, "Ctrl+Shift+L", changes=False)
        self.add_command(self.tr("Registrera &utskick …"), self.record_sent, "Ctrl+M")
        self.add_command(self.tr("Registrera upp&skov …"), self.record_extension, "Ctrl+Shift+M")
        self.add_command(self.tr("Registrera &påminnelse …"), self.record_reminder, "Ctrl+Shift+P")
        self.add_command(self.tr("&Ej svarat …"), self.show_not_answered, "Ctrl+Shift+E", changes=False)

    def _columns(self) -> tuple[Column, ...]:
        def due(row: ConsulteeRow) -> str:
            return max(row.due_on, row.extended_to)

        def colour(row: ConsulteeRow) -> str | None:
            return theme().warning if row.status is ReplyStatus.OVERDUE else None

        return (
            Column(self.tr("Namn"), lambda row: str(row.consultee.name), "name"),
            Column(self.tr("Kategori"), lambda row: word(row.consultee.category), "category", 130),
            Column(self.tr("Läge"), lambda row: word(row.status), "status", 110, colour=colour),
            Column(self.tr("Svar senast"), due, "due_on", 100),
            Column(self.tr("Påmind"), lambda row: str(row.reminded_on), "", 100),
            Column(self.tr("Svar"), lambda row: str(row.responses or ""), "responses", 60, right=True),
        )

    def _list(self) -> QWidget:
        self.search.setPlaceholderText(self.tr("Sök namn, annat namn eller kontakt …"))
        filters = QHBoxLayout()
        filters.setSpacing(2 * STEP)
        filters.addWidget(self.search, 1)
        filters.addWidget(self.category)
        filters.addWidget(self.status)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addLayout(filters)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([740, 290])
        column.addWidget(splitter, 1)
        return whole

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._reload())
        self.category.picked.connect(self._reload)
        self.status.picked.connect(self._reload)
        self.table.pointed.connect(self.details.show_consultee)
        self.table.opened.connect(lambda _: self.details.begin())
        self.details.responses_wanted.connect(lambda key: self.go_to.emit("response_of", key))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)

    def refresh(self) -> None:
        """Read the list again; selection and scroll stay."""
        rows = self.session.read(consultee_rows)
        self.stack.setCurrentIndex(1 if rows else 0)
        self.add_button_main.setVisible(bool(rows))
        self.sent_button.setVisible(bool(rows))
        waiting = sum(row.status in (ReplyStatus.WAITING, ReplyStatus.OVERDUE) for row in rows)
        self.subtitle.setText(
            self.tr("%n på listan", "", len(rows)) + "  ·  " + self.tr("%n har inte svarat", "", waiting)
            if rows
            else self.tr("Ingen på listan ännu")
        )
        self.model.refresh()
        self.details.show_consultee(self.table.current_key())
        if rows and not self.table.current_key():
            self.table.selectRow(0)

    def show_record(self, key: str) -> None:
        """Show a consultee."""
        self.show_filtered("")
        if key:
            self.table.go_to(key)

    def show_filtered(self, category: str) -> None:
        """Show the consultees of a category; all when empty."""
        self.search.clear()
        self.category.set_code(category or None)
        self.status.set_code(None)
        self._reload()

    def _filter(self) -> ConsulteeFilter:
        category, status = self.category.code(), self.status.code()
        return ConsulteeFilter(
            self.search.text(),
            (Category(category),) if category else (),
            (ReplyStatus(status),) if status else (),
        )

    def _read_rows(self) -> list[ConsulteeRow]:
        return self.session.read(consultee_rows, self._filter(), self._order, descending=self._descending)

    def _reload(self) -> None:
        key = self.table.current_key()
        self.model.reload()
        if not self.table.go_to(key) and self.model.rowCount():
            self.table.selectRow(0)

    def _sort(self, order: str, descending: bool) -> None:
        self._order, self._descending = order, descending
        self._reload()

    def add(self) -> None:
        """Add from the register, or somebody who is not in it."""
        listed = {row.consultee.name.casefold() for row in self.session.read(consultee_rows)}
        about = self.session.read(the_consultation)
        # The authority does not consult itself.
        listed.add(about.authority.casefold())
        AddDialog(
            self, listed, about.counties, lambda entries: self.session.change(add_consultees, entries)
        ).exec()

    def import_list(self) -> None:
        """Add from a CSV or Excel file."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Importera lista"), "", self.tr("Tabeller (*.csv *.xlsx);;Alla filer (*)")
        )
        if not chosen:
            return
        try:
            dialog = ImportDialog(self, Path(chosen), self._store_imported)
        except ConsultError as error:
            self.session.messages.report(error)
            return
        dialog.exec()

    def _store_imported(self, entries: list[RegisterEntry]) -> None:
        added = self.session.change(add_consultees, entries)
        self.session.messages.tell(self.tr("%n remissinstanser lades till", "", len(added)))

    def export_list(self) -> None:
        """Write the rows in sight to a CSV or Excel file."""
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Exportera lista"),
            self.tr("sandlista.xlsx"),
            self.tr("Excel (*.xlsx);;CSV (*.csv)"),
        )
        if chosen:
            try:
                self._write_list(Path(chosen))
            except ConsultError as error:
                self.session.messages.report(error)
                return
            self.session.messages.tell(self.tr("Listan skrevs till {name}").format(name=Path(chosen).name))

    def _write_list(self, target: Path) -> None:
        written = list_as_csv if target.suffix.lower() == ".csv" else list_as_workbook
        headers = [field_label(name, language()).capitalize() for name in COLUMNS]
        with replacing(target) as file:
            file.write(written(self._read_rows(), headers, language()))

    def _chosen(self) -> list[str]:
        """The selected consultees; all in sight when at most one is selected."""
        selected = self.table.selected_keys()
        return selected if len(selected) > 1 else [row.consultee.id for row in self._read_rows()]

    def record_sent(self) -> None:
        """Note that the cover letter went out."""
        closes = self.session.read(current_round).closes_on
        self._ask(
            self.tr("Registrera utskick"),
            ((self.tr("&Utskickat"), today()), (self.tr("&Svar senast"), closes)),
            lambda keys, dates: self.session.change(record_sent, keys, dates[0], dates[1]),
        )

    def record_extension(self) -> None:
        """Note longer time for some."""
        self._ask(
            self.tr("Registrera uppskov"),
            ((self.tr("&Uppskov till"), ""),),
            lambda keys, dates: self.session.change(record_extension, keys, dates[0]),
        )

    def record_reminder(self) -> None:
        """Note that some were reminded."""
        self._ask(
            self.tr("Registrera påminnelse"),
            ((self.tr("&Påmind"), today()),),
            lambda keys, dates: self.session.change(record_reminder, keys, dates[0]),
        )

    def _ask(
        self,
        title: str,
        dates: tuple[tuple[str, str], ...],
        act: Callable[[list[str], list[str]], object],
    ) -> None:
        keys = self._chosen()
        names = [row.consultee.name for row in self._read_rows() if row.consultee.id in set(keys)]
        SendingDialog(self, title, names, dates, lambda given: act(keys, given)).exec()

    def show_not_answered(self) -> None:
        """List those who were invited and have not answered."""
        NotAnsweredDialog(self, self.session.read(not_answered)).exec()

    def _show_menu(self, position: object) -> None:
        menu = QMenu(self)
        menu.addActions(self.commands)
        menu.exec(self.table.viewport().mapToGlobal(position))  # type: ignore[call-overload]  # a point, by the signal
