"""What stands behind the figures: comments by decision, responses by stance, each by its number."""

from collections.abc import Iterator

from consult.reports.blocks import Block, Heading, Look, paragraph
from consult.reports.options import Part
from consult.reports.queries import numbers_by_decision
from consult.reports.report import Report
from consult.vocabulary import Decision, Stance


def decision_key(report: Report, decision: Decision | None) -> str:
    """The key of the heading over the comments of a decision; empty when the index is not printed."""
    return _key(report, "decision", decision)


def stance_key(report: Report, stance: Stance | None) -> str:
    """The key of the heading over the responses of a stance; empty when the index is not printed."""
    return _key(report, "stance", stance)


def _key(report: Report, kind: str, code: Decision | Stance | None) -> str:
    return f"figure-{kind}-{code or 'none'}" if Part.INDEX in report.options.parts else ""


def index(report: Report) -> Iterator[Block]:
    """The lists behind the tables of figures."""
    words = report.words
    sources = list(report.sources.values())
    order = {source.id: place for place, source in enumerate(sources)}
    yield paragraph(words.text("index.text"))
    if report.decisions:
        yield Heading(2, words.text("index.decisions"), listed=False)
    for each in report.decisions:
        name = words.label(each.decision) or words.text("columns.undecided")
        key = decision_key(report, each.decision)
        yield Heading(3, _counted(report, name, each.comments), key, listed=False)
        numbers = report.case.read(numbers_by_decision, each.decision)
        places = sorted((order[key], number) for key, number in numbers if key in order)
        yield paragraph(", ".join(f"{sources[place].label}.{number}" for place, number in places))
    yield from _stances(report)


def _stances(report: Report) -> Iterator[Block]:
    words = report.words
    answers = [source for source in report.sources.values() if not source.is_meeting]
    if answers:
        yield Heading(2, words.text("index.stances"), listed=False)
    every: list[Stance | None] = [*Stance, None]
    for stance in every:
        found = [source for source in answers if source.stance == stance]
        if found:
            name = words.label(stance) or words.text("columns.no_stance")
            yield Heading(3, _counted(report, name, len(found)), stance_key(report, stance), listed=False)
            told = (
                words.text("responses.title", number=source.label, senders=source.senders) for source in found
            )
            yield paragraph("; ".join(told), Look.BODY)


def _counted(report: Report, name: str, count: int) -> str:
    return report.words.text("index.counted", what=name, number=report.words.number(count))
