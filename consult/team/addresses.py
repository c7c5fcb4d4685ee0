"""Addresses of cases on servers, made from what a person fills in."""

from sqlalchemy import URL

from consult.database.server import DRIVER, is_server, remember_password
from consult.operation import clean_line

__all__ = ["is_server", "make_address", "remember_password"]

USUAL_PORT = 5432


def make_address(
    *, host: str, port: int = USUAL_PORT, database: str, login: str, password: str = "", case: str = ""
) -> str:
    """The address of a database, or of a case in it.

    Args:
        host: The server's name.
        port: Where it listens.
        database: The database's name.
        login: Who logs in.
        password: Theirs; empty when the keyring has it.
        case: The case's name there.

    Raises:
        InvalidValueError: The server, the database or the login is empty.
    """
    url = URL.create(
        DRIVER,
        clean_line("login", login, required=True),
        password or None,
        clean_line("host", host, required=True),
        port,
        clean_line("database", database, required=True),
        {"case": case} if case else {},
    )
    return url.render_as_string(hide_password=False)
