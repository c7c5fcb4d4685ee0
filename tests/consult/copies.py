"""Copies of a small case in memory, written to at random, merged at random, and compared."""

import random
import sqlite3
from collections.abc import Callable
from typing import Any

from sqlalchemy import create_engine, event, select
from sqlalchemy.pool import StaticPool

from consult.database import derivation, derived, history, merging
from consult.database.engine import defer_foreign_keys, swedish_key
from consult.database.keys import link_key
from consult.database.search import index_statements
from consult.database.settling import reinstate, settle, take_out
from consult.database.store import Session
from consult.database.tables import (
    ROW_TABLES,
    cell_head,
    change,
    comment,
    comment_span,
    comment_theme,
    conflict,
    consultation,
    consultation_round,
    frontier,
    metadata,
    redacted,
    redaction,
    response,
    theme,
    txn,
)
from consult.vocabulary import RoundKind
from tests.consult.copy_checks import lost_rows, unlisted

TABLES = (theme, response, comment, comment_span, comment_theme)
WORDS = ("tåg", "buss", "bostad", "energi", "vatten")


_IDLE: list["Seat"] = []


class Seat:
    """An engine that is used for one connection after another, and so compiles each statement once."""

    def __init__(self) -> None:
        self.connection: sqlite3.Connection | None = None
        self.engine = create_engine(
            "sqlite+pysqlite://", creator=lambda: self.connection, poolclass=StaticPool
        )

        @event.listens_for(self.engine, "begin")
        def begin(opened: Any) -> None:
            opened.exec_driver_sql("BEGIN IMMEDIATE")

    @classmethod
    def taken(cls, connection: sqlite3.Connection) -> "Seat":
        seat = _IDLE.pop() if _IDLE else cls()
        seat.connection = connection
        return seat

    def leave(self) -> None:
        self.engine.dispose()
        _IDLE.append(self)


class Copy:
    """One copy of the case; `clock` is its own, and may be wrong."""

    def __init__(self, connection: sqlite3.Connection, device: str, clock: "Clock") -> None:
        connection.create_function("swedish_key", 1, swedish_key, deterministic=True)
        connection.create_function("folded", 1, lambda text: (text or "").casefold(), deterministic=True)
        connection.execute("PRAGMA foreign_keys=ON")
        self.connection, self.device, self.clock = connection, device, clock
        self.seat = Seat.taken(connection)
        self.engine = self.seat.engine

    @classmethod
    def new(cls, clock: "Clock") -> "Copy":
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        copy = cls(connection, "a", clock)
        with copy.engine.begin() as opened:
            metadata.create_all(opened)
            for statement in index_statements():
                opened.exec_driver_sql(statement)
        copy.change(begin)
        return copy

    def twin(self, device: str) -> "Copy":
        """A copy of this copy."""
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self.connection.backup(connection)
        return Copy(connection, device, self.clock)

    def change(self, operation: Callable[..., Any], *args: Any) -> list[str]:
        """Run an operation as a case does; gives the ids of the changes it made."""
        transaction = history.Transaction(self.device, self.device, self.clock(), operation.__name__, {})
        with self.engine.begin() as opened:
            session = Session(opened, transaction)
            operation(session, *args)
            history.write(opened, transaction)
            derivation.settle(session, opened)
            derived.refresh(session)
        return [made.id for made in transaction.changes]

    def merge(self, other: "Copy") -> merging.Merged:
        transaction = history.Transaction(self.device, self.device, self.clock(), "merge", {})
        with self.engine.begin() as opened, other.engine.begin() as source:
            defer_foreign_keys(opened)
            session = Session(opened, transaction)
            merged = merging.absorb(session, opened, source, other.device)
            derived.refresh(session)
        return merged

    def keys(self, table: Any) -> list[str]:
        with self.engine.begin() as opened:
            return list(opened.scalars(select(table.c.id).order_by(table.c.id)))

    def dump(self) -> dict[str, Any]:
        """Everything that copies have to agree on."""
        found: dict[str, Any] = {}
        with self.engine.begin() as opened:
            for name, table in ROW_TABLES.items():
                columns = [column for column in table.columns if column.name != "version"]
                query = select(*columns).order_by(table.c.id)
                found[name] = [tuple(map(str, row)) for row in opened.execute(query)]
            for table in (conflict, cell_head, frontier, redacted):
                found[table.name] = sorted(tuple(map(str, row)) for row in opened.execute(select(table)))
            changes = select(change).order_by(change.c.id)
            found["change"] = [tuple(map(str, row)) for row in opened.execute(changes)]
            found["txn"] = sorted(opened.scalars(select(txn.c.id)))
        return found

    def faults(self) -> list[str]:
        """What is wrong with the copy in itself."""
        with self.engine.begin() as opened:
            found = [str(fault) for fault in history.verify(opened)]
            if opened.dialect.name == "sqlite":
                found += [f"dangling {row[0]}" for row in opened.exec_driver_sql("PRAGMA foreign_key_check")]
            found += derivation.differences(opened)
            found += unlisted(opened)
            found += lost_rows(opened)
        return found

    def close(self) -> None:
        self.seat.leave()
        self.connection.close()


