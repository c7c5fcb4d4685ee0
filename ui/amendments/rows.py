"""The lines of the list of changes: a change, or a comment that is to be met though nothing is changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from consult.amendments.change_list import change_list
from consult.amendments.queries import accepted_without_change
from consult.amendments.records import AskedFor, Change, UnmetComment
from consult.operation import Session
from ui.app.theme import theme
from ui.app.wording import word
from ui.models.record_model import Column


class Shown(StrEnum):
    """Which lines are wanted."""

    ALL = "all"
    UNASKED = "unasked"
    UNMET = "unmet"


@dataclass(frozen=True, slots=True)
class Line:
    """One line; either `change` or `unmet` is there."""

    key: str
    change: Change | None = None
    unmet: UnmetComment | None = None

    @property
    def asked_for(self) -> Sequence[AskedFor]:
        """The comments behind it."""
        if self.unmet is not None:
            return (self.unmet.asked_for,)
        return self.change.asked_for if self.change is not None else ()


def read_lines(session: Session, shown: Shown) -> list[Line]:
    """The lines wanted, in the order of the draft."""
    if shown is Shown.UNMET:
        return [Line(each.asked_for.comment_id, unmet=each) for each in unmet_comments(session)]
    changes = change_list(session)
    return [Line(each.key, each) for each in changes if shown is Shown.ALL or each.nobody_asked]


def unmet_comments(session: Session) -> list[UnmetComment]:
    """Comments to be met that nothing is changed for; those without even an action first."""
    return sorted(accepted_without_change(session), key=lambda each: bool(each.action.strip()))


def columns() -> tuple[Column, ...]:
    """Section, wording, who asked for it, and how far it has come."""
    translate = QCoreApplication.translate

    def number(line: Line) -> str:
        heading = line.change.heading if line.change is not None else ""
        if line.unmet is not None:
            heading = line.unmet.heading
        return heading.split(" ", 1)[0]

    def gist(line: Line) -> str:
        if line.change is not None:
            change = line.change
            if not change.new_wording:
                struck = translate("amendments", "Stryks: {text}")
                return struck.format(text=" ".join(change.old_wording.split()))
            return " ".join(change.new_wording.split())
        return line.unmet.asked_for.brief if line.unmet is not None else ""

    def asked(line: Line) -> str:
        names = dict.fromkeys(each.senders for each in line.asked_for)
        return ", ".join(names) or translate("amendments", "ingen har begärt")

    def asked_colour(line: Line) -> str | None:
        return None if line.asked_for else theme().warning

    def standing(line: Line) -> str:
        if line.change is not None:
            return word(line.change.status or line.change.kind)
        return word(line.unmet.asked_for.decision) if line.unmet is not None else ""

    return (
        Column(translate("amendments", "Avsnitt"), number, width=62),
        Column(translate("amendments", "Ändring"), gist),
        Column(translate("amendments", "Begärd av"), asked, width=150, colour=asked_colour),
        Column(translate("amendments", "Läge"), standing, width=100, colour=lambda _: theme().quiet),
    )
