"""A case as open data: JSON that a case can be built from again, and the same tables as CSV."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from consult.anchors import make_span
from consult.case import Case
from consult.comments.operations import QUOTE_GAP
from consult.database.tables import blob, consultee, response_consultee
from consult.operation import Session
from consult.reports.masking import Mask, mask_of
from consult.reports.open_files import csv_bytes, json_bytes, make_folder, write_bytes
from consult.reports.open_schema import FORMAT, FORMAT_VERSION, json_schema, open_columns, open_tables
from consult.vocabulary import Category

CASE_FILE = "case.json"
SCHEMA_FILE = "schema.json"
ORIGINALS = "originals"
COVER = "█"
"""Stands for each hidden letter, so that places in a text stay where they were."""

Row = dict[str, Any]
Tables = dict[str, list[Row]]

_OUR_WORDS = {
    "assessment": ("reply", "rationale", "action"),
    "comment": ("summary",),
    "comment_group": ("title",),
    "introduction": ("text",),
}
"""Where a name may stand that the authority itself has written."""
_PERSONAL = ("name", "organisation_number", "contact_name", "email", "address")


def export_open(
    case: Case, folder: Path, *, mask_private_persons: bool = True, originals: bool = False
) -> list[Path]:
    """Write a case as open data into a folder, which is made when it is not there.

    Args:
        case: A snapshot of the case.
        folder: Where; files of the same names are replaced.
        mask_private_persons: Whether names, addresses and numbers of private persons are hidden.
        originals: Whether the files that came in go with it; private persons' never do when they are
            masked. The draft's own file always does.

    Returns:
        The files.

    Raises:
        TargetRefusedError: The folder or a file cannot be written.
    """
    tables = case.read(open_rows, originals=originals, mask_private_persons=mask_private_persons)
    if mask_private_persons:
        _hide(tables, case.read(mask_of, COVER, private_persons=True, everybody=False))
    document = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "masked": mask_private_persons,
        "history": case.history_hash(),
        "tables": tables,
    }
    csv_folder, original_folder = folder / "csv", folder / ORIGINALS
    for each in (folder, csv_folder, original_folder):
        make_folder(each)
    written = [folder / CASE_FILE, folder / SCHEMA_FILE]
    write_bytes(written[0], json_bytes(document))
    write_bytes(written[1], json_bytes(json_schema()))
    for table in open_tables():
        written.append(csv_folder / f"{table.name}.csv")
        write_bytes(written[-1], csv_bytes(open_columns(table), tables[table.name]))
    for digest in sorted({row["sha256"] for row in tables["document"]}):
        written.append(original_folder / digest)
        write_bytes(written[-1], case.read(_bytes_of, digest))
    return written


def open_rows(session: Session, *, originals: bool, mask_private_persons: bool) -> Tables:
    """All rows that go out, by table, in the order of their keys.

    Args:
        session: Of the query.
        originals: Whether files that came in are among them.
        mask_private_persons: Whether those of private persons are left out even so.
    """
    tables: Tables = {}
    for table in open_tables():
        columns = open_columns(table)
        rows = session.rows(select(*columns).order_by(table.c.id))
        tables[table.name] = [dict(row._mapping) for row in rows]
    kept = {row["document_id"] for row in tables["draft_version"]}
    if originals:
        behind = _of_private_persons(session) if mask_private_persons else set()
        kept |= {
            row["document_id"] for row in tables["response_document"] if row["response_id"] not in behind
        }
    held = set(session.scalars(select(blob.c.sha256)))
    tables["document"] = [row for row in tables["document"] if row["id"] in kept and row["sha256"] in held]
    there = {row["id"] for row in tables["document"]}
    for row in tables["draft_version"]:
        if row["document_id"] not in there:
            row["document_id"] = None
    tables["response_document"] = [row for row in tables["response_document"] if row["document_id"] in there]
    return tables


def _of_private_persons(session: Session) -> set[str]:
    query = (
        select(response_consultee.c.response_id)
        .join(consultee, consultee.c.id == response_consultee.c.consultee_id)
        .where(consultee.c.category == Category.PRIVATE_PERSON.value)
    )
    return set(session.scalars(query))


def _bytes_of(session: Session, digest: str) -> bytes:
    return bytes(session.scalar(select(blob.c.data).where(blob.c.sha256 == digest)))


def _hide(tables: Tables, mask: Mask) -> None:
    """Hide private persons, letter by letter in what they wrote."""
    persons = set()
    names = [row["name"] for row in tables["consultee"] if row["category"] == Category.PRIVATE_PERSON]
    _hide_names(tables, [name for name in names if " " in name.strip()])
    for row in tables["consultee"]:
        if row["category"] == Category.PRIVATE_PERSON:
            persons.add(row["id"])
            row |= dict.fromkeys(_PERSONAL, "") | {"name": COVER * 8}
    aliases = tables["consultee_alias"]
    tables["consultee_alias"] = [row for row in aliases if row["consultee_id"] not in persons]
    for row in tables["meeting"]:
        row["participants"] = ""
    texts: dict[str, str] = {}
    for row in tables["response"]:
        source = bytes.fromhex(row["id"])
        if source in mask.hidden:
            row["subject"] = ""
            row["text"] = texts[row["id"]] = mask.covered(source, row["text"])
    for row in tables["earlier_reading"]:
        row["text"] = mask.covered(bytes.fromhex(row["response_id"]), row["text"])
    _hide_comments(tables, texts, mask)


def _hide_names(tables: Tables, names: Sequence[str]) -> None:
    """Hide the names of private persons in what the authority has answered and summed up."""
    if not names:
        return
    words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    pattern = re.compile(rf"(?<!\w)(?:{words})(?=s?\b)", re.IGNORECASE)
    for table, columns in _OUR_WORDS.items():
        for row in tables[table]:
            for column in columns:
                row[column] = pattern.sub(lambda found: COVER * len(found.group()), row[column])


def _hide_comments(tables: Tables, texts: Mapping[str, str], mask: Mask) -> None:
    """Let quotes and contexts say what the covered texts say: a context may begin inside a name."""
    behind = {row["id"]: row["response_id"] for row in tables["comment"] if row["response_id"] in texts}
    quotes: dict[str, list[tuple[int, str]]] = {}
    for row in tables["comment_span"]:
        if row["comment_id"] in behind:
            _cover_span(row, behind[row["comment_id"]], texts, mask)
            quotes.setdefault(row["comment_id"], []).append((row["start"], row["quote"]))
    for row in tables["skipped_span"]:
        if row["response_id"] in texts:
            _cover_span(row, row["response_id"], texts, mask)
    for row in tables["comment"]:
        if row["id"] in behind:
            source = bytes.fromhex(behind[row["id"]])
            row["quote"] = QUOTE_GAP.join(quote for _, quote in sorted(quotes.get(row["id"], [])))
            row["summary"] = mask.covered(source, row["summary"])
            row["proposed_wording"] = mask.covered(source, row["proposed_wording"])


def _cover_span(row: Row, response_id: str, texts: Mapping[str, str], mask: Mask) -> None:
    if row["lost"]:
        # Its place in the text is not known, so that what stood around it cannot be told either.
        row |= {"quote": mask.covered(bytes.fromhex(response_id), row["quote"]), "before": "", "after": ""}
        return
    span = make_span(texts[response_id], row["start"], row["end"])
    row |= {"quote": span.quote, "before": span.before, "after": span.after}
