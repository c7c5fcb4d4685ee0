"""Verbs of what is taken out by a decision and of what may be secret."""

from argparse import Namespace
from dataclasses import asdict
from datetime import date

from consult.case import Case
from consult.commands.telling import DONE, figures, speaks, tell
from consult.database.backups import backups, forget_backups
from consult.labels import told_text
from consult.secrecy.operations import lift_marking, mark_secret, redact
from consult.secrecy.queries import markings
from consult.secrecy.records import Decision


def take_out(arguments: Namespace) -> int:
    """Take values out of the case and its history, by a decision."""
    decided = arguments.decided_on or date.today().isoformat()
    decision = Decision(arguments.decision, arguments.reason, decided, arguments.role)
    with Case.open(arguments.case) as case:
        done = case.change(
            redact,
            decision,
            response_ids=arguments.response,
            consultee_ids=arguments.consultee,
            phrases=arguments.phrase,
            document_ids=arguments.document,
        )
        file = case.home.file
        if arguments.delete_backups and file is not None:
            forget_backups(file)
        left = {"redacted_rows": done.rows, "redacted_values": done.values, "originals": done.originals}
        kept = 0 if file is None else len(backups(file))
    lines = figures(left)
    if kept:
        lines.append(told_text("backups_hold_it", speaks()).format(count=kept))
    tell(arguments, {"id": done.redaction_id, **left, "backups": kept}, lines)
    return DONE


def mark(arguments: Namespace) -> int:
    """Note that a response or a comment may be secret."""
    with Case.open(arguments.case) as case:
        key = case.change(
            mark_secret,
            response_id=arguments.response,
            comment_id=arguments.comment,
            provision=arguments.provision,
            marked_on=arguments.on or date.today().isoformat(),
            authority=arguments.authority,
            note=arguments.note,
        )
    tell(arguments, {"id": key}, [key])
    return DONE


def lift(arguments: Namespace) -> int:
    """Note that a secrecy marking no longer stands."""
    with Case.open(arguments.case) as case:
        case.change(lift_marking, arguments.id, arguments.on or date.today().isoformat())
    tell(arguments, {"id": arguments.id}, [arguments.id])
    return DONE


def list_markings(arguments: Namespace) -> int:
    """List the secrecy markings."""
    with Case.open(arguments.case, read_only=True) as case:
        found = case.read(markings)
    lines = (
        f"{each.id}  {each.provision}  {each.marked_on}  {each.authority}  {each.lifted_on}".rstrip()
        for each in found
    )
    tell(arguments, [asdict(each) for each in found], lines)
    return DONE
