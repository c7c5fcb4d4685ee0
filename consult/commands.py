"""The verbs of the command line; each is one function of the parsed arguments."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from consult.case import Case
from consult.errors import ConsultError

DONE, REFUSED = 0, 1
Verb = Callable[[argparse.Namespace], int]


def new(arguments: argparse.Namespace) -> int:
    """Make a case file."""
    with Case.create(
        arguments.case,
        title=arguments.title,
        registry_number=arguments.registry_number,
        authority=arguments.authority,
        counties=arguments.county,
    ) as case:
        print(case.path)
    return DONE


def check(arguments: argparse.Namespace) -> int:
    """Tell whether the file and its history are whole."""
    with Case.open(arguments.case, read_only=True) as case:
        faults = case.faults()
    if arguments.json:
        print(json.dumps({"whole": not faults, "faults": faults}, ensure_ascii=False))
    else:
        print("\n".join(faults) or "whole")
    return REFUSED if faults else DONE


def parser() -> argparse.ArgumentParser:
    """The command line's grammar; a wrong use ends with exit code 2."""
    root = argparse.ArgumentParser(prog="samrad-cli", description="Consultation of a regional strategy.")
    verbs = root.add_subparsers(dest="verb", required=True)
    making = verbs.add_parser("new", help="make a case file")
    making.add_argument("case", type=Path)
    making.add_argument("--title", required=True)
    making.add_argument("--registry-number", default="")
    making.add_argument("--authority", default="")
    making.add_argument("--county", action="append", default=[])
    making.set_defaults(run=new)
    checking = verbs.add_parser("check", help="check that a case is whole")
    checking.add_argument("case", type=Path)
    checking.add_argument("--json", action="store_true")
    checking.set_defaults(run=check)
    return root


def run(words: list[str]) -> int:
    """Run one command.

    Returns:
        0 done, 1 something was refused (told on stderr).
    """
    arguments = parser().parse_args(words)
    verb: Verb = arguments.run
    try:
        return verb(arguments)
    except ConsultError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return REFUSED
