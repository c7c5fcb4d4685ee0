"""The draft itself with every comment at its passage, or with the amendments as tracked changes."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from consult.amendments.queries import amendments
from consult.amendments.records import Amendment
from consult.analysis.queries import newest_version_id
from consult.case import Case
from consult.database.tables import (
    amendment,
    comment,
    comment_anchor,
    document,
    draft_version,
    passage,
    section,
)
from consult.documents.markup import Element
from consult.errors import InvalidValueError
from consult.operation import Session
from consult.originals import original
from consult.reports.change_report import who_asked
from consult.reports.draft_file import DraftFile, Remark
from consult.reports.keys import raw, unpacked, windows
from consult.reports.options import Kind, ReportOptions
from consult.reports.queries import WINDOW, printed_comments
from consult.reports.records import PrintedComment
from consult.reports.report import Report, gather
from consult.reports.tracked import Tracking
from consult.reports.writing import Progress, Stopped
from consult.vocabulary import Stance


def write_annotated(
    case: Case,
    target: Path,
    options: ReportOptions,
    progress: Callable[[int, int], bool] | None = None,
) -> None:
    """Write the draft's original file with comments, or with amendments.

    Args:
        case: A snapshot of the case.
        target: Where; a file that is there is replaced when all is written.
        options: Which of the two; language, date and masks.
        progress: Told how many comments are done; when it answers False the target stays as it was.

    Raises:
        InvalidValueError: There is no draft, or no amendment.
        FileRefusedError: The original cannot be taken apart.
        TargetRefusedError: The target cannot be written, or another program has it open.
    """
    report = gather(case, options)
    counted = Progress(report.totals.comments, progress)
    try:
        file = _amended(report) if options.kind is Kind.AMENDED_DRAFT else _commented(report, counted)
    except Stopped:
        return
    file.write(target)


def _opened(report: Report, version_id: str) -> DraftFile:
    found = report.case.read(draft_original, version_id)
    if found is None:
        raise InvalidValueError("draft", "no_draft")
    return DraftFile(*found)


def draft_original(session: Session, version_id: str) -> tuple[str, bytes] | None:
    """File name and bytes of a version's original, or None when it has none."""
    key = session.found(draft_version, version_id)["document_id"]
    return original(session, key) if key is not None and session.exists(document, key) else None


def _commented(report: Report, progress: Progress) -> DraftFile:
    version_id = report.case.read(newest_version_id)
    if version_id is None:
        raise InvalidValueError("draft", "no_draft")
    file = _opened(report, version_id)
    places = report.case.read(comment_places, version_id)
    keys = [key for key, _ in places]
    for some in windows(list(dict.fromkeys(keys)), WINDOW):
        wanted = set(some)
        comments = {each.id: each for each in report.case.read(printed_comments, some)}
        for key, tried in places:
            if key in wanted and key in comments and comments[key].source_id in report.sources:
                file.comment(_first(file, tried), _remark(report, comments[key]))
        progress.advance(len(some))
    return file


def _first(file: DraftFile, places: Sequence[str]) -> Element:
    """The first of some places that the file has; the beginning for what concerns the whole."""
    found = (file.paragraph(place) for place in places)
    return next((paragraph for paragraph in found if paragraph is not None), file.first)


def comment_places(session: Session, version_id: str) -> list[tuple[bytes, tuple[str, ...]]]:
    """Every comment that counts with each place it is tied to in a version, in the order of the draft.

    Args:
        session: Of the query.
        version_id: The version.

    Returns:
        Comment and the paragraph's place, behind it that of its section's heading; no place for a
        comment that is tied to none.
    """
    columns: list[Any] = [raw(comment.c.id), passage.c.place, section.c.place]
    here = (
        select(comment_anchor.c.comment_id, comment_anchor.c.section_id, comment_anchor.c.passage_id)
        .join(section, section.c.id == comment_anchor.c.section_id)
        .where(section.c.draft_version_id == version_id)
        .subquery()
    )
    query = (
        select(*columns)
        .outerjoin(here, here.c.comment_id == comment.c.id)
        .outerjoin(section, section.c.id == here.c.section_id)
        .outerjoin(passage, passage.c.id == here.c.passage_id)
        .where(comment.c.withdrawn_reason == "")
        .order_by(section.c.position, passage.c.position, comment.c.response_id, comment.c.position)
    )
    return [(key, tuple(place for place in found if place)) for key, *found in unpacked(session, query)]


