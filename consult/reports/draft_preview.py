"""The draft with comments or amendments as blocks, for the window to show what the Word file will hold."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from consult.amendments.queries import amendments
from consult.amendments.records import Amendment
from consult.database.tables import comment, comment_anchor, section
from consult.draft.queries import current_version, outline
from consult.draft.records import OutlineSection
from consult.draft.wording import difference
from consult.operation import Session
from consult.reports.blocks import Block, Heading, Look, Paragraph, Text, paragraph
from consult.reports.change_report import who_asked
from consult.reports.keys import raw, unpacked, windows
from consult.reports.options import Kind
from consult.reports.places import DEEPEST_HEADING
from consult.reports.queries import WINDOW, printed_comments
from consult.reports.records import PrintedComment
from consult.reports.report import Report
from consult.reports.writing import Progress


def draft_preview(report: Report, _: Progress) -> Iterator[Block]:
    """The newest version's text with what is hung on it below each paragraph."""
    version = report.case.read(current_version)
    if version is None:
        yield paragraph(report.words.text("views.no_draft"))
        return
    amended = report.options.kind is Kind.AMENDED_DRAFT
    changes = {each.passage_id: each for each in report.case.read(amendments)} if amended else {}
    remarks = {} if amended else _remarks(report, version.id)
    sections = report.case.read(outline, version.id)
    for each in sections:
        yield Heading(min(DEEPEST_HEADING, each.section.level), each.section.heading)
        yield from _of_section(report, each, changes, remarks)


def _of_section(
    report: Report,
    each: OutlineSection,
    changes: dict[str | None, Amendment],
    remarks: dict[str, list[PrintedComment]],
) -> Iterator[Block]:
    for told in remarks.get(each.section.id, ()):
        yield _remark(report, told)
    for passage in each.passages:
        change = changes.get(passage.id)
        if change is None:
            yield paragraph(passage.text)
        else:
            pieces = difference(change.old_wording, change.new_wording)
            yield Paragraph(tuple(Text(piece.text, piece=piece.kind) for piece in pieces))
            for asked in change.asked_for:
                yield paragraph(who_asked(report, asked), Look.NOTE)
        for told in remarks.get(passage.id, ()):
            yield _remark(report, told)


def _remarks(report: Report, version_id: str) -> dict[str, list[PrintedComment]]:
    """The comments by the passage or section that they are tied to."""
    tied = report.case.read(_tied, version_id)
    comments: dict[bytes, PrintedComment] = {}
    for some in windows(list(dict.fromkeys(key for key, _ in tied)), WINDOW):
        comments |= {each.id: each for each in report.case.read(printed_comments, some)}
    found: dict[str, list[PrintedComment]] = {}
    for key, place in tied:
        if key in comments and comments[key].source_id in report.sources:
            found.setdefault(place, []).append(comments[key])
    return found


def _tied(session: Session, version_id: str) -> list[tuple[bytes, str]]:
    columns: list[Any] = [raw(comment.c.id), comment_anchor.c.passage_id, comment_anchor.c.section_id]
    query = (
        select(*columns)
        .join(comment_anchor, comment_anchor.c.comment_id == comment.c.id)
        .join(section, section.c.id == comment_anchor.c.section_id)
        .where(section.c.draft_version_id == version_id, comment.c.withdrawn_reason == "")
        .order_by(comment.c.response_id, comment.c.position)
    )
    return [(key, passage_id or section_id) for key, passage_id, section_id in unpacked(session, query)]


def _remark(report: Report, told: PrintedComment) -> Block:
    source = report.sources[told.source_id]
    number = report.words.text("views.comment", number=f"{source.label}.{told.number}")
    quote = report.words.quoted(report.mask.shown(told.source_id, told.quote))
    return paragraph(f"{source.senders}  ·  {number}\n{quote}", Look.NOTE)
