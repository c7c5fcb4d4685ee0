"""The one way from anywhere in the program to the person in front of it."""

import logging
import traceback

from PySide6.QtCore import QObject, Signal

from consult.errors import ConsultError
from ui.app import wording

log = logging.getLogger("samrad")


class Messages(QObject):
    """What the window shows as a line over the page; it never stops anybody's work."""

    told = Signal(str)
    advised = Signal(str)
    refused = Signal(str)
    failed = Signal(str, str)
    warned = Signal(str, str, str)
    """A text, the words of a button, and the kind of record whose page the button leads to."""

    def tell(self, text: str) -> None:
        """Say that something was done."""
        self.told.emit(text)

    def advise(self, text: str) -> None:
        """Say that something was done, and what is to be done next; it stays until something is done."""
        self.advised.emit(text)

    def warn(self, text: str, action: str, kind: str) -> None:
        """Say what somebody should look at; it stays until it is closed or gone to.

        Args:
            text: What it is.
            action: Words on the button that leads there.
            kind: Of the records that the page for it shows.
        """
        self.warned.emit(text, action, kind)

    def report(self, error: BaseException) -> None:
        """Say what went wrong: the user's errors in words, ours with a report to copy."""
        if isinstance(error, ConsultError):
            self.refused.emit(wording.sentence(error))
            return
        details = "".join(traceback.format_exception(error))
        log.error("unexpected error\n%s", details)
        self.failed.emit(self.tr("Något gick fel i programmet. Ärendet är oskadat och sparat."), details)
