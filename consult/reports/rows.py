"""The cells that tell of one comment."""

from collections.abc import Sequence

from consult.reports.blocks import Cell, Line, Look
from consult.reports.records import PrintedComment
from consult.reports.report import Report
from consult.vocabulary import Decision

LONGEST_SHORT_QUOTE = 320
"""Characters of a comment where it is only called to mind; it stands in full elsewhere."""

_ELLIPSIS = " […]"


def number_of(report: Report, comment: PrintedComment) -> str:
    """The number of a comment: that of its response, and its own."""
    return f"{report.sources[comment.source_id].label}.{comment.number}"


def sender_cell(report: Report, comment: PrintedComment) -> Cell:
    """Who sent a comment, and its number."""
    source = report.sources[comment.source_id]
    number = report.words.text("views.comment", number=f"{source.label}.{comment.number}")
    return Line(Look.STRONG, source.senders), Line(Look.NOTE, number)


def comment_cell(
    report: Report, comment: PrintedComment, headings: Sequence[str] = (), *, with_number: bool = False
) -> Cell:
    """A comment: its summary, its text word for word, and the wording it asks for.

    Args:
        report: What is told.
        comment: The comment.
        headings: The sections it concerns, where they do not stand above it.
        with_number: Whether its number stands first.
    """
    words = report.words
    lines: list[Line] = []
    if with_number:
        lines.append(Line(Look.STRONG, words.text("views.comment", number=number_of(report, comment))))
    if headings:
        lines.append(Line(Look.NOTE, words.text("views.sections", sections="; ".join(headings))))
    if comment.summary.strip():
        lines += [Line(Look.LABEL, words.text("views.summary")), Line(Look.BODY, comment.summary)]
    lines.append(Line(Look.QUOTE, words.quoted(comment.quote)))
    if comment.proposed_wording.strip():
        lines += [
            Line(Look.LABEL, words.text("views.proposed_wording")),
            Line(Look.BODY, words.quoted(comment.proposed_wording)),
        ]
    return tuple(lines)


def decision_text(report: Report, comment: PrintedComment) -> str:
    """What was decided about a comment, or that nothing is yet."""
    if comment.decision is None:
        return report.words.text("views.undecided")
    return report.words.label(Decision(comment.decision))


def reply_cell(report: Report, comment: PrintedComment) -> Cell:
    """The decision on a comment, the reply to it and the reasons."""
    look = Look.NOTE if comment.decision is None else Look.STRONG
    lines = [Line(look, decision_text(report, comment))]
    if comment.reply.strip():
        lines.append(Line(Look.BODY, comment.reply))
    if comment.rationale.strip():
        lines.append(Line(Look.LABEL, report.words.text("views.rationale")))
        lines.append(Line(Look.BODY, comment.rationale))
    return tuple(lines)


def shortened(report: Report, comment: PrintedComment) -> str:
    """The summary of a comment, or its text, cut after a word with a mark when it is long."""
    if comment.summary.strip():
        return comment.summary
    quote = comment.quote
    if len(quote) <= LONGEST_SHORT_QUOTE:
        return report.words.quoted(quote)
    end = max(quote.rfind(space, 0, LONGEST_SHORT_QUOTE) for space in " \n")
    cut = quote[: end if end > 0 else LONGEST_SHORT_QUOTE].rstrip()
    return report.words.quoted(cut + _ELLIPSIS)
