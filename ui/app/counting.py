"""The counts of the whole case, made beside the window: at a hundred thousand comments they take a while."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from consult.amendments.queries import accepted_unmet_count, amendment_count
from consult.analysis.queries import category_counts, decision_counts, open_work, totals_of
from consult.analysis.records import CategoryCount, OpenWork, Totals
from consult.comments.reviewing import anchors_to_review_count
from consult.draft.queries import current_version
from consult.draft.records import DraftVersion
from consult.errors import ServerLostError
from consult.operation import Session
from ui.app.case_session import CaseSession

SETTLE = 150
"""Milliseconds to wait for further changes before counting."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How the case stands."""

    totals: Totals
    open_work: OpenWork
    categories: Sequence[CategoryCount]
    version: DraftVersion | None
    amendments: int
    unmet: int
    to_review: int


def count(session: Session) -> Counts:
    """Count everything once."""
    categories = category_counts(session)
    return Counts(
        totals_of(categories, decision_counts(session)),
        open_work(session),
        categories,
        current_version(session),
        amendment_count(session),
        accepted_unmet_count(session),
        anchors_to_review_count(session),
    )


class Counting(QObject):
    """Counts again after each change; the newest counts stay at hand."""

    counted = Signal(object)
    """`Counts`, in the window's thread."""
    _ended = Signal(object, object)
    """Counts or an error, from the other thread."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self.latest: Counts | None = None
        self._case = session.case
        self._reader = self._case.reader()
        self._lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="counting")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE)
        self._timer.timeout.connect(self.start)
        self._open = True
        self._session = session
        self._ended.connect(self._end)
        session.changed.connect(lambda _: self._timer.start())

    def start(self) -> None:
        """Count now."""
        self._lane.submit(self._work)

    def close(self) -> None:
        """Let go of the case."""
        self._open = False
        self._timer.stop()
        self._lane.shutdown()
        self._reader.close()

    def _work(self) -> None:
        # An exception in another thread reaches no hook of the window.
        try:
            if self._session.case is not self._case:
                # The session has changed over to another copy of the case, or back.
                self._reader.close()
                self._case = self._session.case
                self._reader = self._case.reader()
            counts = self._reader.read(count)
        except Exception as error:  # noqa: BLE001  every error has to reach the window
            self._ended.emit(None, error)
        else:
            self._ended.emit(counts, None)

    def _end(self, counts: Counts | None, error: BaseException | None) -> None:
        # What was still under way when the case was closed comes too late to be shown.
        if not self._open:
            return
        if error is not None and not isinstance(error, ServerLostError):
            # That the server does not answer is told once, by who listens to it.
            self._session.messages.report(error)
        if counts is not None:
            self.latest = counts
            self.counted.emit(counts)