class Clock:
    """A time for each transaction; jumps back and forth as clocks of several machines do."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.at = chance, 0

    def __call__(self) -> str:
        self.at += 1
        year = self.chance.choice((1970, 2026, 2026, 2026, 2099))
        return f"{year}-01-01T{self.at // 3600:02}:{self.at // 60 % 60:02}:{self.at % 60:02}+00:00"


def begin(session: Session) -> None:
    key = session.add(consultation, {"title": "Almarike"})
    around = session.add(
        consultation_round, {"consultation_id": key, "name": "Samråd", "kind": RoundKind.CONSULTATION}
    )
    for at in range(2):
        session.add(theme, {"name": WORDS[at], "position": at})
        answer = session.add(
            response,
            {"round_id": around, "received_on": "2026-05-01", "channel": "email", "text": "Vi vill ha tåg."},
        )
        add_comment(session, answer, at)


def add_comment(session: Session, response_id: str, number: int) -> None:
    key = session.add(comment, {"response_id": response_id, "number": number, "kind": "view"})
    session.add(comment_span, {"comment_id": key, "start": 0, "end": 3, "quote": "Vi "})


def add_theme(session: Session, name: str) -> None:
    session.add(theme, {"name": name, "position": 9})


def edit(session: Session, table: Any, row_id: str, values: dict[str, Any]) -> None:
    session.edit(table, row_id, values)


def edit_from_old_form(session: Session, row_id: str, value: str, version: int) -> None:
    session.edit(theme, row_id, {"name": value}, version)


def tie(session: Session, comment_id: str, theme_id: str) -> None:
    key = link_key("comment_theme", comment_id, theme_id)
    if not session.exists(comment_theme, key):
        session.add(comment_theme, {"comment_id": comment_id, "theme_id": theme_id}, key)


def remove_comment(session: Session, row_id: str) -> None:
    for table in (comment_span, comment_theme):
        session.remove_many(table, session.scalars(select(table.c.id).where(table.c.comment_id == row_id)))
    session.remove(comment, row_id)


def remove_theme(session: Session, row_id: str) -> None:
    links = session.scalars(select(comment_theme.c.id).where(comment_theme.c.theme_id == row_id))
    session.remove_many(comment_theme, links)
    session.remove(theme, row_id)


def remove_and_put_back(session: Session, row_id: str) -> None:
    row = session.found(theme, row_id)
    links = session.rows(select(comment_theme).where(comment_theme.c.theme_id == row_id))
    remove_theme(session, row_id)
    session.add(theme, {"name": row["name"], "position": row["position"]}, row_id)
    for link in links:
        session.add(comment_theme, {"comment_id": link.comment_id, "theme_id": row_id}, link.id)


def settle_one(session: Session, found: Any, chance: random.Random) -> None:
    """Settle a conflict one way or the other."""
    table = ROW_TABLES[found.table_name]
    if found.kind == "value":
        value = session.found(table, found.row_id)[found.field]
        settle(session, table, found.row_id, found.field, value)
    elif chance.random() < 0.5 or table not in (theme, comment):
        reinstate(session, table, found.row_id)
    else:
        (remove_theme if table is theme else remove_comment)(session, found.row_id)


def redact_theme(session: Session, row_id: str) -> None:
    values = {"decision_number": "1", "reason": "skäl", "targets": [["theme", row_id, "name"]]}
    key = session.add(redaction, values)
    take_out(session, {("theme", row_id): {"name": "[borttagen uppgift]"}}, [], key)


def random_step(copy: Copy, chance: random.Random, *, may_redact: bool) -> list[str]:
    """One operation on a copy; gives the changes it made."""
    themes, comments, responses = copy.keys(theme), copy.keys(comment), copy.keys(response)
    word = f"{chance.choice(WORDS)} {chance.random():.6f}"
    kind = chance.randrange(14)
    if kind < 4 and themes:
        return copy.change(edit, theme, chance.choice(themes), {"name": word})
    if kind < 6 and comments:
        return copy.change(edit, comment, chance.choice(comments), {"summary": word, "note": word[:3]})
    if kind == 6:
        return copy.change(add_theme, word)
    if kind == 7 and comments and themes:
        return copy.change(tie, chance.choice(comments), chance.choice(themes))
    if kind == 8 and comments:
        return copy.change(remove_comment, chance.choice(comments))
    if kind == 9 and themes:
        return copy.change(remove_theme, chance.choice(themes))
    if kind == 10 and themes:
        return copy.change(remove_and_put_back, chance.choice(themes))
    if kind == 11 and themes:
        return copy.change(edit_from_old_form, chance.choice(themes), word, chance.randrange(4))
    if kind == 12:
        with copy.engine.begin() as opened:
            listed = opened.execute(select(conflict).order_by(conflict.c.id)).all()
        if listed:
            return copy.change(settle_one, chance.choice(listed), chance)
    if kind == 13 and may_redact and themes and chance.random() < 0.3:
        key = chance.choice(themes)
        with copy.engine.begin() as opened:
            unsettled = opened.scalar(select(conflict.c.id).where(conflict.c.row_id == key))
        if unsettled is None:
            return copy.change(redact_theme, key)
    return copy.change(add_comment, chance.choice(responses), chance.randrange(9))


def race(first: Copy, second: Copy, chance: random.Random) -> list[str]:
    """Two copies write to the same row, each in its own way, neither seeing the other."""
    common = sorted(set(first.keys(theme)) & set(second.keys(theme)))
    comments = sorted(set(first.keys(comment)) & set(second.keys(comment)))
    if not common or not comments:
        return []
    row, tied = chance.choice(common), chance.choice(comments)
    ways: list[Callable[[Copy], list[str]]] = [
        lambda copy: copy.change(edit, theme, row, {"name": f"{copy.device} {chance.random():.6f}"}),
        lambda copy: copy.change(remove_theme, row),
        lambda copy: copy.change(tie, tied, row),
        lambda copy: copy.change(remove_comment, tied),
        lambda copy: copy.change(edit, comment, tied, {"summary": f"{copy.device} {chance.random():.6f}"}),
        lambda copy: copy.change(remove_and_put_back, row),
    ]
    return [made for copy in (first, second) for made in chance.choice(ways)(copy)]


def run_history(
    seed: int,
    steps: int,
    template: Copy | None = None,
    elsewhere: Callable[[Copy, str], Copy] | None = None,
) -> int:
    """One random history over some copies, which in the end have to be one; gives how many changes.

    Args:
        seed: Of what is done.
        steps: How many.
        template: What the first copy is a copy of.
        elsewhere: Makes a copy of another kind, which then is one of them.

    Raises:
        AssertionError: Something was lost, or the copies do not agree.
    """
    chance = random.Random(seed)
    clock = Clock(chance)
    first = template.twin("a") if template is not None else Copy.new(clock)
    first.clock = clock
    copies = [first, *(first.twin(name) for name in "bcd"[: chance.randint(1, 3)])]
    if elsewhere is not None:
        copies.append(elsewhere(first, "s"))
    try:
        made = _work(copies, steps, chance)
        _bring_together(copies, chance)
        _compare(copies, made)
        return len(made)
    finally:
        for copy in copies:
            copy.close()


def _work(copies: list[Copy], steps: int, chance: random.Random) -> list[str]:
    may_redact = chance.random() < 0.3
    made: list[str] = []
    for _ in range(steps):
        one, other = chance.sample(copies, 2)
        what = chance.random()
        if what < 0.2:
            one.merge(other)
        elif what < 0.35:
            made += race(one, other, chance)
        else:
            made += random_step(one, chance, may_redact=may_redact)
    return made


def _bring_together(copies: list[Copy], chance: random.Random) -> None:
    chance.shuffle(copies)
    for one, other in zip(copies[1:], copies, strict=False):
        one.merge(other)
    for one in copies[:-1]:
        one.merge(copies[-1])


def _compare(copies: list[Copy], made: list[str]) -> None:
    dumps = [copy.dump() for copy in copies]
    for dump in dumps[1:]:
        for name, rows in dumps[0].items():
            assert dump[name] == rows, f"copies differ in {name}"
    kept = {row[0] for row in dumps[0]["change"]}
    assert kept >= set(made), "changes lost"
    assert copies[0].faults() == []
    again = copies[0].merge(copies[1])
    assert (again.transactions, again.changes) == (0, 0)


__all__ = ["Clock", "Copy", "run_history"]
