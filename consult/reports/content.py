"""The samrådsredogörelse as a stream of blocks, in the order in which it is read.

What it holds follows the practice for plans (Boverket's guidance on samrådsredogörelse): how the
consultation was held, the views with the position taken on each, those that could not be met and
why, what changed, and all views in full as an annex.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from consult.database.tables.comments import WITHOUT_SECTION
from consult.reports.annexes import annex_headings, annexes
from consult.reports.blocks import (
    Block,
    BulletList,
    Cell,
    Contents,
    Heading,
    Look,
    Table,
    Text,
    TitlePage,
    line,
    paragraph,
)
from consult.reports.keys import windows
from consult.reports.queries import (
    SOURCE_WINDOW,
    WINDOW,
    Printed,
    comments_of_sources,
    keys_under,
    printed_comments,
    references_from,
    sections_of,
)
from consult.reports.records import PrintedComment, PrintedCount, PrintedSection, Reference
from consult.reports.report import Layout, Report
from consult.reports.rows import CommentCells
from consult.reports.statistics import held, statistics
from consult.reports.writing import Progress

DEEPEST_HEADING = 6
ORDERED_AT_A_TIME = 3000
PLACES_AT_A_TIME = 20

_ON_NEW_PAGE = frozenset({"held", "views"})
_VIEW_WIDTHS = (17, 35, 30, 18)
_VIEW_WIDTHS_BY_CONSULTEE = (44, 34, 22)
_UNMET_WIDTHS = (17, 36, 15, 32)


def content(report: Report, progress: Progress) -> Iterator[Block]:
    """All blocks of the document.

    Args:
        report: What to tell.
        progress: Told of each comment printed.
    """
    words = report.words
    number = report.consultation.registry_number
    facts = (words.text("registry_number", number=number),) if number else ()
    yield TitlePage(
        report.consultation.authority,
        report.consultation.title,
        words.text("report"),
        (*facts, words.date(report.options.date)),
    )
    yield Contents(words.text("contents"), tuple(_headings(report)))
    yield _chapter(report, "held")
    yield from held(report)
    yield from statistics(report)
    yield from _views(report, progress)
    yield from _unmet(report)
    yield from _changes(report)
    if report.options.annexes:
        yield from annexes(report, progress)


def steps(report: Report) -> int:
    """How many comments are printed in full, as `Progress` counts them."""
    return report.totals.comments * (2 if report.options.annexes else 1)


def _chapter(report: Report, name: str) -> Heading:
    return Heading(1, report.words.text(f"{name}.heading"), name, new_page=name in _ON_NEW_PAGE)


def _headings(report: Report) -> Iterator[Heading]:
    """The headings that the contents name; the same objects stand above the chapters."""
    yield _chapter(report, "held")
    yield _chapter(report, "views")
    if report.options.layout is Layout.CONSULTEE:
        yield from (_source_heading(report, key) for key in _sources_with_comments(report))
    else:
        yield from (place.heading for place in _places(report))
    yield _chapter(report, "unmet")
    yield _chapter(report, "changes")
    if report.options.annexes:
        yield from annex_headings(report)


@dataclass(frozen=True, slots=True)
class _Place:
    """A section, or what lies behind the last one: the comments that belong to none."""

    heading: Heading
    first: int
    last: int
    printed: PrintedCount
    section: PrintedSection | None = None


def _places(report: Report) -> Iterator[_Place]:
    """Sections with comments of their own or below them, then what belongs to none."""
    end = 0
    for each in report.sections:
        position = each.position
        end = position + 1
        if each.commented:
            heading = Heading(min(DEEPEST_HEADING, each.depth + 2), each.heading, f"section-{position}")
            printed = report.printed.get(position, PrintedCount())
            yield _Place(heading, position, position, printed, each)
    # Whatever has no section that is printed comes here, so that no comment can be missing.
    rest = [printed for position, printed in report.printed.items() if position >= end]
    if rest:
        heading = Heading(2, report.words.text("views.whole"), "whole")
        yield _Place(heading, end, WITHOUT_SECTION, sum(rest, PrintedCount()))


class _Stream:
    """The comments of a chapter in the order of the draft, read in windows that take no heed of sections."""

    def __init__(self, report: Report, which: Printed) -> None:
        self._comments = self._read(report, which)
        self._next = next(self._comments, None)

    def under(self, place: _Place) -> Iterator[PrintedComment]:
        """The comments of a place; the places have to be asked for in order."""
        while self._next is not None and self._next.section_position <= place.last:
            found, self._next = self._next, next(self._comments, None)
            yield found

    @staticmethod
    def _read(report: Report, which: Printed) -> Iterator[PrintedComment]:
        for first, last in _stretches(report, which):
            keys = report.case.read(keys_under, first, last, which, report.ranks)
            for some in windows(keys, WINDOW):
                yield from report.case.read(printed_comments, some)


def _stretches(report: Report, which: Printed) -> Iterator[tuple[int, int]]:
    """Groups of neighbouring sections with some thousand comments, which are ordered in one go."""
    first, gathered = 0, 0
    for position in sorted(report.printed):
        gathered += getattr(report.printed[position], which.value)
        if gathered >= ORDERED_AT_A_TIME:
            yield first, position
            first, gathered = position + 1, 0
    if gathered:
        yield first, WITHOUT_SECTION


def _views(report: Report, progress: Progress) -> Iterator[Block]:
    yield _chapter(report, "views")
    if not report.totals.comments:
        yield paragraph(report.words.text("views.none"))
    elif report.options.layout is Layout.CONSULTEE:
        yield paragraph(report.words.text("views.text_by_consultee"))
        yield from _views_by_consultee(report, progress)
    else:
        yield paragraph(report.words.text("views.text"))
        yield from _views_by_section(report, progress)


def _views_by_section(report: Report, progress: Progress) -> Iterator[Block]:
    header = report.words.texts("columns.views")
    cells, stream = CommentCells(report), _Stream(report, Printed.ALL)
    for places in windows(list(_places(report)), PLACES_AT_A_TIME):
        references = _references(report, places)
        for place in places:
            yield place.heading
            if place.printed.comments:
                yield Table(header, _VIEW_WIDTHS, _view_rows(cells, stream.under(place), progress))
            if place.first in references:
                yield from _reference_list(report, references[place.first])


def _view_rows(
    cells: CommentCells, comments: Iterable[PrintedComment], progress: Progress
) -> Iterator[Sequence[Cell]]:
    for comment in comments:
        yield (
            cells.sender(comment),
            cells.comment(comment),
            cells.reply(comment),
            line(comment.action) if comment.action else (),
        )
        progress.advance(1)


def _references(report: Report, places: Sequence[_Place]) -> dict[int, list[Reference]]:
    """What concerns some sections too but is printed under an earlier one, by the section's position."""
    # Only where more comments are tied to the section than are printed under it.
    keys = [
        place.section.section_id
        for place in places
        if place.section is not None and place.section.own > place.printed.comments
    ]
    return report.case.read(references_from, keys) if keys else {}