def _remark(report: Report, told: PrintedComment) -> Remark:
    words, source = report.words, report.sources[told.source_id]
    number = f"{source.label}.{told.number}"
    facts = [words.text("views.comment", number=number)]
    if told.stance:
        facts.append(words.label(Stance(told.stance)))
    lines = ["  ·  ".join(facts), words.quoted(report.mask.shown(told.source_id, told.quote))]
    if told.proposed_wording.strip():
        wording = report.mask.shown(told.source_id, told.proposed_wording)
        lines += [f"{words.text('views.proposed_wording')}: {words.quoted(wording)}"]
    return Remark(source.senders, number, source.received_on or report.options.date.isoformat(), lines)


def _amended(report: Report) -> DraftFile:
    live = report.case.read(amendments)
    if not live:
        raise InvalidValueError("amendment", "none_yet")
    places = report.case.read(amendment_places)
    versions = [places[each.id][0] for each in live]
    version_id = max(set(versions), key=lambda key: (versions.count(key), key))
    file = _opened(report, version_id)
    date = report.options.date.isoformat()
    tracking = Tracking(report.consultation.authority, date)
    for each in live:
        if places[each.id][0] == version_id:
            paragraphs = _changed(file, tracking, each, places[each.id][1])
            remarks = [who_asked(report, asked) for asked in each.asked_for]
            if remarks:
                lines = [report.words.text("change_list.asked_for"), *remarks]
                author = report.consultation.authority or "Samråd"
                file.comment(paragraphs, Remark(author, "", date, lines))
    return file


def _changed(file: DraftFile, tracking: Tracking, made: Amendment, place: str) -> Element:
    """Make one amendment in the file; gives back the paragraph that it changed."""
    paragraph = file.paragraph(place)
    if paragraph is None:
        paragraph = file.first
    if made.passage_id is None:
        return tracking.insert_after(paragraph, made.new_wording)
    old_lines, new_lines = made.old_wording.split("\n"), made.new_wording.split("\n")
    following = list(_following(paragraph, len(old_lines)))
    if len(following) == len(old_lines) == len(new_lines):
        for each, old, new in zip(following, old_lines, new_lines, strict=True):
            if old != new:
                tracking.reword(each, old, new)
    else:
        tracking.reword(paragraph, made.old_wording, made.new_wording)
        for each in following[1:]:
            tracking.reword(each, "", "")
    return paragraph


def _following(paragraph: Element, number: int) -> Iterator[Element]:
    """A paragraph and those next to it that its passage was read from, as many as there were lines."""
    yield paragraph
    for each in paragraph.itersiblings(paragraph.tag):
        number -= 1
        if number <= 0:
            return
        yield each


def amendment_places(session: Session) -> dict[str, tuple[str, str]]:
    """Version and place in the file of each amendment; a new passage comes behind its section's last."""
    last = (
        select(passage.c.place)
        .where(passage.c.section_id == section.c.id)
        .order_by(passage.c.position.desc())
        .limit(1)
        .correlate(section)
        .scalar_subquery()
    )
    columns: list[Any] = [amendment.c.id, section.c.draft_version_id, passage.c.place, last, section.c.place]
    query = (
        select(*columns)
        .join(section, section.c.id == amendment.c.section_id)
        .outerjoin(passage, passage.c.id == amendment.c.passage_id)
    )
    return {
        key: (version_id, next((place for place in places if place), ""))
        for key, version_id, *places in unpacked(session, query)
    }
