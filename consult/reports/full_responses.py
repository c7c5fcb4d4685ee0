"""Every response in full, as it came in."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from consult.database.tables import response
from consult.operation import Session
from consult.reports.annexes import source_facts
from consult.reports.blocks import Block, Contents, Heading, Look, paragraph
from consult.reports.content import title_page
from consult.reports.keys import of_window, one_of_window, raw, unpacked, windows
from consult.reports.queries import SOURCE_WINDOW
from consult.reports.records import Source
from consult.reports.report import Report
from consult.reports.writing import Progress


def full_responses(report: Report, progress: Progress) -> Iterator[Block]:
    """All blocks of the document.

    Args:
        report: What to tell.
        progress: Told of each response printed.
    """
    yield title_page(report)
    answers = [source for source in report.sources.values() if not source.is_meeting]
    headings = {source.id: _heading(report, source) for source in answers}
    yield Contents(report.words.text("contents"), tuple(headings.values()))
    for some in windows(answers, SOURCE_WINDOW):
        texts = report.case.read(texts_of, [source.id for source in some])
        for source in some:
            yield headings[source.id]
            yield paragraph(source_facts(report, source), Look.NOTE)
            lines = [text for text in texts.get(source.id, "").split("\n") if text.strip()]
            for text in lines:
                yield paragraph(report.mask.shown(source.id, text))
            if not lines:
                yield paragraph(report.words.text("responses.no_text"))
            progress.advance(1)


def _heading(report: Report, source: Source) -> Heading:
    text = report.words.text("responses.title", number=source.label, senders=source.senders)
    return Heading(1, text, f"source-{source.label}", new_page=True)


def texts_of(session: Session, keys: list[bytes]) -> dict[bytes, str]:
    """The texts of some responses, at most `SOURCE_WINDOW`."""
    columns: list[Any] = [raw(response.c.id), response.c.text]
    query = select(*columns).where(one_of_window(response.c.id, SOURCE_WINDOW))
    return dict(unpacked(session, query, of_window(keys, SOURCE_WINDOW)))
