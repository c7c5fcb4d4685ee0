"""Our own answer form, filled in: every box word for word, tied to the section it asks about."""

from collections.abc import Mapping
from dataclasses import dataclass

from consult.documents.answer_forms import BoxKind, FilledForm
from consult.draft.queries import sections
from consult.draft.records import Section
from consult.labels import label, prepared_text
from consult.operation import Session
from consult.prepared.records import Composition, PreparedComment, PreparedResponse, Span
from consult.vocabulary import CommentKind, Language, Stance


@dataclass(slots=True)
class _Answer:
    """What was written about a section."""

    view: str = ""
    stance: str = ""
    wording: str = ""

    def add(self, kind: BoxKind, words: str) -> None:
        """Add what stands in a box; somebody may have copied it and filled in both."""
        before = getattr(self, kind.value)
        setattr(self, kind.value, f"{before}\n\n{words}" if before else words)


def from_answer_form(session: Session, form: FilledForm) -> PreparedResponse:
    """Make a response of a form that came back.

    An empty line in a box separates views. What was written outside of the boxes is in the text too,
    unread, for somebody to look at.

    Args:
        session: Of the query.
        form: What was read of the file.

    Returns:
        The response with its comments in the order of the draft.
    """
    known = {each.id: each for each in sections(session, form.version_id)}
    answers = _answers(form)
    composed = Composition()
    comments: list[PreparedComment] = []
    for key in [*known, *(key for key in answers if key not in known)]:
        if key in answers:
            comments += _of_section(composed, answers[key], known.get(key))
    single = _single_boxes(form)
    overall = single.get(BoxKind.OVERALL, "")
    if overall and _stance(overall) is None:
        composed.heading(prepared_text("overall"))
        composed.words(overall)
    if form.outside:
        composed.heading(prepared_text("outside"))
        composed.words("\n".join(form.outside))
    return PreparedResponse(
        composed.text,
        tuple(comments),
        tuple(composed.headings),
        sender=single.get(BoxKind.SENDER, ""),
        email=single.get(BoxKind.EMAIL, ""),
        stance=_stance(overall),
    )


def _answers(form: FilledForm) -> dict[str, _Answer]:
    found: dict[str, _Answer] = {}
    for box in form.boxes:
        if not box.text.strip():
            continue
        if box.kind is BoxKind.OTHER:
            found.setdefault("", _Answer()).add(BoxKind.VIEW, box.text)
        elif box.kind in (BoxKind.VIEW, BoxKind.STANCE, BoxKind.WORDING):
            found.setdefault(box.key, _Answer()).add(box.kind, box.text)
    return found


def _single_boxes(form: FilledForm) -> Mapping[BoxKind, str]:
    found: dict[BoxKind, str] = {}
    for box in form.boxes:
        if not box.key and box.text.strip():
            before = f"{found[box.kind]}, " if box.kind in found else ""
            found[box.kind] = before + " ".join(box.text.split())
    return found


def _of_section(composed: Composition, answer: _Answer, section: Section | None) -> list[PreparedComment]:
    composed.heading(section.heading if section else prepared_text("general"))
    stance = _stance(answer.stance)
    views = composed.views(answer.view)
    if answer.stance.strip() and (stance is None or not views):
        # A choice without words is words all the same; and so is an answer that is none of the choices.
        chosen = composed.words(answer.stance)
        views += [chosen] if chosen else []
    key = section.id if section else None
    made = [PreparedComment((span,), key, stance=stance) for span in views]
    wording = _wording(composed, answer.wording)
    if wording is not None:
        # The wording belongs to the view above it, when there is just one.
        spans = (*made.pop().spans, wording) if len(made) == 1 else (wording,)
        made.append(
            PreparedComment(
                spans,
                key,
                stance=stance,
                kind=CommentKind.PROPOSED_WORDING,
                proposed_wording=answer.wording.strip(),
            )
        )
    return made


def _wording(composed: Composition, words: str) -> Span | None:
    if not words.strip():
        return None
    composed.heading(prepared_text("wording"))
    return composed.words(words)


def _stance(chosen: str) -> Stance | None:
    """The stance whose word, in either language, was chosen."""
    wanted = " ".join(chosen.split()).casefold()
    return next(
        (each for each in Stance for spoken in Language if label(each, spoken).casefold() == wanted), None
    )
