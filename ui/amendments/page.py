"""What changes in the draft, in its order, and who asked for it; the change at hand beside the list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from consult.amendments.change_list import consulted_version_id
from consult.amendments.made import amendments_from_versions
from consult.amendments.queries import accepted_unmet_count, offered_amendment
from consult.draft.queries import current_version
from ui.amendments.amendment_dialog import AmendmentDialog
from ui.amendments.detail import ChangeDetail
from ui.amendments.rows import Line, Shown, columns, read_lines
from ui.app.case_session import CaseSession
from ui.app.theme import STEP
from ui.models.query_source import ListSource
from ui.models.record_model import RecordModel
from ui.widgets.empty import Empty
from ui.widgets.page import Page
from ui.widgets.record_table import RecordTable

GIST = 1


class AmendmentsPage(Page):
    """Enter on a change goes to its new wording."""

    kinds = frozenset(
        {"amendment", "amendment_comment", "passage", "section", "passage_link", "draft_version"}
        | {"assessment", "comment", "comment_anchor", "response", "consultee"}
    )
    shows = "amendment"

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Ändringar"))
        self._lines: list[Line] = []
        self.from_versions = self.add_button(self.tr("Knyt ändringar till synpunkter"))
        self.from_versions.setToolTip(
            self.tr("Gör ändringar av det som skiljer mellan versionerna där en tillgodosedd synpunkt finns")
        )
        self.from_versions.clicked.connect(self.make_from_versions)
        self.new_button = self.add_button(self.tr("Ny ändring …"), main=True)
        self.new_button.setEnabled(not session.read_only)
        self.new_button.clicked.connect(self.new_amendment)
        self.filter = QComboBox()
        self.filter.setAccessibleName(self.tr("Vilka ändringar som visas"))
        for shown, text in (
            (Shown.ALL, self.tr("Alla ändringar")),
            (Shown.UNASKED, self.tr("Ändringar som ingen har begärt")),
            (Shown.UNMET, self.tr("Tillgodosedda synpunkter utan ändring")),
        ):
            self.filter.addItem(text, shown.value)
        self.filter.activated.connect(lambda _: self._reload())
        source = ListSource(lambda: self._lines, lambda line: line.key)
        self.model = RecordModel(columns(), source, self)
        self.table = RecordTable(self.model, lambda *_: None, stretch=GIST)
        self.table.setAccessibleName(self.tr("Ändringar i utkastet"))
        self.detail = ChangeDetail(session)
        self.nothing = Empty(
            self.tr(
                "Här samlas det som ändras i utkastet, med gammal och ny lydelse och synpunkterna bakom. "
                "En ändring görs av en synpunkt som tillgodoses, eller direkt i utkastet."
            ),
            self.tr("Ny ändring …"),
            self.new_amendment,
        )
        self.none_such = Empty(self.tr("Inget att visa med det här valet."))
        self.lists = QStackedWidget()
        self.lists.addWidget(self._beside())
        self.lists.addWidget(self.none_such)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list())
        self.stack.addWidget(self.nothing)
        self.body.addWidget(self.stack, 1)
        self.table.pointed.connect(lambda _: self._show_current())
        self.table.opened.connect(lambda _: self.detail.begin())
        self.detail.comment_wanted.connect(lambda key: self.go_to.emit("comment", key))
        self.detail.amendment_wanted.connect(self.amend_for)
        self._add_commands()

    def _add_commands(self) -> None:
        self.add_command(self.tr("&Ny ändring …"), self.new_amendment, "Ctrl+Alt+N")
        self.add_command(self.tr("&Låt utgå"), self.detail.drop_shown, "Ctrl+Alt+Backspace")
        self.add_command(self.tr("&Knyt ändringar till synpunkter"), self.make_from_versions, "Ctrl+Alt+K")
        behind = self.tr("&Visa synpunkten bakom")
        self.add_command(behind, self.detail.ask_comment, "Ctrl+Alt+V", changes=False)

    def _beside(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([600, 440])
        return splitter

    def _list(self) -> QWidget:
        around = QWidget()
        column = QVBoxLayout(around)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        row = QHBoxLayout()
        row.addWidget(self.filter)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.lists, 1)
        return around

    def _shown(self) -> Shown:
        return Shown(self.filter.currentData())

    def refresh(self) -> None:
        """Read again; selection and scroll stay."""
        everything = self.session.read(read_lines, Shown.ALL)
        unmet = self.session.read(read_lines, Shown.UNMET)
        self._lines = {
            Shown.ALL: everything,
            Shown.UNASKED: [line for line in everything if not line.asked_for],
            Shown.UNMET: unmet,
        }[self._shown()]
        self.stack.setCurrentIndex(0 if everything or unmet else 1)
        self.new_button.setVisible(bool(everything or unmet))
        self.lists.setCurrentIndex(0 if self._lines else 1)
        row = max(0, self.table.currentIndex().row())
        self.model.refresh()
        if not self.table.current_key() and self.model.rowCount():
            self.table.go_to(self.model.key(min(row, self.model.rowCount() - 1)))
        self._show_current()
        self._tell(everything)
        newest = self.session.read(current_version)
        replaced = newest is not None and newest.id != self.session.read(consulted_version_id)
        self.from_versions.setVisible(replaced and not self.session.read_only)

    def _tell(self, everything: list[Line]) -> None:
        unasked = sum(not line.asked_for for line in everything)
        unmet = self.session.read(accepted_unmet_count)
        parts = [self.tr("%n ändringar", "", len(everything))]
        if unasked:
            parts.append(self.tr("%n som ingen har begärt", "", unasked))
        if unmet:
            parts.append(self.tr("%n tillgodosedda synpunkter utan ändring eller åtgärd", "", unmet))
        self.subtitle.setText("  ·  ".join(parts))

    def _reload(self) -> None:
        self.detail.save()
        self.refresh()
        if self.model.rowCount():
            self.table.selectRow(0)

    def _show_current(self) -> None:
        row = self.table.currentIndex().row()
        found = self.model.record(row) if 0 <= row < self.model.rowCount() else None
        self.detail.show_line(found)

    def show_record(self, key: str) -> None:
        """Show an amendment among all changes."""
        if key:
            self.filter.setCurrentIndex(0)
            self.refresh()
            self.table.go_to(key)

    def new_amendment(self) -> None:
        """Ask which passage is to read how."""
        if self.session.read(current_version) is None:
            self.session.messages.tell(self.tr("Läs först in ett utkast att ändra i."))
        else:
            AmendmentDialog(self, self.session).exec()

    def amend_for(self, comment_id: str) -> None:
        """Ask how the draft is to read so that a comment is met."""
        AmendmentDialog(self, self.session, self.session.read(offered_amendment, comment_id)).exec()

    def make_from_versions(self) -> None:
        """Make amendments of what differs between the versions where an accepted comment asked for it."""
        count = self.session.attempt(amendments_from_versions)
        if count is not None:
            told = self.tr("%n ändringar knutna till synpunkter", "", count)
            none = self.tr("Ingen skillnad mellan versionerna svarar mot en tillgodosedd synpunkt.")
            self.session.messages.tell(told if count else none)
