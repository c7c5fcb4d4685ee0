"""The window: one case, its pages, its menus."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from consult.vocabulary import Language
from ui.app import wording
from ui.app.jobs import Jobs
from ui.app.messages import Messages
from ui.app.settings import Appearance, Settings
from ui.app.theme import dress
from ui.widgets.banner import Banner
from ui.widgets.icons import icon
from ui.window.menus import Menus, StandardKey, page_keys
from ui.window.navigation import Navigation
from ui.window.start_page import StartPage
from ui.window.status_line import StatusLine

if TYPE_CHECKING:  # The case brings the database library, which is loaded after the window is seen.
    from ui.app.case_session import CaseSession
    from ui.app.counting import Counting, Counts
    from ui.sharing.link import Link
    from ui.widgets.page import Page
    from ui.window.copy_actions import CopyActions
    from ui.window.pages import Place

NARROW_BELOW = 1100
"""Width in pixels under which the navigation shows icons alone."""

VISIT_EVERY = 500
"""Milliseconds between looks at where the user is, for those who work on the same case."""


class MainWindow(QMainWindow):
    """One window, one case."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.messages = Messages(self)
        self.jobs = Jobs(self.messages, self)
        self.session: CaseSession | None = None
        self.link: Link | None = None
        self._link_words = ""
        self.places: tuple[Place, ...] = ()
        self.counting: Counting | None = None
        self.setWindowTitle("Samråd")
        self.setWindowIcon(icon("app"))
        self.setMinimumSize(720, 480)
        self.resize(1280, 800)
        self.start_page = StartPage()
        self.navigation = Navigation()
        self.stack = QStackedWidget()
        self.banner = Banner(self.messages)
        self.status_line = StatusLine(self.jobs)
        self.setStatusBar(self.status_line)
        self.setCentralWidget(self._frame())
        self.navigation.chosen.connect(self.go_to)
        self.banner.go_to.connect(self.go_to_record)
        self.navigation.hide()
        self._make_menus()
        self._connect_start_page()
        geometry = settings.layout("window")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _frame(self) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self.stack, 1)
        column.addLayout(row, 1)
        # At the foot: a message that comes and goes must not move what the person is about to click.
        column.addWidget(self.banner)
        self.stack.addWidget(self.start_page)
        return frame

    def _make_menus(self) -> None:
        from ui.window.case_actions import CaseActions
        from ui.window.copy_actions import CopyActions

        self.case_actions = CaseActions(self)
        self.copy_actions = CopyActions(self)
        menus = self.menus = Menus(self)
        act = self.case_actions
        menus.add(menus.file, self.tr("&Nytt ärende …"), act.new_case, StandardKey.New)
        menus.add(menus.file, self.tr("&Öppna ärende …"), act.open_case, StandardKey.Open)
        menus.add(menus.file, self.tr("Öppna på ser&ver …"), act.open_on_server, "Ctrl+Shift+F2")
        menus.file.addMenu(menus.recent)
        menus.add(menus.file, self.tr("Öppna &demo"), act.open_demo, "Ctrl+Shift+D")
        menus.file.addSeparator()
        self.case_bound = [
            menus.add(menus.file, self.tr("Ärendets &uppgifter …"), act.edit_case, "Ctrl+Shift+C"),
            menus.add(menus.file, self.tr("&Allt är sparat"), act.tell_saved, StandardKey.Save),
            menus.add(menus.file, self.tr("&Kontrollera ärendet"), act.check_case, "Ctrl+Shift+K"),
            *self._copy_menu(menus, self.copy_actions),
            menus.add(menus.file, self.tr("&Stäng ärendet"), act.close_case, "Ctrl+W"),
        ]
        menus.file.addSeparator()
        menus.add(menus.file, self.tr("Ditt na&mn …"), act.ask_author, "Ctrl+,")
        menus.add(menus.file, self.tr("&Avsluta"), self.close, "Ctrl+Q")
        self.undo_action = menus.add(menus.edit, self.tr("&Ångra"), act.undo, "Ctrl+Z")
        self.redo_action = menus.add(menus.edit, self.tr("&Gör om"), act.redo, "Ctrl+Shift+Z")
        menus.edit.addSeparator()
        self.case_bound.append(menus.add(menus.edit, self.tr("&Sök på sidan"), act.search_page, "Ctrl+F"))
        self.case_bound.append(menus.add(menus.edit, self.tr("Sök i &allt …"), act.search_all, "Ctrl+K"))
        menus.view.addMenu(menus.pages)
        menus.add_look(self.settings, self.choose_appearance, self.choose_language)
        menus.view.addSeparator()
        for text, keys, name in (
            (self.tr("&Förslag i svaren"), "Ctrl+Shift+G", "show_suggestions"),
            (self.tr("&Tangenterna under svaret"), "Ctrl+Shift+F1", "show_keys"),
        ):
            on = bool(getattr(self.settings, name))
            menus.add_switch(text, keys, on=on, turn=partial(self._turn, name))
        menus.add(menus.help, self.tr("&Kortkommandon"), act.show_keys, "F1")
        menus.add(menus.help, self.tr("&Om Samråd"), act.about, "Shift+F1")
        menus.recent.aboutToShow.connect(self._fill_recent)
        self._show_case_state()

    def _copy_menu(self, menus: Menus, act: CopyActions) -> list[QAction]:
        return [
            menus.add(menus.file, self.tr("&Ta med en kopia …"), act.take_along, "Ctrl+Alt+C"),
            menus.add(menus.file, self.tr("&Lägg ihop med kopia …"), act.bring_together, "Ctrl+Alt+Y"),
            menus.add(menus.file, self.tr("Sä&kerhetskopior …"), act.show_backups, "Ctrl+Shift+F8"),
            menus.add(menus.file, self.tr("Skriv a&rkivpaket …"), act.write_archive, "Ctrl+Shift+F3"),
        ]

    def _turn(self, name: str, on: bool) -> None:
        setattr(self.settings, name, on)
        for place in self.places:
            place.page.refresh()

    def _connect_start_page(self) -> None:
        self.start_page.new_wanted.connect(self.case_actions.new_case)
        self.start_page.open_wanted.connect(self.case_actions.open_case)
        self.start_page.demo_wanted.connect(self.case_actions.open_demo)
        self.start_page.recent_wanted.connect(lambda path: self.case_actions.open_path(Path(path)))
        self.start_page.show_recent(self.settings.recent_cases())

    def _fill_recent(self) -> None:
        self.menus.recent.clear()
        for path in self.settings.recent_cases():
            self.menus.add(self.menus.recent, str(path), partial(self.case_actions.open_path, path))

    def show_session(self, session: CaseSession, link: Link | None = None) -> None:
        """Show a case that was opened, in place of the one before.

        Args:
            session: The case.
            link: What ties it to what others do with it, when others do.
        """
        from ui.app.counting import Counting
        from ui.sharing.link import repeating
        from ui.window.pages import make_pages

        self.close_session()
        self.session = session
        self.counting = Counting(session)
        self.counting.counted.connect(self._show_counts)
        session.setParent(self)
        session.changed.connect(lambda _: self._show_case_state())
        session.changed.connect(lambda _: self.banner.forget_refusal())
        self.places = tuple(make_pages(session, self.jobs, self.settings, self.counting))
        for row, place in enumerate(self.places):
            self.stack.addWidget(place.page)
            place.page.wanted.connect(lambda row=row: self.go_to(row))
            place.page.go_to.connect(self.go_to_record)
            self.navigation.add_page(place.name, place.icon, page_keys(row))
        self.menus.show_pages([(place.name, place.page.commands) for place in self.places], self.go_to)
        self.navigation.show()
        self._fit_navigation()
        self.link = link
        if link is not None:
            link.told.connect(self._show_link)
            repeating(link, VISIT_EVERY, self._tell_where)
        shared = getattr(getattr(link, "copy", None), "shared", None)
        if isinstance(shared, Path) or session.case.home.file is not None:
            self.settings.remember_case(shared if isinstance(shared, Path) else session.case.path)
        self.go_to(0)
        self.counting.start()
        self._show_case_state()

    def close_session(self) -> None:
        """Close the case and show the start page."""
        if self.session is None:
            return
        self.jobs.wait()
        self.menus.clear_pages()
        self.navigation.hide()
        self.navigation.forget_pages()
        # No page shall come into sight, and read, while the others are taken away.
        self.stack.setCurrentWidget(self.start_page)
        for place in self.places:
            self.stack.removeWidget(place.page)
            place.page.deleteLater()
        self.places = ()
        if self.counting is not None:
            self.counting.close()
            self.counting = None
        if self.link is not None:
            self.link.end()
            self.link = None
            self._link_words = ""
        self.session.close()
        self.session.deleteLater()
        self.session = None
        self.banner.forget_all()
        self.start_page.show_recent(self.settings.recent_cases())
        self._show_case_state()

    def go_to(self, row: int) -> None:
        """Show the page of a row of the navigation."""
        if 0 <= row < len(self.places):
            self.navigation.setCurrentRow(row)
            self.stack.setCurrentWidget(self.places[row].page)
            self.banner.looked_at(self.places[row].page.shows)

    def go_to_record(self, kind: str, key: str) -> None:
        """Show the page that holds a kind of record, and the record on it.

        Args:
            kind: Name of the kind, as in `Changes`.
            key: The record; empty for none in particular.
        """
        for row, place in enumerate(self.places):
            if place.page.shows == kind:
                self.go_to(row)
                place.page.show_record(key)

    @property
    def page_in_sight(self) -> Page:
        """The page of the case that is shown."""
        return self.places[self.navigation.currentRow()].page

    def choose_appearance(self, appearance: Appearance) -> None:
        """Colour the window otherwise."""
        self.settings.appearance = appearance
        dress(cast("QApplication", QApplication.instance()), appearance)
        self.navigation.redraw_icons()

    def choose_language(self, language: Language) -> None:
        """Speak another language from the next start on; the texts in sight stay."""
        self.settings.language = language
        self.messages.tell(
            self.tr("Språket byts nästa gång programmet startas.") + f" ({wording.word(language)})"
        )

    def show_saved(self) -> None:
        """Tell in the status line when the case was saved last."""
        self._show_case_state()

    def _show_case_state(self) -> None:
        session = self.session
        for action in self.case_bound:
            action.setEnabled(session is not None)
        undoable = session.case.undoable() if session and not session.read_only else None
        redoable = session.case.redoable() if session and not session.read_only else None
        for action, text, name in (
            (self.undo_action, self.tr("&Ångra"), undoable),
            (self.redo_action, self.tr("&Gör om"), redoable),
        ):
            action.setEnabled(name is not None)
            action.setText(f"{text}: {wording.operation_word(name)}" if name else text)
        if session is None:
            self.setWindowTitle("Samråd")
            self.status_line.show_state("")
            return
        from ui.window.case_state import state_parts

        title, parts = state_parts(session)
        reading = self.tr("öppnat för läsning")
        self.setWindowTitle(f"{title} – Samråd" + (f" ({reading})" if session.read_only else ""))
        self.status_line.show_state(*parts, self._link_words)

    def _tell_where(self) -> None:
        if self.link is not None and self.places:
            self.link.visit(self.page_in_sight.here())

    def _show_link(self, words: str) -> None:
        self._link_words = words
        self._show_case_state()

    def _show_counts(self, counts: Counts) -> None:
        from ui.window.case_state import numbers

        for row, (count, waiting) in enumerate(numbers(counts)):
            self.navigation.set_count(row, count, waiting=waiting)

    def _fit_navigation(self) -> None:
        self.navigation.set_narrow(self.width() < NARROW_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps only the icons of the navigation."""
        super().resizeEvent(event)
        self._fit_navigation()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; let go of the file."""
        self.settings.keep_layout("window", self.saveGeometry())
        self.close_session()
        super().closeEvent(event)

    def later(self, act: object) -> None:
        """Do something once the window is in sight."""
        QTimer.singleShot(0, act)  # type: ignore[call-overload]  # the stubs want a slot object
