"""Comments that say the same in the same words or nearly: copies, campaign letters, sent twice.

Each text is set beside a few texts only: those that share some of its three-word sequences. Of these it
keeps a sample, those with the lowest hashes, which two alike texts have in common wherever they differ
(a bottom-k sketch: Broder 1997, "On the resemblance and containment of documents"). What the sample
finds is then measured letter by letter, so that nothing is called alike by chance.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio
from sqlalchemy import select

from consult.database.tables import comment, comment_group
from consult.operation import Session
from consult.responses.queries import sender_names

ALIKE = 80.0
"""Least likeness of two comments, in per cent of the letters that both have in the same order."""
SHORT_ALIKE = 90.0
"""The same for comments of fewer than `SHORT` words, in which one word more weighs much."""
SHORT = 6
PAIRS_ALONE, PAIRS_TOO = 8, 16
"""Words from which on a text is found by sequences of three, and up to which by pairs of words too."""
SAMPLE = 12
"""Three-word sequences that are kept of a text."""
MEASURED = 8
"""Earlier texts that a text is measured against at most, those with most in common first."""
COMMONPLACE = 400
"""Texts that a three-word sequence may stand in before it tells nothing more."""
PROGRESS_STEP = 500

_WORD = re.compile(r"\w+")

Span = tuple[int, int]
Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class AlikeText:
    """A comment as it is compared; `group_id` is of the stored group that it is in."""

    id: str
    quote: str
    senders: str = ""
    group_id: str | None = None
    group_title: str = ""


@dataclass(frozen=True, slots=True)
class AlikeMember:
    """A comment of a group, beside the group's first one.

    `likeness` is per cent; `own_words` are stretches of its quote (start and end in code points) that the
    first comment does not have, `missing_words` stretches of the first comment's quote that it lacks.
    """

    comment_id: str
    senders: str
    quote: str
    is_grouped: bool
    likeness: float
    own_words: tuple[Span, ...]
    missing_words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class AlikeGroup:
    """Comments that are alike; `group_id` is None as long as nobody has put them together.

    The first member is the one that the others are compared with.
    """

    group_id: str | None
    title: str
    members: tuple[AlikeMember, ...]


def alike_groups(session: Session, progress: Progress | None = None) -> list[AlikeGroup]:
    """The stored groups, each with what else is alike, and groups that could be made; nothing is stored.

    Args:
        session: Of the query.
        progress: Told how many of how many texts are done.
    """
    return find_alike(alike_texts(session), progress)


def alike_texts(session: Session) -> list[AlikeText]:
    """What `find_alike` needs of all comments at work, for a search that holds up nobody."""
    rows = session.rows(
        select(
            comment.c.id, comment.c.quote, comment.c.response_id, comment.c.group_id, comment_group.c.title
        )
        .outerjoin(comment_group, comment_group.c.id == comment.c.group_id)
        .where(comment.c.withdrawn_reason == "")
        .order_by(comment.c.id)
    )
    senders = sender_names(session, list({row.response_id for row in rows if row.response_id}))
    return [
        AlikeText(row.id, row.quote, senders.get(row.response_id, ""), row.group_id, row.title or "")
        for row in rows
    ]


def find_alike(texts: Sequence[AlikeText], progress: Progress | None = None) -> list[AlikeGroup]:
    """Group texts that are alike; the stored groups come first, then the largest.

    Args:
        texts: Of comments, in the order in which they shall stand in their groups.
        progress: Told how many of how many are done; what it raises ends the search.
    """
    clusters: dict[str, list[AlikeText]] = {}
    of_words: dict[str, str] = {}
    index = _Index()
    ordered = sorted(texts, key=lambda each: each.group_id is None)
    for done, text in enumerate(ordered):
        if progress is not None and done % PROGRESS_STEP == 0:
            progress(done, len(ordered))
        words = _words(text.quote)
        joined = " ".join(words) or text.quote
        if text.group_id is not None:
            cluster = text.group_id
        else:
            found = of_words.get(joined) or index.alike(words, joined)
            cluster = found or text.id
        if joined not in of_words:
            of_words[joined] = cluster
            if text.group_id is not None or cluster == text.id:
                # Others are measured against the first of a group alone, or alike would drift step by step.
                index.add(words, joined, cluster)
        clusters.setdefault(cluster, []).append(text)
    groups = [_group(members) for members in clusters.values() if len(members) > 1 or members[0].group_id]
    return sorted(groups, key=lambda each: (each.group_id is None, -len(each.members)))


def differing_words(first: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words in which two texts differ, whatever the case of their letters.

    Args:
        first: One text.
        other: The other.

    Returns:
        Stretches of the first that the other lacks, and of the other that the first lacks.
    """
    ours, theirs = (list(_WORD.finditer(text)) for text in (first, other))
    steps = Indel.opcodes([each[0].casefold() for each in ours], [each[0].casefold() for each in theirs])
    lacking = [_stretch(ours, each.src_start, each.src_end) for each in steps if each.tag == "delete"]
    own = [_stretch(theirs, each.dest_start, each.dest_end) for each in steps if each.tag == "insert"]
    return tuple(lacking), tuple(own)


