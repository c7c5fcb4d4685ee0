"""The headings under which comments stand, and the comments under each, read in windows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from consult.database.tables.comments import WITHOUT_SECTION
from consult.reports.blocks import Heading
from consult.reports.keys import windows
from consult.reports.options import Part
from consult.reports.queries import WINDOW, Printed, keys_under, printed_comments
from consult.reports.records import PrintedComment, PrintedCount, PrintedSection
from consult.reports.report import Report

DEEPEST_HEADING = 6
ORDERED_AT_A_TIME = 3000
WHOLE = "whole"
"""Key of the heading over comments that concern no section."""


class Told(NamedTuple):
    """A comment, and those that are answered with it and told of at the same place."""

    comment: PrintedComment
    others: tuple[PrintedComment, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A section, or what lies behind the last one: the comments that belong to none."""

    heading: Heading
    first: int
    last: int
    printed: PrintedCount
    section: PrintedSection | None = None


def section_key(position: int) -> str:
    """The key of the heading of a section."""
    return f"section-{position}"


def places(report: Report) -> Iterator[Place]:
    """Sections with comments of their own or below them, then what belongs to none."""
    end = 0
    for each in report.sections:
        position = each.position
        end = position + 1
        if each.commented or (Part.VIEWS, each.section_id) in report.introductions:
            heading = Heading(min(DEEPEST_HEADING, each.depth + 2), each.heading, section_key(position))
            printed = report.printed.get(position, PrintedCount())
            yield Place(heading, position, position, printed, each)
    # Whatever has no section that is printed comes here, so that no comment can be missing.
    rest = [printed for position, printed in report.printed.items() if position >= end]
    if any(printed.comments for printed in rest):
        heading = Heading(2, report.words.text("views.whole"), WHOLE)
        yield Place(heading, end, WITHOUT_SECTION, sum(rest, PrintedCount()))


def told_of(report: Report, keys: Sequence[bytes]) -> Iterator[Told]:
    """Comments by their keys, each with those that are told of with it."""
    others = report.together.others
    for some in windows(keys, WINDOW):
        comments = report.case.read(printed_comments, some)
        wanted = [key for comment in comments for key in others.get(comment.id, ())]
        found: dict[bytes, PrintedComment] = {}
        for group in windows(wanted, WINDOW):
            found |= {each.id: each for each in report.case.read(printed_comments, group)}
        for comment in comments:
            with_it = others.get(comment.id, ())
            yield Told(comment, tuple(found[key] for key in with_it)) if with_it else Told(comment)


class Stream:
    """The comments of a chapter in the order of the draft, read in windows that take no heed of sections."""

    def __init__(self, report: Report, which: Printed) -> None:
        self._comments = self._read(report, which)
        self._next = next(self._comments, None)

    def under(self, place: Place) -> Iterator[Told]:
        """The comments of a place; the places have to be asked for in order."""
        while self._next is not None and self._next.comment.section_position <= place.last:
            found, self._next = self._next, next(self._comments, None)
            yield found

    @staticmethod
    def _read(report: Report, which: Printed) -> Iterator[Told]:
        elsewhere = report.together.told
        for first, last in _stretches(report, which):
            keys = report.case.read(keys_under, first, last, which, report.ranks)
            if elsewhere:
                keys = [key for key in keys if key not in elsewhere]
            yield from told_of(report, keys)


def _stretches(report: Report, which: Printed) -> Iterator[tuple[int, int]]:
    """Groups of neighbouring sections with some thousand comments, which are ordered in one go."""
    first, gathered = 0, 0
    for position in sorted(report.printed):
        gathered += getattr(report.printed[position], which.value)
        if gathered >= ORDERED_AT_A_TIME:
            yield first, position
            first, gathered = position + 1, 0
    if gathered:
        yield first, WITHOUT_SECTION
