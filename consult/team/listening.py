"""What others do on the server, heard as it happens; and who is where.

A connection of its own listens in a thread of its own. Notes hold the id of a transaction, never
what was written: that is read like everything else.
"""

import json
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy
from sqlalchemy import select

from consult.case import Case
from consult.changes import EVERYTHING, Changes
from consult.database.server import ServerHome
from consult.database.tables import change, conflict
from consult.errors import ConsultError
from consult.operation import Session

LISTEN_SECONDS = 0.2
"""How long the connection listens before it says what waits to be said."""
AGAIN_SECONDS = 20.0
FORGOTTEN_SECONDS = 60.0
RETRY_SECONDS = 3.0
_ASK = "?"


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: a row of a table."""

    kind: str
    row_id: str


class Listening:
    """Hears what others do in a case on a server, until it is ended."""

    def __init__(
        self,
        case: Case,
        *,
        on_presence: Callable[[], None] = lambda: None,
        on_server: Callable[[bool], None] = lambda _: None,
    ) -> None:
        """Begin to listen.

        Args:
            case: The case; what it hears is told to the case's subscribers, in this object's thread.
            on_presence: Called when somebody has come, gone or moved.
            on_server: Called with False when the server no longer answers, and with True when it does again.
        """
        assert isinstance(case.home, ServerHome)
        self._case, self._home = case, case.home
        self._on_presence, self._on_server = on_presence, on_server
        self._here: Place | None = None
        self._said_at = 0.0
        self._others: dict[str, tuple[str, Place | None, float]] = {}
        self._to_say: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._ended = threading.Event()
        self._listens = threading.Event()
        self._guard = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="samrad-listening", daemon=True)
        self._thread.start()

    def wait_until_listening(self, seconds: float = 10.0) -> bool:
        """Wait until the server has been asked to tell; whether it has."""
        return self._listens.wait(seconds)

    def at(self, place: Place | None) -> None:
        """Say where the user is now."""
        if place != self._here:
            self._here = place
            self._to_say.put(self._note())

    def present(self) -> dict[Place, list[str]]:
        """Where others are, with their names."""
        found: dict[Place, list[str]] = {}
        with self._guard:
            for name, place, _ in self._others.values():
                if place is not None:
                    found.setdefault(place, []).append(name)
        return {place: sorted(names) for place, names in found.items()}

    def end(self) -> None:
        """Stop listening, and let the others know that the user is gone."""
        self._here = None
        self._to_say.put(self._note())
        self._ended.set()
        self._thread.join(timeout=5)

    def _note(self) -> str:
        here = [self._here.kind, self._here.row_id] if self._here is not None else None
        said = {"session": self._home.session_id, "name": self._case.author, "at": here}
        return json.dumps(said, ensure_ascii=False)

    def _run(self) -> None:
        connected_before = False
        while not self._ended.is_set():
            try:
                self._listen(again=connected_before)
            except (sqlalchemy.exc.DBAPIError, ConsultError, OSError, self._home.driver_error()):
                if self._listens.is_set():
                    self._listens.clear()
                    self._on_server(False)
                connected_before = True
                self._ended.wait(RETRY_SECONDS)

    def _listen(self, *, again: bool) -> None:
        with self._home.listening() as connection:
            self._listens.set()
            if again:
                self._on_server(True)
                self._case.publish(EVERYTHING)
            self._to_say.put(_ASK)
            while True:
                for note in connection.notifies(timeout=LISTEN_SECONDS, stop_after=1):
                    self._hear(note.payload)
                self._say(connection)
                if self._ended.is_set():
                    return

    def _say(self, connection: object) -> None:
        if time.monotonic() - self._said_at > AGAIN_SECONDS:
            self._to_say.put(self._note())
            self._said_at = time.monotonic()
            self._forget_silent()
        while not self._to_say.empty():
            said = self._to_say.get()
            connection.execute("SELECT pg_notify(%s, %s)", (self._home.schema, said))  # type: ignore[attr-defined]  # psycopg is not installed everywhere

    def _hear(self, payload: str) -> None:
        if payload == _ASK:
            self._to_say.put(self._note())
        elif payload.startswith("{"):
            self._hear_where(payload)
        else:
            txn_id, _, session_id = payload.partition(" ")
            if session_id != self._home.session_id:
                self._case.publish(self._case.read(touched_by, txn_id) if txn_id else EVERYTHING)

    def _hear_where(self, payload: str) -> None:
        said = json.loads(payload)
        if said["session"] == self._home.session_id:
            return
        place = Place(*said["at"]) if said["at"] else None
        with self._guard:
            before = self._others.get(said["session"])
            self._others[said["session"]] = (said["name"], place, time.monotonic())
        if before is None or before[:2] != (said["name"], place):
            self._on_presence()

    def _forget_silent(self) -> None:
        now = time.monotonic()
        with self._guard:
            silent = [key for key, each in self._others.items() if now - each[2] > FORGOTTEN_SECONDS]
            for key in silent:
                del self._others[key]
        if silent:
            self._on_presence()


def touched_by(session: Session, txn_id: str) -> Changes:
    """What a transaction changed, as those are told who have the case open."""
    query = select(change.c.table_name, change.c.row_id).where(change.c.txn_id == txn_id)
    touched: dict[str, set[str]] = {conflict.name: set()}
    for row in session.rows(query):
        touched.setdefault(row.table_name, set()).add(row.row_id)
    return Changes({name: frozenset(keys) for name, keys in touched.items()})
