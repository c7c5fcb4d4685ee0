"""What ties an open case to what others do with it: by merging with a shared file, or by a server."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from consult.errors import ConsultError
from ui.app.case_session import CaseSession


class Link(QObject):
    """Keeps a case alike with others' in a thread of its own; `told` says how it stands."""

    told = Signal(str)
    """A few words for the status line."""
    _ended = Signal(object, object, object)

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self.session = session
        self._lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="link")
        self._busy = 0
        # A method of an object of the window's thread: the signal crosses over to it.
        self._ended.connect(self._finish)

    def visit(self, place: tuple[str, str] | None) -> None:
        """The user is at a record now: its kind and key."""

    def end(self) -> None:
        """Let go, after what is under way is done."""
        self._lane.shutdown(wait=True)

    def in_lane(
        self, work: Callable[[], Any], done: Callable[[Any], None], refused: Callable[[], None] | None = None
    ) -> None:
        """Do something beside the window.

        Args:
            work: What is done, in the link's own thread.
            done: Called in the window's thread with what came of it.
            refused: Called there when it was refused; else the refusal is told.
        """

        def run() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001  every error has to reach the window
                self._ended.emit(refused, None, error)
            else:
                self._ended.emit(done, result, None)

        self._busy += 1
        self._lane.submit(run)

    def _finish(self, then: Callable[..., None] | None, result: Any, error: Exception | None) -> None:
        self._busy -= 1
        if error is None and then is not None:
            then(result)
        elif isinstance(error, ConsultError) and then is not None:
            then()
        elif isinstance(error, ConsultError):
            self.session.messages.report(error)
        elif error is not None:
            raise error

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._busy > 0


def repeating(owner: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    """A timer that does something again and again as long as its owner is there."""
    timer = QTimer(owner)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    timer.start()
    return timer
