"""Each kind of document as a stream of blocks; for the draft's own file only to look at."""

from collections.abc import Callable, Iterator, Mapping

from consult.errors import InvalidValueError
from consult.reports.blocks import Block
from consult.reports.change_report import change_report
from consult.reports.content import content, steps
from consult.reports.draft_preview import draft_preview
from consult.reports.full_responses import full_responses
from consult.reports.letters import Answers, letter_blocks, letters
from consult.reports.options import Kind
from consult.reports.report import Report
from consult.reports.writing import Progress


def blocks(report: Report, progress: Progress) -> Iterator[Block]:
    """All blocks of the document that the report's options ask for.

    Raises:
        InvalidValueError: There is nobody to write a letter to.
    """
    return _STREAMS[report.options.kind](report, progress)


def length(report: Report) -> int:
    """How many steps `Progress` will count."""
    return {
        Kind.REPORT: steps(report),
        Kind.RESPONSES: report.totals.responses,
    }.get(report.options.kind, 0)


def _letters(report: Report, progress: Progress) -> Iterator[Block]:
    """All letters one after the other, each on a page of its own."""
    found = letters(report)
    if not found:
        raise InvalidValueError("recipients", "nobody")
    answers = Answers(report, found)
    for number, letter in enumerate(found):
        yield from letter_blocks(report, letter, answers, new_page=number > 0)
        progress.advance(1)


_STREAMS: Mapping[Kind, Callable[[Report, Progress], Iterator[Block]]] = {
    Kind.REPORT: content,
    Kind.RESPONSES: full_responses,
    Kind.CHANGES: change_report,
    Kind.FEEDBACK: _letters,
    Kind.INVITATION: _letters,
    Kind.REMINDER: _letters,
    Kind.COMMENTED_DRAFT: draft_preview,
    Kind.AMENDED_DRAFT: draft_preview,
}