class _Index:
    """The first texts of the groups, found by the three-word sequences that are kept of them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._standing: dict[int, list[int]] = {}
        self._texts: list[str] = []
        self._clusters: list[str] = []

    def add(self, words: Sequence[str], joined: str, cluster: str) -> None:
        """Let later texts be measured against this one."""
        if not words:
            return
        for key in self._sample(words):
            self._standing.setdefault(key, []).append(len(self._texts))
        self._texts.append(joined)
        self._clusters.append(cluster)

    def alike(self, words: Sequence[str], joined: str) -> str | None:
        """The group whose first text is most like this one; None when none is alike enough."""
        keys = self._sample(words)
        counted: Counter[int] = Counter()
        for key in keys:
            standing = self._standing.get(key, ())
            if len(standing) <= COMMONPLACE:
                counted.update(standing)
        least = 2 if len(keys) >= SAMPLE else 1
        best, cluster = SHORT_ALIKE if len(words) < SHORT else ALIKE, None
        for number, shared in counted.most_common(MEASURED):
            if shared < least:
                break
            likeness = ratio(self._texts[number], joined, score_cutoff=best)
            if likeness >= best:
                best, cluster = likeness, self._clusters[number]
        return cluster

    def _sample(self, words: Sequence[str]) -> list[int]:
        numbers = [self._numbers.setdefault(word, len(self._numbers)) for word in words]
        # Numbers hash alike in every run, which texts do not.
        found: list[int] = []
        if len(numbers) >= PAIRS_ALONE:
            triples = zip(numbers, numbers[1:], numbers[2:], strict=False)
            found = sorted(set(map(hash, triples)))[:SAMPLE]
        if len(numbers) < PAIRS_TOO:
            # A word changed in a short text leaves few sequences of three; its ends make it up to a pair.
            ended = [-1, *numbers, -1]
            found += sorted(set(map(hash, pairwise(ended))))
        return found


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _group(texts: Sequence[AlikeText]) -> AlikeGroup:
    first = texts[0]
    return AlikeGroup(first.group_id, first.group_title, tuple(_members(first, texts)))


def _members(first: AlikeText, texts: Sequence[AlikeText]) -> Iterable[AlikeMember]:
    words = " ".join(_words(first.quote))
    for text in texts:
        likeness = 100.0
        missing: tuple[Span, ...] = ()
        own: tuple[Span, ...] = ()
        if text.quote != first.quote:
            likeness = ratio(words, " ".join(_words(text.quote)))
            missing, own = differing_words(first.quote, text.quote)
        yield AlikeMember(
            text.id, text.senders, text.quote, text.group_id is not None, round(likeness, 1), own, missing
        )


def _stretch(words: Sequence[re.Match[str]], start: int, end: int) -> Span:
    return words[start].start(), words[end - 1].end()
