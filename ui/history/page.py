"""The history of the case: what was done, by whom and when; the chosen one field by field beside the list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from consult.history.happenings import beginning, changes_since, newest
from consult.history.records import Since
from ui.app.case_session import CaseSession
from ui.app.settings import Settings
from ui.app.theme import STEP
from ui.history.details_view import DetailsView
from ui.history.filter_row import FilterRow
from ui.history.rows import HappeningSource, Line, history_columns
from ui.models.record_model import RecordModel
from ui.widgets.empty import Empty
from ui.widgets.page import Page
from ui.widgets.record_table import RecordTable

ABOUT = 4
NAMED = 3
"""How many people are named in the line of what is new."""
SHOWN_BY: dict[str, str] = {
    "assessment": "comment",
    "comment_group": "",
    "draft_version": "section",
    "introduction": "report",
    "document_setting": "report",
}
"""Which page shows a kind of thing that has none of its own: empty for none."""


class HistoryPage(Page):
    """Enter on a happening goes to what it was done to."""

    shows = "history"

    def __init__(self, session: CaseSession, settings: Settings) -> None:
        super().__init__(session, "")
        self._settings = settings
        self._case = session.read(beginning)
        self._looked = settings.last_looked(self._case)
        self.title.setText(self.tr("Historik"))
        self.search.hide()
        self.filters = FilterRow(session)
        self.model = RecordModel(history_columns(), HappeningSource(session, self.filters.wanted), self)
        self.table = RecordTable(self.model, lambda *_: None, stretch=ABOUT)
        self.table.setAccessibleName(self.tr("Vad som har hänt"))
        self.view = DetailsView(session)
        self.news = QLabel()
        self.news.setTextFormat(Qt.TextFormat.PlainText)
        self.show_news = QPushButton(self.tr("Visa"))
        self.show_news.setProperty("flat", True)
        self.lists = QStackedWidget()
        self._lay_out()
        self.filters.changed.connect(self._reload)
        self.table.pointed.connect(lambda _: self._show_current())
        self.table.opened.connect(lambda _: self.open_current())
        self.show_news.clicked.connect(self.narrow_to_news)
        self.add_command(self.tr("&Visa i ärendet"), self.open_current, "Ctrl+F9", changes=False)
        self.add_command(self.tr("Visa det som är &nytt"), self.narrow_to_news, "Ctrl+F10", changes=False)
        self.add_command(self.tr("Visa &allt"), self.filters.show_everything, "Ctrl+F11", changes=False)

    def _lay_out(self) -> None:
        news = QHBoxLayout()
        news.setSpacing(STEP)
        news.addWidget(self.news)
        news.addWidget(self.show_news)
        news.addStretch(1)
        self.body.addLayout(news)
        self.body.addWidget(self.filters)
        self.lists.addWidget(self.table)
        self.lists.addWidget(Empty(self.tr("Inget har hänt som passar det urval som är valt ovanför.")))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lists)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(2 * STEP)
        splitter.addWidget(left)
        splitter.addWidget(self.view)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([760, 380])
        self.body.addWidget(splitter, 1)

    def refresh(self) -> None:
        """Read again; selection and scroll stay."""
        self.filters.refresh()
        self.model.refresh()
        if not self.table.current_key() and self.model.rowCount():
            self.table.selectRow(0)
        self._tell()
        self._show_current()

    def _reload(self) -> None:
        self.model.reload()
        if self.model.rowCount():
            self.table.selectRow(0)
        self._tell()
        self._show_current()

    def _tell(self) -> None:
        self.lists.setCurrentIndex(0 if self.model.rowCount() else 1)
        count = self.session.read(newest)
        self.subtitle.setText(self.tr("%n åtgärder sedan ärendet skapades", "", count))
        others = self._others()
        self.news.setVisible(bool(others))
        self.show_news.setVisible(bool(others))
        if others:
            done = sum(each.happenings for each in others)
            told = self.tr("Sedan du sist tittade: %n ändringar av {people}", "", done)
            self.news.setText(told.format(people=self._named(others)))

    def _others(self) -> list[Since]:
        """What others have done since the person last looked; nothing the first time."""
        if self._looked is None:
            return []
        found = self.session.read(changes_since, self._looked)
        return [each for each in found if each.author != self.session.case.author]

    def _named(self, others: list[Since]) -> str:
        names = [each.author or self.tr("okänd") for each in others]
        more = len(names) - NAMED
        if more > 0:
            return ", ".join(names[:NAMED]) + self.tr(" och %n till", "", more)
        if len(names) == 1:
            return names[0]
        return self.tr("{first} och {last}").format(first=", ".join(names[:-1]), last=names[-1])

    def _show_current(self) -> None:
        line = self._current()
        self.view.show_happening(line.happening if line is not None else None)

    def _current(self) -> Line | None:
        row = self.table.currentIndex().row()
        return self.model.record(row) if 0 <= row < self.model.rowCount() else None

    def narrow_to_news(self) -> None:
        """Show what has happened since the person last looked."""
        if self._looked is not None:
            self.filters.show_after(self._looked)

    def open_current(self) -> None:
        """Go to what the current happening was done to."""
        line = self._current()
        thing = line.happening.thing if line is not None else None
        if thing is None:
            return
        if not thing.there:
            self.session.messages.tell(self.tr("Det finns inte längre i ärendet."))
            return
        kind = SHOWN_BY.get(thing.kind, thing.kind)
        self.go_to.emit(kind, thing.key if kind == thing.kind else "")

    def show_record(self, key: str) -> None:
        """Show what happened to one thing, `kind:key`; everything when it is empty."""
        kind, _, row = key.partition(":")
        if row:
            self.filters.show_thing(kind, row)
        else:
            self.filters.show_everything()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was in sight has been looked at."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._looked = self.session.read(newest)
            self._settings.keep_last_looked(self._case, self._looked)
            for part in (self.news, self.show_news):
                part.hide()
