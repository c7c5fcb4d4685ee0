"""What a document is asked to be, and what all its parts draw on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from consult.analysis.queries import (
    category_counts,
    open_work,
    totals_of,
)
from consult.analysis.records import (
    CategoryCount,
    DecisionCount,
    Totals,
)
from consult.case import Case
from consult.consultees.queries import current_round, the_consultation
from consult.consultees.records import Consultation, Round
from consult.database.engine import swedish_key
from consult.reports.queries import printed_counts
from consult.reports.records import PrintedCount, PrintedSection, Source
from consult.reports.sections import printed_sections
from consult.reports.senders import sources
from consult.reports.wording import Wording
from consult.vocabulary import Language


class Layout(StrEnum):
    """How the main part is ordered."""

    SECTION = "section"
    CONSULTEE = "consultee"


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a document shall be.

    `template` is the region's own Word file, whose styles, header and footer are used; `annexes`
    whether the two annexes follow; `date` the day on the title page, the only thing that makes two
    exports of one case differ; `mask_private_persons` hides the names of private persons.
    """

    language: Language = Language.SWEDISH
    layout: Layout = Layout.SECTION
    template: Path | None = None
    annexes: bool = True
    date: date = field(default_factory=date.today)
    mask_private_persons: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """What all parts of a document draw on; the comments themselves are read in windows.

    `positions` and `ranks` are the places of sections in the draft, and of responses in the order of
    their senders' names.
    """

    case: Case
    options: ReportOptions
    words: Wording
    consultation: Consultation
    round: Round
    totals: Totals
    categories: tuple[CategoryCount, ...]
    decisions: tuple[DecisionCount, ...]
    sections: tuple[PrintedSection, ...]
    positions: dict[bytes, int]
    printed: dict[int, PrintedCount]
    sources: dict[bytes, Source]
    ranks: dict[bytes, int]

    def headings(self, section_ids: Iterable[bytes]) -> list[str]:
        """Numbers and titles of some sections, in reading order; those of older versions are left out."""
        positions = sorted(self.positions[key] for key in section_ids if key in self.positions)
        return [self.sections[position].heading for position in positions]

    @property
    def title(self) -> str:
        """Title of the document, as its properties have it."""
        return self.words.text(
            "report_title", report=self.words.text("report"), title=self.consultation.title
        )

    @property
    def is_working_material(self) -> bool:
        """Whether something is left to do, so that every page has to say that it is not final."""
        # Mostly the numbers at hand tell, and nothing more has to be counted.
        undecided = self.totals.comments > self.totals.decided
        return undecided or self.case.read(open_work).remaining > 0

    @property
    def private_person(self) -> str | None:
        """What stands instead of a private person's name, or None when names are shown."""
        return self.words.text("responses.masked") if self.options.mask_private_persons else None


def gather(case: Case, options: ReportOptions) -> Report:
    """Read what all parts of a document draw on.

    Args:
        case: A snapshot, so that all numbers are of one moment.
        options: How the document shall be.
    """
    words = Wording(options.language)
    masked = words.text("responses.masked") if options.mask_private_persons else None
    unknown = words.text("responses.unknown_sender")
    found = case.read(sources, private_person=masked, unknown=unknown)
    sections = case.read(printed_sections)
    categories = case.read(category_counts)
    printed, decisions = case.read(printed_counts)
    return Report(
        case=case,
        options=options,
        words=words,
        consultation=case.read(the_consultation),
        round=case.read(current_round),
        totals=totals_of(categories, decisions),
        categories=tuple(categories),
        decisions=tuple(decisions),
        sections=tuple(sections),
        positions={bytes.fromhex(section.section_id): position for position, section in enumerate(sections)},
        printed=printed,
        sources={source.id: source for source in found},
        ranks=_ranks(found),
    )


def _ranks(found: Sequence[Source]) -> dict[bytes, int]:
    """The order of responses by their senders' names, meetings after them."""
    in_order = sorted(found, key=lambda source: (source.category is None, swedish_key(source.senders)))
    return {source.id: rank for rank, source in enumerate(in_order)}
