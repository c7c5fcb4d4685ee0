"""What of a file is not taken in is counted, so that the reader can be told."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_EXAMPLE = 120


class OmissionKind(StrEnum):
    """What can stand in a Word file that is no running text, or is not to be read as such."""

    HEADER = "header"
    FOOTER = "footer"
    CONTENTS = "contents"
    HIDDEN_TEXT = "hidden_text"
    DELETED_TEXT = "deleted_text"
    COMMENT = "comment"
    PICTURE = "picture"
    CHART = "chart"
    SMART_ART = "smart_art"
    EMBEDDED_OBJECT = "embedded_object"
    OTHER_DOCUMENT = "other_document"


@dataclass(frozen=True, slots=True)
class Omission:
    """How many of a kind were left out, and words of the first that had any."""

    kind: OmissionKind
    count: int
    example: str


class Omissions:
    """The tally while a file is read."""

    def __init__(self) -> None:
        self._found: dict[OmissionKind, Omission] = {}

    def add(self, kind: OmissionKind, example: str = "") -> None:
        """Count one more; white space in the example is made single spaces."""
        known = self._found.get(kind, Omission(kind, 0, ""))
        shown = known.example or " ".join(example[: 4 * LONGEST_EXAMPLE].split())[:LONGEST_EXAMPLE]
        self._found[kind] = Omission(kind, known.count + 1, shown)

    def all(self) -> tuple[Omission, ...]:
        """What was counted, in the order of the kinds."""
        return tuple(self._found[kind] for kind in OmissionKind if kind in self._found)
