"""The list of comments in the window: first paint, and each key of filter, sort and search."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QHeaderView, QMainWindow, QTableView, QWidget
from sqlalchemy import event

from consult.case import Case
from consult.database.engine import connect
from tests.benchmarks.measure import Row, best_of
from ui.app.case_session import CaseSession
from ui.app.jobs import Jobs
from ui.app.settings import Settings
from ui.comments.page import CommentsPage
from ui.window.main_window import MainWindow

FIRST_PAINT_GOAL, KEY_GOAL = 1.3, 2.0
RUNS = 7
ANSWERING_IN_TIME = 0.033
"""Seconds of two frames, which a key may take."""

Statements = list[tuple[str, Any]]


def rows(path: Path, folder: Path) -> Iterator[Row]:
    """First paint, and the keys, with the case at `path` open."""
    application = QApplication.instance() or QApplication([])
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    window = MainWindow(settings)
    session = CaseSession(Case.open(path, read_only=True), window.messages)
    window.resize(1280, 800)
    window.show()
    window.show_session(session)
    page = window.places[4].page
    assert isinstance(page, CommentsPage)
    bare = connect(path, read_only=True)
    try:
        yield _first_paint(application, session, bare)
        for name, act in _keys(page).items():
            with _statements_of(session.case) as statements:
                act()
            ours = best_of(RUNS, act)
            reference = best_of(RUNS, lambda statements=statements: _execute(bare, statements))  # type: ignore[misc]  # bound at once
            late = "" if ours <= ANSWERING_IN_TIME else " (over two frames)"
            yield Row(f"{name}{late}", ours, reference, KEY_GOAL)
    finally:
        bare.close()
        window.close()


def _keys(page: CommentsPage) -> dict[str, Callable[[], object]]:
    def search(words: str) -> Callable[[], object]:
        def type_it() -> None:
            page.search.blockSignals(True)
            page.search.setText(words)
            page.search.blockSignals(False)
            page._reload()

        return type_it

    def sort(order: str) -> Callable[[], object]:
        return lambda: page._sort(order, False)

    found: dict[str, Callable[[], object]] = {
        f"search “{words}”": search(words) for words in ("b", "bo", "bos", "bostad")
    }
    found |= {"search emptied": search("")}
    found |= {f"sort by {order}": sort(order) for order in ("sender", "decision", "stance", "section")}
    return found


def _first_paint(application: Any, session: CaseSession, bare: sqlite3.Connection) -> Row:
    def ours() -> None:
        _paint(application, CommentsPage(session, Jobs(session.messages)))

    page = CommentsPage(session, Jobs(session.messages))
    with _statements_of(session.case) as statements:
        page.model.reload()
        page.model.record(0)
    page.deleteLater()

    def reference() -> None:
        _execute(bare, statements)
        _paint(application, _empty_window())

    return Row("first paint", best_of(RUNS, ours), best_of(RUNS, reference), FIRST_PAINT_GOAL)


def _empty_window() -> QMainWindow:
    empty = QMainWindow()
    table = QTableView()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    empty.setCentralWidget(table)
    return empty


def _paint(application: Any, shown: QWidget) -> None:
    shown.resize(1072, 760)
    shown.show()
    application.processEvents()
    shown.grab()
    shown.close()
    shown.deleteLater()


@contextmanager
def _statements_of(case: Case) -> Iterator[Statements]:
    """The SQL that is executed meanwhile, as the driver gets it."""
    statements: Statements = []

    def note(_: Any, __: Any, statement: str, parameters: Any, ___: Any, ____: Any) -> None:
        statements.append((statement, parameters))

    event.listen(case.home.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(case.home.engine, "before_cursor_execute", note)


def _execute(connection: sqlite3.Connection, statements: Statements) -> None:
    for statement, parameters in statements:
        connection.execute(statement, parameters).fetchall()
