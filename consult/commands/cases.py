"""Verbs of the case as a whole."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from consult.analysis.queries import open_work
from consult.analysis.search import search_everything
from consult.case import Case
from consult.commands.making import is_there, new_case
from consult.commands.telling import DONE, REFUSED, figures, speaks, tell
from consult.consultees.register import county_codes
from consult.demo import write_demo_case, write_demo_inputs
from consult.labels import told_text
from consult.reports.excel import write_excel
from consult.reports.options import ReportOptions
from consult.reports.word import write_word
from consult.synthetic import generate


def new(arguments: Namespace) -> int:
    """Make a case file."""

    def make(path: Path) -> Case:
        return Case.create(
            path,
            title=arguments.title,
            registry_number=arguments.registry_number,
            authority=arguments.authority,
            counties=county_codes(arguments.county),
        )

    with new_case(arguments.case, make) as (_, where):
        pass
    print(*where)
    return DONE


def search(arguments: Namespace) -> int:
    """Search in everything."""
    with Case.open(arguments.case, read_only=True) as case:
        hits = case.read(search_everything, " ".join(arguments.words), arguments.limit)
    tell(
        arguments, [asdict(hit) for hit in hits], (f"{hit.kind}: {hit.title}  {hit.excerpt}" for hit in hits)
    )
    return DONE


def check(arguments: Namespace) -> int:
    """Tell whether the file and its history are whole, and what is left to do."""
    with Case.open(arguments.case, read_only=True) as case:
        faults, left = case.faults(), asdict(case.read(open_work))
        left["open_conflicts"] = left.pop("conflicts")
    lines = faults or [told_text("whole", speaks())]
    tell(arguments, {"whole": not faults, "faults": faults, **left}, lines + figures(left))
    return REFUSED if faults else DONE


def make_synthetic(arguments: Namespace) -> int:
    """Fill a case, which is made when it is not there, with made-up work."""
    numbers = {"responses": arguments.responses, "comments": arguments.comments, "seed": arguments.seed}
    if is_there(arguments.case):
        with Case.open(arguments.case) as case:
            case.change(generate, **numbers)
            print(case.home.place)
        return DONE

    def make(path: Path) -> Case:
        return Case.create(path, title=f"Syntetiskt ärende {arguments.seed}", authority="Region")

    with new_case(arguments.case, make) as (case, where):
        case.change(generate, **numbers)
    print(*where)
    return DONE


def demo(arguments: Namespace) -> int:
    """Make the demo case, what it was made from, and both reports."""
    path = write_demo_case(arguments.folder)
    for written in (path, *write_demo_inputs(arguments.folder)):
        print(written)
    with Case.open(path, read_only=True) as case:
        for name, write in (("samradsredogorelse.docx", write_word), ("synpunkter.xlsx", write_excel)):
            write(case, arguments.folder / name, ReportOptions())
            print(arguments.folder / name)
    return DONE
