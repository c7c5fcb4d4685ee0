"""The annexes: all who were consulted, and every comment in full."""

from collections.abc import Iterator, Sequence

from consult.reports.blocks import Block, Cell, Heading, Look, QuotedComment, Table, line, paragraph
from consult.reports.keys import windows
from consult.reports.options import Part
from consult.reports.queries import SOURCE_WINDOW, quotes_of_sources
from consult.reports.records import Consulted, Source
from consult.reports.report import Report
from consult.reports.senders import consulted
from consult.reports.writing import Progress
from consult.vocabulary import Category, Channel, Stance

_CONSULTEE_WIDTHS = (40, 18, 21, 21)


def consultees_annex(report: Report) -> Iterator[Block]:
    """All who were consulted."""
    words = report.words
    yield paragraph(words.text("consultees.text"))
    for each in report.categories:
        found = report.case.read(consulted, each.category, report.sources)
        if found:
            key = consultees_key(report, each.category)
            yield Heading(2, words.category(each.category), key, listed=False)
            masked = report.private_person if each.category is Category.PRIVATE_PERSON else None
            rows = (_consultee_row(report, one, masked) for one in found)
            yield Table(words.texts("columns.consultees"), _CONSULTEE_WIDTHS, rows)


def consultees_key(report: Report, category: Category) -> str:
    """The key of the heading over a category's consultees; empty when they are not listed."""
    return f"consultees-{category.value}" if Part.CONSULTEES in report.options.parts else ""


def _consultee_row(report: Report, consultee: Consulted, masked: str | None) -> Sequence[Cell]:
    words = report.words
    due = words.date(consultee.due_on) or words.text("consultees.none")
    if consultee.extended_to:
        due = words.text("consultees.extended", date=words.date(consultee.extended_to))
    sent = words.date(consultee.sent_on) or words.text("consultees.not_sent")
    return line(masked or consultee.name), line(sent), line(due), line(_answer(report, consultee))


def _answer(report: Report, consultee: Consulted) -> str:
    words = report.words
    if report.options.mask_senders:
        # Who answered when would tell whose the responses are.
        return words.text("consultees.none")
    if not consultee.responses:
        return words.text("consultees.not_answered" if consultee.sent_on else "consultees.none")
    latest = consultee.responses[-1]
    names: dict[Stance | None, str] = {Stance.NO_OBJECTION: "no_objection", Stance.DECLINED: "declined"}
    name = names.get(latest.stance, "answered")
    return words.text(f"consultees.{name}", date=words.date(latest.received_on))


def comments_annex(report: Report, progress: Progress) -> Iterator[Block]:
    """Every comment, in the order in which the responses came in."""
    words = report.words
    yield paragraph(words.text("comments.text"))
    for some in windows(list(report.sources), SOURCE_WINDOW):
        quotes = report.case.read(quotes_of_sources, some)
        for key in some:
            source = report.sources[key]
            title = words.text("responses.title", number=source.label, senders=source.senders)
            yield Heading(2, title, listed=False)
            yield paragraph(source_facts(report, source), Look.NOTE)
            found = quotes.get(key, [])
            for number, text in found:
                yield QuotedComment(f"{source.label}.{number}", words.quoted(report.mask.shown(key, text)))
            if not found:
                yield paragraph(words.text("responses.unread" if source.unread else "responses.none"))
            progress.advance(len(found))


def source_facts(report: Report, source: Source) -> str:
    """When it came in, its number and its stance, in one line."""
    words = report.words
    name = (
        "responses.held"
        if source.channel is Channel.MEETING and source.category is None
        else "responses.received"
    )
    number = words.text("registry_number", number=source.registry_number) if source.registry_number else ""
    facts = (words.text(name, date=words.date(source.received_on)), number, words.label(source.stance))
    return "  ·  ".join(fact for fact in facts if fact)
