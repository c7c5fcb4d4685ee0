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
    """A section of the draft; `position` counts all sections of the version in reading order from 0."""

    id: str
    draft_version_id: str
    parent_id: str | None
    number: str
    title: str
    level: int
    position: int
    role: SectionRole
    version: int

    @property
    def heading(self) -> str:
        """Number and title as a reader sees them."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a section; `row` and `column` from 0 are set for table cells."""

    id: str
    section_id: str
    position: int
    kind: PassageKind
    label: str
    text: str
    place: str
    row: int | None
    column: int | None
    version: int


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section with its passages and how many comments are tied to it or to its passages."""

    section: Section
    passages: tuple[Passage, ...]
    comments: int
