"""Saving beside the bare INSERT and commit of the same row, with the same settings of the file."""

import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from consult.case import Case
from consult.comments.operations import assess, split_comment
from consult.comments.queries import comment_ids
from consult.consultees.queries import consultee_rows
from consult.database.engine import connect
from consult.responses.operations import register_response
from consult.responses.queries import response_ids
from tests.benchmarks.measure import Row, best_of

GOAL_RATIO = 3.0
RUNS = 15
TEXT = "Kommunen ställer sig bakom förslaget men saknar en finansiering av insatserna.\n" * 20


def rows(path: Path) -> Iterator[Row]:
    """Registering a response, splitting a comment, and answering one, in the case at `path`."""
    with Case.open(path) as case:
        sender = case.read(consultee_rows)[0].consultee.id
        response_id = case.read(response_ids, limit=1)[0]
        comment_id = case.read(comment_ids, limit=1)[0]
        turn = count()
        jobs = {
            "register a response": (
                "response",
                lambda: case.change(
                    register_response, consultee_ids=[sender], received_on="2026-05-20", text=TEXT
                ),
            ),
            "save a comment": ("comment", lambda: case.change(split_comment, response_id, [(0, 40)])),
            "answer a comment": (
                "assessment",
                lambda: case.change(assess, comment_id, reply=f"Svar {next(turn)}"),
            ),
        }
        for name, (table, save) in jobs.items():
            ours = best_of(RUNS, save)
            yield Row(name, ours, _bare(path, table), GOAL_RATIO)


def _bare(path: Path, table: str) -> float:
    connection = connect(path)
    try:
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        newest = connection.execute(f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT 1").fetchone()
        values = dict(zip(names, newest, strict=True))
        turn = count()

        def insert() -> None:
            row = {**values, "id": f"bare{next(turn):012}".encode()}
            marks = ", ".join("?" * len(row))
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", list(row.values()))
            connection.execute("COMMIT")

        seconds = best_of(RUNS, insert)
        _remove(connection, table)
        return seconds
    finally:
        connection.close()


def _remove(connection: sqlite3.Connection, table: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"DELETE FROM {table} WHERE CAST(id AS TEXT) LIKE 'bare%'")
    connection.execute("COMMIT")
