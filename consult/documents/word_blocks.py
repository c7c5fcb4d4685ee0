"""What a Word file consists of, in reading order: paragraphs, cells, captions, notes."""

from dataclasses import dataclass, field

from consult.vocabulary import PassageKind


@dataclass(slots=True)
class Block:
    """A piece of a file.

    `place` is story and paragraph, counted from 0 over all paragraph elements of the story's part;
    `level` is that of a heading, from 1, or 0; `row` and `column` of a cell count from 0 in the
    table's grid, merged cells by their first; `table` tells the tables apart, 0 outside of them;
    `page` is the number printed on the page where it begins, None when the file does not say.
    """

    kind: PassageKind
    place: str = ""
    lines: list[str] = field(default_factory=list)
    label: str = ""
    level: int = 0
    is_title: bool = False
    row: int | None = None
    column: int | None = None
    table: int = 0
    page: int | None = None

    @property
    def text(self) -> str:
        """The text, its paragraphs apart by line feeds."""
        return "\n".join(self.lines)
