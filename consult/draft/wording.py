"""What differs between two wordings, word by word."""

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w+")
SMALL_WORD = 3
"""Letters of a word that is too short to part two changes."""


class PieceKind(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an old or a new wording, or of both."""

    kind: PieceKind
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """How an old wording became a new one.

    Args:
        old: The wording before.
        new: The wording after.

    Returns:
        Pieces in reading order, what is removed before what is put in its place. Those kept and removed
        make together the old wording to the letter, those kept and added the new one.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    stretches: list[tuple[str, str]] = []
    for found in Indel.opcodes(before, after):
        gone = "".join(before[found.src_start : found.src_end])
        come = "".join(after[found.dest_start : found.dest_end])
        if found.tag != "equal" and stretches and stretches[-1][0] != stretches[-1][1]:
            gone, come = stretches[-1][0] + gone, stretches[-1][1] + come
            stretches.pop()
        stretches.append((gone, come))
    return tuple(_pieces(_without_islands(stretches)))


def _without_islands(stretches: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Changes that only a mark or a short word keeps apart are read as one change."""
    joined: list[tuple[str, str]] = []
    for at, (gone, come) in enumerate(stretches):
        island = gone == come and 0 < at < len(stretches) - 1 and _is_small(gone)
        changed = gone != come or island
        if changed and joined and joined[-1][0] != joined[-1][1]:
            joined[-1] = (joined[-1][0] + gone, joined[-1][1] + come)
        else:
            joined.append((gone, come))
    return joined


def _is_small(kept: str) -> bool:
    """Whether what two changes have between them is no more than a mark or a short word."""
    words = _WORD.findall(kept)
    return len(words) <= 1 and sum(map(len, words)) <= SMALL_WORD


def _pieces(stretches: list[tuple[str, str]]) -> list[Piece]:
    pieces = []
    for gone, come in stretches:
        if gone == come:
            pieces.append(Piece(PieceKind.KEPT, gone))
            continue
        pieces += [Piece(PieceKind.REMOVED, gone)] if gone else []
        pieces += [Piece(PieceKind.ADDED, come)] if come else []
    return pieces
