"""A row of a web form as the text of a response: each answer under its question, word for word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consult.prepared.form_cells import stance_of_cell
from consult.prepared.records import Composition, PreparedComment, PreparedResponse
from consult.prepared.web_form import ColumnRole, FormColumn, FormSheet
from consult.vocabulary import CommentKind, Stance


def stance_targets(columns: Sequence[FormColumn]) -> dict[int, tuple[int, ...]]:
    """Which questions each column with a stance speaks of.

    Those of the same section; or else the question above it, or when there is none the one below.
    """
    answers = [
        place for place, each in enumerate(columns) if each.role in (ColumnRole.QUESTION, ColumnRole.WORDING)
    ]
    found = {}
    for place, column in enumerate(columns):
        if column.role is ColumnRole.SECTION_STANCE:
            if column.section_id is not None:
                targets = [each for each in answers if columns[each].section_id == column.section_id]
            else:
                above = [each for each in answers if each < place][-1:]
                targets = above or [each for each in answers if each > place][:1]
            found[place] = tuple(targets)
    return found


@dataclass(slots=True)
class RowComposer:
    """Makes the responses of all rows of an export."""

    form: FormSheet
    columns: Sequence[FormColumn]
    _targets: Mapping[int, tuple[int, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self._targets = stance_targets(self.columns)

    def composed(self, row: Sequence[str]) -> PreparedResponse:
        """The response that a row's answers make; its text is empty when nothing was answered."""
        composition = Composition()
        stances = self._stances(row)
        comments: list[PreparedComment] = []
        overall: Stance | None = None
        for place, column in enumerate(self.columns):
            words = row[place]
            if not words.strip():
                continue
            if column.role is ColumnRole.OVERALL_STANCE:
                overall = stance_of_cell(words)
                self._choice(composition, place, words)
            elif column.role is ColumnRole.SECTION_STANCE:
                comments += self._section_stance(composition, place, row)
            elif column.role in (ColumnRole.QUESTION, ColumnRole.WORDING):
                comments += self._answer(composition, place, words, stances.get(place))
        return PreparedResponse(
            composition.text, tuple(comments), tuple(composition.headings), stance=overall
        )

    def _stances(self, row: Sequence[str]) -> dict[int, Stance]:
        """The stance of each question, by its column."""
        found: dict[int, Stance] = {}
        for place, targets in self._targets.items():
            stance = stance_of_cell(row[place]) if row[place].strip() else None
            if stance is not None:
                found.update(dict.fromkeys(targets, stance))
        return found

    def _section_stance(
        self, composition: Composition, place: int, row: Sequence[str]
    ) -> list[PreparedComment]:
        if any(row[target].strip() for target in self._targets[place]):
            self._choice(composition, place, row[place])
            return []
        # A choice without words is words all the same.
        composition.heading(self.form.title(place))
        span = composition.words(row[place])
        stance = stance_of_cell(row[place])
        return [PreparedComment((span,), self.columns[place].section_id, stance=stance)] if span else []

    def _choice(self, composition: Composition, place: int, words: str) -> None:
        """What was chosen stands in the text, and is no comment: it is stored as the stance."""
        composition.heading(self.form.title(place))
        span = composition.words(words)
        if span is not None:
            composition.headings.append(span)

    def _answer(
        self, composition: Composition, place: int, words: str, stance: Stance | None
    ) -> list[PreparedComment]:
        column = self.columns[place]
        composition.heading(self.form.title(place))
        if column.role is ColumnRole.WORDING:
            span = composition.words(words)
            kind, wording = CommentKind.PROPOSED_WORDING, words.strip()
            return [PreparedComment((span,), column.section_id, None, stance, kind, wording)] if span else []
        spans = composition.views(words)
        return [PreparedComment((span,), column.section_id, stance=stance) for span in spans]
