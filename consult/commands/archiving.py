"""Verbs of the archive package."""

from argparse import Namespace
from dataclasses import asdict

from consult.archive.checking import check_archive
from consult.archive.writing import write_archive
from consult.case import Case
from consult.commands.telling import DONE, REFUSED, figures, speaks, tell
from consult.labels import reason_text, told_text
from consult.vocabulary import Language


def pack(arguments: Namespace) -> int:
    """Write the whole case as an archive package."""
    with Case.open(arguments.case, read_only=True) as case, case.snapshot() as snapshot:
        files = write_archive(snapshot, arguments.folder, Language(arguments.language))
    left = {"files": len(files), "bytes": sum(each.size for each in files)}
    tell(arguments, left, figures(left))
    return DONE


def look_through(arguments: Namespace) -> int:
    """Tell whether an archive package is whole."""
    faults = check_archive(arguments.folder)
    lines = [f"{reason_text(each.problem, language=speaks())}: {each.place}" for each in faults]
    document = {"whole": not faults, "faults": [asdict(each) for each in faults]}
    tell(arguments, document, lines or [told_text("whole", speaks())])
    return REFUSED if faults else DONE
