"""Every response in full, as it came in."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import select

from consult.database.tables import response
from consult.operation import Session
from consult.reports.annexes import source_facts
from consult.reports.blocks import Block, BulletList, Contents, Heading, Look, Text, paragraph
from consult.reports.content import title_page
from consult.reports.keys import of_window, one_of_window, raw, unpacked, windows
from consult.reports.queries import SOURCE_WINDOW
from consult.reports.records import Source
from consult.reports.report import Report
from consult.reports.writing import Progress

_ITEM = re.compile(r"\s*[-–•·*]\s+(?=\S)")


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
            text = report.mask.shown(source.id, texts.get(source.id, ""))
            if text.strip():
                yield from _lines(text)
            else:
                yield paragraph(report.words.text("responses.no_text"))
            progress.advance(1)


def _lines(text: str) -> Iterator[Block]:
    """A paragraph for each line; lines with a sign before them are a real list, which readers can skip."""
    lines = [line for line in text.split("\n") if line.strip()]
    for is_list, some in groupby(lines, key=lambda line: _ITEM.match(line) is not None):
        if is_list:
            yield BulletList([(Text(_ITEM.sub("", line, count=1)),) for line in some])
        else:
            yield from (paragraph(line) for line in some)


def _heading(report: Report, source: Source) -> Heading:
    text = report.words.text("responses.title", number=source.label, senders=source.senders)
    return Heading(1, text, f"source-{source.label}", new_page=True)


def texts_of(session: Session, keys: list[bytes]) -> dict[bytes, str]:
    """The texts of some responses, at most `SOURCE_WINDOW`."""
    columns: list[Any] = [raw(response.c.id), response.c.text]
    query = select(*columns).where(one_of_window(response.c.id, SOURCE_WINDOW))
    return dict(unpacked(session, query, of_window(keys, SOURCE_WINDOW)))
