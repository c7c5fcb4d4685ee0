"""The rows of the history: read a stretch at a time, those of a day together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from consult.history.happenings import happening_sequences, happenings_at
from consult.history.records import Happening, HistoryFilter
from ui.app.case_session import CaseSession
from ui.app.theme import theme
from ui.app.wording import date_word, operation_word, thing_word
from ui.models.record_model import Column


@dataclass(frozen=True, slots=True)
class Line:
    """A happening; `first` begins a day."""

    happening: Happening
    first: bool

    @property
    def moment(self) -> datetime:
        """When it was, on this computer's clock."""
        return local(self.happening.time)


def local(iso: str) -> datetime:
    """A time of the history on this computer's clock."""
    return datetime.fromisoformat(iso).astimezone()


def operation_words(each: Happening) -> str:
    """What was done, in words: of what was taken back that it was."""
    words = operation_word(each.operation)
    if each.reverses:
        words = f"{operation_word(each.reverses)}: {words}"
    return words[:1].upper() + words[1:]


class HappeningSource:
    """Goes on where the stretch before ended, whatever has happened meanwhile."""

    def __init__(self, session: CaseSession, wanted: Callable[[], HistoryFilter]) -> None:
        self._session, self._wanted = session, wanted
        self._known: list[int] = []
        self._places: dict[str, int] = {}

    def keys(self, start: int, limit: int) -> Sequence[str]:
        """The places in the history as keys."""
        if start == 0:
            self._known = []
        before = self._known[start - 1] if start else None
        found = self._session.read(happening_sequences, self._wanted(), before, limit)
        self._known = self._known[:start] + found
        self._places = {str(sequence): row for row, sequence in enumerate(self._known)}
        return [str(sequence) for sequence in found]

    def records(self, keys: Sequence[str]) -> Mapping[str, Line]:
        """The happenings with what came after each, to know whether it begins a day in the list."""
        rows = [self._places[key] for key in keys if key in self._places]
        wanted = sorted({*rows, *(row - 1 for row in rows if row > 0)})
        found = self._session.read(happenings_at, [self._known[row] for row in wanted])
        by_sequence = {each.sequence: each for each in found}
        lines = {}
        for row in rows:
            each = by_sequence.get(self._known[row])
            above = by_sequence.get(self._known[row - 1]) if row else None
            if each is not None:
                first = above is None or local(above.time).date() != local(each.time).date()
                lines[str(each.sequence)] = Line(each, first)
        return lines


def history_columns() -> tuple[Column, ...]:
    """What the list shows."""
    return (
        Column(
            QCoreApplication.translate("history", "Dag"),
            lambda line: date_word(line.moment.date().isoformat()) if line.first else "",
            width=150,
        ),
        Column(
            QCoreApplication.translate("history", "Tid"),
            lambda line: line.moment.strftime("%H:%M"),
            width=66,
            colour=lambda _: theme().quiet,
        ),
        Column(QCoreApplication.translate("history", "Vem"), _who, width=112),
        Column(
            QCoreApplication.translate("history", "Vad"),
            lambda line: operation_words(line.happening),
            width=168,
        ),
        Column(QCoreApplication.translate("history", "Gäller"), _about),
    )


def _who(line: Line) -> str:
    return line.happening.author or QCoreApplication.translate("history", "okänd")


def _about(line: Line) -> str:
    thing = line.happening.thing
    return thing_word(thing) if thing is not None else ""
