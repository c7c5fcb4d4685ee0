"""A case: the file open, the one road for every change, and the feed of what changed."""

import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from consult.changes import Changes
from consult.database import derivation, derived, history, merging, opening, undo
from consult.database.backups import copy_case, make_backup
from consult.database.engine import defer_foreign_keys, engine_for
from consult.database.lock import CaseLock
from consult.database.store import Session, timestamp
from consult.database.tables import consultation, consultation_round, frontier, txn
from consult.errors import CaseProblem, CaseRefusedError, ConsultError, NothingToUndoError, ReadOnlyError
from consult.operation import clean_line
from consult.vocabulary import RoundKind

T = TypeVar("T")
P = ParamSpec("P")
Operation = Callable[Concatenate[Session, P], T]


ENDING = ".samrad"
SPACE_FOR_COPIES = 3
"""Free space that a case should have beside it, as a multiple of its own size."""


def space_is_short(path: Path) -> bool:
    """Whether the disk may soon have no room for the backups of a case."""
    return shutil.disk_usage(path.parent).free < SPACE_FOR_COPIES * path.stat().st_size


def begin_consultation(
    session: Session, title: str, registry_number: str, authority: str, counties: Sequence[str]
) -> str:
    """Write the consultation of a new case and its first round.

    Returns:
        The consultation's key.
    """
    key = session.add(
        consultation,
        {
            "title": clean_line("title", title, required=True),
            "registry_number": clean_line("registry_number", registry_number),
            "authority": clean_line("authority", authority),
            "counties": [clean_line("county", code) for code in counties],
        },
    )
    session.add(
        consultation_round, {"consultation_id": key, "name": "Samråd", "kind": RoundKind.CONSULTATION}
    )
    return key


def _with_ending(path: Path) -> Path:
    """The file that a name without an ending means, as it does when a case is made."""
    ended = path.with_suffix(ENDING)
    return ended if not path.suffix and not path.exists() and ended.exists() else path


class Case:
    """One consultation of one strategy, in one file. Safe to use from several threads."""

    def __init__(self, path: Path, *, author: str, read_only: bool, lock: CaseLock | None = None) -> None:
        self.path = path
        self.author = author
        self.read_only = read_only
        self._lock = lock
        self._engine = engine_for(path, read_only=read_only)
        self._turn = threading.RLock()
        self._listeners: list[Callable[[Changes], None]] = []
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        with self._reading() as connection:
            self._device, self._device_is_new = opening.device_of(connection, path)

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
    def open(cls, path: Path, *, author: str = "", read_only: bool = False) -> Self:
        """Open a case file, after a look whether it is whole.

        Args:
            path: The file.
            author: Who works, for the history.
            read_only: Open so that nothing can be written.

        Returns:
            The open case.

        Raises:
            CaseRefusedError: It is missing, not ours or damaged.
            CaseNewerError: A later version of the program made it.
            CaseLockedError: Another program has it open for writing.
        """
        path = _with_ending(path).resolve()
        if read_only or not path.is_file():
            older = opening.migrated_copy(path)
            if older is not None:
                return cls._copy(older, path.name, author)
            opening.inspect(path, read_only=read_only)
            return cls(path, author=author, read_only=read_only)
        lock = CaseLock(path)
        try:
            lock.take(author, timestamp())
        except OSError as error:
            raise CaseRefusedError(str(path), CaseProblem.NO_ACCESS, str(error)) from error
        try:
            opening.inspect(path, read_only=False)
            make_backup(path, datetime.now())
            return cls(path, author=author, read_only=False, lock=lock)
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
        """Close the file and give up the right to write to it."""
        with self._turn:
            self._engine.dispose()
            if self._lock is not None:
                self._lock.release()
            if self._temporary is not None:
                self._temporary.cleanup()

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
            other._consistent() as source,
        ):
            defer_foreign_keys(connection)
            merged = merging.absorb(session, connection, source, other.path.name)
            if merged.transactions:
                merging.note_run(session, connection, merged, str(other.path))
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
        """A consistent copy for a long reader, which holds up nobody; `close` deletes it."""
        folder = tempfile.TemporaryDirectory(prefix="samrad-")
        target = Path(folder.name) / self.path.name
        copy_case(self.path, target)
        return self._copy(folder, self.path.name, self.author)

    @classmethod
    def _copy(cls, folder: tempfile.TemporaryDirectory[str], name: str, author: str) -> Self:
        """A copy that is open for reading, and deleted when it is closed."""
        copy = cls(Path(folder.name) / name, author=author, read_only=True)
        copy._temporary = folder
        return copy

    def reader(self) -> "Case":
        """A second way into the same file, for reads that shall not hold up this one."""
        return Case(self.path, author=self.author, read_only=True)

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
        found = opening.integrity_faults(self.path)
        found += [f"{fault.problem}: {fault.txn_id}" for fault in opening.history_faults(self.path, None)]
        with self._reading() as connection:
            return found + derivation.differences(connection)

    def _transaction(self, kind: str, **note: Any) -> history.Transaction:
        return history.Transaction(self.author, self._device, timestamp(), kind, note)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._turn, self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _consistent(self) -> Iterator[Connection]:
        """A connection whose reads all see the same moment."""
        with (
            self._turn,
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _writing(self, transaction: history.Transaction) -> Iterator[tuple[Session, Connection]]:
        if self.read_only:
            raise ReadOnlyError(str(self.path))
        with self._turn, self._engine.connect().execution_options(writes=True) as connection:
            try:
                with connection.begin():
                    session = Session(connection, transaction)
                    yield session, connection
                    if self._device_is_new:
                        opening.note_device(connection, self.path, self._device)
                    history.write(connection, transaction)
                    derivation.settle(session, connection)
                    derived.refresh(session)
                self._device_is_new = False
            except DBAPIError as error:
                if isinstance(error.orig, sqlite3.OperationalError):
                    raise CaseRefusedError(str(self.path), CaseProblem.NO_ACCESS, str(error.orig)) from error
                raise

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
        changes = Changes(
            {kind: frozenset(ids) for kind, ids in session.touched.items()},
            sum(len(ids) for ids in session.contested.values()),
        )
        if changes.touched:
            for listener in list(self._listeners):
                listener(changes)
