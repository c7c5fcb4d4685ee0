"""Verbs of the responses."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import PurePath
from typing import Any

from consult.case import Case
from consult.commands.telling import DONE, REFUSED, complain, speaks, tell
from consult.consultees.queries import consultee_named
from consult.consultees.records import Consultee
from consult.errors import ConsultError, FileRefusedError, NotFoundError, RefusalReason, SenderUnknownError
from consult.labels import error_text, label, left_out_text, told_text
from consult.prepared.operations import register_incoming
from consult.prepared.queries import prepared_incoming
from consult.responses.intake import Arrival, read_arrivals
from consult.responses.parts import Incoming, Part
from consult.responses.queries import response_ids, response_rows, response_with_file
from consult.responses.senders import expected_senders

_REFUSED, _SENDER_UNKNOWN = "refused", "sender_unknown"


def import_responses(arguments: Namespace) -> int:
    """Register files, folders, archives and mails as responses; a refused one never stops the rest."""
    with Case.open(arguments.case) as case:
        named = [_sender_named(case, name) for name in arguments.consultee]
        expected = case.read(expected_senders)
        if named:
            # Whose answers they are has been said, so that nobody is looked for.
            expected = replace(expected, listed=())
        # Path by path, so that not all of the files are in memory at once.
        several = (read_arrivals([path], expected=expected) for path in arguments.paths)
        told = [_import(case, each, named, arguments) for arrivals in several for each in arrivals]
    for each in told:
        if each["message"]:
            complain(f"{each['file']}: {each['message']}")
    tell(arguments, told, map(_line, told))
    return REFUSED if any(each["status"] in (_REFUSED, _SENDER_UNKNOWN) for each in told) else DONE


def _line(told: Mapping[str, Any]) -> str:
    reason = label(told["reason"], speaks()) if told["reason"] else ""
    words = f"{told['file']}: {told_text(told['status'], speaks())} {told['consultee']}".rstrip()
    return f"{words} ({reason})" if reason else words


def _sender_named(case: Case, name: str) -> Consultee:
    found = case.read(consultee_named, name)
    if found is None:
        raise NotFoundError("consultee", name)
    return found


def _import(case: Case, arrival: Arrival, named: Sequence[Consultee], arguments: Namespace) -> dict[str, Any]:
    incoming = arrival.incoming
    told: dict[str, Any] = {"file": arrival.name, "status": _REFUSED, "id": None, "consultee": ""}
    told |= {"reason": None, "certainty": 0.0, "characters": 0, "parts": [], "message": ""}
    if incoming is None:
        return told | {"message": error_text(arrival.problem, speaks()) if arrival.problem else ""}
    told |= {"characters": len(incoming.text), "parts": [_told_part(part) for part in incoming.parts]}
    if case.read(response_with_file, incoming.known_by) is not None:
        return told | {"message": _refusal(incoming, RefusalReason.REGISTERED_ALREADY)}
    suggestion = None if named else arrival.suggestion
    if suggestion is not None:
        told |= {"reason": suggestion.reason, "certainty": suggestion.certainty}
        told |= {
            "consultee": ", ".join((suggestion.name, *(each.consultee.name for each in suggestion.others)))
        }
    sender = suggestion.consultee if suggestion is not None and suggestion.certain else None
    if not named and sender is None:
        # What is wrong with the file comes before what follows from it.
        status = _REFUSED if incoming.problem else _SENDER_UNKNOWN
        message = error_text(incoming.problem or SenderUnknownError(arrival.name), speaks())
        return told | {"status": status, "message": message}
    senders = [sender] if sender is not None else list(named)
    incoming, prepared = case.read(prepared_incoming, incoming)
    try:
        told["id"] = case.change(
            register_incoming,
            prepared,
            consultee_ids=[each.id for each in senders],
            received_on=arguments.received_on or incoming.sent_on or date.today().isoformat(),
            channel=arguments.channel,
            subject=incoming.subject or PurePath(incoming.answer.name).stem,
            text=incoming.text,
            files=incoming.files,
        )
    except ConsultError as error:
        return told | {"message": error_text(error, speaks())}
    return told | {
        "status": "registered" if incoming.text else "registered_without_text",
        "consultee": ", ".join(each.name for each in senders),
        "comments": len(prepared.comments) if prepared else 0,
        "left_out": [asdict(left) for left in incoming.left_out],
        "message": _what_is_missing(incoming),
    }


def _told_part(part: Part) -> dict[str, Any]:
    return {"name": part.name, "role": part.role, "characters": part.end - part.start}


def _refusal(incoming: Incoming, reason: RefusalReason) -> str:
    return error_text(FileRefusedError(incoming.file.file_name, reason), speaks())


def _what_is_missing(incoming: Incoming) -> str:
    """What of a registered file is not in the text, and why."""
    if incoming.problem is not None:
        return error_text(incoming.problem, speaks())
    if incoming.left_out:
        told = (f"{left_out_text(left.what, speaks())}: {left.count}" for left in incoming.left_out)
        return told_text("not_in_text", speaks()).format(what=", ".join(told))
    if incoming.text:
        return ""
    return _refusal(incoming, RefusalReason.UNREADABLE_FORMAT)


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
