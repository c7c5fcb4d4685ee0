"""Verbs of open data."""

from argparse import Namespace

from consult.case import Case
from consult.commands.making import new_case
from consult.commands.telling import DONE
from consult.reports.open_data import export_open
from consult.reports.open_import import import_open


def send_out(arguments: Namespace) -> int:
    """Write the case as open data: JSON with its schema, and CSV."""
    with Case.open(arguments.case, read_only=True) as case, case.snapshot() as snapshot:
        files = export_open(
            snapshot,
            arguments.folder,
            mask_private_persons=not arguments.show_private_persons,
            originals=arguments.with_originals,
        )
    for file in files:
        print(file)
    return DONE


def take_in(arguments: Namespace) -> int:
    """Make a case of open data."""
    with new_case(arguments.case, lambda path: import_open(path, arguments.folder)) as (_, where):
        pass
    print(*where)
    return DONE
