"""The main part of the samrådsredogörelse: every comment with the position taken on it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from consult.reports.blocks import Block, BulletList, Cell, Heading, Line, Look, Table, Text, line, paragraph
from consult.reports.keys import windows
from consult.reports.options import Form, Layout, Part
from consult.reports.places import WHOLE, Place, Stream, Told, places, section_key, told_of
from consult.reports.queries import (
    SOURCE_WINDOW,
    WINDOW,
    Printed,
    comments_of_sources,
    keys_by_theme,
    references_from,
    sections_of,
    theme_names,
)
from consult.reports.records import PrintedComment, Reference
from consult.reports.report import Report
from consult.reports.rows import CommentCells
from consult.reports.writing import Progress
from consult.reports.written import introduction

PLACES_AT_A_TIME = 20

_WIDTHS = (17, 35, 30, 18)
_WIDTHS_BY_CONSULTEE = (44, 34, 22)


def view_headings(report: Report) -> Iterator[Heading]:
    """The headings below that of the main part; the same objects stand there."""
    if report.options.layout is Layout.CONSULTEE:
        yield from (_source_heading(report, key) for key in _sources_with_comments(report))
    elif report.options.layout is Layout.THEME:
        yield from (heading for heading, _ in _themes(report))
    else:
        yield from (place.heading for place in places(report))


def views(report: Report, progress: Progress) -> Iterator[Block]:
    """All comments in the chosen order."""
    if not report.totals.comments:
        yield paragraph(report.words.text("views.none"))
        return
    layout = report.options.layout
    yield paragraph(report.words.text(f"views.text_by_{layout.value}"))
    orders = {
        Layout.SECTION: _by_section,
        Layout.CONSULTEE: _by_consultee,
        Layout.THEME: _by_theme,
    }
    yield from orders[layout](report, progress)


def _by_section(report: Report, progress: Progress) -> Iterator[Block]:
    cells, stream = CommentCells(report), Stream(report, Printed.ALL)
    for some in windows(list(places(report)), PLACES_AT_A_TIME):
        references = _references(report, some)
        for place in some:
            yield place.heading
            if place.section is not None:
                yield from introduction(report, Part.VIEWS, place.section.section_id)
            if place.printed.comments:
                yield from _told(report, cells, stream.under(place), progress)
            if place.first in references:
                yield from _reference_list(report, place, references[place.first])


def _told(report: Report, cells: CommentCells, told: Iterable[Told], progress: Progress) -> Iterator[Block]:
    """Comments with their replies, as a table or as running text."""
    if report.options.form is Form.TEXT:
        for comment, others in told:
            yield from _as_text(cells, cells.sender(comment, others), cells.texts(comment, others), comment)
            progress.advance(1 + len(others))
    else:
        header = report.words.texts("columns.views")
        yield Table(header, _WIDTHS, _rows(cells, told, progress))


def _rows(cells: CommentCells, told: Iterable[Told], progress: Progress) -> Iterator[Sequence[Cell]]:
    for comment, others in told:
        yield (
            cells.sender(comment, others),
            cells.texts(comment, others),
            cells.reply(comment),
            line(comment.action) if comment.action else (),
        )
        progress.advance(1 + len(others))


def _as_text(cells: CommentCells, sender: Cell, texts: Cell, comment: PrintedComment) -> Iterator[Block]:
    """One comment in paragraphs: who, what, and the answer below."""
    pairs = list(zip(sender[::2], sender[1::2], strict=True))
    if pairs:
        names = "; ".join(f"{name.text} ({number.text})" for name, number in pairs)
        yield paragraph(names, Look.STRONG)
    for each in texts:
        yield _paragraph(each)
    for each in cells.reply(comment):
        yield _paragraph(each)
    if comment.action:
        yield paragraph(cells.action_label, Look.LABEL)
        yield paragraph(comment.action)


def _paragraph(each: Line) -> Block:
    """A line of a cell as a paragraph; the decision is strong within its line, not a title."""
    if each.look is Look.STRONG:
        return paragraph(each.text, Look.LABEL)
    return paragraph(each.text, each.look)


def _references(report: Report, some: Sequence[Place]) -> dict[int, list[Reference]]:
    """What concerns some sections too but is printed under an earlier one, by the section's position."""
    # Only where more comments are tied to the section than are printed under it.
    keys = [
        place.section.section_id
        for place in some
        if place.section is not None and place.section.own > place.printed.comments
    ]
    found = report.case.read(references_from, keys) if keys else {}
    for place in some:
        moved = report.together.elsewhere.get(place.first, ())
        if moved:
            found.setdefault(place.first, []).extend(moved)
    return found


