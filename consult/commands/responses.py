"""Verbs of the responses."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from consult.case import Case
from consult.commands.telling import DONE, REFUSED, complain, speaks, tell
from consult.consultees.queries import consultee_named
from consult.consultees.records import Consultee
from consult.errors import ConsultError, FileRefusedError, NotFoundError, RefusalReason, SenderUnknownError
from consult.labels import error_text, label, told_text
from consult.responses.intake import Incoming, read_incoming
from consult.responses.operations import register_response
from consult.responses.queries import response_ids, response_rows, response_with_file
from consult.responses.senders import suggested_sender


def import_responses(arguments: Namespace) -> int:
    """Register files as responses; a refused one never stops the rest."""
    with Case.open(arguments.case) as case:
        senders = [_sender_named(case, name) for name in arguments.consultee]
        told = [_import(case, path, senders, arguments) for path in arguments.files]
    for each in told:
        if each["message"]:
            complain(f"{each['file']}: {each['message']}")
    lines = (
        f"{each['file']}: {told_text(each['status'], speaks())} {each['consultee']}".rstrip() for each in told
    )
    tell(arguments, told, lines)
    return REFUSED if any(each["status"] == "refused" for each in told) else DONE


def _sender_named(case: Case, name: str) -> Consultee:
    found = case.read(consultee_named, name)
    if found is None:
        raise NotFoundError("consultee", name)
    return found


def _import(case: Case, path: Path, named: Sequence[Consultee], arguments: Namespace) -> dict[str, Any]:
    told: dict[str, Any] = {"file": path.name, "status": "refused", "consultee": "", "characters": 0}
    try:
        incoming = read_incoming(path)
        suggested = (
            None if named else case.read(suggested_sender, path.name, incoming.text, incoming.read.sender)
        )
        senders = [suggested] if suggested else named
        if not senders:
            # What is wrong with the file comes before what follows from it.
            raise incoming.problem or SenderUnknownError(path.name)
        if case.read(response_with_file, incoming.file.content) is not None:
            raise FileRefusedError(path.name, RefusalReason.REGISTERED_ALREADY)
        told["id"] = case.change(
            register_response,
            consultee_ids=[sender.id for sender in senders],
            received_on=arguments.received_on or incoming.read.sent_on or date.today().isoformat(),
            channel=arguments.channel,
            subject=incoming.read.subject or path.stem,
            text=incoming.text,
            files=incoming.files,
        )
    except ConsultError as error:
        return told | {"message": error_text(error, speaks())}
    status = "registered" if incoming.text else "registered_without_text"
    return told | {
        "status": status,
        "consultee": ", ".join(sender.name for sender in senders),
        "characters": len(incoming.text),
        "message": _why_no_text(incoming),
    }


def _why_no_text(incoming: Incoming) -> str:
    if incoming.text:
        return ""
    problem = incoming.problem or FileRefusedError(incoming.file.file_name, RefusalReason.UNREADABLE_FORMAT)
    return error_text(problem, speaks())


def list_responses(arguments: Namespace) -> int:
    """List the register of responses."""
    with Case.open(arguments.case, read_only=True) as case:
        rows = case.read(response_rows, case.read(response_ids))
    lines = (
        f"{row.received_on}  {row.registry_number}  {row.senders}  {label(row.status, speaks())}"
        for row in rows
    )
    tell(arguments, [asdict(row) for row in rows], lines)
    return DONE
