"""What a document is asked to be."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from consult.vocabulary import Language


class Kind(StrEnum):
    """The documents that go out."""

    REPORT = "report"
    RESPONSES = "responses"
    COMMENTED_DRAFT = "commented_draft"
    AMENDED_DRAFT = "amended_draft"
    CHANGES = "changes"
    FEEDBACK = "feedback"
    INVITATION = "invitation"
    REMINDER = "reminder"


DRAFTS = frozenset({Kind.COMMENTED_DRAFT, Kind.AMENDED_DRAFT})
LETTERS = frozenset({Kind.FEEDBACK, Kind.INVITATION, Kind.REMINDER})


class Part(StrEnum):
    """The parts of the samrådsredogörelse, in the order in which they stand when nothing else is chosen."""

    SUMMARY = "summary"
    HELD = "held"
    STATISTICS = "statistics"
    VIEWS = "views"
    UNMET = "unmet"
    CHANGES = "changes"
    CONSULTEES = "consultees"
    COMMENTS = "comments"
    INDEX = "index"


class Column(StrEnum):
    """The columns of the table of comments in Excel, in their order."""

    NUMBER = "number"
    SENDER = "sender"
    CATEGORY = "category"
    RECEIVED = "received"
    REGISTRY_NUMBER = "registry_number"
    SECTIONS = "sections"
    COMMENT = "comment"
    SUMMARY = "summary"
    WORDING = "wording"
    THEMES = "themes"
    STANCE = "stance"
    KIND = "kind"
    DECISION = "decision"
    REPLY = "reply"
    RATIONALE = "rationale"
    ACTION = "action"
    ID = "id"


ALWAYS = frozenset({Column.NUMBER, Column.COMMENT})
"""Without these nobody could tell which comment a row is, or what it says."""

ANNEXES = (Part.CONSULTEES, Part.COMMENTS, Part.INDEX)


class Layout(StrEnum):
    """How the main part is ordered."""

    SECTION = "section"
    CONSULTEE = "consultee"
    THEME = "theme"


class Form(StrEnum):
    """How comments and replies are set."""

    TABLE = "table"
    LANDSCAPE = "landscape"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a document shall be.

    `parts` are the chosen parts of the report in their order, `columns` those of the table in Excel.
    `template` is the region's own Word file, whose styles, header and footer are used. `date` is the
    day on the title page, the only thing that makes two exports of one case differ.
    `mask_private_persons` hides the names and addresses of private persons, `mask_senders` those of
    everybody.
    """

    kind: Kind = Kind.REPORT
    language: Language = Language.SWEDISH
    layout: Layout = Layout.SECTION
    form: Form = Form.TABLE
    parts: tuple[Part, ...] = tuple(Part)
    template: Path | None = None
    date: date = field(default_factory=date.today)
    mask_private_persons: bool = True
    mask_senders: bool = False
    columns: tuple[Column, ...] = tuple(Column)


_CODES: Mapping[str, type[StrEnum]] = {"language": Language, "layout": Layout, "form": Form}
_ANSWERS = ("mask_private_persons", "mask_senders")


def to_stored(options: ReportOptions) -> dict[str, Any]:
    """The choices that are kept for the next time; the day is not among them."""
    values = asdict(options)
    del values["date"], values["kind"]
    values["template"] = None if options.template is None else str(options.template)
    values["parts"] = [part.value for part in options.parts]
    values["columns"] = [column.value for column in options.columns]
    return values


def from_stored(kind: Kind, stored: Mapping[str, Any]) -> ReportOptions:
    """The choices that were kept; what this version of the program does not know is left out."""
    known: dict[str, Any] = {}
    for name, code in _CODES.items():
        if stored.get(name) in [each.value for each in code]:
            known[name] = code(stored[name])
    known |= {name: stored[name] for name in _ANSWERS if isinstance(stored.get(name), bool)}
    parts = stored.get("parts")
    if isinstance(parts, list):
        known["parts"] = tuple(Part(part) for part in dict.fromkeys(parts) if part in list(Part))
    columns = stored.get("columns")
    if isinstance(columns, list):
        known["columns"] = tuple(column for column in Column if column in columns or column in ALWAYS)
    template = stored.get("template")
    if isinstance(template, str) and template:
        known["template"] = Path(template)
    return replace(ReportOptions(kind=kind), **known)
