"""The demo: a fictional region's consultation, built from `resources/demo/` through the operations.

In the responses' texts `⟦3|…⟧` marks a stretch of comment 3 and `⟦-|…⟧` what is no comment.
"""

import csv
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document

from consult.case import Case
from consult.comments.operations import assess, split_comment
from consult.consultees.operations import (
    add_consultees,
    edit_round,
    record_extension,
    record_reminder,
    record_sent,
)
from consult.consultees.queries import consultee_named, current_round
from consult.consultees.records import RegisterEntry
from consult.demo_draft import DRAFT_NAME, NEXT_DRAFT_NAME, demo_next_draft
from consult.draft.operations import load_draft
from consult.draft.queries import sections
from consult.draft.reading import read_draft
from consult.errors import CaseProblem, CaseRefusedError
from consult.operation import Session
from consult.resources import resource
from consult.responses.operations import register_response, skip_span
from consult.vocabulary import Category

CASE_NAME = "Almarike 2040.samrad"
TITLE = "Almarike 2040 – regional utvecklingsstrategi"
REGISTRY_NUMBER = "RS 2026-0417"
AUTHORITY = "Region Almarike"
SENT_ON, DUE_ON, EXTENDED_TO, REMINDED_ON = "2026-03-02", "2026-05-31", "2026-06-15", "2026-05-18"
NOT_SENT = 1
"""How many at the end of the list have not got their cover letter yet."""

_MARK = re.compile(r"⟦(\d+|-)\|([^⟦⟧]*)⟧")

Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class DemoResponse:
    """A response of the demo, its marks taken out of the text."""

    name: str
    text: str
    spans: Mapping[str, Sequence[tuple[int, int]]]
    fields: Mapping[str, Any]


def demo_case_path(folder: Path) -> Path:
    """Where the demo's case lies in a folder."""
    return folder / CASE_NAME


def demo_responses() -> list[DemoResponse]:
    """The demo's responses in the order of their files."""
    files = sorted(resource("demo", "responses").glob("*.toml"))
    return [_demo_response(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in files]


def _demo_response(name: str, fields: dict[str, Any]) -> DemoResponse:
    marked = str(fields["text"]).strip("\n")
    text, position = "", 0
    spans: dict[str, list[tuple[int, int]]] = {}
    for found in _MARK.finditer(marked):
        text += marked[position : found.start()]
        spans.setdefault(found[1], []).append((len(text), len(text) + len(found[2])))
        text += found[2]
        position = found.end()
    return DemoResponse(name, text + marked[position:], spans, fields)


def demo_consultees() -> list[RegisterEntry]:
    """Those consulted in the demo."""
    with resource("demo", "consultees.csv").open(encoding="utf-8", newline="") as file:
        return [
            RegisterEntry(
                name=row["name"],
                category=Category(row["category"]),
                organisation_number=row["organisation_number"],
                county_code=row["county_code"],
                municipality_code=row["municipality_code"],
                contact_name=row["contact_name"],
                email=row["email"],
                aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
            )
            for row in csv.DictReader(file)
        ]


def write_demo_case(folder: Path, *, author: str = "", progress: Progress | None = None) -> Path:
    """Make the demo's case file.

    Args:
        folder: Where; it is made when it is not there.
        author: Who works, for the history.
        progress: Told how many of how many steps are done.

    Returns:
        The case file.

    Raises:
        CaseRefusedError: There is one already, or the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CaseRefusedError(str(folder), CaseProblem.NO_ACCESS, str(error)) from error
    path, responses = demo_case_path(folder), demo_responses()
    with Case.create(
        path, title=TITLE, registry_number=REGISTRY_NUMBER, authority=AUTHORITY, author=author
    ) as case:
        content = resource("demo", DRAFT_NAME).read_bytes()
        draft = read_draft(DRAFT_NAME, content)
        case.change(load_draft, draft, file_name=DRAFT_NAME, content=content, label="Remissversion")
        case.change(add_consultees, demo_consultees())
        case.change(invite)
        for number, response in enumerate(responses):
            case.change(enter_response, response)
            if progress is not None:
                progress(number + 1, len(responses))
    return path


def invite(session: Session) -> None:
    """Send the cover letter, remind some and give some longer time."""
    edit_round(session, current_round(session).id, opens_on=SENT_ON, closes_on=DUE_ON)
    entries = demo_consultees()
    keys = [consultee_key(session, entry.name) for entry in entries]
    record_sent(session, keys[:-NOT_SENT], SENT_ON, DUE_ON)
    record_reminder(session, keys[5:-NOT_SENT:4], REMINDED_ON)
    record_extension(session, keys[9:-NOT_SENT:11], EXTENDED_TO)


def consultee_key(session: Session, name: str) -> str:
    """The key of a consultee of the demo.

    Raises:
        LookupError: It is not on the list.
    """
    found = consultee_named(session, name)
    if found is None:
        raise LookupError(name)
    return found.id


def enter_response(session: Session, response: DemoResponse) -> None:
    """Register a response and do with it what its file says was done."""
    fields = response.fields
    response_id = register_response(
        session,
        consultee_ids=[consultee_key(session, name) for name in fields["consultees"]],
        received_on=str(fields["received_on"]),
        registry_number=fields["registry_number"],
        channel=fields["channel"],
        stance=fields["stance"] or None,
        subject=fields["subject"],
        text=response.text,
    )
    for start, end in response.spans.get("-", ()):
        skip_span(session, response_id, start, end)
    keys = {section.number: section.id for section in sections(session)}
    for comment in fields.get("comments", ()):
        comment_id = split_comment(
            session,
            response_id,
            response.spans[str(comment["number"])],
            section_ids=[keys[number] for number in comment["sections"]],
            theme_names=comment["themes"],
            stance=comment["stance"] or None,
            kind=comment["kind"],
            summary=comment["summary"],
            proposed_wording=comment["proposed_wording"],
        )
        words = {name: comment[name] for name in ("reply", "rationale", "action") if comment[name]}
        if comment["decision"] or words:
            assess(session, comment_id, decision=comment["decision"] or None, **words)


def write_demo_inputs(folder: Path) -> list[Path]:
    """Write what the demo was made from: the draft, the list, and each response as a Word file.

    A second version of the draft is there too, to be loaded beside the first.

    Returns:
        The files written.
    """
    inputs, answers = folder / "underlag", folder / "underlag" / "remissvar"
    answers.mkdir(parents=True, exist_ok=True)
    written = []
    for name in (DRAFT_NAME, "consultees.csv"):
        target = inputs / name
        target.write_bytes(resource("demo", name).read_bytes())
        written.append(target)
    following = inputs / NEXT_DRAFT_NAME
    following.write_bytes(demo_next_draft())
    written.append(following)
    for response in demo_responses():
        document = Document()
        for line in response.text.split("\n"):
            document.add_paragraph(line)
        target = answers / f"{response.name}.docx"
        document.save(str(target))
        written.append(target)
    return written
