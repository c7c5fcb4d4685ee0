"""What can be done with suggestions: accept them, as they are."""

from collections.abc import Sequence

from consult.assist.queries import suggestions
from consult.assist.records import Suggestion
from consult.comments.operations import anchor_comment, split_comment, tag_comment
from consult.database.tables import response
from consult.errors import StaleEditError
from consult.operation import Session
from consult.responses.operations import skip_span
from consult.vocabulary import AnchorOrigin


def accept_suggestion(
    session: Session, response_id: str, suggestion: Suggestion, *, least_confidence: float = 0.0
) -> str | None:
    """Make of a suggestion what it suggests: a comment with its places, stance and themes, or no comment.

    Args:
        session: Of the operation.
        response_id: The response it was made for.
        suggestion: As it was shown.
        least_confidence: What of it is less sure is left out, from 0 to 1.

    Returns:
        The comment's key; None for what is no comment.

    Raises:
        StaleEditError: The response's text is no longer the one the suggestion was made for.
    """
    text = session.found(response, response_id)["text"]
    if "".join(text[start:end] for start, end in suggestion.spans) != suggestion.quote:
        raise StaleEditError("response")
    if not suggestion.is_comment:
        for start, end in suggestion.spans:
            skip_span(session, response_id, start, end)
        return None
    stance = suggestion.stance
    key = split_comment(
        session,
        response_id,
        suggestion.spans,
        stance=stance.stance if stance and stance.confidence >= least_confidence else None,
        kind=suggestion.kind,
        proposed_wording=suggestion.proposed_wording,
    )
    for anchor in suggestion.anchors:
        if anchor.confidence >= least_confidence:
            origin = AnchorOrigin.SUGGESTED
            anchor_comment(session, key, anchor.section_id, anchor.passage_id, origin, anchor.confidence)
    for theme in suggestion.themes:
        if theme.confidence >= least_confidence:
            tag_comment(session, key, theme.name)
    return key


def accept_suggestions(
    session: Session, response_ids: Sequence[str], *, least_confidence: float = 0.0
) -> list[str]:
    """Accept all that is suggested for some responses, in one step.

    Args:
        session: Of the operation.
        response_ids: The responses.
        least_confidence: Suggestions that are less sure stay unread, from 0 to 1.

    Returns:
        The keys of the comments made.
    """
    made: list[str] = []
    for response_id in response_ids:
        for suggestion in suggestions(session, response_id):
            if suggestion.confidence >= least_confidence:
                key = accept_suggestion(session, response_id, suggestion, least_confidence=least_confidence)
                made += [key] if key else []
    return made


def skip_suggested(session: Session, response_id: str) -> int:
    """Mark all that is suggested to be no comment of a response, in one step.

    Returns:
        How many stretches were marked.
    """
    none = [each for each in suggestions(session, response_id) if not each.is_comment]
    for suggestion in none:
        accept_suggestion(session, response_id, suggestion)
    return len(none)
