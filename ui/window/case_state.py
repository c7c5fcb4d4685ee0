"""What the window's frame tells of the case: its name, when it was saved, and the counts."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from consult.analysis.queries import open_work, totals
from consult.consultees.queries import the_consultation
from consult.draft.queries import current_version
from ui.app.case_session import CaseSession


def state_parts(session: CaseSession) -> tuple[str, Sequence[str]]:
    """The case's title, and the parts of the status line."""
    title = session.read(the_consultation).title
    if session.read_only:
        saved = QCoreApplication.translate("state", "Öppnat för läsning")
    else:
        moment = QDateTime.fromString(session.case.saved_at(), Qt.DateFormat.ISODateWithMs).toLocalTime()
        clock = QLocale().toString(moment, "HH:mm")
        saved = QCoreApplication.translate("state", "Allt sparat {clock}").format(clock=clock)
    return title, (saved, title, session.case.author)


def counts(session: CaseSession) -> Sequence[tuple[str, bool]]:
    """For each page its count and whether something waits there, in the order of the pages."""
    numbers, left = session.read(totals), session.read(open_work)
    version = session.read(current_version)
    waiting = left.undecided + left.missing_rationales
    return (
        ("", False),
        (_number(version.sections) if version else "", version is None),
        (_number(numbers.listed), numbers.listed == 0),
        (_number(numbers.responses), left.unread_responses > 0),
        (_number(numbers.comments), waiting > 0),
        ("", False),
    )


def _number(count: int) -> str:
    return QLocale().toString(count) if count else ""
