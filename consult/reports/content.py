"""The samrådsredogörelse as a stream of blocks, in the order in which it is read.

What it holds follows the practice for plans (Boverket's guidance on samrådsredogörelse): how the
consultation was held, the views with the position taken on each, those that could not be met and
why, what changed, and all views in full as an annex.
"""

from collections.abc import Iterable, Iterator, Sequence

from consult.reports.annexes import comments_annex, consultees_annex
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
from consult.reports.index import index
from consult.reports.options import ANNEXES, Part
from consult.reports.places import Stream, Told, places
from consult.reports.queries import Printed
from consult.reports.report import Report
from consult.reports.rows import CommentCells
from consult.reports.statistics import held, statistics
from consult.reports.views import view_headings, views
from consult.reports.writing import Progress
from consult.reports.written import introduction

_ON_NEW_PAGE = frozenset({Part.SUMMARY, Part.HELD, Part.VIEWS, *ANNEXES})
_UNMET_WIDTHS = (17, 36, 15, 32)


def content(report: Report, progress: Progress) -> Iterator[Block]:
    """All blocks of the report.

    Args:
        report: What to tell.
        progress: Told of each comment printed.
    """
    yield title_page(report)
    yield Contents(report.words.text("contents"), tuple(_headings(report)))
    for part in _parts(report):
        yield _chapter(report, part)
        yield from introduction(report, part)
        yield from _of_part(report, part, progress)
    yield paragraph(report.words.text("held.hash", hash=report.history_hash), Look.FINE)


def _of_part(report: Report, part: Part, progress: Progress) -> Iterator[Block]:
    match part:
        case Part.SUMMARY:
            # It is what somebody has written before it, and nothing else.
            return
        case Part.HELD:
            yield from held(report)
        case Part.STATISTICS:
            yield from statistics(report)
        case Part.VIEWS:
            yield from views(report, progress)
        case Part.UNMET:
            yield from _unmet(report)
        case Part.CHANGES:
            yield from _changes(report)
        case Part.CONSULTEES:
            yield from consultees_annex(report)
        case Part.COMMENTS:
            yield from comments_annex(report, progress)
        case Part.INDEX:
            yield from index(report)


def title_page(report: Report) -> TitlePage:
    """The first page of any of the documents."""
    number = report.consultation.registry_number
    facts = (report.words.text("registry_number", number=number),) if number else ()
    date = report.words.date(report.options.date)
    return TitlePage(report.consultation.authority, report.consultation.title, report.name, (*facts, date))


def steps(report: Report) -> int:
    """How many comments are printed in full, as `Progress` counts them."""
    printed = sum(part in report.options.parts for part in (Part.VIEWS, Part.COMMENTS))
    return report.totals.comments * printed


def _parts(report: Report) -> Iterator[Part]:
    """The chosen parts; a summary is one only when somebody has written it."""
    for part in report.options.parts:
        if part is not Part.SUMMARY or (part, None) in report.introductions:
            yield part


def _chapter(report: Report, part: Part) -> Heading:
    text = report.words.text(f"{part.value}.heading")
    annexes = [each for each in report.options.parts if each in ANNEXES]
    if part in annexes:
        text = report.words.text("annex", number=annexes.index(part) + 1, title=text)
    return Heading(1, text, part.value, new_page=part in _ON_NEW_PAGE)


def _headings(report: Report) -> Iterator[Heading]:
    """The headings that the contents name; the same stand above the chapters."""
    for part in _parts(report):
        yield _chapter(report, part)
        if part is Part.VIEWS:
            yield from view_headings(report)


def _unmet(report: Report) -> Iterator[Block]:
    """The views that could not be met, with the reasons: what readers of such reports look for first."""
    words = report.words
    if not any(printed.unmet for printed in report.printed.values()):
        yield paragraph(words.text("unmet.none"))
        return
    yield paragraph(words.text("unmet.text"), leads=True)
    cells, stream = CommentCells(report), Stream(report, Printed.UNMET)
    for place in places(report):
        if place.printed.unmet:
            yield Heading(2, place.heading.text, listed=False)
            rows = _unmet_rows(report, cells, stream.under(place))
            yield Table(words.texts("columns.unmet"), _UNMET_WIDTHS, rows)


def _unmet_rows(report: Report, cells: CommentCells, told: Iterable[Told]) -> Iterator[Sequence[Cell]]:
    missing = line(report.words.text("unmet.no_rationale"), Look.NOTE)
    for comment, others in told:
        yield (
            cells.sender(comment, others),
            line(cells.shortened(comment)),
            line(cells.decision(comment)),
            line(comment.rationale) if comment.rationale.strip() else missing,
        )


def _changes(report: Report) -> Iterator[Block]:
    if not any(printed.actions for printed in report.printed.values()):
        yield paragraph(report.words.text("changes.none"))
        return
    yield paragraph(report.words.text("changes.text"), leads=True)
    cells, stream = CommentCells(report), Stream(report, Printed.ACTIONS)
    for place in places(report):
        if place.printed.actions:
            yield Heading(2, place.heading.text, listed=False)
            yield BulletList(_change_items(report, cells, stream.under(place)))


def _change_items(report: Report, cells: CommentCells, told: Iterable[Told]) -> Iterator[tuple[Text, ...]]:
    for comment, others in told:
        senders = "; ".join(
            report.words.text(
                "changes.sender",
                reference=cells.number(each)[0].lower() + cells.number(each)[1:],
                senders=report.sources[each.source_id].senders,
            )
            for each in (comment, *others)
        )
        yield (Text(report.words.text("changes.item", action=comment.action.strip(), senders=senders)),)
