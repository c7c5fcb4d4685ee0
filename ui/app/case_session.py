"""The open case as the window sees it: reads, changes, and one signal for what changed."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from consult.case import Case
from consult.changes import EVERYTHING, Changes
from consult.errors import ConsultError
from consult.operation import Session
from ui.app.messages import Messages

T = TypeVar("T")
P = ParamSpec("P")
Operation = Callable[Concatenate[Session, P], T]


class CaseSession(QObject):
    """Everything that pages do with the case goes through here."""

    changed = Signal(object)
    """`Changes`, after each commit, in the window's thread."""
    _heard = Signal(object)
    """The same, in the thread of whoever wrote."""

    def __init__(self, case: Case, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.case = case
        self.messages = messages
        # A method of an object of the window's thread: what a job writes crosses over to it.
        self._heard.connect(self._hear)
        self._end = case.subscribe(self._heard.emit)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.case.read_only

    def read(self, query: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a query finds."""
        return self.case.read(query, *args, **kwargs)

    def change(self, operation: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run an operation; what it refuses is raised, for a form to show at its field."""
        return self.case.change(operation, *args, **kwargs)

    def attempt(self, operation: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Run an operation; what it refuses is shown over the page.

        Returns:
            What the operation returns, or None when it was refused.
        """
        try:
            return self.case.change(operation, *args, **kwargs)
        except ConsultError as error:
            self.messages.report(error)
            return None

    def succeeds(self, operation: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Run an operation; what it refuses is shown over the page.

        Returns:
            Whether it was carried out.
        """
        try:
            self.case.change(operation, *args, **kwargs)
        except ConsultError as error:
            self.messages.report(error)
            return False
        return True

    def undo(self) -> str | None:
        """Take back the latest operation; gives its name, or None when that was refused."""
        return self._step(self.case.undo)

    def redo(self) -> str | None:
        """Do again what was undone; gives its name, or None when that was refused."""
        return self._step(self.case.redo)

    def close(self) -> None:
        """Let go of the case file."""
        self._end()
        self.case.close()

    def _step(self, step: Callable[[], str]) -> str | None:
        try:
            return step()
        except ConsultError as error:
            self.messages.report(error)
            return None

    def _hear(self, changes: Changes) -> None:
        self.changed.emit(changes)
        if changes.contested:
            self.tell_contested()

    def tell_contested(self) -> None:
        """Say that two have written in the same place, and lead there."""
        self.messages.warn(
            self.tr(
                "Någon annan har också skrivit här. Båda lydelserna är sparade; välj på sidan Konflikter."
            ),
            self.tr("Visa konflikten"),
            "conflict",
        )

    def change_over(self, case: Case) -> None:
        """Go on with another copy of the same case; half-written texts stay in their forms."""
        self._end()
        self.case = case
        self._end = case.subscribe(self._heard.emit)
        self.changed.emit(EVERYTHING)
