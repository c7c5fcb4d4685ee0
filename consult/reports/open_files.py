"""Files of open formats: folders, JSON and CSV, each written whole or not at all."""

import csv
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from sqlalchemy import Column

from consult.errors import TargetProblem, TargetRefusedError
from consult.reports.writing import replacing

_FORMULA = re.compile(r"[=+\-@\t\r]")


def make_folder(folder: Path) -> None:
    """Make a folder, unless it is there.

    Raises:
        TargetRefusedError: It cannot be made, or something else bears its name.
    """
    if folder.exists() and not folder.is_dir():
        raise TargetRefusedError(str(folder), problem=TargetProblem.NO_FOLDER)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise TargetRefusedError(str(folder), os.strerror(error.errno or 0)) from error


def write_bytes(target: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        TargetRefusedError: It cannot be written.
    """
    with replacing(target) as file:
        file.write(data)


def json_bytes(document: object) -> bytes:
    """A document as JSON (RFC 8259) that a person can read."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass") + b"\n"


def csv_bytes(columns: Sequence[Column[Any]], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A table as CSV (RFC 4180) with the mark by which Excel knows UTF-8.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; the JSON has it
    as it is.
    """
    text = StringIO()
    names = [column.name for column in columns]
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "surrogatepass")


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value
