"""What the first lines of an answer say of who wrote it, and of whom it is written to."""

import re

HEAD_CHARACTERS = 600
"""How much of the beginning of a text is taken for its letterhead."""
HEAD_LINES = 14
LONGEST_HEADING = 90
"""Characters of a line that may be a name alone."""
FIRST_WORDS = 5
"""Words of running text among which the name of who speaks stands."""
NUMBERS_WITHIN = 3_000
"""Characters at each end of a text among which the sender's own numbers stand."""

_TO = re.compile(r"(?:till|mottagare|adressat|to)\b\s*:?\s*(.*)", re.IGNORECASE)
_POST = re.compile(r"(?:SE-)?\d{3} ?\d{2} \w")
_PLACE_AND_DAY = re.compile(r"[^\W\d_]+,?\s+(?:den\s+)?\d{1,4}[\s./-]")
_NUMBER = re.compile(r"(?<![\d-])(?:16)?([1-9]\d{5})\s?[-–]?\s?(\d{4})(?![\d-])")
_SAYS_NUMBER = re.compile(r"org(?:anisations)?\.?\s*-?\s*(?:nr|nummer|no)", re.IGNORECASE)
_NEAR = 40
_REFERENCE = re.compile(
    r"(?<!ert )(?<!er )\b(?:dnr|diarienummer|diarienr|ärendenummer|ärendenr|vår referens|beteckning)\b"
    r"\.?\s*:?\s*((?:[A-ZÅÄÖ]{1,6}[ -]?)?\d[\w/.:-]*(?: ?[/-]\d+)?|[A-ZÅÄÖ]{1,6}[ -]?\d[\w/.:-]*)",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"^[ \t>*]*(?:från|from|avsändare)\s*\**\s*:\s*\**\s*(.+@.+)$", re.IGNORECASE | re.MULTILINE
)


def letterhead(text: str) -> list[str]:
    """The first lines of a text, without those that say to whom it is written, and postal addresses."""
    lines: list[str] = []
    to_follows = False
    for line in text[:HEAD_CHARACTERS].split("\n"):
        words = " ".join(line.split())
        receiver = _TO.match(words)
        if receiver:
            to_follows = not receiver[1]
        elif words and to_follows:
            to_follows = False
        elif words and not _POST.match(words):
            lines.append(words)
    return lines[:HEAD_LINES]


def says_where(line: str) -> bool:
    """Whether a line says where and when a letter was written ("Falun den 3 maj 2026")."""
    return bool(_PLACE_AND_DAY.match(line))


def is_heading(line: str) -> bool:
    """Whether a line may be a name alone, and no running text."""
    return len(line) <= LONGEST_HEADING and not line.endswith((".", "?", "!"))


def organisation_numbers(text: str) -> set[str]:
    """The organisation numbers that a text gives as such near its ends ("NNNNNN-NNNN").

    A number alone may be a telephone's or somebody's birth number; those of authorities begin with 2.
    """
    ends = text if len(text) <= 2 * NUMBERS_WITHIN else f"{text[:NUMBERS_WITHIN]}\n{text[-NUMBERS_WITHIN:]}"
    found = set()
    for match in _NUMBER.finditer(ends):
        said = _SAYS_NUMBER.search(ends, max(0, match.start() - _NEAR), match.start())
        if said or (match[1].startswith("2") and "-" in match[0]):
            found.add(f"{match[1]}-{match[2]}")
    return found


def own_reference(text: str) -> str:
    """The number under which the sender keeps its answer ("KS 2026/0188"); empty where none is given."""
    found = _REFERENCE.search(" ".join(text[: 2 * HEAD_CHARACTERS].split(" ")))
    return found[1].strip(" .:-") if found else ""


def forwarded_from(text: str) -> str:
    """Name and address of who wrote the first mail that a mail passes on; empty where there is none."""
    found = _FORWARDED.search(text[:NUMBERS_WITHIN])
    return found[1].strip() if found else ""
