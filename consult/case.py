"""A case: the file open, the one road for every change, and the feed of what changed."""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from consult.changes import Changes
from consult.database import derivation, derived, history, merging, opening, undo
from consult.database.backups import make_backup
from consult.database.engine import defer_foreign_keys
from consult.database.home import FileHome, Home
from consult.database.lock import CaseLock
from consult.database.server import is_server, server_home
from consult.database.store import Session, timestamp
from consult.database.tables import frontier, txn
from consult.errors import (
    CaseProblem,
    CaseRefusedError,
    ConsultError,
    NoFileError,
    NothingToUndoError,
    ReadOnlyError,
)
from consult.founding import begin_consultation
from consult.operation import clean_line

T = TypeVar("T")
P = ParamSpec("P")
Operation = Callable[Concatenate[Session, P], T]

ENDING = ".samrad"


def _with_ending(path: Path) -> Path:
    """The file that a name without an ending means, as it does when a case is made."""
    ended = path.with_suffix(ENDING)
    return ended if not path.suffix and not path.exists() and ended.exists() else path


class Case:
    """One consultation of one strategy, in a file or on a server. Safe to use from several threads."""

    def __init__(self, home: Home, *, author: str) -> None:
        self.home = home
        self.author = author
        self._turn = threading.RLock()
        self._listeners: list[Callable[[Changes], None]] = []
        with self._reading() as connection:
            self._device, self._device_is_new = home.device(connection)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.home.read_only

    @property
    def name(self) -> str:
        """What the case is called where it lies: the file's name, or its name on a server."""
        return self.home.name

    @property
    def path(self) -> Path:
        """The case file.

        Raises:
            NoFileError: The case lies on a server.
        """
        if self.home.file is None:
            raise NoFileError(self.home.place)
        return self.home.file

    @property
    def space_is_short(self) -> bool:
        """Whether the disk may soon have no room for the backups of the case."""
        return self.home.space_is_short()

    @property
    def folder(self) -> Path:
        """Where files made from the case are proposed to be saved."""
        return self.home.file.parent if self.home.file is not None else Path.home()

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        title: str,
        registry_number: str = "",
        authority: str = "",
        counties: Sequence[str] = (),
        author: str = "",
    ) -> Self:
        """Make a case file with its consultation and open it.

        Args:
            path: Where; `.samrad` is added when it has no ending.
            title: Title of the strategy consulted on.
            registry_number: The authority's diarienummer.
            authority: The region.
            counties: County codes ("14").
            author: Who works, for the history.

        Returns:
            The open case.

        Raises:
            CaseRefusedError: Something is there already, or the place cannot be written.
            InvalidValueError: A field cannot be stored; no file is left behind.
        """
        path = path if path.suffix else path.with_suffix(ENDING)
        clean_line("title", title, required=True)
        opening.make_file(path)
        case = cls.open(path, author=author)
        try:
            case.change(begin_consultation, title, registry_number, authority, counties)
        except ConsultError:
            case.close()
            path.unlink()
            raise
        return case

    @classmethod
    def open(
        cls,
        place: Path | str,
        *,
        author: str = "",
        read_only: bool = False,
        backups_apart: timedelta = timedelta(0),
    ) -> Self:
        """Open a case, after a look whether it is whole.

        Args:
            place: The file; or the address of a case on a server.
            author: Who works, for the history.
            read_only: Open so that nothing can be written.
            backups_apart: How long after the newest backup another one is made at the earliest.

        Returns:
            The open case.

        Raises:
            CaseRefusedError: The file is missing, not ours or damaged.
            CaseNewerError: A later version of the program made it.
            CaseLockedError: Another program has the file open for writing.
            ServerRefusedError: The server does not let us in, or has no such case.
        """
        if is_server(place):
            return cls(server_home(str(place), read_only=read_only), author=author)
        path = _with_ending(Path(place)).resolve()
        if read_only or not path.is_file():
            older = opening.migrated_copy(path)
            if older is not None:
                copy = Path(older.name) / path.name
                return cls(FileHome(copy, read_only=True, temporary=older), author=author)
            opening.inspect(path, read_only=read_only)
            return cls(FileHome(path, read_only=read_only), author=author)
        lock = CaseLock(path)
        try:
            lock.take(author, timestamp())
        except OSError as error:
            raise CaseRefusedError(str(path), CaseProblem.NO_ACCESS, str(error)) from error
        try:
            opening.inspect(path, read_only=False)
            make_backup(path, datetime.now(), apart=backups_apart)
            return cls(FileHome(path, read_only=False, lock=lock), author=author)
        except (OSError, sqlite3.Error) as error:
            lock.release()
            raise CaseRefusedError(str(path), CaseProblem.NO_ACCESS, str(error)) from error
        except BaseException:
            lock.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the case."""
        with self._turn:
            self.home.close()

    def read(self, query: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a query finds, as frozen records."""
        with self._reading() as connection:
            return query(Session(connection, self._transaction("read")), *args, **kwargs)

    def change(self, operation: Operation[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run an operation in one transaction, write its history, commit, and tell the listeners.

        Args:
            operation: A function `(session, ...)` that writes.
            *args: Its further arguments.
            **kwargs: Its named arguments.

        Returns:
            What the operation returns.

        Raises:
            ReadOnlyError: The case is open for reading only.
            ConsultError: What the operation refuses; nothing is changed then.
        """
        transaction = self._transaction(getattr(operation, "__name__", "change"))
        with self._writing(transaction) as (session, _):
            result = operation(session, *args, **kwargs)
        self._publish(session)
        return result

    def undo(self) -> str:
        """Take back the latest operation made in this file.

        Returns:
            The operation's name.

        Raises:
            NothingToUndoError: There is none.
            StaleUndoError: What it changed has been changed again since.
        """
        return self._reverse(undo.undo_candidate, undo.UNDO)

    def redo(self) -> str:
        """Do again what was undone last, as long as nothing else was done since.

        Returns:
            The operation's name.

        Raises:
            NothingToUndoError: There is nothing.
            StaleUndoError: What was put back has been changed again since.
        """
        return self._reverse(undo.redo_candidate, undo.REDO)

    def undoable(self) -> str | None:
        """The name of the operation that `undo` would take back."""
        return self._candidate_name(undo.undo_candidate)

    def redoable(self) -> str | None:
        """The name of the operation that `redo` would do again."""
        return self._candidate_name(undo.redo_candidate)

    def merge(self, other: "Case") -> merging.Merged:
        """Take in what another copy of the case knows; the other copy is only read.

        Args:
            other: The copy, open.

        Returns:
            What came in.

        Raises:
            MergeRefusedError: It is another case, or its history does not fit; this case is as before.
            ReadOnlyError: This case is open for reading only.
        """
        with (
            self._writing(self._transaction("merge")) as (session, connection),
            other.of_one_moment() as source,
        ):
            defer_foreign_keys(connection)
            merged = merging.absorb(session, connection, source, other.name)
            if merged.transactions:
                merging.note_run(session, connection, merged, other.home.place)
                self.home.announce(connection, "")
        self._publish(session)
        return merged

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Be told after each commit what was touched.

        Returns:
            A function that ends the subscription.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def snapshot(self) -> "Case":
        """The case as it is now, for a long reader, which holds up nobody; the caller closes it."""
        return Case(self.home.snapshot(), author=self.author)

    def reader(self) -> "Case":
        """A second way into the same case, for reads that shall not hold up this one."""
        return Case(self.home.reader(), author=self.author)

    def back_up(self) -> None:
        """Make sure that the case as it is now is kept, before something large is done to it."""
        self.home.back_up()

    @contextmanager
    def of_one_moment(self) -> Iterator[Connection]:
        """A connection whose reads all see the same moment, for carrying the case elsewhere."""
        opened = self.home.engine.connect().execution_options(**self.home.of_one_moment)
        with self._turn, self._refusing(), opened as connection, connection.begin():
            yield connection

    def saved_at(self) -> str:
        """Time of the newest operation, ISO 8601 in UTC."""
        with self._reading() as connection:
            newest = select(txn.c.time).order_by(txn.c.sequence.desc()).limit(1)
            return str(connection.scalar(newest) or "")

    def history_hash(self) -> str:
        """The id of the newest transaction, which seals the whole history before it."""
        with self._reading() as connection:
            return "+".join(sorted(connection.scalars(select(frontier.c.txn_id))))

    def faults(self) -> list[str]:
        """What a full check finds wrong with the file, its history, or its tables beside the history."""
        found = self.home.faults()
        with self.of_one_moment() as connection:
            found += [f"{fault.problem}: {fault.txn_id}" for fault in history.verify(connection)]
            return found + derivation.differences(connection)

    def _transaction(self, kind: str, **note: Any) -> history.Transaction:
        return history.Transaction(self.author, self._device, timestamp(), kind, note)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._turn, self._refusing(), self.home.engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, transaction: history.Transaction) -> Iterator[tuple[Session, Connection]]:
        if self.read_only:
            raise ReadOnlyError(self.home.place)
        writing = self.home.engine.connect().execution_options(writes=True)
        with self._turn, self._refusing(), writing as connection, connection.begin():
            self.home.begin(connection)
            session = Session(connection, transaction)
            yield session, connection
            if self._device_is_new:
                self.home.note_device(connection, self._device)
            written = history.write(connection, transaction, session.known_sequence)
            derivation.settle(session, connection)
            derived.refresh(session)
            if written is not None:
                self.home.announce(connection, written)
        self._device_is_new = False

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """What a failure of the database means to the user is said in its place."""
        try:
            yield
        except DBAPIError as error:
            refusal = self.home.refusal(error)
            if refusal is None:
                raise
            raise refusal from error

    def _reverse(self, find: Callable[[Connection, str], Any], kind: str) -> str:
        with self._turn:
            with self._reading() as connection:
                target = find(connection, self._device)
            if target is None:
                raise NothingToUndoError
            name = undo.operation_name(target)
            transaction = self._transaction(kind, of=target.id, operation=name)
            with self._writing(transaction) as (session, connection):
                undo.reverse(session, connection, target)
        self._publish(session)
        return name

    def _candidate_name(self, find: Callable[[Connection, str], Any]) -> str | None:
        with self._reading() as connection:
            target = find(connection, self._device)
        return None if target is None else undo.operation_name(target)

    def _publish(self, session: Session) -> None:
        touched = {kind: frozenset(ids) for kind, ids in session.touched.items()}
        self.publish(Changes(touched, sum(len(ids) for ids in session.contested.values())))

    def publish(self, changes: Changes) -> None:
        """Tell the listeners what was touched, here or by others."""
        if changes.touched:
            for listener in list(self._listeners):
                listener(changes)
