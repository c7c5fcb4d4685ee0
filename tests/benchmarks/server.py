"""A case on a server: a page, a save and a search, beside bare psycopg with the very same statements.

Run it from the top of the project: `python -m tests.benchmarks.server`.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import event

from consult.analysis.search import search_everything
from consult.case import Case
from consult.comments.operations import edit_comment
from consult.comments.queries import comment_ids, comment_rows
from consult.database.server import ServerHome
from consult.synthetic import generate
from consult.team.operations import add_case, prepare
from tests.benchmarks.measure import Row, best_of, print_rows
from tests.consult.server import cluster, programs

GOAL_RATIO = 2.0
COMMENTS = 20_000
RUNS = 15
PAGE = 60
Statement = tuple[str, Any, bool]


def rows(comments: int = COMMENTS, runs: int = RUNS) -> Iterator[Row]:
    """The three jobs.

    Args:
        comments: How many are in the case.
        runs: Of each job; the best counts.
    """
    if programs() is None:
        return
    with tempfile.TemporaryDirectory() as folder, cluster() as url:
        prepare(url)
        with Case.create(Path(folder) / "fall.samrad", title="Almarike 2040") as case:
            case.change(generate, responses=max(1, comments // 10), comments=comments, seed=1)
            add_case(url, case, "fall")
        with Case.open(f"{url}?case=fall", author="Anna") as case:
            yield from _jobs(case, url, comments, runs)


def _jobs(case: Case, url: str, comments: int, runs: int) -> Iterator[Row]:
    assert isinstance(case.home, ServerHome)
    keys = case.read(comment_ids, limit=PAGE)
    word = max(case.read(comment_rows, keys[:1])[0].quote.split(), key=len)[:6]
    plain = url.replace("postgresql+psycopg", "postgresql")
    path = f"-c search_path={case.home.schema},samrad,public -c plan_cache_mode=force_custom_plan"
    with psycopg.connect(plain, options=path) as bare:
        bare.execute("ANALYZE")
        bare.commit()
        jobs: tuple[tuple[str, Callable[[], object]], ...] = (
            ("a page", lambda: case.read(comment_rows, keys)),
            ("a search", lambda: case.read(search_everything, word)),
        )
        for name, job in jobs:
            job()
            with _statements(case) as said:
                job()
            ours = best_of(runs, job)
            reference = best_of(runs, partial(_say, bare, said))
            yield Row(f"{name} of {comments} on a server", ours, reference, GOAL_RATIO)
        yield _save(case, bare, keys[0], comments, runs)


def _save(case: Case, bare: Any, key: str, comments: int, runs: int) -> Row:
    numbers = iter(range(1_000_000))

    def job() -> None:
        case.change(edit_comment, key, summary=f"Ändrad {next(numbers)}")

    job()
    ours = best_of(runs, job)
    with _statements(case) as said:
        job()

    def take_away() -> None:
        # What was entered before is taken away, so that the same keys can be entered again.
        newest = "(SELECT id FROM txn ORDER BY sequence DESC LIMIT 1)"
        bare.execute(f"DELETE FROM change WHERE txn_id = {newest}")
        bare.execute(
            f"DELETE FROM cell_head WHERE change_id NOT IN (SELECT id FROM change) AND row_id = '\\x{key}'"
        )
        bare.execute(f"DELETE FROM txn WHERE id = {newest}")
        bare.execute("DELETE FROM frontier")
        bare.commit()

    reference = float("inf")
    for _ in range(runs):
        take_away()
        reference = min(reference, best_of(1, lambda: _say(bare, said)))
    return Row(f"a save of {comments} on a server", ours, reference, GOAL_RATIO)


@contextmanager
def _statements(case: Case) -> Iterator[list[Statement]]:
    """What is sent to the server meanwhile."""
    said: list[Statement] = []

    def note(_c: Any, _k: Any, statement: str, parameters: Any, _x: Any, many: bool) -> None:
        said.append((statement, parameters, many))

    event.listen(case.home.engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(case.home.engine, "before_cursor_execute", note)


def _say(bare: Any, said: list[Statement]) -> None:
    with bare.cursor() as cursor:
        for statement, parameters, many in said:
            if many:
                cursor.executemany(statement, parameters)
            else:
                cursor.execute(statement, parameters)
            if cursor.description is not None:
                cursor.fetchall()
    bare.commit()


if __name__ == "__main__":
    print_rows(rows())
