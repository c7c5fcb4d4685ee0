"""Verbs of those consulted."""

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from consult.case import Case
from consult.commands.telling import DONE, REFUSED, complain, figures, speaks, tell
from consult.consultees.matching import match_name, names_on
from consult.consultees.operations import add_consultees
from consult.consultees.queries import consultee_rows
from consult.consultees.reading import RowFault, entries, read_table, suggest_mapping
from consult.consultees.records import RegisterEntry
from consult.consultees.register import entries_of_counties
from consult.documents.containers import read_file
from consult.documents.plain_text import decoded
from consult.errors import FileRefusedError, RefusalReason
from consult.labels import field_label, label


def add_to_list(arguments: Namespace) -> int:
    """Add consultees from the register, by county, and from a list."""
    if not arguments.county and arguments.file is None:
        arguments.wrong_use("--county or --file is wanted")
    wanted: list[RegisterEntry] = list(entries_of_counties(arguments.county))
    faults: list[RowFault] = []
    if arguments.file is not None:
        table = read_table(arguments.file.name, read_file(arguments.file))
        mapping = suggest_mapping(table.headers)
        if "name" not in mapping:
            raise FileRefusedError(str(arguments.file), RefusalReason.NO_NAMES)
        listed, faults = entries(table, mapping)
        wanted += listed
    with Case.open(arguments.case) as case:
        added = case.change(add_consultees, wanted)
    for fault in faults:
        complain(f"{arguments.file.name}, {fault.row}: {field_label(fault.field, speaks())} = {fault.value}")
    document = {"added": len(added), "already_there": len(wanted) - len(added), "refused": len(faults)}
    tell(arguments, document, figures(document))
    return REFUSED if faults else DONE


def list_consultees(arguments: Namespace) -> int:
    """List those consulted, with what was sent and answered."""
    with Case.open(arguments.case, read_only=True) as case:
        rows = case.read(consultee_rows)
    document = [asdict(row.consultee) | _without(asdict(row), "consultee") for row in rows]
    tell(arguments, document, (f"{row.consultee.name}  {label(row.status, speaks())}" for row in rows))
    return DONE


def _without(values: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != name}


def match_senders(arguments: Namespace) -> int:
    """Tell whom of the register each line of a list means."""
    lines = decoded(arguments.file.name, read_file(arguments.file)).splitlines()
    told = [_matched(number, name) for number, line in enumerate(lines, 1) for name in names_on(line)]
    texts = (f"{each['line']}: {each['text']}  →  {each['consultee'] or '–'}" for each in told)
    tell(arguments, told, texts)
    return DONE


def _matched(number: int, name: str) -> dict[str, Any]:
    match = match_name(name)
    return {
        "line": number,
        "text": name.strip(),
        "consultee": match.entry.name if match else None,
        "category": match.entry.category if match else None,
        "confidence": match.confidence if match else 0.0,
        "reason": match.reason if match else None,
    }
