"""What is done with a team's database as a whole; what is done with a case goes through `Case`."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import URL, Connection, func, select, text
from sqlalchemy.exc import DBAPIError

from consult.case import Case
from consult.consultees.queries import the_consultation
from consult.database import history, merging
from consult.database.engine import SCHEMA_VERSION, defer_foreign_keys
from consult.database.server import address, refused, server_engine, shown
from consult.database.server_tables import (
    OFFICER,
    OWNER,
    READER,
    cases,
    enter_case,
    finish_case_tables,
    granting_statements,
    make_case_tables,
    preparing_statements,
    shared,
)
from consult.database.store import timestamp
from consult.database.transfer import LOCAL, copy_tables
from consult.errors import ConsultError, InvalidValueError, ServerProblem, ServerRefusedError
from consult.operation import clean_line

_LOGIN = re.compile(r"[a-z_][a-z0-9_.@-]{0,62}")


class Role(StrEnum):
    """What somebody may do in a team's database."""

    READER = "reader"
    OFFICER = "officer"
    OWNER = "owner"


_GROUPS = {Role.READER: READER, Role.OFFICER: OFFICER, Role.OWNER: OWNER}


@dataclass(frozen=True, slots=True)
class TeamCase:
    """A case in a team's database; `made_at` is ISO 8601 in UTC."""

    name: str
    title: str
    made_at: str
    address: str


def prepare(place: str) -> None:
    """Make a database ready for cases; it may be done again.

    Raises:
        ServerRefusedError: The server does not let us in, or not do this.
    """
    with _database(place) as (connection, _):
        for statement in preparing_statements():
            connection.exec_driver_sql(statement)
        shared.create_all(connection)
        for statement in granting_statements():
            connection.exec_driver_sql(statement)
        # Who made the database is not always its superuser, and shall see what it has put there.
        connection.exec_driver_sql(f"GRANT {OWNER} TO CURRENT_USER")
        connection.execute(text(_MAY_MAKE_SCHEMAS))


_MAY_MAKE_SCHEMAS = (
    f"""DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO {OWNER}', current_database()); END $$"""
)


def add_case(place: str, case: Case, name: str = "") -> TeamCase:
    """Put a case into a team's database, with its whole history, in one transaction.

    Args:
        place: The database's address.
        case: A snapshot of the case.
        name: What it is called there; its title otherwise.

    Returns:
        The case there.

    Raises:
        ServerRefusedError: It is there already, the server does not let us in, or not do this.
        ConsultError: The case's history does not fit.
    """
    title = case.read(the_consultation).title
    known_as = clean_line("name", name or title, required=True)
    with _database(place) as (connection, url), case.of_one_moment() as source:
        if connection.scalar(select(func.count()).where(cases.c.name == known_as)):
            raise ServerRefusedError(shown(url), ServerProblem.EXISTS, known_as)
        schema = f"samrad_{uuid4().hex[:16]}"
        make_case_tables(connection, schema)
        defer_foreign_keys(connection)
        copy_tables(source, connection, without=LOCAL)
        if history.verify(connection):
            raise ConsultError
        finish_case_tables(connection, schema)
        made_at = timestamp()
        made = {
            "name": known_as,
            "schema_name": schema,
            "title": title,
            "founding": merging.founding(connection),
            "version": SCHEMA_VERSION,
            "made_at": made_at,
        }
        enter_case(connection, made)
        return _team_case(url, known_as, title, made_at)


def add_user(place: str, login: str, password: str, role: Role) -> None:
    """Let somebody in; one who has been let in before gets another password and role.

    Args:
        place: The database's address.
        login: The name to log in with: small letters, digits, and _ . @ -.
        password: Theirs.
        role: What they may do.

    Raises:
        InvalidValueError: It is no such name, or the password is empty.
        ServerRefusedError: The server does not let us in, or not do this.
    """
    if not _LOGIN.fullmatch(login):
        raise InvalidValueError("login", "not_a_login", login)
    if not password:
        raise InvalidValueError("password", "empty")
    with _database(place) as (connection, _):
        there = connection.scalar(
            text("SELECT count(*) FROM pg_roles WHERE rolname = :login"), {"login": login}
        )
        verb = "ALTER" if there else "CREATE"
        statement = text("SELECT format(:pattern, CAST(:login AS text), CAST(:password AS text))").bindparams(
            pattern=f"{verb} ROLE %I LOGIN PASSWORD %L", login=login, password=password
        )
        connection.exec_driver_sql(str(connection.scalar(statement)).replace("%", "%%"))
        for each, group in _GROUPS.items():
            act, link = ("GRANT", "TO") if each is role else ("REVOKE", "FROM")
            connection.exec_driver_sql(f'{act} {group} {link} "{login}"')


def team_cases(place: str) -> list[TeamCase]:
    """The cases in a team's database, by name.

    Raises:
        ServerRefusedError: The server does not let us in.
    """
    with _database(place) as (connection, url):
        rows = connection.execute(select(cases).order_by(cases.c.name)).all()
        return [_team_case(url, row.name, row.title, row.made_at) for row in rows]


def _team_case(url: URL, name: str, title: str, made_at: str) -> TeamCase:
    return TeamCase(name, title, made_at, shown(url.update_query_dict({"case": name})))


@contextmanager
def _database(place: str) -> Iterator[tuple[Connection, URL]]:
    """One transaction in a team's database."""
    url = address(place)
    engine = server_engine(url)
    try:
        with engine.begin() as connection:
            yield connection, url
    except DBAPIError as error:
        raise refused(url, error) from error
    finally:
        engine.dispose()
