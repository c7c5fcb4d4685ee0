"""Reading an archive package back: every file is there and as it was, and the history tells the rows."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from consult.archive.package import (
    CHECKSUMS,
    FORMAT,
    FORMAT_VERSION,
    MANIFEST,
    ORIGINALS,
    TABLES,
    archived_columns,
    archived_tables,
    packed,
)
from consult.database.heads import Written
from consult.database.history import REMOVED, Change, transaction_id, value_hash
from consult.database.row_state import row_state
from consult.database.store import field_defaults
from consult.database.tables import ROW_TABLES
from consult.errors import FileRefusedError, RefusalReason

Rows = dict[str, list[dict[str, Any]]]


class ArchiveProblem(StrEnum):
    """What is wrong in an archive package."""

    MISSING = "missing"
    ALTERED = "altered"
    UNLISTED = "unlisted"
    UNREADABLE = "unreadable"
    HISTORY = "history"
    ROW_DIFFERS = "row_differs"
    ORIGINAL_MISSING = "original_missing"


@dataclass(frozen=True, slots=True)
class ArchiveFault:
    """One thing that is wrong; `place` is a file of the package or a row."""

    problem: ArchiveProblem
    place: str


def check_archive(folder: Path) -> list[ArchiveFault]:
    """Look whether an archive package is whole.

    Every file has the checksum that the manifest gives it, none is missing and none is there besides;
    the tables are readable; each transaction is what its id says; and the rows are what the history
    tells.

    Args:
        folder: The package.

    Returns:
        The faults; empty when all is whole.

    Raises:
        FileRefusedError: There is no manifest, or it is none of ours.
    """
    manifest = _manifest(folder)
    faults = list(_files(folder, manifest))
    rows: Rows = {}
    for table in archived_tables():
        file = folder / TABLES / f"{table.name}.json"
        try:
            rows[table.name] = json.loads(file.read_bytes())
            names = {column.name for column in archived_columns(table)}
            if any(set(row) != names for row in rows[table.name]):
                raise ValueError(table.name)  # noqa: TRY301  told like every other table that cannot be read
        except (OSError, ValueError, TypeError):
            faults.append(ArchiveFault(ArchiveProblem.UNREADABLE, f"{TABLES}/{table.name}.json"))
    if not faults:
        faults += _history(rows, manifest)
    if not faults:
        # Only a history that fits can tell what the rows should be.
        faults += _rows(rows)
        faults += _originals(folder, rows)
    return faults


def _manifest(folder: Path) -> Mapping[str, Any]:
    file = folder / MANIFEST
    try:
        found = json.loads(file.read_bytes())
    except FileNotFoundError as error:
        raise FileRefusedError(str(file), RefusalReason.MISSING) from error
    except (OSError, ValueError, RecursionError) as error:
        raise FileRefusedError(str(file), RefusalReason.DAMAGED, str(error)) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT or found.get("version") != FORMAT_VERSION:
        raise FileRefusedError(str(file), RefusalReason.NOT_ARCHIVE)
    return found


def _files(folder: Path, manifest: Mapping[str, Any]) -> Iterator[ArchiveFault]:
    listed = {str(each["path"]): each for each in manifest["files"]}
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    for path in sorted(there - set(listed) - {MANIFEST, CHECKSUMS}):
        yield ArchiveFault(ArchiveProblem.UNLISTED, path)
    for path, each in listed.items():
        if path not in there:
            yield ArchiveFault(ArchiveProblem.MISSING, path)
        elif packed(folder, folder / path).sha256 != each["sha256"]:
            yield ArchiveFault(ArchiveProblem.ALTERED, path)


def _history(rows: Rows, manifest: Mapping[str, Any]) -> Iterator[ArchiveFault]:
    taken_out = {row["change_id"] for row in rows["redacted"]}
    changes: dict[str, list[Change]] = {}
    for row in sorted(rows["change"], key=lambda each: each["position"]):
        made = _change(row)
        emptied = made.value is None and made.field != REMOVED
        if emptied and made.id not in taken_out:
            yield ArchiveFault(ArchiveProblem.HISTORY, f"value_missing: {made.id}")
        if not emptied and value_hash(made.salt, made.value) != made.hash:
            yield ArchiveFault(ArchiveProblem.HISTORY, f"value_changed: {made.id}")
        changes.setdefault(row["txn_id"], []).append(made)
    parents: set[str] = set()
    known = {row["id"] for row in rows["txn"]}
    for row in rows["txn"]:
        parents.update(row["parents"])
        sealed = [made.sealed() for made in changes.get(row["id"], [])]
        told = (row["author"], row["device"], row["time"], row["kind"], row["note"], row["parents"])
        if transaction_id(*told, sealed) != row["id"] or not known.issuperset(row["parents"]):
            yield ArchiveFault(ArchiveProblem.HISTORY, f"transaction_changed: {row['id']}")
    if "+".join(sorted(known - parents)) != manifest["history"]:
        yield ArchiveFault(ArchiveProblem.HISTORY, MANIFEST)


def _change(row: Mapping[str, Any]) -> Change:
    return Change(
        row["id"],
        row["table_name"],
        row["row_id"],
        row["field"],
        row["value"],
        bytes.fromhex(row["salt"]),
        bytes.fromhex(row["hash"]),
        tuple(row["supersedes"]),
        tuple(row["seen"]),
    )


def _rows(rows: Rows) -> Iterator[ArchiveFault]:
    transactions = {row["id"]: row for row in rows["txn"]}
    told: dict[tuple[str, str], list[Written]] = {}
    for row in rows["change"]:
        made, within = _change(row), transactions[row["txn_id"]]
        told.setdefault((made.table, made.row_id), []).append(
            Written(
                made.id,
                made.field,
                made.value,
                made.supersedes,
                made.seen,
                within["time"],
                within["sequence"],
            )
        )
    for name, table in ROW_TABLES.items():
        defaults = field_defaults(table)
        for row in rows[name]:
            state = row_state(told.get((name, row["id"]), []), defaults)
            if not state.values or any(row[field] != value for field, value in state.values.items()):
                yield ArchiveFault(ArchiveProblem.ROW_DIFFERS, f"{name} {row['id']}")


def _originals(folder: Path, rows: Rows) -> Iterator[ArchiveFault]:
    there = {file.name.partition(".")[0] for file in (folder / ORIGINALS).iterdir()}
    taken_out = {row["sha256"] for row in rows["redacted_blob"]}
    for row in rows["document"]:
        if row["sha256"] not in there | taken_out:
            yield ArchiveFault(ArchiveProblem.ORIGINAL_MISSING, f"{row['file_name']} {row['sha256']}")
