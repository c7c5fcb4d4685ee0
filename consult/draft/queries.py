"""What can be asked of the draft."""

from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from consult.database.search import contains, matches
from consult.database.tables import comment, comment_anchor, draft_version, passage, section, section_link
from consult.draft.records import DraftVersion, LeftOut, OutlineSection, Passage, Section
from consult.operation import Session
from consult.vocabulary import PassageKind, SectionRole


def draft_versions(session: Session) -> list[DraftVersion]:
    """All versions, the newest last."""
    sections_of = select(func.count()).where(section.c.draft_version_id == draft_version.c.id)
    passages_of = (
        select(func.count())
        .select_from(passage.join(section, section.c.id == passage.c.section_id))
        .where(section.c.draft_version_id == draft_version.c.id)
    )
    query = select(
        draft_version,
        sections_of.scalar_subquery().label("sections"),
        passages_of.scalar_subquery().label("passages"),
    ).order_by(draft_version.c.id)
    return [
        DraftVersion(
            row.id, row.label, row.file_name, row.document_id, row.loaded_at, row.sections, row.passages
        )
        for row in session.rows(query)
    ]


def current_version(session: Session) -> DraftVersion | None:
    """The newest version, or None before a draft is loaded."""
    versions = draft_versions(session)
    return versions[-1] if versions else None


def left_out(session: Session, version_id: str) -> list[LeftOut]:
    """What of a version's file was not taken in."""
    return [LeftOut(**found) for found in session.found(draft_version, version_id)["left_out"]]


def sections(session: Session, version_id: str | None = None) -> list[Section]:
    """The sections of a version (the newest when None) in reading order."""
    return [_section(row) for row in session.rows(_sections_in_order(session, version_id))]


def find_sections(
    session: Session, words: str, limit: int = 20, version_id: str | None = None
) -> list[Section]:
    """Sections of a version whose number begins so, or whose heading or text has all the words.

    Args:
        session: Of the query.
        words: What was typed: "3.2" or words; all sections when empty.
        limit: How many at most.
        version_id: The version; the newest when None.

    Returns:
        Those found by number or heading first.
    """
    terms = words.split()
    in_order = _sections_in_order(session, version_id)
    by_heading = or_(
        section.c.number.startswith(words.strip(), autoescape=True),
        and_(*(contains(section.c.title, term) for term in terms)),
    )
    found = [_section(row) for row in session.rows(in_order.where(by_heading).limit(limit))]
    if len(found) < limit and len(words.strip()) > 1:
        in_text = select(passage.c.section_id).where(matches("passage", words))
        known = {each.id for each in found}
        more = session.rows(in_order.where(section.c.id.in_(in_text)).limit(limit))
        found += [_section(row) for row in more if row.id not in known]
    return found[:limit]


def passages(session: Session, section_id: str) -> list[Passage]:
    """The passages of a section in reading order."""
    query = select(passage).where(passage.c.section_id == section_id).order_by(passage.c.position)
    return [_passage(row) for row in session.rows(query)]


def outline(session: Session, version_id: str | None = None) -> list[OutlineSection]:
    """The sections of a version with their passages and the number of comments tied to each."""
    found = sections(session, version_id)
    if not found:
        return []
    version = found[0].draft_version_id
    of_version = (
        select(passage)
        .join(section, section.c.id == passage.c.section_id)
        .where(section.c.draft_version_id == version)
        .order_by(section.c.position, passage.c.position)
    )
    texts: dict[str, list[Passage]] = {}
    for row in session.rows(of_version):
        texts.setdefault(row.section_id, []).append(_passage(row))
    counts = comments_by_section(session)
    return [OutlineSection(each, tuple(texts.get(each.id, ())), counts.get(each.id, 0)) for each in found]


def comments_by_section(session: Session) -> dict[str, int]:
    """How many comments are tied to each section itself or a passage of it."""
    withdrawn = select(comment.c.id).where(comment.c.withdrawn_reason != "")
    query = (
        select(comment_anchor.c.section_id, func.count(comment_anchor.c.comment_id.distinct()).label("n"))
        .where(comment_anchor.c.comment_id.not_in(withdrawn))
        .group_by(comment_anchor.c.section_id)
    )
    return {row.section_id: row.n for row in session.rows(query)}


def section_today(session: Session, section_id: str) -> str:
    """The section that an older version's goes on as in the newest; itself when it goes on nowhere."""
    following = select(section_link.c.new_section_id).order_by(section_link.c.id.desc())
    today = section_id
    while (next_id := session.scalar(following.where(section_link.c.old_section_id == today))) is not None:
        today = next_id
    return today


def section_with_subsections(session: Session, section_id: str) -> list[str]:
    """Keys of a section and all that stand below it."""
    top = session.found(section, section_id)
    following = (
        select(section.c.id, section.c.level)
        .where(section.c.draft_version_id == top["draft_version_id"], section.c.position > top["position"])
        .order_by(section.c.position)
    )
    keys = [section_id]
    for row in session.rows(following):
        if row.level <= top["level"]:
            break
        keys.append(row.id)
    return keys


def _sections_in_order(session: Session, version_id: str | None) -> Select[Any]:
    if version_id is None:
        version_id = session.scalar(select(func.max(draft_version.c.id)))
    return select(section).where(section.c.draft_version_id == version_id).order_by(section.c.position)


def _section(row: Any) -> Section:
    return Section(
        row.id,
        row.draft_version_id,
        row.parent_id,
        row.number,
        row.title,
        row.level,
        row.position,
        SectionRole(row.role),
        row.page,
        row.version,
    )


def _passage(row: Any) -> Passage:
    return Passage(
        row.id,
        row.section_id,
        row.position,
        PassageKind(row.kind),
        row.label,
        row.text,
        row.place,
        row.row,
        row.column,
        row.page,
        row.version,
    )
