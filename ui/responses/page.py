"""The register of responses, and the workbench in which one is split."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from consult.comments.readings import correct_reading
from consult.errors import ConsultError
from consult.originals import original
from consult.prepared.operations import register_incoming
from consult.reports.writing import replacing
from consult.responses.intake import Arrival, read_arrivals
from consult.responses.operations import (
    edit_response,
    set_document_role,
    withdraw_response,
)
from consult.responses.queries import (
    ResponseFilter,
    response_count,
    response_ids,
    response_rows,
    the_response,
)
from consult.responses.senders import expected_senders
from consult.vocabulary import Category, ResponseStatus, Stance
from ui.app.case_session import CaseSession
from ui.app.jobs import Job, Jobs
from ui.app.settings import Settings
from ui.app.theme import STEP
from ui.models.query_source import QuerySource
from ui.models.record_model import RecordModel
from ui.responses.columns import response_columns
from ui.responses.intake_dialog import IntakeDialog
from ui.responses.register_dialog import RegisterDialog
from ui.responses.secrecy_actions import SecrecyActions
from ui.responses.text_dialog import TextDialog
from ui.responses.web_form_intake import WebFormIntake
from ui.widgets.choice import Choice
from ui.widgets.empty import Empty
from ui.widgets.page import Page
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.record_table import RecordTable
from ui.workbench.workbench import Workbench

LIST, WORKBENCH, EMPTY = 0, 1, 2


class ResponsesPage(Page):
    """Registers responses; Enter on one opens it in the workbench, Escape leads back."""

    kinds = frozenset(
        {"response", "response_consultee", "response_document", "comment", "comment_span", "comment_anchor"}
        | {"comment_theme", "theme", "skipped_span", "consultee", "assessment", "section", "draft_version"}
        | {"invitation", "round", "secrecy_marking"}
    )
    shows = "response"

    def __init__(self, session: CaseSession, jobs: Jobs, settings: Settings) -> None:
        super().__init__(session, "")
        self._jobs = jobs
        self.secrecy = SecrecyActions(self, session, self._chosen)
        self.web_forms = WebFormIntake(self, session, jobs, self.take_in)
        self.setAcceptDrops(True)
        self._order, self._descending = "received_on", False
        self._consultee_id = ""
        self.back = self.add_button(self.tr("Alla remissvar"))
        self.back.clicked.connect(self.show_list)
        self.register_button = self.add_button(self.tr("Registrera svar …"), main=True)
        self.register_button.clicked.connect(self.register)
        self.register_button.setEnabled(not session.read_only)
        self.category = Choice(Category, nothing=self.tr("Alla kategorier"), name=self.tr("Kategori"))
        self.status = Choice(ResponseStatus, nothing=self.tr("Alla lägen"), name=self.tr("Läge"))
        self.stance = Choice(Stance, nothing=self.tr("Alla ställningar"), name=self.tr("Ställning"))
        source = QuerySource(self._read_keys, lambda keys: session.read(response_rows, keys))
        self.model = RecordModel(response_columns(self.secrecy.standing), source, self)
        self.table = RecordTable(self.model, self._sort, stretch=2)
        self.is_at("response", self.table.current_key)
        self.workbench = Workbench(session, settings, jobs)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list())
        self.stack.addWidget(self.workbench)
        self.stack.addWidget(self._empty())
        self.body.addWidget(self.stack, 1)
        self._add_commands()
        self._connect()

    def _empty(self) -> Empty:
        return Empty(
            self.tr(
                "Här registreras svaren när de kommer in: avsändare, datum, diarienummer och text. "
                "Originalet sparas orört."
            ),
            self.tr("Registrera svar …"),
            self.register,
        )

    def _add_commands(self) -> None:
        self.add_command(self.tr("&Registrera svar …"), self.register, "Ctrl+R")
        self.add_command(self.tr("Registrera &flera filer …"), self.choose_files, "Ctrl+Shift+O")
        self.add_command(self.tr("Registrera en &mapp …"), self.choose_folder, "Ctrl+Shift+F")
        self.add_command(self.tr("&Läs in formulärsvar …"), self.web_forms.choose, "Ctrl+Alt+F")
        self.add_command(self.tr("&Dela upp i synpunkter"), self.open_current, "Ctrl+D", changes=False)
        self.add_command(self.tr("&Alla remissvar"), self.show_list, "Ctrl+Shift+A", changes=False)
        self.add_command(self.tr("Ä&ndra uppgifter …"), self.edit, "Ctrl+E")
        self.add_command(self.tr("Rätta &texten …"), self.edit_text, "Ctrl+Shift+T")
        self.add_command(self.tr("&Spara original som …"), self.save_original, "Ctrl+Shift+S", changes=False)
        self.add_command(self.tr("&Återta svaret …"), self.withdraw, "Ctrl+Shift+Backspace")
        self.secrecy.add_commands()
        self.add_command(self.tr("&Historik"), self._show_history, "Ctrl+F8", changes=False)

    def _list(self) -> QWidget:
        self.search.setPlaceholderText(self.tr("Sök i svaren, avsändare eller diarienummer …"))
        filters = QHBoxLayout()
        filters.setSpacing(2 * STEP)
        filters.addWidget(self.search, 1)
        for choice in (self.category, self.status, self.stance):
            filters.addWidget(choice)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        return whole

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._narrow())
        for choice in (self.category, self.status, self.stance):
            choice.picked.connect(self._narrow)
        self.table.opened.connect(self.open_response)
        self.workbench.response_changed.connect(lambda _: self._show_title())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.workbench.left_by_person.connect(self.show_list)

    def refresh(self) -> None:
        """Read again what is in sight."""
        self.secrecy.refresh()
        if self.stack.currentIndex() == WORKBENCH:
            self.workbench.refresh()
        else:
            self.model.refresh()
            count = self.session.read(response_count)
            self.stack.setCurrentIndex(LIST if count else EMPTY)
            if count and not self.table.current_key() and self.model.rowCount():
                self.table.selectRow(0)
        self._show_title()

    def _show_title(self) -> None:
        working = self.stack.currentIndex() == WORKBENCH
        self.back.setVisible(working)
        self.register_button.setVisible(self.stack.currentIndex() == LIST)
        if working:
            title, subtitle = self.workbench.title()
            self.title.setText(title)
            self.subtitle.setText(self.secrecy.title(self._chosen(), subtitle))
            return
        self.title.setText(self.tr("Remissvar"))
        total = self.session.read(response_count)
        shown = self.session.read(response_count, self._filter())
        self.subtitle.setText(
            self.tr("%n svar", "", total)
            if shown == total
            else self.tr("{shown} av {total} svar").format(shown=shown, total=total)
        )

    def show_list(self) -> None:
        """Leave the workbench."""
        self.stack.setCurrentIndex(LIST)
        self.refresh()
        if self.workbench.response is not None:
            self.table.go_to(self.workbench.response.id)
        self.table.setFocus()

    def open_current(self) -> None:
        """Open the current response in the workbench."""
        key = self.table.current_key()
        if key:
            self.open_response(key)

    def open_response(self, key: str) -> None:
        """Open a response in the workbench."""
        self.stack.setCurrentIndex(WORKBENCH)
        self.workbench.open(key)
        self._show_title()

    def show_record(self, key: str) -> None:
        """Open a response; without a key, show the register."""
        if key:
            self.open_response(key)
        else:
            self.show_of_consultee("")

    def show_of_consultee(self, consultee_id: str) -> None:
        """Show the responses of a consultee; all when empty."""
        self._consultee_id = consultee_id
        self.search.clear()
        for choice in (self.category, self.status, self.stance):
            choice.set_code(None)
        self.show_list()
        self._reload()

    def _filter(self) -> ResponseFilter:
        category, status, stance = self.category.code(), self.status.code(), self.stance.code()
        return ResponseFilter(
            words=self.search.text(),
            statuses=(ResponseStatus(status),) if status else (),
            categories=(Category(category),) if category else (),
            stances=(Stance(stance),) if stance else (),
            consultee_id=self._consultee_id or None,
        )

    def _read_keys(self, start: int, limit: int) -> list[str]:
        return self.session.read(
            response_ids,
            self._filter(),
            self._order,
            descending=self._descending,
            start=start,
            limit=limit,
        )

    def _narrow(self) -> None:
        self._consultee_id = ""
        self._reload()

    def _reload(self) -> None:
        key = self.table.current_key()
        self.model.reload()
        if not self.table.go_to(key) and self.model.rowCount():
            self.table.selectRow(0)
        self._show_title()

    def _sort(self, order: str, descending: bool) -> None:
        self._order, self._descending = order, descending
        self._reload()

    def register(self) -> None:
        """Register a response and open it in the workbench."""
        made: list[str] = []
        dialog = RegisterDialog(
            self,
            self.session,
            lambda values: made.append(self.session.change(register_incoming, dialog.prepared, **values)),
        )
        if dialog.exec() and made:
            self.open_response(made[0])

    def choose_files(self) -> None:
        """Ask for files to register all at once."""
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Registrera flera filer"))
        if chosen:
            self.take_in([Path(name) for name in chosen])

    def choose_folder(self) -> None:
        """Ask for a folder whose files are registered all at once."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Registrera en mapp"))
        if chosen:
            self.take_in([Path(chosen)])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Read files, folders and zip archives in the background, then ask who sent each."""
        expected = self.session.read(expected_senders)

        def read(job: Job) -> list[Arrival]:
            return read_arrivals(paths, job.progress, expected)

        self._jobs.run(self.tr("Läser filer"), read, self._ask_senders)

    def _ask_senders(self, arrivals: list[Arrival]) -> None:
        if not arrivals:
            return
        dialog = IntakeDialog(self, self.session, arrivals)
        dialog.exec()
        registered = [line.key for line in dialog.lines if line.key]
        if len(registered) == 1:
            self.open_response(registered[0])
        elif registered:
            self.show_list()
            self.table.go_to(registered[0])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped on the page."""
        if event.mimeData().hasUrls() and not self.session.read_only:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files in."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.web_forms.take(paths)

    def _chosen(self) -> str:
        if self.stack.currentIndex() == WORKBENCH and self.workbench.response is not None:
            return self.workbench.response.id
        return self.table.current_key()

    def edit(self) -> None:
        """Correct how a response is registered."""
        key = self._chosen()
        if key:
            shown = self.session.read(the_response, key)

            def save(values: dict[str, object]) -> None:
                for name in ("text", "files"):
                    values.pop(name)
                self.session.change(edit_response, key, version=shown.version, **values)  # type: ignore[arg-type]  # the dialog's values fit
                for document_id, role in dialog.changed_roles():
                    self.session.change(set_document_role, key, document_id, role)

            dialog = RegisterDialog(self, self.session, save, shown)
            dialog.exec()

    def edit_text(self) -> None:
        """Correct a response's text; what is split stays where its words are."""
        key = self._chosen()
        if key:
            shown = self.session.read(the_response, key)
            TextDialog(
                self,
                shown.text,
                lambda text: self.session.change(correct_reading, key, text, version=shown.version),
            ).exec()

    def save_original(self) -> None:
        """Write an original to a file, byte for byte."""
        key = self._chosen()
        documents = self.session.read(the_response, key).documents if key else ()
        if not documents:
            self.session.messages.tell(self.tr("Svaret har inget original; texten klistrades in."))
            return
        folder = QFileDialog.getExistingDirectory(self, self.tr("Spara original i mapp"))
        for document in documents if folder else ():
            name, content = self.session.read(original, document.id)
            try:
                with replacing(Path(folder) / name) as file:
                    file.write(content)
            except ConsultError as error:
                self.session.messages.report(error)
                return
        if folder:
            self.session.messages.tell(self.tr("%n original sparade", "", len(documents)))

    def withdraw(self) -> None:
        """Take a response out of the work, with a reason."""
        key = self._chosen()
        if key:
            senders = ", ".join(sender.name for sender in self.session.read(the_response, key).senders)
            ReasonDialog(
                self,
                self.tr("Återta svaret"),
                senders,
                self.tr("Svaret finns kvar i registret men räknas inte längre."),
                lambda reason: self.session.change(withdraw_response, key, reason),
            ).exec()

    def _show_history(self) -> None:
        self.go_to.emit("history", f"response:{self._chosen()}")

    def _show_menu(self, position: object) -> None:
        menu = QMenu(self)
        menu.addActions(self.commands)
        menu.exec(self.table.viewport().mapToGlobal(position))  # type: ignore[call-overload]  # a point, by the signal
