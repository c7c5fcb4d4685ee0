"""What all parts of a document draw on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from consult.analysis.queries import category_counts, open_work, totals_of
from consult.analysis.records import CategoryCount, DecisionCount, Totals
from consult.case import Case
from consult.consultees.queries import current_round, the_consultation
from consult.consultees.records import Consultation, Round
from consult.database.engine import swedish_key
from consult.reports.gate import named_persons, wrong_figures
from consult.reports.masking import Mask, mask_of
from consult.reports.options import LETTERS, Kind, Layout, Part, ReportOptions
from consult.reports.queries import printed_counts
from consult.reports.records import PrintedCount, PrintedSection, Source
from consult.reports.sections import printed_sections
from consult.reports.senders import sources
from consult.reports.settings import introductions
from consult.reports.together import Together, told_together
from consult.reports.wording import Wording
from consult.secrecy.queries import marked_comments

_TELL_OF_ASSESSMENTS = frozenset({Kind.REPORT, Kind.CHANGES, Kind.FEEDBACK})


@dataclass(frozen=True, slots=True)
class Report:
    """What all parts of a document draw on; the comments themselves are read in windows.

    `positions` and `ranks` are the places of sections in the draft, and of responses in the order of
    their senders' names. `is_working_material` says that something is left to do, so that every page
    has to tell that it is not final.
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
    together: Together = field(default_factory=Together)
    mask: Mask = field(default_factory=Mask)
    introductions: Mapping[tuple[Part, str | None], str] = field(default_factory=dict)
    is_working_material: bool = False

    def headings(self, section_ids: Iterable[bytes]) -> list[str]:
        """Numbers and titles of some sections, in reading order; those of older versions are left out."""
        positions = sorted(self.positions[key] for key in section_ids if key in self.positions)
        return [heading for position in positions if (heading := self.sections[position].heading)]

    @property
    def title(self) -> str:
        """Title of the document, as its properties have it."""
        return self.words.text("report_title", report=self.name, title=self.consultation.title)

    @property
    def name(self) -> str:
        """What kind of document it is."""
        return self.words.text(f"kinds.{self.options.kind.value}")

    @property
    def history_hash(self) -> str:
        """The seal of the history that the document was made of."""
        return self.case.history_hash()

    @property
    def private_person(self) -> str | None:
        """What stands instead of a private person's name, or None when names are shown."""
        return self.words.text("responses.masked") if self.options.mask_private_persons else None

    @property
    def everybody(self) -> str | None:
        """What stands instead of the names of all senders, or None when names are shown."""
        return self.words.text("responses.masked_sender") if self.options.mask_senders else None


def gather(case: Case, options: ReportOptions) -> Report:
    """Read what all parts of a document draw on.

    Args:
        case: A snapshot, so that all numbers are of one moment.
        options: How the document shall be.
    """
    if options.kind in LETTERS:
        # Their receivers read what they have written themselves.
        options = replace(options, mask_private_persons=False, mask_senders=False)
    words = Wording(options.language)
    private = words.text("responses.masked") if options.mask_private_persons else None
    everybody = words.text("responses.masked_sender") if options.mask_senders else None
    unknown = words.text("responses.unknown_sender")
    found = case.read(sources, private_person=private, unknown=unknown, everybody=everybody)
    sections = case.read(printed_sections)
    categories = case.read(category_counts)
    printed, decisions = case.read(printed_counts)
    ranks = _ranks(found)
    # Under a consultee each answer stands with the comment itself.
    together = Together() if options.layout is Layout.CONSULTEE else case.read(told_together, ranks)
    written = case.read(introductions) if options.kind is Kind.REPORT else {}
    counted = totals_of(categories, decisions)
    return Report(
        case=case,
        options=options,
        words=words,
        consultation=case.read(the_consultation),
        round=case.read(current_round),
        totals=counted,
        categories=tuple(categories),
        decisions=tuple(decisions),
        sections=tuple(sections),
        positions={bytes.fromhex(section.section_id): position for position, section in enumerate(sections)},
        printed=together.fewer(printed),
        sources={source.id: source for source in found},
        ranks=ranks,
        together=together,
        mask=case.read(
            mask_of,
            words.text("responses.hidden"),
            private_persons=options.mask_private_persons,
            everybody=options.mask_senders,
        ),
        introductions=written,
        is_working_material=_is_unfinished(case, options, counted, has_words=bool(written)),
    )


def _is_unfinished(case: Case, options: ReportOptions, counted: Totals, *, has_words: bool) -> bool:
    if options.kind not in _TELL_OF_ASSESSMENTS:
        return False
    # Mostly the numbers at hand tell, and nothing more has to be counted.
    if counted.comments > counted.decided or case.read(open_work).remaining > 0:
        return True
    if case.read(marked_comments):
        return True
    if options.mask_private_persons and case.read(named_persons):
        return True
    return has_words and bool(case.read(wrong_figures))


def _ranks(found: Sequence[Source]) -> dict[bytes, int]:
    """The order of responses by their senders' names, meetings after them."""
    in_order = sorted(found, key=lambda source: (source.category is None, swedish_key(source.senders)))
    return {source.id: rank for rank, source in enumerate(in_order)}
