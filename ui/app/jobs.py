"""Work that takes a while: one lane, one job at a time, with progress and cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.app.messages import Messages

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor


class JobCancelledError(Exception):
    """The person cancelled the job; what it had begun was put back."""


class Job(QObject):
    """A running job, as its work sees it."""

    progressed = Signal(int, int)
    ended = Signal(object, object, object)
    """The job, what its work returned, and the error it ended with or None."""

    def __init__(self, title: str, done: Callable[[Any], None]) -> None:
        super().__init__()
        self.title = title
        self.done = done
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    def progress(self, done: int, total: int) -> bool:
        """Tell how far the work has come; called by the work, from its thread.

        Returns:
            True, so that work which asks whether to go on is told to.

        Raises:
            JobCancelledError: The person has cancelled.
        """
        if self._cancelled.is_set():
            raise JobCancelledError
        self.progressed.emit(done, total)
        return True


class Jobs(QObject):
    """The lane. Jobs wait for each other, so that they never write at the same time."""

    started = Signal(object)
    idle = Signal()

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._lane: ThreadPoolExecutor | None = None
        self._jobs: list[Job] = []

    def run(self, title: str, work: Callable[[Job], Any], done: Callable[[Any], None]) -> Job:
        """Start a job.

        Args:
            title: What the status line says.
            work: Called in the lane's thread with the job, for its progress.
            done: Called in the window's thread with what the work returned.

        Returns:
            The job, which can be cancelled.
        """
        job = Job(title, done)
        # A method of an object of the window's thread: the signal crosses over to it.
        job.ended.connect(self._end)
        self._jobs.append(job)
        self.started.emit(job)
        self._the_lane().submit(self._work, job, work)
        return job

    @property
    def busy(self) -> bool:
        """Whether a job is running or waiting."""
        return bool(self._jobs)

    def wait(self) -> None:
        """Cancel what is running and wait for the lane to be empty."""
        for job in self._jobs:
            job.cancel()
        if self._lane is not None:
            self._lane.submit(lambda: None).result()

    def _the_lane(self) -> ThreadPoolExecutor:
        if self._lane is None:
            # The window comes up sooner without it.
            from concurrent.futures import ThreadPoolExecutor

            self._lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        return self._lane

    @staticmethod
    def _work(job: Job, work: Callable[[Job], Any]) -> None:
        # An exception in another thread reaches no hook of the window, so each one becomes a signal.
        try:
            result = work(job)
        except BaseException as error:  # noqa: BLE001  every error has to reach the window
            job.ended.emit(job, None, error)
        else:
            job.ended.emit(job, result, None)

    def _end(self, job: Job, result: Any, error: BaseException | None) -> None:
        self._jobs.remove(job)
        if not self._jobs:
            self.idle.emit()
        if isinstance(error, JobCancelledError):
            self._messages.tell(self.tr("Avbrutet. Inget har ändrats."))
        elif error is not None:
            self._messages.report(error)
        else:
            job.done(result)
