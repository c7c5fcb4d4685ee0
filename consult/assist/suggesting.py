"""All that is suggested for one response, put together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from consult.anchors import make_span
from consult.assist.draft_index import DraftIndex, Place
from consult.assist.numbered import numbered_places
from consult.assist.phrases import phrases
from consult.assist.records import (
    AnchorReason,
    SuggestedAnchor,
    Suggestion,
)
from consult.assist.references import Reference, references, section_of_heading
from consult.assist.splitting import Piece, pieces
from consult.assist.stances import suggested_kind, suggested_stance
from consult.draft.records import Section

LIKE_ENOUGH = 0.12
"""The least cosine at which likeness of words alone suggests a section."""
LIKE_WITHIN = 0.08
"""The same within a chapter that the text names."""
MOST_ANCHORS = 4

_WEAKEST = frozenset({AnchorReason.LIKENESS})
_WEAK = frozenset({AnchorReason.PAGE, AnchorReason.TITLE})
_CERTAIN = frozenset({AnchorReason.NUMBER, AnchorReason.QUOTE, AnchorReason.NAMED, AnchorReason.PAGE})


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
    named = [(each.start, _sections(each)) for each in found if each.reason in _CERTAIN]
    for piece in pieces(text, named):
        here = [each for each in found if piece.start <= each.start and each.end <= piece.end]
        made.append(_suggestion(text, piece, here, draft))
    return made


def _sections(reference: Reference) -> frozenset[str]:
    return frozenset(place.section.id for place in reference.places)


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
    cells = list(_by_cells(piece, words, draft))
    if cells:
        return cells
    here = _pages_within_chapters(here, draft)
    named = [anchor for each in here for anchor in _by_reference(each, words, context, draft)]
    named = _narrowed(named, draft)
    if named:
        return named
    if context is not None:
        heading = piece.headings[-1].text
        under = Reference(0, 0, (Place(context),), AnchorReason.UNDER_HEADING, heading, 0.9)
        return _within_chapter(under, words, draft)
    return _by_likeness(words, draft)


def _pages_within_chapters(here: Sequence[Reference], draft: DraftIndex) -> list[Reference]:
    """Where both a chapter and a page are named, it is the page within the chapter."""
    chapters = [
        each for each in here if each.reason is AnchorReason.NUMBER and each.places[0].section.level == 1
    ]
    inside = {part.id for each in chapters for part in draft.below(each.places[0].section)}
    narrowed = [
        replace(each, places=places)
        for each in here
        if each.reason is AnchorReason.PAGE
        and (places := tuple(place for place in each.places if place.section.id in inside))
    ]
    return [*(each for each in here if each not in chapters), *narrowed] if narrowed else list(here)


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
    several = reference.reason in (AnchorReason.NAMED, AnchorReason.QUOTE)
    if several and len({place.section.id for place in places}) > 1:
        # Each chapter counts its own: only one that the heading or the words name is certain.
        allowed = {each.id for each in draft.below(context)} if context else set()
        inside = [place for place in places if place.section.id in allowed]
        if not inside and not _counts_several(reference):
            best = draft.like(words, [place.section for place in places])
            inside = [place for place in places if best and place.section.id == best[0][0].id]
            confidence = 0.5
        places = inside or (places if _counts_several(reference) else [])
    names_one = reference.reason in (AnchorReason.NUMBER, AnchorReason.TITLE) and len(places) == 1
    if names_one and places[0].section.level == 1:
        return _within_chapter(reference, words, draft)
    return [_anchor(place, reference.reason, reference.words, confidence) for place in places]


def _within_chapter(reference: Reference, words: str, draft: DraftIndex) -> list[SuggestedAnchor]:
    """The part of a chapter that is clearly meant, or the chapter as it is named."""
    place = reference.places[0]
    parts = draft.below(place.section)[1:]
    scored = draft.like(words.replace(reference.words, " "), parts)
    if scored and scored[0][1] >= LIKE_WITHIN:
        return [_anchor(Place(scored[0][0]), AnchorReason.LIKENESS, reference.words, 0.6)]
    return [_anchor(place, reference.reason, reference.words, 0.8)]


def _counts_several(reference: Reference) -> bool:
    return len(re.findall(r"\d+", reference.words)) > 1


def _on_page(reference: Reference, words: str, draft: DraftIndex) -> list[SuggestedAnchor]:
    """Of the sections on a page the one whose words are most like the comment's."""
    sections = [place.section for place in reference.places]
    if len(sections) == 1:
        return [_anchor(Place(sections[0]), AnchorReason.PAGE, reference.words, 0.9)]
    if phrases("top_of_page").search(words):
        return [_anchor(Place(sections[0]), AnchorReason.PAGE, reference.words, 0.7)]
    if phrases("foot_of_page").search(words):
        return [_anchor(Place(sections[-1]), AnchorReason.PAGE, reference.words, 0.7)]
    scored = draft.like_on_pages(words, sections, reference.pages)
    if not scored:
        return [_anchor(Place(sections[0]), AnchorReason.PAGE, reference.words, 0.4)]
    second = scored[1][1] if len(scored) > 1 else 0.0
    margin = (scored[0][1] - second) / scored[0][1]
    return [_anchor(Place(scored[0][0]), AnchorReason.PAGE, reference.words, 0.55 + 0.35 * margin)]


def _by_cells(piece: Piece, words: str, draft: DraftIndex) -> Iterable[SuggestedAnchor]:
    """Where a table's row says it belongs, in a column of its own."""
    for cell in piece.cells:
        head, _, value = cell.partition(": ")
        if re.match(r"avsnitt|kapitel|rubrik|del\b|område|section|var\b|ställe", head, re.IGNORECASE):
            section = section_of_heading(value, draft) if value else None
            counted = [place for _, _, places in numbered_places(value, draft) for place in places]
            if section is not None:
                yield _anchor(Place(section), AnchorReason.NUMBER, value, 0.95)
            elif len({place.section.id for place in counted}) == 1:
                yield _anchor(counted[0], AnchorReason.NAMED, value, 0.95)
        elif re.match(r"sid|s\.?$|page", head, re.IGNORECASE):
            pages = [int(number) for number in re.findall(r"\d+", value)[:2]]
            sections = draft.on_pages(pages[0], pages[-1]) if pages else []
            if sections:
                places = tuple(Place(section) for section in sections)
                on = (pages[0], pages[-1])
                yield from _on_page(Reference(0, 0, places, AnchorReason.PAGE, cell, 0.8, on), words, draft)


def _narrowed(anchors: Sequence[SuggestedAnchor], draft: DraftIndex) -> list[SuggestedAnchor]:
    """Each section once; pages, likeness and titles only where nothing is surer."""
    chosen: list[SuggestedAnchor] = []
    for left_out in (_WEAKEST | _WEAK, _WEAKEST, frozenset[AnchorReason]()):
        chosen = [each for each in anchors if each.reason not in left_out]
        if chosen:
            break
    # "eftersom mål 7 avser båda" tells why, where something nearer is named.
    nearer = [each for each in chosen if not each.words.casefold().startswith("mål ")]
    best: dict[str, SuggestedAnchor] = {}
    for each in nearer or chosen:
        known = best.get(each.section_id)
        if known is None or (each.passage_id is not None and known.passage_id is None):
            best[each.section_id] = each
    return [
        each
        for each in best.values()
        if draft.by_id[each.section_id].level > 1
        or not any(
            other != each.section_id and draft.by_id[other] in draft.below(draft.by_id[each.section_id])
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
