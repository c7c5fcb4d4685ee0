"""What changes in the draft, who asked for it, what nobody asked for, and what is still to be changed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from consult.amendments.change_list import change_list
from consult.amendments.queries import accepted_without_change
from consult.amendments.records import AskedFor, Change
from consult.draft.wording import difference
from consult.reports.blocks import (
    Block,
    BulletList,
    Cell,
    Heading,
    Look,
    Paragraph,
    Table,
    Text,
    line,
    paragraph,
)
from consult.reports.content import title_page
from consult.reports.report import Report
from consult.reports.writing import Progress

_WIDTHS = (22, 50, 28)


def change_report(report: Report, progress: Progress) -> Iterator[Block]:
    """All blocks of the document.

    Args:
        report: What to tell.
        progress: Told of each change printed.
    """
    words = report.words
    yield title_page(report)
    yield Heading(1, words.text("kinds.changes"), new_page=True)
    changes = report.case.read(change_list)
    asked = [change for change in changes if not change.nobody_asked]
    if changes:
        yield paragraph(words.text("change_list.text"))
    else:
        yield paragraph(words.text("change_list.none"))
    yield from _listed(report, asked, progress)
    unasked = [change for change in changes if change.nobody_asked]
    if unasked:
        yield Heading(1, words.text("change_list.unasked_heading"))
        yield paragraph(words.text("change_list.unasked_text"))
        yield from _listed(report, unasked, progress)
    yield from _not_yet(report)


def _listed(report: Report, changes: Iterable[Change], progress: Progress) -> Iterator[Block]:
    for heading, some in groupby(changes, key=lambda change: change.heading):
        yield Heading(2, heading or report.words.text("views.whole"))
        for change in some:
            yield from _told(report, change)
            progress.advance(1)


def _told(report: Report, change: Change) -> Iterator[Block]:
    """One change: how far it has come, the wording with what differs marked, and who asked."""
    words = report.words
    what = [words.label(change.status), words.label(change.kind)]
    yield paragraph("  ·  ".join(each for each in what if each), Look.LABEL)
    pieces = difference(change.old_wording, change.new_wording)
    yield Paragraph(tuple(Text(piece.text, piece=piece.kind) for piece in pieces))
    if change.in_draft and change.in_draft not in (change.old_wording, change.new_wording):
        yield paragraph(words.text("change_list.in_draft"), Look.LABEL)
        yield paragraph(change.in_draft)
    if change.asked_for:
        yield paragraph(words.text("change_list.asked_for"), Look.LABEL)
        yield BulletList((Text(who_asked(report, each)),) for each in change.asked_for)


def who_asked(report: Report, asked: AskedFor) -> str:
    """The sender of a comment behind a change, its number and what was decided."""
    source = report.sources.get(bytes.fromhex(asked.response_id))
    if source is None:
        return report.words.text("views.comment", number=asked.number)
    number = report.words.text("views.comment", number=f"{source.label}.{asked.number}")
    facts = (source.senders, number[0].lower() + number[1:], report.words.label(asked.decision).lower())
    return ", ".join(fact for fact in facts if fact)


def _not_yet(report: Report) -> Iterator[Block]:
    """Comments that are to be met though no change says so."""
    words = report.words
    unmet = report.case.read(accepted_without_change)
    if not unmet:
        return
    yield Heading(1, words.text("change_list.not_yet_heading"))
    yield paragraph(words.text("change_list.not_yet_text"), leads=True)
    rows: Iterator[Sequence[Cell]] = (
        (
            line(who_asked(report, each.asked_for)),
            line(report.mask.shown(bytes.fromhex(each.asked_for.response_id), each.asked_for.brief)),
            line(each.action) if each.action.strip() else (),
        )
        for each in unmet
    )
    yield Table(words.texts("columns.not_yet"), _WIDTHS, rows)
