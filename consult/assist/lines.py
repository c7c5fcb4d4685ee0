"""What each line of a response is: heading, greeting, list item, table row, running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from consult.assist.phrases import phrases

LONGEST_HEADING = 100
LONGEST_SIGNATURE = 70


class LineKind(Enum):
    """What a line does in a letter."""

    HEADING = auto()
    FORMALITY = auto()
    LIST_ITEM = auto()
    TABLE_ROW = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words; `start` and `end` in code points, without the white space around it."""

    start: int
    end: int
    text: str
    kind: LineKind


_LIST_MARK = re.compile(r"(?:[•●▪◦·*\-–—]|\(?[a-zåäö]\)|\(?\d{1,3}[.)](?!\d))\s+")
_FORM_QUESTION = re.compile(r"(?:fråga\s+)?\d{1,2}[.:)]\s+[^.!?]{8,160}\?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…;,][”\"')]*$")


def lines_of(text: str) -> list[Line]:
    """The lines of a response that hold words.

    Args:
        text: The response's text.

    Returns:
        Each with what it is, as far as it can be told from the line and its neighbours.
    """
    found = list(_with_words(text))
    kinds = [_kind(each, found[at + 1 : at + 2]) for at, each in enumerate(found)]
    _close_letter(found, kinds)
    return [
        Line(start, end, text[start:end], kind) for (start, end, _, _), kind in zip(found, kinds, strict=True)
    ]


_Raw = tuple[int, int, str, bool]


def _with_words(text: str) -> Iterator[_Raw]:
    gap, at = True, 0
    for line in text.split("\n"):
        bare = line.strip()
        if re.search(r"\w", bare):
            start = at + line.index(bare)
            yield start, start + len(bare), bare, gap
            gap = False
        else:
            gap = True
        at += len(line) + 1


def _kind(line: _Raw, following: list[_Raw]) -> LineKind:
    words = line[2]
    if "\t" in words:
        return LineKind.TABLE_ROW
    if phrases("mail_head", before="").match(words) or (
        phrases("register_line", before="").match(words) and len(words) <= 200
    ):
        return LineKind.FORMALITY
    if phrases("greeting", before="").match(words) and len(words) <= 80:
        return LineKind.FORMALITY
    if _FORM_QUESTION.match(words) and following and not _LIST_MARK.match(following[0][2]):
        return LineKind.HEADING
    if _LIST_MARK.match(words) and (_SENTENCE_END.search(words) or len(words) > LONGEST_HEADING):
        return LineKind.LIST_ITEM
    if _is_heading(words, following):
        return LineKind.HEADING
    if _LIST_MARK.match(words):
        return LineKind.LIST_ITEM
    return LineKind.TEXT


def _is_heading(words: str, following: list[_Raw]) -> bool:
    """Short, ends no sentence, and something follows it."""
    if len(words) > LONGEST_HEADING or not following:
        return False
    if words.endswith("?") and not following[0][3] and not following[0][2].endswith("?"):
        # A question of a form, its answer on the next line.
        return True
    if _SENTENCE_END.search(words) or (words.endswith(":") and len(words) > 60):
        return False
    return words[:1] not in "•●▪-–*" and not words[:1].islower()


def _close_letter(found: list[_Raw], kinds: list[LineKind]) -> None:
    """From the farewell on there are only names, until something new begins; so too in the last lines."""
    closing = False
    for at, (_, _, words, _) in enumerate(found):
        if phrases("farewell", before="").match(words) and len(words) <= 120:
            closing = True
        elif closing and (len(words) > LONGEST_HEADING or phrases("after_farewell", before="").match(words)):
            closing = False
        if closing:
            kinds[at] = LineKind.FORMALITY
    for at in range(len(found) - 1, 0, -1):
        words = found[at][2]
        is_name = kinds[at] in (LineKind.TEXT, LineKind.HEADING) and len(words) <= LONGEST_SIGNATURE
        if kinds[at] is not LineKind.FORMALITY and not (is_name and not _SENTENCE_END.search(words)):
            break
        kinds[at] = LineKind.FORMALITY
