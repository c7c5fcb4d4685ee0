"""What a text thinks of the draft, told by phrases; a negation turns them."""

import re

from consult.assist.phrases import phrases, stance_phrases
from consult.assist.records import SuggestedStance
from consult.vocabulary import CommentKind, Stance

_QUOTE_AFTER = r"[^”\"“»]{0,80}[”\"“»]([^”\"“«»]{10,1200})[”\"“«»]?"
_STRIKE = re.compile(
    r"\bstryk\b[^.\n]{0,80}[”\"“][^”\"“]+[”\"“][^.\n]{0,40}?\.?\s*skriv\s*:?\s*[”\"“]([^”\"“]+)[”\"“]",
    re.IGNORECASE,
)


def suggested_stance(text: str) -> SuggestedStance | None:
    """What a comment thinks of the draft.

    Args:
        text: The comment, word for word.

    Returns:
        The stance with the words that tell it, or None when nothing does.
    """
    for stance, confidence, phrase in stance_phrases():
        found = phrase.search(text)
        if found:
            return SuggestedStance(Stance(stance), " ".join(found[0].split()), confidence)
    fact = phrases("factual_error").search(text)
    if fact or text.rstrip().endswith("?"):
        return SuggestedStance(Stance.NEUTRAL, fact[0] if fact else "?", 0.6)
    return None


def suggested_kind(text: str) -> tuple[CommentKind, str]:
    """What a comment is, and the wording it asks for, empty when it asks for none."""
    wording = _STRIKE.search(text) or phrases("new_wording", after=_QUOTE_AFTER).search(text)
    if wording:
        return CommentKind.PROPOSED_WORDING, wording[1].strip()
    if phrases("reservation").search(text):
        return CommentKind.RESERVATION, ""
    if phrases("factual_error").search(text):
        return CommentKind.FACTUAL_ERROR, ""
    if phrases("question", before="").search(text) and suggested_stance(text) is None:
        return CommentKind.QUESTION, ""
    return CommentKind.VIEW, ""
