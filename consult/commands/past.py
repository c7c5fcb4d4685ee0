"""Verbs of what has been: the history, and the backups."""

from argparse import Namespace
from dataclasses import asdict

from consult.case import Case
from consult.commands.making import file_of
from consult.commands.telling import DONE, speaks, tell
from consult.history.backups import restore, saved_copies
from consult.history.belonging import kind_of, rows_of
from consult.history.happenings import happenings
from consult.history.records import Happening, HistoryFilter
from consult.history.words import thing_text
from consult.labels import field_label, moment_text, operation_text, told_text


def tell_history(arguments: Namespace) -> int:
    """List what has happened, newest first."""
    with Case.open(arguments.case, read_only=True) as case:
        rows = None
        if arguments.of:
            rows = case.read(rows_of, case.read(kind_of, arguments.of), arguments.of)
        wanted = HistoryFilter(
            author=arguments.by,
            since=arguments.since,
            until=arguments.until,
            kind=arguments.kind,
            rows=rows,
        )
        found = case.read(happenings, wanted, limit=arguments.limit)
    tell(arguments, [asdict(each) for each in found], map(_line, found))
    return DONE


def list_backups(arguments: Namespace) -> int:
    """List the backups of the case, newest first."""
    found = saved_copies(file_of(arguments.case))
    lines = (f"{each.made_at}  {each.size}  {each.path}" for each in found)
    documents = [{"backup": str(each.path), "made_at": each.made_at, "size": each.size} for each in found]
    tell(arguments, documents, lines)
    return DONE


def put_back(arguments: Namespace) -> int:
    """Put a backup in the place of the case, which is kept as a backup first."""
    kept = restore(file_of(arguments.case), arguments.backup)
    told = told_text("kept_before", speaks()).format(file=kept)
    tell(arguments, {"case": str(arguments.case), "kept": str(kept)}, [told])
    return DONE


def _line(each: Happening) -> str:
    language = speaks()
    what = operation_text(each.operation, language)
    if each.reverses:
        what = f"{operation_text(each.reverses, language)}: {what}"
    about = thing_text(each.thing, language) if each.thing is not None else ""
    counts = ", ".join(f"{field_label(kind, language)} {count}" for kind, count in each.touched.items())
    elsewhere = "" if each.here else told_text("elsewhere", language)
    parts = (moment_text(each.time, language), each.author, what, about, f"({counts})", elsewhere)
    return "  ".join(part for part in parts if part)
