"""What an archive package holds and where; the manifest that names each file with its checksum."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table

from consult.database.tables import ROW_TABLES, change, metadata, redacted, redacted_blob, txn
from consult.reports.open_schema import SCHEMA_DIALECT, row_schema

FORMAT = "samrad-archive"
FORMAT_VERSION = 1

MANIFEST = "manifest.json"
CHECKSUMS = "manifest-sha256.txt"
"""The same checksums as `sha256sum -c` reads them."""
SCHEMA = "schema.json"
READ_ME = "LASMIG.txt"
ORIGINALS, TEXTS, TABLES, REPORTS = "originals", "texts", "tables", "reports"

HISTORY = (txn, change, redacted, redacted_blob)
"""The tables that the rows can be told from, and that seal them."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of a package: its path in it with "/" between folders, its size in bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


def archived_tables() -> list[Table]:
    """The tables that are archived, each behind those it refers to, and the history last."""
    return [table for table in metadata.sorted_tables if table.name in ROW_TABLES] + list(HISTORY)


def archived_columns(table: Table) -> list[Column[Any]]:
    """All columns of a table."""
    return list(table.columns)


def plain(value: Any) -> Any:
    """A value as JSON has it; bytes as hexadecimal digits."""
    return value.hex() if isinstance(value, bytes) else value


def tables_schema() -> dict[str, Any]:
    """What the files in `tables` hold (JSON Schema 2020-12), by table."""
    return {
        "$schema": SCHEMA_DIALECT,
        "title": "Samråd: arkiverade tabeller",
        "$defs": {
            table.name: {"type": "array", "items": row_schema(table, archived_columns(table))}
            for table in archived_tables()
        },
    }


def packed(folder: Path, file: Path) -> Packed:
    """A file of a package as the manifest names it."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    return Packed(file.relative_to(folder).as_posix(), file.stat().st_size, digest.hexdigest())
