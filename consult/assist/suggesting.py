"""All that is suggested for one response, put together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from consult.anchors import make_span
from consult.assist.draft_index import DraftIndex, Place
from consult.assist.records import (
    AnchorReason,
    SuggestedAnchor,
    Suggestion,
)
from consult.assist.references import Reference, references, section_of_heading
from consult.assist.splitting import Piece, pieces
from consult.assist.stances import suggested_kind, suggested_stance
from consult.draft.records import Section

LIKE_ENOUGH = 0.16
"""The least cosine at which likeness of words alone suggests a section."""
MOST_ANCHORS = 4


def suggest(text: str, draft: DraftIndex) -> list[Suggestion]:
    """Take a response apart, and tell for each comment where it belongs and what it thinks.

    Args:
        text: The response's text.
        draft: The draft it is about.

    Returns:
        The suggestions in the order of the text; they do not overlap.
    """
    found = references(text, draft)
    made: list[Suggestion] = []
    for piece in pieces(text):
        here = [each for each in found if piece.start <= each.start and each.end <= piece.end]
        made.append(_suggestion(text, piece, here, draft))
    return made


def _suggestion(text: str, piece: Piece, here: Sequence[Reference], draft: DraftIndex) -> Suggestion:
    words = text[piece.start : piece.end]
    span = make_span(text, piece.start, piece.end)
    bare = Suggestion(((span.start, span.end),), span.quote, piece.is_comment, piece.reason, piece.confidence)
    if not piece.is_comment:
        return bare
    kind, wording = suggested_kind(words)
    return replace(
        bare,
        anchors=tuple(_anchors(words, piece, here, draft)[:MOST_ANCHORS]),
        stance=suggested_stance(words),
        kind=kind,
        proposed_wording=wording,
    )


def _anchors(words: str, piece: Piece, here: Sequence[Reference], draft: DraftIndex) -> list[SuggestedAnchor]:
    context = _context(piece, draft)
    named = [anchor for each in here for anchor in _by_reference(each, words, context, draft)]
    named += list(_by_cells(piece, words, draft))
    named = _narrowed(named, draft)
    if named:
        return named
    if context is not None:
        heading = piece.headings[-1].text
        return [_anchor(Place(context), AnchorReason.UNDER_HEADING, heading, 0.9)]
    return _by_likeness(words, draft)


def _context(piece: Piece, draft: DraftIndex) -> Section | None:
    """The section that the nearest heading above a piece repeats."""
    for heading in reversed(piece.headings):
        section = section_of_heading(heading.text, draft)
        if section is not None:
            return section
    return None


def _by_reference(
    reference: Reference, words: str, context: Section | None, draft: DraftIndex
) -> list[SuggestedAnchor]:
    places = list(reference.places)
    confidence = reference.confidence
    if reference.reason is AnchorReason.PAGE:
        return _on_page(reference, words, draft)
    if reference.reason is AnchorReason.NAMED and len({place.section.id for place in places}) > 1:
        # Each chapter counts its own: only one that the heading or the words name is certain.
        allowed = {each.id for each in draft.below(context)} if context else set()
        inside = [place for place in places if place.section.id in allowed]
        if not inside and not _counts_several(reference):
            best = draft.like(words, [place.section for place in places])
            inside = [place for place in places if best and place.section.id == best[0][0].id]
            confidence = 0.5
        places = inside or (places if _counts_several(reference) else [])
    return [_anchor(place, reference.reason, reference.words, confidence) for place in places]


def _counts_several(reference: Reference) -> bool:
    return len(re.findall(r"\d+", reference.words)) > 1


def _on_page(reference: Reference, words: str, draft: DraftIndex) -> list[SuggestedAnchor]:
    """Of the sections on a page the one whose words are most like the comment's."""
    sections = [place.section for place in reference.places]
    if len(sections) == 1:
        return [_anchor(Place(sections[0]), AnchorReason.PAGE, reference.words, 0.9)]
    scored = draft.like(words, sections)
    if not scored:
        return [_anchor(Place(sections[0]), AnchorReason.PAGE, reference.words, 0.4)]
    second = scored[1][1] if len(scored) > 1 else 0.0
    margin = (scored[0][1] - second) / scored[0][1]
    return [_anchor(Place(scored[0][0]), AnchorReason.PAGE, reference.words, 0.55 + 0.35 * margin)]


def _by_cells(piece: Piece, words: str, draft: DraftIndex) -> Iterable[SuggestedAnchor]:
    """Where a table's row says it belongs, in a column of its own."""
    for cell in piece.cells:
        head, _, value = cell.partition(": ")
        if re.match(r"avsnitt|kapitel|rubrik|del\b|område|section", head, re.IGNORECASE):
            section = section_of_heading(value, draft)
            if section is not None:
                yield _anchor(Place(section), AnchorReason.NUMBER, value, 0.95)
        elif re.match(r"sid|s\.?$|page", head, re.IGNORECASE):
            pages = [int(number) for number in re.findall(r"\d+", value)[:2]]
            sections = draft.on_pages(pages[0], pages[-1]) if pages else []
            if sections:
                places = tuple(Place(section) for section in sections)
                yield from _on_page(Reference(0, 0, places, AnchorReason.PAGE, cell, 0.8), words, draft)


def _narrowed(anchors: Sequence[SuggestedAnchor], draft: DraftIndex) -> list[SuggestedAnchor]:
    """Each section once; pages only where nothing is surer, chapters only without a part of theirs."""
    sure = [each for each in anchors if each.reason is not AnchorReason.PAGE]
    chosen = sure or list(anchors)
    best: dict[str, SuggestedAnchor] = {}
    for each in chosen:
        known = best.get(each.section_id)
        if known is None or (each.passage_id is not None and known.passage_id is None):
            best[each.section_id] = each
    sections = {each.id: each for each in draft.sections}
    return [
        each
        for each in best.values()
        if not any(
            other != each.section_id and sections[other] in draft.below(sections[each.section_id])
            for other in best
        )
    ]


def _by_likeness(words: str, draft: DraftIndex) -> list[SuggestedAnchor]:
    scored = draft.like(words)
    if not scored or scored[0][1] < LIKE_ENOUGH:
        return []
    section, score = scored[0]
    second = scored[1][1] if len(scored) > 1 else 0.0
    confidence = min(0.8, 0.3 + score + (score - second))
    return [_anchor(Place(section), AnchorReason.LIKENESS, "", round(confidence, 2))]


def _anchor(place: Place, reason: AnchorReason, words: str, confidence: float) -> SuggestedAnchor:
    return SuggestedAnchor(
        place.section.id,
        place.passage.id if place.passage else None,
        place.section.heading,
        place.section.number,
        reason,
        " ".join(words.split()),
        round(confidence, 2),
    )
