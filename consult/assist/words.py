"""Words made comparable: folded, without endings, the little ones left out."""

import re
from functools import lru_cache

import snowballstemmer

from consult.assist.phrases import listed

_WORD = re.compile(r"[^\W\d_]{3,}")
_PLAIN = str.maketrans(
    dict.fromkeys("”“»«", '"') | dict.fromkeys("’‘", "'") | dict.fromkeys("–—", "-") | {"\xad": None}
)
_STEMMER = snowballstemmer.stemmer("swedish")


def stems(text: str) -> list[str]:
    """The words of a text that carry meaning, without their endings, in order.

    Args:
        text: Any text.

    Returns:
        Stems after the Snowball algorithm for Swedish; a word may come more than once.
    """
    little = listed("little_words")
    words = (found[0].casefold() for found in _WORD.finditer(text))
    return [_stem(word) for word in words if word not in little]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def folded(text: str) -> str:
    """A text as it can be compared letter by letter: folded case, plain quotes, single blanks."""
    plain = text.casefold().translate(_PLAIN)
    return " ".join(plain.split())
