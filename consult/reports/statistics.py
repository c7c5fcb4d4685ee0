"""How the consultation was held, and its numbers as tables and charts."""

from collections import Counter
from collections.abc import Iterator, Sequence

from consult.reports.annexes import consultees_key
from consult.reports.blocks import (
    BarChart,
    Block,
    Cell,
    Heading,
    Look,
    Series,
    Table,
    line,
    paragraph,
)
from consult.reports.index import decision_key, stance_key
from consult.reports.report import Report
from consult.vocabulary import Category, Stance

ACCENT = "0B5C6B"
PALE = "C3D3D6"


def held(report: Report) -> Iterator[Block]:
    """Who was consulted when, under which law, and how much came in."""
    words, found = report.words, report.consultation
    who = "held.who" if found.authority else "held.who_without"
    about = [words.text(who, authority=found.authority, title=found.title)]
    opens, closes = report.round.opens_on, report.round.closes_on
    if opens and closes:
        about.append(words.text("held.dates", opens=words.date(opens), closes=words.date(closes)))
    elif closes:
        about.append(words.text("held.closes", closes=words.date(closes)))
    yield paragraph(" ".join(about))
    yield paragraph(words.text("held.law"))
    numbers = [
        words.text(
            "held.numbers",
            consultees=words.text("counted.consultees", n=report.totals.invited),
            responses=words.text("counted.responses", n=report.totals.responses),
            comments=words.text("counted.comments", n=report.totals.comments),
        )
    ]
    uninvited = sum(each.uninvited for each in report.categories)
    if uninvited:
        numbers.append(words.text("counted.uninvited", n=uninvited))
    yield paragraph(" ".join(numbers))
    yield paragraph(words.text("held.reading"))


def statistics(report: Report) -> Iterator[Block]:
    """The numbers of those who answered, of their stances, and of the decisions."""
    words = report.words
    if report.categories:
        yield Heading(2, words.text("held.answered_heading"), listed=False)
        yield paragraph(words.text("held.answered_text"), leads=True)
        yield answered_chart(report)
        header = words.texts("columns.answered")
        yield Table(
            header, (32, 14, 13, 14, 13, 14), _answered_rows(report), frozenset(range(1, 6)), together=True
        )
    if not all(source.is_meeting for source in report.sources.values()):
        yield Heading(2, words.text("held.stance_heading"), listed=False)
        yield paragraph(words.text("held.stance_text"), leads=True)
        yield _stance_table(report)
    if report.totals.comments:
        yield Heading(2, words.text("held.decision_heading"), listed=False)
        yield paragraph(words.text("held.decision_text"), leads=True)
        yield decision_chart(report)
        yield Table(
            words.texts("columns.decisions"),
            (60, 20, 20),
            _decision_rows(report),
            frozenset({1, 2}),
            together=True,
        )


def answered_chart(report: Report) -> BarChart:
    """How many consultees have and have not answered, by category."""
    words = report.words
    shown = [each for each in report.categories if each.answered or each.not_answered]
    values = "; ".join(
        words.text(
            "held.chart_answered_value",
            category=words.category(each.category),
            answered=words.number(each.answered),
            missing=words.number(each.not_answered),
        )
        for each in shown
    )
    return BarChart(
        words.text("held.chart_answered"),
        words.text("held.chart_answered_alt", values=values),
        tuple(words.category(each.category) for each in shown),
        (
            Series(words.text("held.has_answered"), tuple(each.answered for each in shown), ACCENT),
            Series(words.text("held.has_not_answered"), tuple(each.not_answered for each in shown), PALE),
        ),
    )


def decision_chart(report: Report) -> BarChart:
    """How many comments have each decision."""
    words = report.words
    names = tuple(words.label(each.decision) or words.text("columns.undecided") for each in report.decisions)
    numbers = tuple(each.comments for each in report.decisions)
    values = "; ".join(
        words.text("held.chart_decisions_value", decision=name, number=words.number(number))
        for name, number in zip(names, numbers, strict=True)
    )
    return BarChart(
        words.text("held.chart_decisions"),
        words.text("held.chart_decisions_alt", values=values),
        names,
        (Series(words.text("columns.total"), numbers, ACCENT),),
    )


def _numbers(
    report: Report, name: Cell, values: Sequence[int], targets: Sequence[str] = ()
) -> Sequence[Cell]:
    """A row of figures; each that is not zero leads to the list behind it, where that is printed."""
    leads = targets or [""] * len(values)
    cells = (
        line(report.words.number(value), Look.NUMBER, target if value else "")
        for value, target in zip(values, leads, strict=True)
    )
    return (name, *cells)


def _answered_rows(report: Report) -> Iterator[Sequence[Cell]]:
    rows = [
        (each.invited, each.answered, each.not_answered, each.no_objection, each.comments)
        for each in report.categories
    ]
    for each, row in zip(report.categories, rows, strict=True):
        key = consultees_key(report, each.category)
        yield _numbers(report, line(report.words.category(each.category)), row, [key] * 4 + [""])
    total = line(report.words.text("columns.total"), Look.STRONG)
    yield _numbers(report, total, [sum(column) for column in zip(*rows, strict=True)])


def _stances(report: Report) -> Counter[tuple[Category, Stance | None]]:
    """How many responses have each stance, by category of the first sender."""
    return Counter(
        (source.category or Category.OTHER, source.stance)
        for source in report.sources.values()
        if not source.is_meeting
    )


def _stance_table(report: Report) -> Table:
    words = report.words
    counts = _stances(report)
    every: list[Stance | None] = [*Stance, None]
    stances = [stance for stance in every if any(stance == found for _, found in counts)]
    categories = [each for each in Category if any(each is category for category, _ in counts)]
    header = (
        words.text("columns.stance"),
        *(words.label(stance) or words.text("columns.no_stance") for stance in stances),
    )
    rows = [
        _numbers(
            report,
            line(words.category(category)),
            [counts[category, stance] for stance in stances],
            [stance_key(report, stance) for stance in stances],
        )
        for category in categories
    ]
    widths = (30, *[70 // len(stances)] * len(stances))
    return Table(header, widths, rows, frozenset(range(1, len(header))), together=True)


def _decision_rows(report: Report) -> Iterator[Sequence[Cell]]:
    words, total = report.words, report.totals.comments
    for each in report.decisions:
        name = words.label(each.decision) or words.text("columns.undecided")
        share = line(words.share(each.comments, total), Look.NUMBER)
        yield (*_numbers(report, line(name), [each.comments], [decision_key(report, each.decision)]), share)
