"""Who else stands behind an answer, and whom it answers for, told from its first words."""

import re
from dataclasses import dataclass

from consult.consultees.records import Consultee
from consult.responses.letterheads import letterhead, says_where
from consult.responses.listed_names import ListedNames
from consult.vocabulary import SenderRole

WITHIN = 3_000
"""Characters of the beginning of a text in which it says whose it is."""
LONGEST_SAYING = 600
"""Characters of a sentence that is looked at."""

_SENTENCE = re.compile(r"[^.!?\n][^\n]*?(?:[.!?](?=\s|$)|(?=\n|$))")
_FOR = re.compile(
    r"(?:svarar|yttrar sig|avger\b[^.]{0,40}\b(?:yttrande|svar)|lämnar\b[^.]{0,40}\b(?:yttrande|svar))"
    r"\s+(?:även|också|samtidigt|därmed)\s+(?:för|å)\b|\bå\b[^.\n]{0,80}\bvägnar|\bpå uppdrag av\b"
    r"|\b(?:även|också) för\b[^.\n]{0,80}\bräkning\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"gemensam(?:t|ma)\s+(?:\w+\s+)?(?:yttrande|remiss|svar|synpunkt|ställningstagande)"
    r"|(?:svarar|yttrar sig)\s+gemensamt|tillsammans\s+(?:avge|lämna|svara|yttra)"
    r"|(?:avger|avges|lämnar|lämnas|svarar|yttrar sig)\b[^.\n]{0,40}\btillsammans\s+med"
    r"|med\s+(?:dess|sina)\s+(?:medlems)?kommuner",
    re.IGNORECASE,
)

_AND = re.compile(r",\s*|\s+(?:och|samt)\s+")
_SEVERAL = re.compile(r"((?:[A-ZÅÄÖ][\w-]+(?:,\s*|\s+(?:och|samt)\s+))+[A-ZÅÄÖ][\w-]+)\s+kommuners?(?:na)?\b")


@dataclass(frozen=True, slots=True)
class Behind:
    """A consultee who stands behind an answer, and in what way."""

    consultee: Consultee
    role: SenderRole


def behind_answer(names: ListedNames, text: str) -> tuple[Behind, ...]:
    """Those named where a text says that it is the answer of several, in the order they are named.

    Args:
        names: Of those on the list.
        text: The answer.

    Returns:
        Nobody where the text says no such thing.
    """
    beginning = text[:WITHIN]
    sayings = list(_SENTENCE.finditer(beginning))
    found: dict[str, Behind] = {}
    for saying in sayings:
        said = _FOR.search(saying[0])
        if said:
            # Who speaks is named before these words, for whom behind them or within.
            for consultee in _named(names, saying[0][said.start() :]):
                found.setdefault(consultee.id, Behind(consultee, SenderRole.ANSWERED_FOR))
    for number, saying in enumerate(sayings):
        if _TOGETHER.search(saying[0]):
            after = [each[0] for each in sayings[number + 1 : number + 3]]
            for words in (*letterhead(text), saying[0], *after):
                for consultee in _named(names, words):
                    found.setdefault(consultee.id, Behind(consultee, SenderRole.JOINT))
    return tuple(found.values())


def _named(names: ListedNames, words: str) -> list[Consultee]:
    written = words[:LONGEST_SAYING]
    mentioned = names.mentioned(_SEVERAL.sub(_each_kommun, written)) or names.mentioned(written)
    return [named.consultee for named in mentioned if not (named.place and says_where(words))]


def _each_kommun(several: re.Match[str]) -> str:
    """The names of several kommuner apart: "Forsnäs och Granhults kommuner"."""
    return ", ".join(f"{name} kommun" for name in _AND.split(several[1]))
