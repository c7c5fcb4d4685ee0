"""What can be done with comments: split them out of a response, tie them to the draft, assess them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from consult.comments.steps import refuse_locked
from consult.database.tables import (
    assessment,
    comment,
    comment_anchor,
    comment_span,
    comment_theme,
    passage,
    section,
    theme,
)
from consult.errors import InvalidValueError
from consult.operation import Session, clean_code, clean_line, clean_long_text, link_key
from consult.responses.operations import span_of, span_values
from consult.responses.queries import BATCH
from consult.vocabulary import AnchorOrigin, CommentKind, Decision, Stance

QUOTE_GAP = "\n[…]\n"
"""Stands between the stretches of a quote that has more than one."""

_ANSWER_PARTS = (
    ("decision", "decided_by", "decided_on"),
    ("recommendation", "recommended_by", "recommended_on"),
    ("reply",),
    ("rationale",),
    ("action",),
)
"""The fields of an answer that belong together, the one that is chosen or written first."""


def split_comment(
    session: Session,
    response_id: str,
    spans: Sequence[tuple[int, int]],
    *,
    section_ids: Sequence[str] = (),
    passage_ids: Sequence[str] = (),
    theme_names: Sequence[str] = (),
    stance: str | None = None,
    kind: str = CommentKind.VIEW,
    summary: str = "",
    proposed_wording: str = "",
) -> str:
    """Make one comment of one or more stretches of a response's text.

    Args:
        session: Of the operation.
        response_id: The response.
        spans: Start and end of each stretch, in code points.
        section_ids: Sections it concerns as a whole.
        passage_ids: Passages it concerns.
        theme_names: Its themes; new ones are made.
        stance: What it thinks.
        kind: What it is.
        summary: In brief.
        proposed_wording: The wording it asks for.

    Returns:
        The comment's key.

    Raises:
        InvalidValueError: No words are marked, or a field cannot be stored.
    """
    if not spans:
        raise InvalidValueError("span", "empty")
    highest = session.scalar(select(func.max(comment.c.number)).where(comment.c.response_id == response_id))
    fields = {"stance": stance, "kind": kind, "summary": summary, "proposed_wording": proposed_wording}
    key = session.add(comment, {"response_id": response_id, "number": (highest or 0) + 1, **_cleaned(fields)})
    found = [span_of(session, response_id, start, end) for start, end in sorted(spans)]
    session.add_many(comment_span, [{"comment_id": key, **span_values(span)} for span in found])
    refresh_quote(session, key)
    for section_id in section_ids:
        anchor_comment(session, key, section_id)
    for passage_id in passage_ids:
        anchor_comment(session, key, session.found(passage, passage_id)["section_id"], passage_id)
    for name in theme_names:
        tag_comment(session, key, name)
    return key


def add_span(session: Session, comment_id: str, start: int, end: int) -> str:
    """Let a comment have one more stretch of its response's text.

    Returns:
        The span's key.
    """
    span = span_of(session, session.found(comment, comment_id)["response_id"], start, end)
    key = session.add(comment_span, {"comment_id": comment_id, **span_values(span)})
    refresh_quote(session, comment_id)
    return key


def edit_comment(
    session: Session, /, comment_id: str, *, version: int | None = None, **fields: str | None
) -> None:
    """Correct summary, proposed_wording, stance, kind or note of a comment.

    Raises:
        LockedStepError: It stands in a locked step.
    """
    refuse_locked(session, [comment_id])
    session.edit(comment, comment_id, _cleaned(fields), version)


def anchor_comment(
    session: Session,
    comment_id: str,
    section_id: str,
    passage_id: str | None = None,
    origin: str = AnchorOrigin.MANUAL,
    confidence: float | None = None,
) -> str:
    """Tie a comment to a section, or to a passage of it.

    Returns:
        The anchor's key; the same one when the comment was tied there already.
    """
    session.found(comment, comment_id)
    session.found(section, section_id)
    if passage_id is not None and session.found(passage, passage_id)["section_id"] != section_id:
        raise InvalidValueError("passage", "not_in_section", passage_id)
    key = link_key("anchor", comment_id, passage_id or section_id)
    if not session.exists(comment_anchor, key):
        values = {
            "comment_id": comment_id,
            "section_id": section_id,
            "passage_id": passage_id,
            "origin": clean_code("origin", AnchorOrigin, origin).value,
            "confidence": confidence,
        }
        session.add(comment_anchor, values, key)
    return key


def remove_anchor(session: Session, anchor_id: str) -> None:
    """Untie a comment from one of its places."""
    session.remove(comment_anchor, anchor_id)


def tag_comment(session: Session, comment_id: str, theme_name: str) -> str:
    """Give a comment a theme; a theme that is new is made.

    Returns:
        The theme's key.
    """
    session.found(comment, comment_id)
    refuse_locked(session, [comment_id])
    theme_id = found_theme(session, theme_name)
    key = link_key("comment_theme", comment_id, theme_id)
    if not session.exists(comment_theme, key):
        session.add(comment_theme, {"comment_id": comment_id, "theme_id": theme_id}, key)
    return theme_id


def found_theme(session: Session, theme_name: str) -> str:
    """The key of the theme with a name; a theme that is new is made."""
    name = clean_line("theme", theme_name, required=True)
    theme_id = session.scalar(select(theme.c.id).where(func.folded(theme.c.name) == name.casefold()))
    if theme_id is None:
        last = session.scalar(select(func.max(theme.c.position)))
        theme_id = session.add(theme, {"name": name, "position": 0 if last is None else last + 1})
    return str(theme_id)


def untag_comment(session: Session, comment_id: str, theme_id: str) -> None:
    """Take a theme from a comment."""
    refuse_locked(session, [comment_id])
    session.remove(comment_theme, link_key("comment_theme", comment_id, theme_id))


def withdraw_comment(session: Session, comment_id: str, reason: str) -> None:
    """Take a comment out of the work, with a reason; its text becomes unread again."""
    reason = clean_line("reason", reason, required=True)
    refuse_locked(session, [comment_id])
    session.edit(comment, comment_id, {"withdrawn_reason": reason, "group_id": None})


def assess(
    session: Session,
    comment_id: str,
    *,
    assessment_version: int | None = None,
    whole_group: bool = False,
    decision: str | None = None,
    reply: str | None = None,
    rationale: str | None = None,
    action: str | None = None,
    recommendation: str | None = None,
) -> None:
    """Answer a comment; what is None stays as it is, an empty decision takes the decision back.

    Args:
        session: Of the operation.
        comment_id: The comment.
        assessment_version: The version of the assessment the form had loaded (0 when there was none).
        whole_group: Whether the comments of its group are answered the same. Each gets what is written
            here, and of what stands already only what it lacks: no other answer is overwritten.
        decision: What is decided.
        reply: What the authority answers.
        rationale: Why, demanded by `not_accepted` and `partly_accepted`.
        action: What is done.
        recommendation: What the officer recommends to those who decide.

    Raises:
        LockedStepError: It, or one of its group that is answered too, stands in a locked step.
    """
    refuse_locked(session, [comment_id])
    group_id = session.found(comment, comment_id)["group_id"]
    texts = {"reply": reply, "rationale": rationale, "action": action}
    values: dict[str, Any] = {
        name: clean_long_text(name, text) for name, text in texts.items() if text is not None
    }
    if decision is not None:
        values |= _decided(session, "decision", "decided", decision)
    if recommendation is not None:
        values |= _decided(session, "recommendation", "recommended", recommendation)
    _write_answer(session, comment_id, values, assessment_version)
    if whole_group and group_id is not None:
        members = select(comment.c.id).where(comment.c.group_id == group_id, comment.c.id != comment_id)
        others = session.scalars(members.where(comment.c.withdrawn_reason == "").order_by(comment.c.id))
        share_answer(session, comment_id, others, values)


def share_answer(
    session: Session, comment_id: str, other_ids: Sequence[str], written: Mapping[str, Any] | None = None
) -> None:
    """Give other comments what they lack of a comment's answer.

    Args:
        session: Of the operation.
        comment_id: The comment that is answered.
        other_ids: Those that are to be answered the same.
        written: Fields that they get even where they have something else.

    Raises:
        LockedStepError: One of them stands in a locked step.
    """
    refuse_locked(session, other_ids, among=True)
    answers = _answers(session, [comment_id, *other_ids])
    source: Mapping[str, Any] = answers.get(comment_id, {})
    new: dict[str, dict[str, Any]] = {}
    edited: dict[tuple[tuple[str, Any], ...], list[str]] = {}
    for key in other_ids:
        there: Mapping[str, Any] = answers.get(key, {})
        values = {
            name: source[name]
            for names in _ANSWER_PARTS
            if source.get(names[0]) and not there.get(names[0])
            for name in names
        } | dict(written or {})
        if there:
            edited.setdefault(tuple(sorted(_newly_decided(values, there).items())), []).append(key)
        elif any(values.values()):
            new[key] = {"comment_id": key, **values}
    session.add_many(assessment, list(new.values()), [link_key("assessment", key) for key in new])
    for same, keys in edited.items():
        session.edit_many(assessment, [link_key("assessment", key) for key in keys], dict(same))


def _answers(session: Session, comment_ids: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """The stored answers to some comments, by comment; one that was never answered is not there."""
    found: dict[str, Mapping[str, Any]] = {}
    for start in range(0, len(comment_ids), BATCH):
        some = comment_ids[start : start + BATCH]
        rows = session.rows(select(assessment).where(assessment.c.comment_id.in_(some)))
        found |= {row.comment_id: row._mapping for row in rows}
    return found


def _write_answer(session: Session, comment_id: str, values: dict[str, Any], version: int | None) -> None:
    key = link_key("assessment", comment_id)
    before = _answers(session, [comment_id]).get(comment_id)
    if before is not None:
        session.edit(assessment, key, _newly_decided(values, before), version)
    elif any(values.values()):
        session.add(assessment, {"comment_id": comment_id, **values}, key)


def _newly_decided(values: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Saving a reply again is no new decision or recommendation: their names and dates stay."""
    kept = {
        name
        for field, done in (("decision", "decided"), ("recommendation", "recommended"))
        if field in values and values[field] == before[field]
        for name in (field, f"{done}_by", f"{done}_on")
    }
    return {name: value for name, value in values.items() if name not in kept}


def _decided(session: Session, field: str, done: str, code: str) -> dict[str, Any]:
    """A decision or recommendation with who made it and when; an empty code takes it back."""
    if not code:
        return {field: None, f"{done}_by": "", f"{done}_on": ""}
    chosen = clean_code(field, Decision, code).value
    return {field: chosen, f"{done}_by": session.author, f"{done}_on": session.now[:10]}


def refresh_quote(session: Session, comment_id: str) -> None:
    """Write anew the quote that a comment's stretches make together."""
    spans = session.rows(
        select(comment_span.c.start, comment_span.c.quote)
        .where(comment_span.c.comment_id == comment_id)
        .order_by(comment_span.c.start)
    )
    quote = QUOTE_GAP.join(row.quote for row in spans)
    session.edit(comment, comment_id, {"quote": quote, "position": spans[0].start})


def _cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in fields.items():
        if name == "stance":
            values[name] = clean_code(name, Stance, value).value if value else None
        elif name == "kind":
            values[name] = clean_code(name, CommentKind, value).value
        else:
            values[name] = clean_long_text(name, value)
    return values
