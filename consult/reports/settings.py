"""What a case remembers of its documents: the choices made last, and the authority's own words."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from consult.database.tables import document_setting, introduction, section
from consult.errors import InvalidValueError
from consult.operation import Session, clean_code, clean_long_text, link_key
from consult.placeholders import check_placeholders
from consult.reports.options import Kind, Part, ReportOptions, from_stored, to_stored

FIGURES = ("instanser", "remissvar", "synpunkter")
"""Placeholders of an introduction that are counted when it is printed."""
FACTS = ("titel", "region", "diarienummer", "sista_svarsdag")
LETTER_PLACEHOLDERS = ("instans", "kontakt", *FACTS, "uppskov", "idag")
INTRODUCED = (Part.SUMMARY, Part.HELD, Part.STATISTICS, Part.VIEWS, Part.UNMET, Part.CHANGES)


def save_options(session: Session, options: ReportOptions) -> None:
    """Keep the choices for a kind of document."""
    _keep(session, options.kind.value, to_stored(options))


def saved_options(session: Session, kind: Kind) -> ReportOptions:
    """The choices made last for a kind of document, or the usual ones."""
    return from_stored(kind, _kept(session, kind.value))


def _keep(session: Session, kind: str, options: Mapping[str, Any]) -> None:
    key = link_key("document_setting", kind)
    if session.exists(document_setting, key):
        session.edit(document_setting, key, {"options": options})
    else:
        session.add(document_setting, {"kind": kind, "options": options}, key)


def _kept(session: Session, kind: str) -> Mapping[str, Any]:
    found = session.scalar(select(document_setting.c.options).where(document_setting.c.kind == kind))
    return found if isinstance(found, dict) else {}


def save_letter(session: Session, kind: str, subject: str, text: str) -> None:
    """Keep the words of a letter to the consultees.

    Args:
        session: Of the operation.
        kind: Which document.
        subject: Of the letter and its e-mail.
        text: Paragraphs between empty lines; placeholders in braces.

    Raises:
        InvalidValueError: It names something that the letter cannot fill in.
    """
    code = clean_code("kind", Kind, kind)
    words = {"subject": clean_long_text("subject", subject), "text": clean_long_text("text", text)}
    for field, written in words.items():
        check_placeholders(field, written, LETTER_PLACEHOLDERS)
    _keep(session, f"{code.value}_letter", words)


def saved_letter(session: Session, kind: Kind) -> tuple[str, str] | None:
    """Subject and text of a letter that was written in this case, or None."""
    found = _kept(session, f"{kind.value}_letter")
    return (str(found["subject"]), str(found["text"])) if {"subject", "text"} <= set(found) else None


def write_introduction(session: Session, part: str, text: str, section_id: str | None = None) -> None:
    """Write what stands before a part of the report, or before a section of its main part.

    Args:
        session: Of the operation.
        part: Which part.
        text: Paragraphs between empty lines; `- ` begins a list item, `**bold**` and `*italic*` mark
            words, and placeholders in braces are filled when it is printed. Empty takes it away.
        section_id: The section; only the main part has any.

    Raises:
        InvalidValueError: The part has none, or the text names something that cannot be filled in.
    """
    code = clean_code("part", Part, part)
    if code not in INTRODUCED or (section_id is not None and code is not Part.VIEWS):
        raise InvalidValueError("part", "out_of_range", part)
    if section_id is not None:
        session.found(section, section_id)
    written = clean_long_text("text", text).strip()
    check_placeholders("text", written, (*FIGURES, *FACTS))
    key = link_key("introduction", code.value, section_id or "")
    if session.exists(introduction, key):
        if written:
            session.edit(introduction, key, {"text": written})
        else:
            session.remove(introduction, key)
    elif written:
        session.add(introduction, {"part": code.value, "section_id": section_id, "text": written}, key)


def introductions(session: Session) -> dict[tuple[Part, str | None], str]:
    """What is written before each part, and before sections of the main part."""
    rows = session.rows(select(introduction.c.part, introduction.c.section_id, introduction.c.text))
    return {(Part(row.part), row.section_id): row.text for row in rows if row.part in list(Part)}
