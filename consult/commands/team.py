"""Verbs of a team's database."""

import getpass
import sys
from argparse import Namespace
from dataclasses import asdict

from consult.case import Case
from consult.commands.telling import DONE, speaks, tell
from consult.labels import told_text
from consult.team.operations import Role, add_case, add_user, prepare, team_cases


def make_ready(arguments: Namespace) -> int:
    """Make a database ready for cases: what they share, and the roles reader, officer and owner."""
    prepare(arguments.url)
    tell(arguments, {"ready": True}, [told_text("team_ready", speaks())])
    return DONE


def put_there(arguments: Namespace) -> int:
    """Put a case into the database, with its whole history."""
    with Case.open(arguments.case, read_only=True) as case, case.snapshot() as snapshot:
        made = add_case(arguments.url, snapshot, arguments.name)
    tell(arguments, asdict(made), [made.address])
    return DONE


def let_in(arguments: Namespace) -> int:
    """Let somebody in; the password is asked for, or read from standard input."""
    password = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    add_user(arguments.url, arguments.login, password, Role(arguments.role))
    tell(arguments, {"login": arguments.login, "role": arguments.role}, [arguments.login])
    return DONE


def list_cases(arguments: Namespace) -> int:
    """List the cases in the database."""
    found = team_cases(arguments.url)
    tell(arguments, [asdict(each) for each in found], (f"{each.name}  {each.address}" for each in found))
    return DONE
