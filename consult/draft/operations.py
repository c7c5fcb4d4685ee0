"""What can be done with the draft: load a version, give it headings, say what a section is for."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, or_, select

from consult.database.tables import (
    amendment,
    comment_anchor,
    consultation_round,
    draft_version,
    passage,
    passage_link,
    section,
)
from consult.draft.reading import split_number
from consult.draft.records import ReadDraft, ReadSection
from consult.errors import InvalidValueError
from consult.operation import Session, clean_code, clean_line, clean_long_text, link_key
from consult.originals import keep_original
from consult.vocabulary import SectionRole

DEEPEST_LEVEL = 9

_ROLES = (
    (SectionRole.ANALYSIS, ("analys", "nuläge", "utgångspunkt", "analysis")),
    (SectionRole.FOLLOW_UP, ("uppföljning", "utvärdering", "indikator", "follow-up", "evaluation")),
    (SectionRole.GOAL, ("mål", "vision", "goal")),
    (SectionRole.PRIORITY, ("priorit", "insatsområde")),
    (SectionRole.DIRECTION, ("inriktning", "direction")),
)


def load_draft(
    session: Session,
    read: ReadDraft,
    *,
    file_name: str,
    content: bytes,
    label: str = "",
    replaces: str | None = None,
    consulted: bool = True,
) -> str:
    """Store a draft that was read, with its original.

    Args:
        session: Of the operation.
        read: What the reader found.
        file_name: Name of the file.
        content: The file, byte for byte.
        label: What to call the version; the title when empty.
        replaces: The version it takes the place of; the newest when None.
        consulted: Whether it is this version that is sent out.

    Returns:
        The version's key.

    Raises:
        InvalidValueError: There is no section in it.
    """
    if not read.sections:
        raise InvalidValueError("draft", "empty")
    if replaces is None:
        replaces = session.scalar(select(func.max(draft_version.c.id)))
    version_id = session.add(
        draft_version,
        {
            "label": clean_line("label", label or read.title or file_name),
            "file_name": clean_line("file_name", file_name),
            "document_id": keep_original(session, file_name, content),
            "replaces_id": replaces,
            "loaded_at": session.now,
            "left_out": [asdict(left) for left in read.left_out],
        },
    )
    _add_passages(session, _add_sections(session, version_id, read), read)
    for each in session.rows(select(consultation_round.c.id)) if consulted else ():
        session.edit(consultation_round, each.id, {"draft_version_id": version_id})
    return version_id


def _add_passages(session: Session, section_ids: Sequence[str], read: ReadDraft) -> None:
    rows = [
        {
            "section_id": section_id,
            "position": position,
            "kind": found.kind.value,
            "label": clean_line("label", found.label),
            "text": clean_long_text("text", found.text),
            "place": found.place,
            "row": found.row,
            "column": found.column,
            "page": found.page,
        }
        for section_id, found_section in zip(section_ids, read.sections, strict=True)
        for position, found in enumerate(found_section.passages)
    ]
    session.add_many(passage, rows)


def _add_sections(session: Session, version_id: str, read: ReadDraft) -> list[str]:
    keys: list[str] = []
    above: list[tuple[int, str]] = []
    for position, found in enumerate(read.sections):
        while above and above[-1][0] >= found.level:
            above.pop()
        values = {
            "draft_version_id": version_id,
            "parent_id": above[-1][1] if above else None,
            **_heading(found),
            "position": position,
        }
        keys.append(session.add(section, values))
        above.append((found.level, keys[-1]))
    return keys


def _heading(found: ReadSection) -> dict[str, Any]:
    return {
        "number": clean_line("number", found.number),
        "title": clean_line("title", found.title, longest=2000),
        "level": found.level,
        "role": guessed_role(found.title).value,
        "place": found.place,
        "page": found.page,
    }


def guessed_role(title: str) -> SectionRole:
    """What a section is likely to do in the strategy, by the words of its heading."""
    folded = title.casefold()
    for role, signs in _ROLES:
        if any(sign in folded for sign in signs):
            return role
    return SectionRole.OTHER


def turn_into_heading(session: Session, passage_id: str, level: int = 1) -> str:
    """Make a passage the heading of a new section that takes the passages after it.

    Args:
        session: Of the operation.
        passage_id: The passage.
        level: Level of the heading, from 1.

    Returns:
        The new section's key.

    Raises:
        InvalidValueError: The passage is too long for a heading, or the level is out of range.
    """
    if not 1 <= level <= DEEPEST_LEVEL:
        raise InvalidValueError("level", "out_of_range", str(level))
    turned = session.found(passage, passage_id)
    old = session.found(section, turned["section_id"])
    title = clean_line("title", turned["text"], required=True)
    number, words = split_number(title)
    later = (section.c.draft_version_id == old["draft_version_id"], section.c.position > old["position"])
    for row in session.rows(select(section.c.id, section.c.position).where(*later)):
        session.edit(section, row.id, {"position": row.position + 1})
    new_id = session.add(
        section,
        {
            "draft_version_id": old["draft_version_id"],
            "number": number,
            "title": words,
            "level": level,
            "position": old["position"] + 1,
            "role": guessed_role(title).value,
            "place": turned["place"],
        },
    )
    _move_passages_after(session, turned, new_id)
    _move_anchors(session, passage_id, new_id)
    _release(session, passage_id, new_id)
    session.remove(passage, passage_id)
    _mend_parents(session, old["draft_version_id"])
    return new_id


def _move_passages_after(session: Session, turned: Any, section_id: str) -> None:
    following = select(passage.c.id).where(
        passage.c.section_id == turned["section_id"], passage.c.position > turned["position"]
    )
    for position, row in enumerate(session.rows(following.order_by(passage.c.position))):
        session.edit(passage, row.id, {"section_id": section_id, "position": position})
        for anchor in session.rows(select(comment_anchor.c.id).where(comment_anchor.c.passage_id == row.id)):
            session.edit(comment_anchor, anchor.id, {"section_id": section_id})


def _move_anchors(session: Session, passage_id: str, section_id: str) -> None:
    for anchor in session.rows(select(comment_anchor).where(comment_anchor.c.passage_id == passage_id)):
        session.remove(comment_anchor, anchor.id)
        session.add(
            comment_anchor,
            {
                "comment_id": anchor.comment_id,
                "section_id": section_id,
                "origin": anchor.origin,
                "confidence": anchor.confidence,
                "carried_from": anchor.carried_from,
                "to_review": anchor.to_review,
            },
            link_key("anchor", anchor.comment_id, section_id),
        )


def _release(session: Session, passage_id: str, section_id: str) -> None:
    """Let nothing point to a passage any more: links to other versions end, amendments go to its section."""
    ends = or_(passage_link.c.old_passage_id == passage_id, passage_link.c.new_passage_id == passage_id)
    session.remove_many(passage_link, session.scalars(select(passage_link.c.id).where(ends)))
    for key in session.scalars(select(amendment.c.id).where(amendment.c.passage_id == passage_id)):
        session.edit(amendment, key, {"passage_id": None, "section_id": section_id})


def _mend_parents(session: Session, version_id: str) -> None:
    above: list[tuple[int, str]] = []
    in_order = select(section.c.id, section.c.level).where(section.c.draft_version_id == version_id)
    for row in session.rows(in_order.order_by(section.c.position)):
        while above and above[-1][0] >= row.level:
            above.pop()
        session.edit(section, row.id, {"parent_id": above[-1][1] if above else None})
        above.append((row.level, row.id))


def set_section_role(session: Session, section_id: str, role: str) -> None:
    """Say what a section does in the strategy."""
    session.edit(section, section_id, {"role": clean_code("role", SectionRole, role).value})


def rename_section(
    session: Session, section_id: str, *, number: str, title: str, version: int | None = None
) -> None:
    """Correct the number or the title of a section."""
    values = {"number": clean_line("number", number), "title": clean_line("title", title, required=True)}
    session.edit(section, section_id, values, version)
