"""The rows of the page's two lists, and their columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from consult.merge.pairs import Pair, pairs
from consult.merge.records import Conflict, Side
from consult.merge.standing import OpenConflict, TwiceNumbered, open_conflicts, twice_numbered
from consult.merge.words import field_text
from consult.operation import Session
from ui.app.theme import theme
from ui.app.wording import field_word, spoken, thing_word
from ui.models.record_model import Column


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A conflict; `first` begins the fields of one thing, which is named there alone."""

    found: OpenConflict
    first: bool

    @property
    def id(self) -> str:
        """The conflict's key."""
        return self.found.conflict.id


@dataclass(frozen=True, slots=True)
class TwiceLine:
    """Two rows that may be one, or a response with comments of the same number."""

    id: str
    pair: Pair | None = None
    numbers: TwiceNumbered | None = None


def conflict_lines(session: Session) -> list[ConflictLine]:
    """All conflicts, those of one thing together."""
    lines: list[ConflictLine] = []
    for each in open_conflicts(session):
        first = not lines or lines[-1].found.thing != each.thing
        lines.append(ConflictLine(each, first))
    return lines


def twice_lines(session: Session) -> list[TwiceLine]:
    """All that may be there twice."""
    found = [TwiceLine(pair.id, pair=pair) for pair in pairs(session)]
    return found + [TwiceLine(each.response_id, numbers=each) for each in twice_numbered(session)]


def conflict_columns() -> tuple[Column, ...]:
    """What the list of conflicts shows."""
    return (
        Column(
            QCoreApplication.translate("conflicts", "Gäller"),
            lambda line: thing_word(line.found.thing) if line.first else "",
        ),
        Column(
            QCoreApplication.translate("conflicts", "Vad"),
            lambda line: field_text(line.found, spoken()),
            width=130,
        ),
        Column(
            QCoreApplication.translate("conflicts", "Skrivet av"),
            _writers,
            width=140,
            colour=lambda _: theme().quiet,
        ),
    )


def twice_columns() -> tuple[Column, ...]:
    """What the list of pairs and double numbers shows."""
    return (
        Column(QCoreApplication.translate("conflicts", "Gäller"), _label),
        Column(
            QCoreApplication.translate("conflicts", "Lika i"), _why, width=190, colour=lambda _: theme().quiet
        ),
    )


def latest(conflict: Conflict) -> Side:
    """What was written last."""
    return max(conflict.sides, key=lambda side: (side.time, side.change_id))


def latest_of(conflict: Conflict, author: str) -> Side | None:
    """What a person wrote last, or None when the person is on no side."""
    own = [side for side in conflict.sides if side.author == author]
    return max(own, key=lambda side: (side.time, side.change_id)) if own else None


def authors(lines: Sequence[ConflictLine]) -> list[str]:
    """Everybody who is on a side, in order of name."""
    named = {side.author for line in lines for side in line.found.conflict.sides if side.author}
    return sorted(named, key=str.casefold)


def _writers(line: ConflictLine) -> str:
    return ", ".join(dict.fromkeys(side.author for side in line.found.conflict.sides if side.author))


def _label(line: TwiceLine) -> str:
    if line.pair is not None:
        return f"{field_word(line.pair.table).capitalize()}: {line.pair.label}"
    assert line.numbers is not None
    return thing_word(line.numbers.thing)


def _why(line: TwiceLine) -> str:
    if line.pair is not None:
        return field_word(line.pair.why)
    assert line.numbers is not None
    numbers = ", ".join(map(str, line.numbers.numbers))
    return QCoreApplication.translate("conflicts", "synpunktsnummer {numbers}").format(numbers=numbers)
