"""The cells that tell of one comment."""

from collections.abc import Sequence

from consult.reports.blocks import Cell, Line, Look
from consult.reports.records import PrintedComment
from consult.reports.report import Report
from consult.vocabulary import Decision

LONGEST_SHORT_QUOTE = 320
"""Characters of a comment where it is only called to mind; it stands in full elsewhere."""

_ELLIPSIS = " […]"


def masked(report: Report, comment: PrintedComment) -> PrintedComment:
    """A comment as it may be printed."""
    key, mask = comment.source_id, report.mask
    if key not in mask.hidden:
        return comment
    return comment._replace(
        quote=mask.shown(key, comment.quote),
        summary=mask.shown(key, comment.summary),
        proposed_wording=mask.shown(key, comment.proposed_wording),
    )


class CommentCells:
    """Makes the cells of comments; the words that recur in each row are looked up once."""

    def __init__(self, report: Report) -> None:
        words = report.words
        self._sources = report.sources
        self._report = report
        self._quoted = words.quoted
        self._before_number, self._after_number = words.around("views.comment", "number")
        self._before_sections, self._after_sections = words.around("views.sections", "sections")
        self._summary, self._proposed_wording, self._rationale = (
            Line(Look.LABEL, words.text(f"views.{name}"))
            for name in ("summary", "proposed_wording", "rationale")
        )
        self._decisions = {decision.value: words.label(decision) for decision in Decision}
        self._decided = {code: Line(Look.STRONG, label) for code, label in self._decisions.items()}
        self._undecided = words.text("views.undecided")
        self.action_label = words.text("views.action")
        self._not_decided = Line(Look.NOTE, self._undecided)

    def number(self, comment: PrintedComment) -> str:
        """A comment by its number: that of its response, and its own."""
        label = self._sources[comment.source_id].label
        return f"{self._before_number}{label}.{comment.number}{self._after_number}"

    def sender(self, comment: PrintedComment, others: Sequence[PrintedComment] = ()) -> Cell:
        """Who sent a comment, and its number; below, the same of those that are answered with it."""
        source = self._sources[comment.source_id]
        number = f"{self._before_number}{source.label}.{comment.number}{self._after_number}"
        cell = Line(Look.STRONG, source.senders), Line(Look.NOTE, number)
        return cell + tuple(line for other in others for line in self.sender(other)) if others else cell

    def texts(self, comment: PrintedComment, others: Sequence[PrintedComment]) -> Cell:
        """A comment and those that are answered with it, each text once, below the numbers of its senders."""
        if not others:
            return self.comment(comment)
        same: dict[tuple[str, ...], list[PrintedComment]] = {}
        for each in (comment, *others):
            shown = masked(self._report, each)
            text = (shown.quote, shown.summary.strip(), shown.proposed_wording.strip())
            same.setdefault(text, []).append(each)
        lines: list[Line] = []
        for told in same.values():
            if len(same) > 1:
                lines.append(Line(Look.NOTE, ", ".join(map(self.number, told))))
            lines += self.comment(told[0])
        return tuple(lines)

    def comment(
        self, comment: PrintedComment, headings: Sequence[str] = (), *, with_number: bool = False
    ) -> Cell:
        """A comment: its summary, its text word for word, and the wording it asks for.

        Args:
            comment: The comment.
            headings: The sections it concerns, where they do not stand above it.
            with_number: Whether its number stands first.
        """
        lines: list[Line] = []
        comment = masked(self._report, comment)
        if with_number:
            lines.append(Line(Look.STRONG, self.number(comment)))
        if headings:
            sections = "; ".join(headings)
            lines.append(Line(Look.NOTE, f"{self._before_sections}{sections}{self._after_sections}"))
        if comment.summary.strip():
            lines += (self._summary, Line(Look.BODY, comment.summary))
        lines.append(Line(Look.QUOTE, self._quoted(comment.quote)))
        if comment.proposed_wording.strip():
            lines += (self._proposed_wording, Line(Look.BODY, self._quoted(comment.proposed_wording)))
        return tuple(lines)

    def decision(self, comment: PrintedComment) -> str:
        """What was decided about a comment, or that nothing is yet."""
        return self._undecided if comment.decision is None else self._decisions[comment.decision]

    def reply(self, comment: PrintedComment) -> Cell:
        """The decision on a comment, the reply to it and the reasons."""
        lines = [self._not_decided if comment.decision is None else self._decided[comment.decision]]
        if comment.reply.strip():
            lines.append(Line(Look.BODY, comment.reply))
        if comment.rationale.strip():
            lines += (self._rationale, Line(Look.BODY, comment.rationale))
        return tuple(lines)

    def shortened(self, comment: PrintedComment) -> str:
        """The summary of a comment, or its text, cut after a word with a mark when it is long."""
        comment = masked(self._report, comment)
        if comment.summary.strip():
            return comment.summary
        quote = comment.quote
        if len(quote) <= LONGEST_SHORT_QUOTE:
            return self._quoted(quote)
        end = max(quote.rfind(space, 0, LONGEST_SHORT_QUOTE) for space in " \n")
        cut = quote[: end if end > 0 else LONGEST_SHORT_QUOTE].rstrip()
        return self._quoted(cut + _ELLIPSIS)
