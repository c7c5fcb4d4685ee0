"""A case on a PostgreSQL server: a schema of its own in a database that may hold several.

The address is `postgresql+psycopg://user@host:port/database?case=NAME`. A password that stands in it
is used and never shown; without one the system's keyring is asked, and then what libpq asks itself.
"""

import getpass
import logging
import re
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from consult.database.engine import SCHEMA_VERSION
from consult.database.keys import link_key
from consult.database.merging import founding
from consult.database.server_tables import cases
from consult.database.system_keyring import keep_secret, secret
from consult.errors import ConsultError, ServerLostError, ServerProblem, ServerRefusedError

DRIVER = "postgresql+psycopg"
CONNECT_SECONDS = 10
_ALIVE = {"keepalives": 1, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
_PROBLEMS = (
    (r"password authentication failed|no password supplied|fe_sendauth", ServerProblem.WRONG_PASSWORD),
    (r"failed to resolve|could not translate|Name or service|getaddrinfo", ServerProblem.UNKNOWN_HOST),
    (r'database ".*" does not exist', ServerProblem.NO_DATABASE),
    (r'role ".*" does not exist|not permitted to log in|no pg_hba.conf', ServerProblem.NO_RIGHT),
    (r"refused|timeout|timed out|No route|unreachable|No such file", ServerProblem.NOT_ANSWERING),
)
"""What the server's or the library's words mean; both are in English unless the server is told otherwise."""


def is_server(place: Path | str) -> bool:
    """Whether a place is an address on a server rather than a file."""
    return isinstance(place, str) and place.startswith(("postgresql://", f"{DRIVER}://"))


def address(place: str) -> URL:
    """An address taken apart.

    Raises:
        ServerRefusedError: It is none.
    """
    try:
        url = make_url(place)
        return url.set(drivername=DRIVER, port=url.port or 5432)
    except (ArgumentError, ValueError) as error:
        raise ServerRefusedError(re.sub(r":[^:@/]*@", "@", place), ServerProblem.NOT_AN_ADDRESS) from error


def shown(url: URL) -> str:
    """An address as a person may see it, without its password."""
    known = URL.create(url.drivername, url.username, None, url.host, url.port, url.database, url.query)
    return known.render_as_string(hide_password=False)


def account(url: URL) -> str:
    """What the keyring knows the password of an address by."""
    return f"{url.username or getpass.getuser()}@{url.host}:{url.port}/{url.database}"


def server_engine(url: URL, schema: str = "", *, read_only: bool = False) -> Engine:
    """An engine for a database, or for one case in it.

    Args:
        url: The address.
        schema: The case's schema; without it only what all cases share is seen.
        read_only: Whether the server shall refuse writes.

    Raises:
        ServerRefusedError: The library that speaks to servers is not installed.
    """
    path = f"{schema},samrad,public" if schema else "samrad,public"
    # A plan for any words would not use the index that finds these words.
    options = f"-c search_path={path} -c plan_cache_mode=force_custom_plan"
    if read_only:
        options += " -c default_transaction_read_only=on"
    # A connection that is lost is told to the user, and is no fault of the program to be logged.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
    if url.password is None:
        url = url.set(password=secret(account(url)))
    try:
        return create_engine(
            url.difference_update_query(["case"]),
            connect_args={"options": options, "connect_timeout": CONNECT_SECONDS, **_ALIVE},
            pool_size=2,
            max_overflow=3,
        )
    except (ImportError, NoSuchModuleError) as error:
        raise ServerRefusedError(shown(url), ServerProblem.LIBRARY_MISSING) from error


def remember_password(place: str) -> bool:
    """Leave the password of an address to the system's keyring; tells whether it took it."""
    url = address(place)
    return url.password is not None and keep_secret(account(url), str(url.password))


def server_home(place: str, *, read_only: bool) -> "ServerHome":
    """Open a case on a server.

    Raises:
        ServerRefusedError: The server does not let us in, has no such case, or its schema is another.
    """
    url = address(place)
    name = str(url.query.get("case", ""))
    engine = server_engine(url)
    try:
        with engine.connect() as connection:
            query = select(cases.c.name, cases.c.schema_name, cases.c.version).order_by(cases.c.name)
            there = {row.name: row for row in connection.execute(query)}
    except DBAPIError as error:
        raise refused(url, error) from error
    finally:
        engine.dispose()
    if not name and len(there) == 1:
        (name,) = there
    if name not in there:
        raise ServerRefusedError(shown(url), ServerProblem.NO_CASE, ", ".join(there))
    version = there[name].version
    if version != SCHEMA_VERSION:
        newer = version > SCHEMA_VERSION
        problem = ServerProblem.SCHEMA_NEWER if newer else ServerProblem.SCHEMA_OLDER
        raise ServerRefusedError(shown(url), problem, str(version))
    return ServerHome(url, name, there[name].schema_name, read_only=read_only)


def refused(url: URL, error: DBAPIError) -> ServerRefusedError:
    """Why a server did not let us in, from the words of its refusal."""
    words = str(error.orig)
    state = str(getattr(error.orig, "sqlstate", "") or "")
    for pattern, problem in _PROBLEMS:
        if re.search(pattern, words, re.IGNORECASE):
            return ServerRefusedError(shown(url), problem)
    if state.startswith("42501"):
        return ServerRefusedError(shown(url), ServerProblem.NO_RIGHT)
    if state in {"42P01", "3F000"}:
        return ServerRefusedError(shown(url), ServerProblem.NOT_PREPARED)
    return ServerRefusedError(shown(url), ServerProblem.OTHER, words.splitlines()[0] if words else "")


class ServerHome:
    """A case in a schema of its own on a server."""

    of_one_moment: Mapping[str, Any] = {"isolation_level": "REPEATABLE READ"}

    def __init__(self, url: URL, name: str, schema: str, *, read_only: bool) -> None:
        self.url, self.name, self.schema = url, name, schema
        self.read_only = read_only
        self.session_id = uuid4().hex
        self.engine = server_engine(url, schema, read_only=read_only)
        self._moment: Connection | None = None

    @property
    def place(self) -> str:
        """The address without its password."""
        return shown(self.url)

    @property
    def file(self) -> Path | None:
        """There is none."""
        return None

    def device(self, connection: Connection) -> tuple[str, bool]:
        """The same for each person on each machine, as long as it works on this case."""
        here = f"{socket.gethostname()} {getpass.getuser()}"
        return link_key("device", founding(connection), here), False

    def note_device(self, connection: Connection, device: str) -> None:
        """It can be told anew each time."""

    def begin(self, connection: Connection) -> None:
        """Wait for whoever writes to this case; a person writes for a few milliseconds at a time."""
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:schema))"), {"schema": self.schema})

    def announce(self, connection: Connection, txn_id: str) -> None:
        """Tell the others by the server, which passes it on when the transaction is committed."""
        said = {"channel": self.schema, "payload": f"{txn_id} {self.session_id}"}
        connection.execute(text("SELECT pg_notify(:channel, :payload)"), said)

    def back_up(self) -> None:
        """The server has backups of its own."""

    def space_is_short(self) -> bool:
        """The server looks after its own disks."""
        return False

    def snapshot(self) -> "ServerHome":
        """The same case through connections that all see this moment (PostgreSQL, 9.28.5)."""
        frozen = self.reader()
        frozen._hold_moment()
        return frozen

    def _hold_moment(self) -> None:
        held = self.engine.connect().execution_options(**self.of_one_moment)
        exported = held.exec_driver_sql("SELECT pg_export_snapshot()").scalar_one()
        self._moment = held
        self.engine = self.engine.execution_options(**self.of_one_moment)

        @event.listens_for(self.engine, "begin")
        def see_the_moment(connection: Connection) -> None:
            connection.exec_driver_sql(f"SET TRANSACTION SNAPSHOT '{exported}'")

    def reader(self) -> "ServerHome":
        """The same case through connections that the server lets read alone."""
        return ServerHome(self.url, self.name, self.schema, read_only=True)

    def faults(self) -> list[str]:
        """How it is stored is the server's own concern."""
        return []

    def refusal(self, error: DBAPIError) -> ConsultError | None:
        """A server that went away, or one that grants no such right."""
        if error.connection_invalidated or isinstance(error, OperationalError):
            return ServerLostError(self.name)
        state = str(getattr(error.orig, "sqlstate", "") or "")
        if state in {"42501", "25006"}:
            return ServerRefusedError(self.place, ServerProblem.NO_RIGHT)
        return None

    @contextmanager
    def listening(self) -> Iterator[Any]:
        """A connection of the driver's own that hears what is announced; see `announce`."""
        opened = self.engine.raw_connection()
        try:
            connection = opened.driver_connection
            assert connection is not None
            opened.detach()
            connection.autocommit = True
            connection.execute(f"LISTEN {self.schema}")
            yield connection
        finally:
            opened.close()

    def driver_error(self) -> type[Exception]:
        """What the driver raises of itself."""
        return self.engine.dialect.loaded_dbapi.Error

    def close(self) -> None:
        """Let go of the connections."""
        if self._moment is not None:
            self._moment.close()
        self.engine.dispose()
