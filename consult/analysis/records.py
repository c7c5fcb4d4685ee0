"""What counts and tables look like to the rest of the program."""

from collections.abc import Mapping
from dataclasses import dataclass

from consult.vocabulary import Category, Decision, Stance


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """How it stands with the consultees of one category.

    `answered` counts consultees behind a response, `uninvited` those of them that no cover letter
    was sent to; `no_objection` counts responses, and `comments` those of responses whose first
    sender is of the category.
    """

    category: Category
    listed: int
    invited: int
    answered: int
    uninvited: int
    not_answered: int
    responses: int
    no_objection: int
    comments: int


@dataclass(frozen=True, slots=True)
class StanceCount:
    """How many responses and comments of a category take a stance; None where none is noted."""

    category: Category
    stance: Stance | None
    responses: int
    comments: int


@dataclass(frozen=True, slots=True)
class DecisionCount:
    """How many comments have a decision; None for those that have none yet."""

    decision: Decision | None
    comments: int


@dataclass(frozen=True, slots=True)
class SectionCount:
    """How many comments a section has: `own`, and `total` with its subsections, each comment once.

    `depth` counts the sections above it; unlike the level in the Word file it never skips.
    """

    section_id: str
    parent_id: str | None
    number: str
    title: str
    depth: int
    position: int
    own: int
    total: int

    @property
    def heading(self) -> str:
        """Number and title as a reader sees them."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """How many comments a theme has, and how many of them are without a decision."""

    theme_id: str
    parent_id: str | None
    name: str
    comments: int
    undecided: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many comments each category has on each section, its subsections left out.

    `counts` is keyed by section and category; the section is None for comments tied to none, the
    category None for comments from meetings.
    """

    sections: tuple[SectionCount, ...]
    categories: tuple[Category, ...]
    counts: Mapping[tuple[str | None, Category | None], int]

    def count(self, section_id: str | None, category: Category | None) -> int:
        """Comments of a category on a section."""
        return self.counts.get((section_id, category), 0)


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What is left to do before the result can be published."""

    unread_responses: int
    unread_characters: int
    undecided: int
    missing_rationales: int
    without_section: int
    lost_spans: int
    without_change: int
    to_review: int
    conflicts: int

    @property
    def remaining(self) -> int:
        """Things that keep the result working material.

        A comment without a section is none of them: a view on the strategy as a whole has its
        own place in the report.
        """
        return (
            self.unread_responses
            + self.undecided
            + self.missing_rationales
            + self.lost_spans
            + self.without_change
            + self.to_review
            + self.conflicts
        )


@dataclass(frozen=True, slots=True)
class Totals:
    """The consultation in a few numbers."""

    listed: int
    invited: int
    answered: int
    responses: int
    comments: int
    decided: int
