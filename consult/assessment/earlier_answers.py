"""What was answered to alike comments before, offered with where it comes from.

A comment is set beside a few others only: those that share some of its three-word sequences, of which
each keeps a sample, those with the lowest check sums (a bottom-k sketch: Broder 1997, "On the resemblance
and containment of documents"). The index of all samples is one sorted array of numbers, so that it is small
enough to be kept beside the window for as long as a case is open.
"""

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from zlib import crc32

from rapidfuzz.fuzz import ratio
from sqlalchemy import Row, or_, select

from consult.assessment.records import EarlierAnswer
from consult.database.tables import assessment, comment
from consult.operation import Session
from consult.responses.queries import BATCH, sender_names
from consult.vocabulary import Decision

SAMPLE = 16
"""Sequences that are kept of a comment."""
MEASURED = 60
"""Answered comments that one is measured against at most, those with most in common first."""
NEAREST = 2_000
"""Comments that are looked through for answered ones at most."""
COMMONPLACE = 5_000
"""Comments of those a sequence stands in that are counted at most."""
ALIKE = 60.0
"""Least likeness, in per cent of the letters that both have in the same order."""
TOGETHER = 3
"""Words of a sequence."""

_WORD = re.compile(r"\w+")
_BITS = 32


class QuoteIndex:
    """Comments found by the words of their quotes."""

    def __init__(self, quotes: Iterable[tuple[str, str]]) -> None:
        """Index comments.

        Args:
            quotes: Keys of comments, each with its quote.
        """
        self._keys: list[str] = []
        entries: list[int] = []
        for number, (key, quote) in enumerate(quotes):
            self._keys.append(key)
            entries += [sequence << _BITS | number for sequence in _sample(quote)]
        self._entries = array("Q", sorted(entries))

    def nearest(self, quote: str) -> list[str]:
        """Keys of the comments that share most sequences with a quote, those with most first."""
        counted: Counter[int] = Counter()
        for sequence in _sample(quote):
            counted.update(self._standing(sequence))
        return [self._keys[number] for number, _ in counted.most_common(NEAREST)]

    def _standing(self, sequence: int) -> Iterator[int]:
        start = bisect_left(self._entries, sequence << _BITS)
        end = bisect_left(self._entries, (sequence + 1) << _BITS, lo=start)
        for entry in self._entries[start : min(end, start + COMMONPLACE)]:
            yield entry & ((1 << _BITS) - 1)


def quote_index(session: Session) -> QuoteIndex:
    """All comments at work, indexed; answers are not, so that it lasts while they are written."""
    query = select(comment.c.id, comment.c.quote).where(comment.c.withdrawn_reason == "")
    return QuoteIndex((row.id, row.quote) for row in session.rows(query))


def earlier_answers(
    session: Session, comment_id: str, index: QuoteIndex, limit: int = 5
) -> list[EarlierAnswer]:
    """Answers to comments that are like one, the most alike first; the same answer is offered once.

    Args:
        session: Of the query.
        comment_id: The comment that is to be answered.
        index: Of the case's comments.
        limit: How many at most.

    Raises:
        NotFoundError: There is no such comment.
    """
    sought = session.found(comment, comment_id)
    words = _joined(sought["quote"])
    measured = [
        (ratio(words, _joined(row.quote), score_cutoff=ALIKE), row)
        for row in _answered(session, sought, index)
    ]
    best = sorted((each for each in measured if each[0]), key=lambda each: (-each[0], each[1].comment_id))
    senders = sender_names(session, list({row.response_id for _, row in best if row.response_id}))
    offered: dict[tuple[object, ...], EarlierAnswer] = {}
    for likeness, row in best:
        answer = (row.decision, row.recommendation, row.reply, row.rationale, row.action)
        before = offered.get(answer)
        others = 0 if before is None else before.others + 1
        chosen = before or EarlierAnswer(
            row.comment_id,
            row.number,
            senders.get(row.response_id, ""),
            row.quote,
            round(likeness, 1),
            Decision(row.decision) if row.decision else None,
            Decision(row.recommendation) if row.recommendation else None,
            row.reply,
            row.rationale,
            row.action,
            0,
        )
        offered[answer] = replace(chosen, others=others)
    return list(offered.values())[:limit]


def _answered(session: Session, sought: Mapping[str, Any], index: QuoteIndex) -> list[Row[Any]]:
    """Comments near to one that have an answer of their own, with it."""
    query = (
        select(comment.c.response_id, comment.c.number, comment.c.quote, comment.c.group_id, assessment)
        .join(assessment, assessment.c.comment_id == comment.c.id)
        .where(comment.c.id != sought["id"], comment.c.withdrawn_reason == "")
        .where(or_(assessment.c.reply != "", assessment.c.rationale != "", assessment.c.action != ""))
    )
    if sought["group_id"] is not None:
        query = query.where(comment.c.group_id.is_distinct_from(sought["group_id"]))
    keys = index.nearest(sought["quote"])
    found: list[Row[Any]] = []
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        rows = {row.comment_id: row for row in session.rows(query.where(comment.c.id.in_(some)))}
        found += [rows[key] for key in some if key in rows]
        if len(found) >= MEASURED:
            break
    return found[:MEASURED]


def _sample(text: str) -> list[int]:
    words = _WORD.findall(text.casefold())
    together = min(TOGETHER, len(words))
    if not together:
        return []
    starts = range(len(words) - together + 1)
    return sorted({crc32(" ".join(words[start : start + together]).encode()) for start in starts})[:SAMPLE]


def _joined(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
