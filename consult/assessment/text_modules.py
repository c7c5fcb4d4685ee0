"""Texts that replies are put together from, and the places in them that each comment fills."""

from typing import Any

from sqlalchemy import func, select

from consult.assessment.records import TextModule
from consult.comments.queries import the_comment
from consult.database.tables import (
    comment,
    comment_theme,
    consultee,
    response,
    response_consultee,
    text_module,
    text_module_use,
    theme,
)
from consult.errors import InvalidValueError
from consult.labels import prepared_text
from consult.operation import Session, clean_line, clean_long_text, link_key
from consult.placeholders import check_placeholders, filled
from consult.vocabulary import Category

PLACEHOLDERS = ("instans", "avsnitt", "tema", "diarienummer")
"""What a module may name in braces; Swedish, since people write them."""


def add_module(
    session: Session,
    title: str,
    text: str,
    *,
    category: str = "",
    theme_id: str | None = None,
    verified: bool = False,
) -> str:
    """Keep a text for replies.

    Args:
        session: Of the operation.
        title: What it is called.
        text: Its words, with placeholders such as `{instans}`.
        category: What it is sorted under.
        theme_id: The theme whose comments it is offered to first.
        verified: Whether it has been agreed on.

    Returns:
        The module's key.

    Raises:
        InvalidValueError: Title or text is empty, another module has the title, or a placeholder is unknown
            or only half there.
    """
    fields = {
        "title": title,
        "text": text,
        "category": category,
        "theme_id": theme_id,
        "verified": verified,
    }
    return session.add(text_module, _cleaned(session, fields))


def edit_module(session: Session, module_id: str, /, *, version: int | None = None, **fields: Any) -> None:
    """Correct title, text, category, theme_id or verified of a module; replies that have it stay.

    Raises:
        InvalidValueError: A field cannot be stored, see `add_module`.
    """
    session.edit(text_module, module_id, _cleaned(session, fields, but=module_id), version)


def remove_module(session: Session, module_id: str) -> None:
    """Remove a module; replies that have it stay."""
    uses = select(text_module_use.c.id).where(text_module_use.c.text_module_id == module_id)
    session.remove_many(text_module_use, session.scalars(uses))
    session.remove(text_module, module_id)


def record_use(session: Session, module_id: str, comment_id: str) -> None:
    """Remember that a module was put into the answer to a comment."""
    key = link_key("text_module_use", module_id, comment_id)
    if not session.exists(text_module_use, key):
        values = {"text_module_id": module_id, "comment_id": comment_id}
        session.found(text_module, module_id)
        session.found(comment, comment_id)
        session.add(text_module_use, values, key)


def text_modules(session: Session, words: str = "", comment_id: str | None = None) -> list[TextModule]:
    """The modules that hold every one of some words, in their title, category or text.

    Those of the comment's themes come first, then those whose titles begin as was typed, then the others
    by title.

    Args:
        session: Of the query.
        words: What was typed; all modules when empty.
        comment_id: The comment that is answered.
    """
    uses = func.count(text_module_use.c.id).label("uses")
    query = (
        select(text_module, func.coalesce(theme.c.name, "").label("theme"), uses)
        .outerjoin(theme, theme.c.id == text_module.c.theme_id)
        .outerjoin(text_module_use, text_module_use.c.text_module_id == text_module.c.id)
        .group_by(text_module.c.id, theme.c.name)
        .order_by(func.swedish_key(text_module.c.title), text_module.c.id)
    )
    tagged = set(
        session.scalars(select(comment_theme.c.theme_id).where(comment_theme.c.comment_id == comment_id))
    )
    terms = words.casefold().split()
    found = [
        TextModule(
            row.id,
            row.title,
            row.category,
            row.text,
            row.verified,
            row.theme_id,
            row.theme,
            row.uses,
            row.version,
        )
        for row in session.rows(query)
    ]
    found = [each for each in found if all(term in _words_of(each) for term in terms)]
    begun = words.strip().casefold()
    return sorted(
        found, key=lambda each: (each.theme_id not in tagged, not each.title.casefold().startswith(begun))
    )


def module_uses(session: Session, module_id: str) -> list[str]:
    """Keys of the comments in whose answers a module was put."""
    query = select(text_module_use.c.comment_id).where(text_module_use.c.text_module_id == module_id)
    return list(session.scalars(query.order_by(text_module_use.c.comment_id)))


def filled_module(session: Session, module_id: str, comment_id: str) -> str:
    """A module's text as it reads in the answer to a comment; what the comment lacks stays in its braces.

    Names of private persons are not filled in, since replies are published.

    Raises:
        NotFoundError: There is no such module or comment.
    """
    text = str(session.found(text_module, module_id)["text"])
    known = _known(session, comment_id)
    # One that the comment has nothing for stays in sight, to be seen and mended.
    return filled(text, {name: value for name, value in known.items() if value})


def _known(session: Session, comment_id: str) -> dict[str, str]:
    answered = the_comment(session, comment_id)
    senders = (
        select(consultee.c.name, consultee.c.category)
        .join(response_consultee, response_consultee.c.consultee_id == consultee.c.id)
        .where(response_consultee.c.response_id == answered.response_id)
        .order_by(response_consultee.c.position)
    )
    person = prepared_text("private_sender")
    names = [person if row.category == Category.PRIVATE_PERSON else row.name for row in session.rows(senders)]
    registry = session.scalar(select(response.c.registry_number).where(response.c.id == answered.response_id))
    return {
        "instans": ", ".join(dict.fromkeys(names)),
        "avsnitt": ", ".join(dict.fromkeys(anchor.heading for anchor in answered.anchors)),
        "tema": ", ".join(each.name for each in answered.themes),
        "diarienummer": registry or "",
    }


def _words_of(module: TextModule) -> str:
    return f"{module.title}\n{module.category}\n{module.theme}\n{module.text}".casefold()


def _cleaned(session: Session, fields: dict[str, Any], but: str | None = None) -> dict[str, Any]:
    values = dict(fields)
    if "title" in values:
        values["title"] = clean_line("title", values["title"], required=True)
        same = func.folded(text_module.c.title) == values["title"].casefold()
        if any(key != but for key in session.scalars(select(text_module.c.id).where(same))):
            raise InvalidValueError("title", "already_there", values["title"])
    if "category" in values:
        values["category"] = clean_line("category", values["category"])
    if "text" in values:
        values["text"] = _checked(clean_long_text("text", values["text"]))
    if values.get("theme_id") is not None:
        session.found(theme, values["theme_id"])
    return values


def _checked(text: str) -> str:
    """A module's text, when every brace in it belongs to a placeholder that is known."""
    if not text.strip():
        raise InvalidValueError("text", "empty")
    check_placeholders("text", text, PLACEHOLDERS)
    return text
