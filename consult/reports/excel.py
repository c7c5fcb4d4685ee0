"""All comments, responses and consultees as an Excel workbook (.xlsx)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from consult.analysis.queries import coverage
from consult.case import Case
from consult.reports.keys import windows
from consult.reports.matrix import matrix
from consult.reports.options import ALWAYS, Column, ReportOptions
from consult.reports.queries import (
    SOURCE_WINDOW,
    WINDOW,
    comments_of_sources,
    sections_of,
    theme_names,
    themes_of,
)
from consult.reports.records import Consulted, PrintedComment, Source
from consult.reports.report import Report, gather
from consult.reports.rows import masked
from consult.reports.senders import consulted
from consult.reports.sheets import FONT, Continued, StreamedArchive, Styles, Value, list_sheet
from consult.reports.statistics import ACCENT, PALE
from consult.reports.writing import Progress, Stopped, cycles_kept, replacing
from consult.vocabulary import Category, CommentKind, Decision, ReplyStatus, Stance

_COMMENT_WIDTHS = (8, 28, 18, 12, 18, 28, 70, 40, 40, 20, 18, 18, 18, 55, 45, 35, 34)
_CONSULTEE_WIDTHS = (40, 22, 12, 14, 14, 12, 18, 12, 12, 34)
_RESPONSE_WIDTHS = (8, 45, 22, 12, 20, 14, 22, 50, 12, 34)
_STATISTICS_WIDTHS = (28, 14, 14, 12, 16, 12, 16, 12)


def write_excel(
    case: Case,
    target: Path,
    options: ReportOptions,
    progress: Callable[[int, int], bool] | None = None,
) -> None:
    """Write the case's comments, responses and consultees as an Excel workbook.

    Args:
        case: A snapshot of the case.
        target: Where; a file that is there is replaced when all is written.
        options: Language, date and whether private persons are masked; the rest is for Word.
        progress: Told how many of how many comments are written; when it answers False the writing
            stops and the target stays as it was.

    Raises:
        TargetRefusedError: The target cannot be written, or another program has it open.
    """
    report = gather(case, options)
    steps = Progress(report.totals.comments, progress)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _describe(workbook, report)
    styles = Styles(workbook)
    try:
        with cycles_kept(), replacing(target) as file, StreamedArchive(file, styles) as archive:
            _about(workbook, report)
            archive.stream(_comment_sheet(workbook, report), _comments(report, steps))
            for name, columns, widths, rows in (
                ("consultees", "consultee_columns", _CONSULTEE_WIDTHS, _consultees(report)),
                ("responses", "response_columns", _RESPONSE_WIDTHS, _responses(report)),
            ):
                titles = report.words.texts(f"workbook.{columns}")
                archive.stream(list_sheet(workbook, _title(report, name), titles, widths), rows)
            _statistics(workbook, report, archive)
            _coverage(workbook, report, archive)
            _matrix(workbook, report, archive)
            ExcelWriter(workbook, archive).save()
    except Stopped:
        return


def _title(report: Report, name: str) -> str:
    return report.words.text(f"workbook.{name}")


def _describe(workbook: Workbook, report: Report) -> None:
    properties = workbook.properties
    properties.title = report.title
    properties.creator = properties.lastModifiedBy = report.consultation.authority
    properties.language = report.words.locale
    properties.created = properties.modified = datetime.combine(report.options.date, time())


def _about(workbook: Workbook, report: Report) -> None:
    """When, by whom, of what: so that a sheet found later can be traced to the case it came from."""
    words = report.words
    status = "working_material" if report.is_working_material else "workbook.finished"
    facts: tuple[tuple[str, Value], ...] = (
        ("consultation", report.consultation.title),
        ("authority", report.consultation.authority),
        ("number", report.consultation.registry_number),
        ("made_on", report.options.date),
        ("made_by", report.case.author),
        ("status", words.text(status)),
        ("selection", words.text("workbook.everything")),
        ("comment_count", report.totals.comments),
        ("response_count", report.totals.responses),
        ("consultee_count", report.totals.listed),
        ("hash", report.case.history_hash()),
        ("note", words.text("workbook.continued_note")),
    )
    sheet = workbook.create_sheet(_title(report, "about"))
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = 90
    _fact(sheet, 1, 1, report.title)
    sheet["A1"].font = Font(name=FONT, bold=True, size=16, color=ACCENT)
    sheet["A1"].alignment = Alignment(wrap_text=False)
    for row, (name, value) in enumerate(facts, 2):
        _fact(sheet, row, 1, words.text(f"workbook.{name}"), bold=True)
        _fact(sheet, row, 2, value)


def _fact(sheet: Worksheet, row: int, column: int, value: Value, *, bold: bool = False) -> None:
    cell: Any = sheet.cell(row, column, value)
    if isinstance(value, str):
        # The title of a strategy may begin with a sign that Excel takes for a formula.
        cell.data_type = "s"
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
    cell.font = Font(name=FONT, size=11, bold=bold)


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _comment_sheet(workbook: Workbook, report: Report) -> Worksheet:
    titles = report.words.texts("workbook.comment_columns")
    chosen = _chosen(report)
    return list_sheet(
        workbook,
        _title(report, "comments"),
        [titles[place] for place in chosen],
        [_COMMENT_WIDTHS[place] for place in chosen],
    )


def _chosen(report: Report) -> list[int]:
    """The places of the chosen columns among all."""
    wanted = ALWAYS | set(report.options.columns)
    return [place for place, column in enumerate(Column) if column in wanted]


def _comments(report: Report, progress: Progress) -> Iterator[Sequence[Value]]:
    chosen = _chosen(report)
    every = _whole_rows(report, progress)
    if len(chosen) == len(Column):
        yield from every
    else:
        for row in every:
            yield [row[place] for place in chosen]


def _whole_rows(report: Report, progress: Progress) -> Iterator[Sequence[Value]]:
    names = report.case.read(theme_names)
    rows = _CommentRows(report)
    for some in windows(list(report.sources), SOURCE_WINDOW):
        found = report.case.read(comments_of_sources, some)
        keys = [comment.id for comments in found.values() for comment in comments]
        places: dict[bytes, set[bytes]] = {}
        themes: dict[bytes, set[bytes]] = {}
        for group in windows(keys, WINDOW):
            places |= report.case.read(sections_of, group)
            themes |= report.case.read(themes_of, group)
        for key in some:
            comments = found.get(key, ())
            rows.start(report.sources[key])
            for comment in comments:
                headings = report.headings(places.get(comment.id, ()))
                theirs = themes.get(comment.id, ())
                tags = [name for theme, name in names.items() if theme in theirs] if theirs else ()
                if report.mask.hidden:
                    comment = masked(report, comment)
                yield rows.row(comment, "; ".join(headings), ", ".join(tags))
            progress.advance(len(comments))


class _CommentRows:
    """Makes the rows of comments; what they share is looked up once."""

    def __init__(self, report: Report) -> None:
        words = report.words
        self._label = words.label
        self._again = words.around("workbook.continued", "number")
        # Codes of different sets can be equal as texts, so that each set has its own words.
        self._stances: dict[str | None, str] = {each.value: words.label(each) for each in Stance}
        self._kinds: dict[str | None, str] = {each.value: words.label(each) for each in CommentKind}
        self._decisions: dict[str | None, str] = {each.value: words.label(each) for each in Decision}

    def start(self, source: Source) -> None:
        """Say where the comments that follow come from."""
        self._number = f"{source.label}."
        senders = Continued(source.senders, source.senders)
        self._source = (
            senders,
            self._label(source.category),
            _day(source.received_on),
            source.registry_number,
        )

    def row(self, comment: PrintedComment, places: str, themes: str) -> Sequence[Value]:
        """The row of a comment."""
        number = f"{self._number}{comment.number}"
        before, after = self._again
        key = comment.id.hex()
        return (
            Continued(number, f"{before}{number}{after}"),
            *self._source,
            places,
            comment.quote,
            comment.summary,
            comment.proposed_wording,
            themes,
            self._stances.get(comment.stance),
            self._kinds[comment.kind],
            self._decisions.get(comment.decision),
            comment.reply,
            comment.rationale,
            comment.action,
            Continued(key, key),
        )


def _consultees(report: Report) -> Iterator[Sequence[Value]]:
    label = report.words.label
    for each in report.categories:
        hidden = report.private_person if each.category is Category.PRIVATE_PERSON else None
        for found in report.case.read(consulted, each.category, report.sources):
            yield (
                report.everybody or hidden or found.name,
                label(each.category),
                _day(found.sent_on),
                _day(found.due_on),
                _day(found.extended_to),
                _day(found.reminded_on[-1]) if found.reminded_on else None,
                label(_status(found, report.options.date)),
                len(found.responses),
                sum(response.comments for response in found.responses),
                found.id.hex(),
            )


def _status(consultee: Consulted, day: date) -> ReplyStatus:
    """How it stands with a consultee on the day of the export."""
    if consultee.responses:
        return ReplyStatus.ANSWERED
    if not consultee.sent_on:
        return ReplyStatus.NOT_SENT
    due = max(consultee.due_on, consultee.extended_to)
    return ReplyStatus.OVERDUE if due < day.isoformat() else ReplyStatus.WAITING


def _responses(report: Report) -> Iterator[Sequence[Value]]:
    label = report.words.label
    for source in report.sources.values():
        yield (
            source.label,
            source.senders,
            label(source.category),
            _day(source.received_on),
            source.registry_number,
            label(source.channel),
            label(source.stance),
            source.subject,
            source.comments,
            source.id.hex(),
        )


def _statistics(workbook: Workbook, report: Report, archive: StreamedArchive) -> None:
    """The numbers of each category, with a chart beside them."""
    words = report.words
    sheet = list_sheet(
        workbook,
        _title(report, "statistics"),
        words.texts("workbook.statistics_columns"),
        _STATISTICS_WIDTHS,
        filtered=False,
    )
    rows: list[Sequence[Value]] = [
        (
            words.category(each.category),
            each.listed,
            each.invited,
            each.answered,
            each.not_answered,
            each.responses,
            each.no_objection,
            each.comments,
        )
        for each in report.categories
    ]
    archive.stream(sheet, rows)
    if rows:
        sheet.add_chart(_answered_chart(sheet, report, len(rows) + 1), "J2")


def _answered_chart(sheet: Worksheet, report: Report, last: int) -> BarChart:
    chart = BarChart()
    chart.type = "bar"
    chart.title = report.words.text("held.chart_answered")
    chart.add_data(Reference(sheet, min_col=4, max_col=5, min_row=1, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    for series, colour in zip(chart.series, (ACCENT, PALE), strict=True):
        series.graphicalProperties.solidFill = colour
    chart.x_axis.scaling.orientation = "maxMin"
    # openpyxl leaves the axes out unless it is told otherwise.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines = None
    chart.legend.position = "b"
    chart.width, chart.height = 22, 4 + 1.4 * last
    return chart


def _coverage(workbook: Workbook, report: Report, archive: StreamedArchive) -> None:
    """Which categories have commented on which sections."""
    words = report.words
    table = report.case.read(coverage, ())
    from_meetings = any(category is None for _, category in table.counts)
    categories: list[Category | None] = [*table.categories, *([None] if from_meetings else [])]
    names = [words.category(each) if each else words.text("workbook.meetings") for each in categories]
    columns = (words.texts("workbook.comment_columns")[5], *names, words.text("columns.total"))
    places: list[tuple[str, str | None]] = [(each.heading, each.section_id) for each in report.sections]
    places.append((words.text("workbook.without_section"), None))
    rows: list[Sequence[Value]] = []
    for heading, section_id in places:
        counts = [table.count(section_id, category) for category in categories]
        rows.append((heading, *counts, sum(counts)))
    widths = (48, *[16] * (len(columns) - 1))
    archive.stream(list_sheet(workbook, _title(report, "coverage"), columns, widths, filtered=False), rows)


def _matrix(workbook: Workbook, report: Report, archive: StreamedArchive) -> None:
    """Each consultee's stances on each section."""
    made = matrix(report)
    archive.stream(list_sheet(workbook, _title(report, "matrix"), made.columns, made.widths), made.rows)
