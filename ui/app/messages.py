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
    refused = Signal(str)
    failed = Signal(str, str)

    def tell(self, text: str) -> None:
        """Say that something was done."""
        self.told.emit(text)

    def warn(self, text: str) -> None:
        """Say what somebody should look at; it stays until it is closed."""
        self.refused.emit(text)

    def report(self, error: BaseException) -> None:
        """Say what went wrong: the user's errors in words, ours with a report to copy."""
        if isinstance(error, ConsultError):
            self.refused.emit(wording.sentence(error))
            return
        details = "".join(traceback.format_exception(error))
        log.error("unexpected error\n%s", details)
        self.failed.emit(self.tr("Något gick fel i programmet. Ärendet är oskadat och sparat."), details)
