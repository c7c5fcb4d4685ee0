"""What the draft looks like to the rest of the program."""

from dataclasses import dataclass

from consult.vocabulary import PassageKind, SectionRole


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """One version of the strategy that was sent out."""

    id: str
    label: str
    file_name: str
    document_id: str | None
    loaded_at: str
    sections: int
    passages: int


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the draft.

    `position` counts all sections of the version in reading order from 0; `page` is the number printed
    on the page where it begins, None when the file did not say.
    """

    id: str
    draft_version_id: str
    parent_id: str | None
    number: str
    title: str
    level: int
    position: int
    role: SectionRole
    page: int | None
    version: int

    @property
    def heading(self) -> str:
        """Number and title as a reader sees them."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a section; `row` and `column` from 0 are set for table cells, `page` as in a section."""

    id: str
    section_id: str
    position: int
    kind: PassageKind
    label: str
    text: str
    place: str
    row: int | None
    column: int | None
    page: int | None
    version: int


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section with its passages and how many comments are tied to it or to its passages."""

    section: Section
    passages: tuple[Passage, ...]
    comments: int


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A passage as it was read from a file; `place` is part and paragraph in it, counted from 0."""

    kind: PassageKind
    text: str
    place: str
    label: str = ""
    row: int | None = None
    column: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section as it was read from a file."""

    number: str
    title: str
    level: int
    place: str
    passages: tuple[ReadPassage, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a file was not taken in: a code of what, how many, and the first of them."""

    what: str
    count: int
    example: str = ""


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """A draft as it was read from a file, before anything is stored."""

    title: str
    sections: tuple[ReadSection, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def passages(self) -> int:
        """How many passages all sections have."""
        return sum(len(section.passages) for section in self.sections)
