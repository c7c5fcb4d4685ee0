"""What open data of a case holds: its tables and columns, and the JSON Schema that says so."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Float, Integer, Table

from consult.database.tables import DERIVED_COLUMNS, ROW_TABLES, Key, metadata
from consult.vocabulary import (
    AmendmentStatus,
    AnchorOrigin,
    Category,
    Channel,
    CommentKind,
    Decision,
    DocumentRole,
    PassageKind,
    RoundKind,
    SectionRole,
    SenderRole,
    Stance,
)

FORMAT = "samrad-open-data"
FORMAT_VERSION = 1
SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_KEPT_INSIDE = frozenset(
    {
        "assessment_sending",
        "comment_filter",
        "document_setting",
        "form_mapping",
        "kept_apart",
        "redaction",
        "secrecy_marking",
        "text_module_use",
    }
)
"""How the work is done and what was decided about the records: no part of what was consulted on."""

NOTE = "note"
"""Internal notes are in no table that goes out."""

CODES: Mapping[tuple[str, str], type[StrEnum]] = {
    ("round", "kind"): RoundKind,
    ("consultee", "category"): Category,
    ("section", "role"): SectionRole,
    ("passage", "kind"): PassageKind,
    ("response", "channel"): Channel,
    ("response", "stance"): Stance,
    ("response_consultee", "role"): SenderRole,
    ("response_document", "role"): DocumentRole,
    ("comment", "stance"): Stance,
    ("comment", "kind"): CommentKind,
    ("comment_anchor", "origin"): AnchorOrigin,
    ("assessment", "recommendation"): Decision,
    ("assessment", "decision"): Decision,
    ("amendment", "status"): AmendmentStatus,
}
"""The columns that hold a code of the vocabulary."""


def open_tables() -> list[Table]:
    """The tables that go out, each behind those it refers to."""
    return [table for table in metadata.sorted_tables if table.name in set(ROW_TABLES) - _KEPT_INSIDE]


def open_columns(table: Table) -> list[Column[Any]]:
    """The columns of a table that go out: no internal notes, no row versions, nothing that is computed."""
    computed = DERIVED_COLUMNS.get(table.name, frozenset())
    return [column for column in table.columns if column.name not in {NOTE, "version"} | computed]


def json_type(column: Column[Any]) -> Any:
    """What JSON has for a column's values; None for JSON of whatever form."""
    kinds: tuple[tuple[type[Any], str], ...] = ((Boolean, "boolean"), (Integer, "integer"), (Float, "number"))
    if isinstance(column.type, JSON):
        return None
    return next((name for kind, name in kinds if isinstance(column.type, kind)), "string")


def json_schema() -> dict[str, Any]:
    """The published schema of `case.json` (JSON Schema 2020-12)."""
    tables = open_tables()
    return {
        "$schema": SCHEMA_DIALECT,
        "title": "Samråd: ett samråd som öppna data",
        "type": "object",
        "required": ["format", "version", "masked", "history", "tables"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": FORMAT_VERSION},
            "masked": {"type": "boolean", "description": "Uppgifter om privatpersoner är dolda."},
            "history": {"type": "string", "description": "Kontrollsumma för den historik de är gjorda ur."},
            "tables": {
                "type": "object",
                "additionalProperties": False,
                "required": [table.name for table in tables],
                "properties": {
                    table.name: {"type": "array", "items": row_schema(table, open_columns(table))}
                    for table in tables
                },
            },
        },
    }


def row_schema(table: Table, columns: Sequence[Column[Any]]) -> dict[str, Any]:
    """The JSON Schema of a row of a table with some of its columns."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [column.name for column in columns],
        "properties": {column.name: _value(table, column) for column in columns},
    }


def _value(table: Table, column: Column[Any]) -> dict[str, Any]:
    kind = json_type(column)
    if kind is None:
        return {}
    described: dict[str, Any] = {"type": [kind, "null"] if column.nullable else kind}
    code = CODES.get((table.name, column.name))
    if code is not None:
        described["enum"] = [each.value for each in code] + ([None] if column.nullable else [])
    elif isinstance(column.type, Key):
        described["pattern"] = "^[0-9a-f]+$"
    for target in column.foreign_keys:
        described["description"] = f"id i {target.column.table.name}"
    return described
