"""Who thinks what of which section: consultees by sections, with their stances."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from consult.database.tables import comment, comment_anchor, response, response_consultee
from consult.operation import Session
from consult.reports.keys import raw, unpacked
from consult.reports.records import Consulted, PrintedSection
from consult.reports.report import Report
from consult.reports.senders import consulted
from consult.reports.sheets import Value
from consult.vocabulary import Category, Stance

_LEADING_WIDTHS = (24, 40, 18, 22)
_SECTION_WIDTH = 20
_IN_ORDER: tuple[Stance | None, ...] = (*Stance, None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The sections that somebody has commented on, as columns behind those that tell of the consultee."""

    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Iterator[Sequence[Value]]


def matrix(report: Report) -> Matrix:
    """Every consultee with its answer and the stances of its comments on each section.

    Those who have not answered have a row too, under their category (10 § förordningen 2017:583).
    """
    words = report.words
    sections = [section for section in report.sections if section.own]
    columns = (*words.texts("workbook.matrix_columns"), *(section.heading for section in sections))
    rows = _rows(report, sections, report.case.read(stances_by_consultee))
    return Matrix(columns, (*_LEADING_WIDTHS, *[_SECTION_WIDTH] * len(sections)), rows)


def stances_by_consultee(session: Session) -> dict[tuple[bytes, bytes], dict[Stance | None, int]]:
    """How many comments with each stance a consultee has on a section, by both their keys."""
    columns: list[Any] = [
        raw(response_consultee.c.consultee_id),
        raw(comment_anchor.c.section_id),
        comment.c.stance,
        func.count(comment.c.id.distinct()),
    ]
    query = (
        select(*columns)
        .select_from(comment)
        .join(comment_anchor, comment_anchor.c.comment_id == comment.c.id)
        .join(response_consultee, response_consultee.c.response_id == comment.c.response_id)
        .join(response, response.c.id == comment.c.response_id)
        .where(comment.c.withdrawn_reason == "", response.c.withdrawn_reason == "")
        .group_by(response_consultee.c.consultee_id, comment_anchor.c.section_id, comment.c.stance)
    )
    found: dict[tuple[bytes, bytes], dict[Stance | None, int]] = {}
    for consultee_id, section_id, stance, number in unpacked(session, query):
        held = found.setdefault((consultee_id, section_id), {})
        held[Stance(stance) if stance else None] = number
    return found


def _rows(
    report: Report,
    sections: Sequence[PrintedSection],
    stances: Mapping[tuple[bytes, bytes], Mapping[Stance | None, int]],
) -> Iterator[Sequence[Value]]:
    words = report.words
    keys = [bytes.fromhex(section.section_id) for section in sections]
    for each in report.categories:
        masked = report.private_person if each.category is Category.PRIVATE_PERSON else None
        for found in report.case.read(consulted, each.category, report.sources):
            cells = [_told(report, stances.get((found.id, key), {})) for key in keys]
            yield (
                words.category(each.category),
                report.everybody or masked or found.name,
                _answer(report, found),
                words.label(found.responses[-1].stance) if found.responses else "",
                *cells,
            )


def _answer(report: Report, found: Consulted) -> str:
    if found.responses:
        return report.words.text("held.has_answered")
    return report.words.text("held.has_not_answered" if found.sent_on else "consultees.not_sent")


def _told(report: Report, held: Mapping[Stance | None, int]) -> str:
    """Stances with their numbers, in the vocabulary's order: "Tillstyrker, Avstyrker (2)"."""
    parts = []
    for stance in _IN_ORDER:
        number = held.get(stance, 0)
        if number:
            name = report.words.label(stance) or report.words.text("workbook.without_stance")
            parts.append(f"{name} ({number})" if number > 1 else name)
    return ", ".join(parts)
