"""What a person accepts of a file that came back, row by row and field by field."""

from collections.abc import Iterable

from consult.assessment.returning import ComparedRow, FieldChange, Taken


class Acceptance:
    """Rows are accepted unless they are left out; where both sides changed a field, once somebody chose.

    A choice holds for the words that stood there when it was made: other words ask for another choice.
    """

    def __init__(self) -> None:
        self._choices: dict[tuple[str, FieldChange], bool] = {}
        self._left_out: set[str] = set()

    @property
    def has_choices(self) -> bool:
        """Whether anything was chosen between two sides."""
        return bool(self._choices)

    def choose(self, row: ComparedRow, change: FieldChange, *, returned: bool) -> None:
        """Choose what came back for a field, or what stands in the case."""
        self._choices[row.comment_id, change] = returned
        self._left_out.discard(row.comment_id)

    def choice(self, row: ComparedRow, change: FieldChange) -> bool | None:
        """Whether what came back was chosen for a field; None when nothing was chosen."""
        return self._choices.get((row.comment_id, change))

    def tick(self, row: ComparedRow, *, on: bool) -> None:
        """Accept a row, or leave it out."""
        if on:
            self._left_out.discard(row.comment_id)
        else:
            self._left_out.add(row.comment_id)

    def is_settled(self, row: ComparedRow) -> bool:
        """Whether nothing is left to choose in a row."""
        return all(self.choice(row, each) is not None for each in row.changes if each.is_conflict)

    def is_ticked(self, row: ComparedRow) -> bool:
        """Whether a row is accepted."""
        return self.is_settled(row) and row.comment_id not in self._left_out

    def taken(self, rows: Iterable[ComparedRow]) -> list[Taken]:
        """What is to be stored; rows of which the case keeps everything are not among it."""
        found = []
        for row in rows:
            values = {
                each.name: each.returned
                for each in row.changes
                if not each.is_conflict or self.choice(row, each)
            }
            if values and self.is_ticked(row):
                found.append(Taken(row.comment_id, row.version, values))
        return found