def _reference_list(report: Report, read: Sequence[Reference]) -> Iterator[Block]:
    """Where the comments stand that concern this section too but are printed under an earlier one."""
    found = [reference for reference in read if reference.source_id in report.sources]
    if not found:
        return
    headings = {each.position: (each.heading, f"section-{each.position}") for each in report.sections}
    numbers: dict[int, list[str]] = {}
    for reference in found:
        number = f"{report.sources[reference.source_id].label}.{reference.number}"
        numbers.setdefault(reference.position, []).append(number)
    yield paragraph(report.words.text("views.also"), Look.LABEL)
    yield BulletList(
        (
            Text(report.words.text("views.also_item", n=len(some), numbers=", ".join(some)) + " "),
            Text(*headings[position]),
        )
        for position, some in numbers.items()
    )


def _sources_with_comments(report: Report) -> list[bytes]:
    return [key for key, source in report.sources.items() if source.comments]


def _source_heading(report: Report, key: bytes) -> Heading:
    source = report.sources[key]
    text = report.words.text("responses.title", number=source.label, senders=source.senders)
    return Heading(2, text, f"source-{source.label}")


def _views_by_consultee(report: Report, progress: Progress) -> Iterator[Block]:
    header = report.words.texts("columns.views_by_consultee")
    cells = CommentCells(report)
    for some in windows(_sources_with_comments(report), SOURCE_WINDOW):
        comments = report.case.read(comments_of_sources, some)
        keys = [comment.id for found in comments.values() for comment in found]
        places: dict[bytes, set[bytes]] = {}
        for group in windows(keys, WINDOW):
            places |= report.case.read(sections_of, group)
        for key in some:
            yield _source_heading(report, key)
            rows = [
                (
                    cells.comment(comment, report.headings(places.get(comment.id, ())), with_number=True),
                    cells.reply(comment),
                    line(comment.action) if comment.action else (),
                )
                for comment in comments[key]
            ]
            yield Table(header, _VIEW_WIDTHS_BY_CONSULTEE, rows)
            progress.advance(len(rows))


def _unmet(report: Report) -> Iterator[Block]:
    """The views that could not be met, with the reasons: what readers of such reports look for first."""
    words = report.words
    yield _chapter(report, "unmet")
    if not any(printed.unmet for printed in report.printed.values()):
        yield paragraph(words.text("unmet.none"))
        return
    yield paragraph(words.text("unmet.text"), leads=True)
    cells, stream = CommentCells(report), _Stream(report, Printed.UNMET)
    for place in _places(report):
        if place.printed.unmet:
            yield Heading(2, place.heading.text, listed=False)
            rows = _unmet_rows(report, cells, stream.under(place))
            yield Table(words.texts("columns.unmet"), _UNMET_WIDTHS, rows)


def _unmet_rows(
    report: Report, cells: CommentCells, comments: Iterable[PrintedComment]
) -> Iterator[Sequence[Cell]]:
    missing = line(report.words.text("unmet.no_rationale"), Look.NOTE)
    for comment in comments:
        yield (
            cells.sender(comment),
            line(cells.shortened(comment)),
            line(cells.decision(comment)),
            line(comment.rationale) if comment.rationale.strip() else missing,
        )


def _changes(report: Report) -> Iterator[Block]:
    yield _chapter(report, "changes")
    if not any(printed.actions for printed in report.printed.values()):
        yield paragraph(report.words.text("changes.none"))
        return
    yield paragraph(report.words.text("changes.text"), leads=True)
    cells, stream = CommentCells(report), _Stream(report, Printed.ACTIONS)
    for place in _places(report):
        if place.printed.actions:
            yield Heading(2, place.heading.text, listed=False)
            yield BulletList(_change_items(report, cells, stream.under(place)))


def _change_items(
    report: Report, cells: CommentCells, comments: Iterable[PrintedComment]
) -> Iterator[tuple[Text, ...]]:
    for comment in comments:
        reference = cells.number(comment)
        item = report.words.text(
            "changes.item",
            action=comment.action.strip(),
            reference=reference[0].lower() + reference[1:],
            senders=report.sources[comment.source_id].senders,
        )
        yield (Text(item),)
