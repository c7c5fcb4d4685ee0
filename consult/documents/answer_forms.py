"""What a filled-in answer form of ours holds: boxes with their tags, and what was written beside them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

_TAG = re.compile(r"samrad:([a-z]+)(?::([0-9a-f]{1,40}))?")


class BoxKind(StrEnum):
    """What a box of the form asks for."""

    FORM = "form"
    """No box: the version of the draft that the form was made from."""
    FIXED = "fixed"
    """No box: a line of ours, which nobody is asked to change."""
    SENDER = "sender"
    EMAIL = "email"
    OVERALL = "overall"
    VIEW = "view"
    STANCE = "stance"
    WORDING = "wording"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Box:
    """A box and what was written in it; `key` is that of the section it asks about, or empty."""

    kind: BoxKind
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form that came back. `outside` are the lines that stand beside its boxes and are not the form's."""

    version_id: str
    boxes: tuple[Box, ...]
    outside: tuple[str, ...] = ()

    @property
    def sender(self) -> str:
        """Who answers, as a mail would have it: a name, an address, or both."""
        written = {box.kind: " ".join(box.text.split()) for box in self.boxes}
        name, email = written.get(BoxKind.SENDER, ""), written.get(BoxKind.EMAIL, "")
        return f"{name} <{email}>".strip() if email else name


def tag_of(kind: BoxKind, key: str = "") -> str:
    """The tag of a box; Word allows 64 characters (29500-1, 17.5.2.42)."""
    return f"samrad:{kind.value}:{key}" if key else f"samrad:{kind.value}"


def fixed_tag(line: str) -> str:
    """The tag of a line of ours, which tells whether it has been changed since."""
    return tag_of(BoxKind.FIXED, f"{crc32(line.encode()):08x}")


def parse_tag(tag: str) -> tuple[BoxKind, str] | None:
    """Kind and key of a box by its tag; None for a tag that is not ours."""
    found = _TAG.fullmatch(tag.strip())
    if found is None or found[1] not in set(BoxKind):
        return None
    return BoxKind(found[1]), found[2] or ""
