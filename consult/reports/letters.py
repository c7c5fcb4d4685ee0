"""Letters to those consulted: the cover letter, the reminder, and the answer to what they sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from consult.consultees.queries import consultee_rows, not_answered
from consult.consultees.records import Consultee, ConsulteeRow
from consult.database.tables import response_consultee
from consult.operation import Session
from consult.placeholders import filled
from consult.reports.blocks import Block, Cell, Heading, Look, Table, line, paragraph
from consult.reports.keys import raw, unpacked, windows
from consult.reports.options import Kind
from consult.reports.queries import SOURCE_WINDOW, WINDOW, comments_of_sources, sections_of
from consult.reports.records import PrintedComment
from consult.reports.report import Report
from consult.reports.rows import CommentCells
from consult.reports.settings import saved_letter
from consult.reports.written import values, written
from consult.vocabulary import ReplyStatus

_WIDTHS = (44, 36, 20)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one consultee; `text` is its words with their simple formatting."""

    to: Consultee
    subject: str
    text: str
    known: dict[str, str]
    sources: tuple[bytes, ...] = ()


def letters(report: Report, *, everyone: bool = False) -> list[Letter]:
    """The letters of a kind, by the consultees' names.

    Args:
        report: Its options say which kind.
        everyone: For the cover letter: also those to whom it has been sent already.
    """
    kind = report.options.kind
    subject, text = letter_words(report, kind)
    behind = report.case.read(responses_behind) if kind is Kind.FEEDBACK else {}
    found = []
    for row in _recipients(report, kind, everyone=everyone):
        key = bytes.fromhex(row.consultee.id)
        sources = tuple(source for source in behind.get(key, ()) if source in report.sources)
        if kind is Kind.FEEDBACK and not sources:
            continue
        known = _known(report, row)
        found.append(Letter(row.consultee, filled(subject, known), text, known, sources))
    return found


def letter_words(report: Report, kind: Kind) -> tuple[str, str]:
    """Subject and text of a letter: the case's own, or the usual ones."""
    own = report.case.read(saved_letter, kind)
    usual = f"letters.{kind.value}"
    return own or (report.words.unfilled(f"{usual}.subject"), report.words.unfilled(f"{usual}.text"))


def _recipients(report: Report, kind: Kind, *, everyone: bool) -> Sequence[ConsulteeRow]:
    if kind is Kind.REMINDER:
        return report.case.read(not_answered)
    rows = report.case.read(consultee_rows)
    if kind is Kind.INVITATION and not everyone:
        return [row for row in rows if row.status is ReplyStatus.NOT_SENT]
    return rows


def _known(report: Report, row: ConsulteeRow) -> dict[str, str]:
    """What the placeholders of a letter stand for."""
    date = report.words.date
    due = row.due_on or report.round.closes_on
    extended = date(row.extended_to) if row.extended_to else ""
    return values(report) | {
        "instans": row.consultee.name,
        "kontakt": row.consultee.contact_name,
        "sista_svarsdag": extended or date(due),
        "uppskov": extended,
        "idag": date(report.options.date),
    }


def responses_behind(session: Session) -> dict[bytes, list[bytes]]:
    """The responses that each consultee stands behind, as they came in."""
    columns: list[Any] = [raw(response_consultee.c.consultee_id), raw(response_consultee.c.response_id)]
    found: dict[bytes, list[bytes]] = {}
    for key, response_id in unpacked(session, select(*columns).order_by(response_consultee.c.response_id)):
        found.setdefault(key, []).append(response_id)
    return found


class Answers:
    """The comments of many letters, read in windows rather than letter by letter."""

    def __init__(self, report: Report, found: Sequence[Letter]) -> None:
        keys = list(dict.fromkeys(source for letter in found for source in letter.sources))
        self._report = report
        self._cells = CommentCells(report)
        self._comments: dict[bytes, list[PrintedComment]] = {}
        self._sections: dict[bytes, set[bytes]] = {}
        for some in windows(keys, SOURCE_WINDOW):
            self._comments |= report.case.read(comments_of_sources, some)
        every = [comment.id for comments in self._comments.values() for comment in comments]
        for group in windows(every, WINDOW):
            self._sections |= report.case.read(sections_of, group)

    def of(self, source_id: bytes) -> Iterator[Block]:
        """A response's comments and what is answered to each."""
        report, words = self._report, self._report.words
        source = report.sources[source_id]
        title = words.text("letters.your_response", date=words.date(source.received_on))
        yield Heading(2, title)
        if source.registry_number:
            yield paragraph(words.text("registry_number", number=source.registry_number), Look.NOTE)
        comments = self._comments.get(source_id, [])
        if not comments:
            yield paragraph(words.text("letters.no_comments"))
            return
        rows: list[Sequence[Cell]] = [
            (
                self._cells.comment(
                    comment, report.headings(self._sections.get(comment.id, ())), with_number=True
                ),
                self._cells.reply(comment),
                line(comment.action) if comment.action else (),
            )
            for comment in comments
        ]
        yield Table(words.texts("columns.letter"), _WIDTHS, rows)


def letter_blocks(report: Report, letter: Letter, answers: Answers, *, new_page: bool) -> Iterator[Block]:
    """One letter.

    Args:
        report: What all letters draw on.
        letter: To whom and what.
        answers: Of those that tell what was answered.
        new_page: Whether it stands behind another letter.
    """
    words = report.words
    facts = [report.consultation.authority, words.date(report.options.date)]
    if report.consultation.registry_number:
        facts.append(words.text("registry_number", number=report.consultation.registry_number))
    yield Heading(1, letter.subject, new_page=new_page)
    yield paragraph("  ·  ".join(fact for fact in facts if fact), Look.NOTE)
    receiver = (letter.to.name, letter.to.contact_name, letter.to.address)
    yield paragraph("\n".join(line for line in receiver if line))
    yield from written(letter.text, letter.known)
    for source_id in letter.sources:
        yield from answers.of(source_id)