def _reference_list(report: Report, place: Place, read: Sequence[Reference]) -> Iterator[Block]:
    """Where the comments stand that concern this section too but are printed elsewhere."""
    headings = {each.position: (each.heading, section_key(each.position)) for each in report.sections}
    whole = (report.words.text("views.whole"), WHOLE)
    numbers: dict[int, list[str]] = {}
    for source_id, number, position in read:
        there = report.together.places.get((source_id, number), position)
        if source_id in report.sources and there != place.first:
            label = f"{report.sources[source_id].label}.{number}"
            if label not in numbers.setdefault(there, []):
                numbers[there].append(label)
    if not numbers:
        return
    yield paragraph(report.words.text("views.also"), Look.LABEL)
    yield BulletList(
        (
            Text(report.words.text("views.also_item", n=len(some), numbers=", ".join(some)) + " "),
            Text(*headings.get(position, whole)),
        )
        for position, some in numbers.items()
    )


def _sources_with_comments(report: Report) -> list[bytes]:
    return [key for key, source in report.sources.items() if source.comments]


def _source_heading(report: Report, key: bytes) -> Heading:
    source = report.sources[key]
    text = report.words.text("responses.title", number=source.label, senders=source.senders)
    return Heading(2, text, f"source-{source.label}")


def _by_consultee(report: Report, progress: Progress) -> Iterator[Block]:
    cells = CommentCells(report)
    for some in windows(_sources_with_comments(report), SOURCE_WINDOW):
        comments = report.case.read(comments_of_sources, some)
        keys = [comment.id for found in comments.values() for comment in found]
        sections: dict[bytes, set[bytes]] = {}
        for group in windows(keys, WINDOW):
            sections |= report.case.read(sections_of, group)
        for key in some:
            yield _source_heading(report, key)
            texts = [
                cells.comment(comment, report.headings(sections.get(comment.id, ())), with_number=True)
                for comment in comments[key]
            ]
            yield from _of_consultee(report, cells, comments[key], texts)
            progress.advance(len(texts))


def _of_consultee(
    report: Report, cells: CommentCells, comments: Sequence[PrintedComment], texts: Sequence[Cell]
) -> Iterator[Block]:
    if report.options.form is Form.TEXT:
        for comment, text in zip(comments, texts, strict=True):
            yield from _as_text(cells, (), text, comment)
        return
    rows = [
        (text, cells.reply(comment), line(comment.action) if comment.action else ())
        for comment, text in zip(comments, texts, strict=True)
    ]
    yield Table(report.words.texts("columns.views_by_consultee"), _WIDTHS_BY_CONSULTEE, rows)


def _themes(report: Report) -> list[tuple[Heading, list[bytes]]]:
    """Each theme's heading with its comments; what has no theme comes last."""
    names = list(report.case.read(theme_names).values())
    names.append(report.words.text("views.without_theme"))
    pairs = report.case.read(keys_by_theme, report.ranks)
    told = report.together.told
    return [
        (
            Heading(2, names[rank], f"theme-{rank if rank >= 0 else len(names)}"),
            [key for _, key in found if key not in told],
        )
        for rank, found in groupby(pairs, key=lambda pair: pair[0])
    ]


def _by_theme(report: Report, progress: Progress) -> Iterator[Block]:
    cells = CommentCells(report)
    for heading, keys in _themes(report):
        yield heading
        if keys:
            yield from _told(report, cells, told_of(report, keys), progress)
        else:
            yield paragraph(report.words.text("views.told_elsewhere"))
