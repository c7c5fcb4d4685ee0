"""A Word file walked word by word, with what tracked changes took out and put in, and with its marks."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from consult.documents.markup import Element
from consult.documents.word_tags import (
    ALTERNATE,
    DELETED,
    IDENTIFIER,
    MOVED_FROM,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    TEXT,
    WORD,
    chosen,
)

_INSERTED = frozenset({f"{WORD}ins", f"{WORD}moveTo"})
_TAKEN_OUT = frozenset({DELETED, MOVED_FROM})
_WORDS = frozenset({TEXT, f"{WORD}delText"})
_SIGNS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
_RANGE_START, _RANGE_END = f"{WORD}commentRangeStart", f"{WORD}commentRangeEnd"
_AUTHOR = f"{WORD}author"
_SILENT = frozenset({RUN_PROPERTIES, f"{WORD}sectPr", f"{WORD}sdtPr", f"{WORD}tblPr", f"{WORD}instrText"})


class State(Enum):
    """What tracked changes did to some words."""

    KEPT = auto()
    PUT_IN = auto()
    TAKEN_OUT = auto()


class Sign(Enum):
    """What a mark between the words is."""

    PARAGRAPH = auto()
    RANGE_START = auto()
    RANGE_END = auto()


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a paragraph; `author` is who put them in or took them out."""

    text: str
    state: State
    author: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a paragraph begins, or the range of a comment begins or ends, with the comment's identifier.

    `state` of a paragraph is what tracked changes did to its own mark (29500-1, 17.13.5.15 and 17.13.5.20).
    """

    sign: Sign
    identifier: str = ""
    state: State = State.KEPT


def walk(element: Element, state: State = State.KEPT, author: str = "") -> Iterator[Words | Mark]:
    """The words and marks below an element, in order.

    Args:
        element: A part's root, or any element in it.
        state: Of the words right below it.
        author: Who brought them into that state.
    """
    for child in element:
        tag = child.tag
        if tag in _WORDS:
            if child.text:
                yield Words(child.text, state, author)
        elif tag in _SIGNS:
            yield Words(_SIGNS[tag], state, author)
        elif tag == PARAGRAPH:
            yield Mark(Sign.PARAGRAPH, state=_of_paragraph(child))
            yield from walk(child, state, author)
        elif tag == _RANGE_START:
            yield Mark(Sign.RANGE_START, child.get(IDENTIFIER, ""))
        elif tag == _RANGE_END:
            yield Mark(Sign.RANGE_END, child.get(IDENTIFIER, ""))
        elif tag == ALTERNATE:
            shown = chosen(child)
            if shown is not None:
                yield from walk(shown, state, author)
        elif tag not in _SILENT and tag != PARAGRAPH_PROPERTIES:
            yield from walk(child, _state(tag, state), child.get(_AUTHOR) or author)


def _state(tag: object, state: State) -> State:
    if tag in _TAKEN_OUT:
        return State.TAKEN_OUT
    return State.PUT_IN if tag in _INSERTED and state is State.KEPT else state


def _of_paragraph(paragraph: Element) -> State:
    """Whether the paragraph's own mark was put in or taken out."""
    run = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{RUN_PROPERTIES}")
    for child in () if run is None else run:
        changed = _state(child.tag, State.KEPT)
        if changed is not State.KEPT:
            return changed
    return State.KEPT
