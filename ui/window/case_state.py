"""What the window's frame tells of the case: its name, when it was saved, and the counts."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from consult.consultees.queries import the_consultation
from ui.app.case_session import CaseSession
from ui.app.counting import Counts


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


def numbers(counts: Counts) -> Sequence[tuple[str, bool]]:
    """For each page its count and whether something waits there, in the order of the pages."""
    every, left, version = counts.totals, counts.open_work, counts.version
    waiting = left.undecided + left.missing_rationales
    return (
        ("", False),
        (_number(version.sections) if version else "", version is None or counts.to_review > 0),
        (_number(every.listed), every.listed == 0),
        (_number(every.responses), left.unread_responses > 0),
        (_number(every.comments), False),
        (_number(left.undecided), waiting > 0),
        (_number(counts.amendments), counts.unmet > 0),
        ("", False),
        (_number(left.conflicts), left.conflicts > 0),
        ("", False),
    )


def _number(count: int) -> str:
    return QLocale().toString(count) if count else ""
