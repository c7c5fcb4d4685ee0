"""A copy with 700 changes merged into a case: against a case a quarter of the size, and against bare SQL.

The cost shall grow with the changes, not with the case. Run it from the top of the project:
`python -m tests.benchmarks.merging`.
"""

import hashlib
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from consult.case import Case
from consult.comments.operations import edit_comment
from consult.comments.queries import comment_ids
from consult.database.backups import copy_case
from consult.merge.copies import check_out
from consult.synthetic import generate
from tests.benchmarks.measure import Row, best_of, print_rows

GOAL_GROWTH = 1.5
GOAL_BARE = 20.0
"""One second where the bare statements take a twentieth of one."""
GOAL_COPY = 1.5
COMMENTS, CHANGES = 5_000, 700
LARGER = 4


def rows(comments: int = COMMENTS, changes: int = CHANGES) -> Iterator[Row]:
    """Merging into a case and into a larger one, and making a copy.

    Args:
        comments: How many the smaller case has.
        changes: How many the copy brings.
    """
    with tempfile.TemporaryDirectory() as folder:
        small, bare = _merge(Path(folder) / "small", comments, changes)
        large, _ = _merge(Path(folder) / "large", LARGER * comments, changes)
        yield Row(f"merge {changes} changes into {comments}, to bare SQL", small, bare, GOAL_BARE)
        yield Row(f"the same into {LARGER * comments}, to the smaller", large, small, GOAL_GROWTH)
        path = Path(folder) / "large" / "fall.samrad"
        out = Path(folder) / "ut.samrad"
        with Case.open(path, read_only=True) as case:

            def ours() -> None:
                out.unlink(missing_ok=True)
                check_out(case, out)

            taken = best_of(3, ours)
        backup = best_of(3, lambda: copy_case(path, Path(folder) / "rak.samrad"))
        yield Row(f"a copy for the road of {LARGER * comments}", taken, backup, GOAL_COPY)


def _merge(folder: Path, comments: int, changes: int) -> tuple[float, float]:
    """Seconds of the merge, and of the same rows hashed and entered by bare statements."""
    folder.mkdir()
    with Case.create(folder / "fall.samrad", title="Almarike 2040") as case:
        case.change(generate, responses=max(1, comments // 10), comments=comments, seed=1)
        copy = check_out(case, folder / "kopia.samrad")
        bare = folder / "bar.samrad"
        copy_case(case.path, bare)
        with Case.open(copy, author="Bo") as away:
            keys = away.read(comment_ids)
            for at in range(changes):
                away.change(edit_comment, keys[at * 3 % len(keys)], summary=f"Ändrat {at}")
        with Case.open(copy, read_only=True) as away:
            began = time.perf_counter()
            case.merge(away)
            ours = time.perf_counter() - began
    began = time.perf_counter()
    _bare_merge(bare, copy)
    return ours, time.perf_counter() - began


def _bare_merge(into: Path, source: Path) -> None:
    with closing(sqlite3.connect(into)) as connection:
        connection.execute("ATTACH ? AS other", (str(source),))
        fresh = connection.execute(
            "SELECT * FROM other.change WHERE txn_id NOT IN (SELECT id FROM main.txn)"
        ).fetchall()
        for row in fresh:
            hashlib.sha256(row[7] + row[6].encode()).digest()
        connection.execute(
            "INSERT INTO main.txn SELECT * FROM other.txn WHERE id NOT IN (SELECT id FROM main.txn)"
        )
        connection.executemany(f"INSERT INTO main.change VALUES ({', '.join('?' * len(fresh[0]))})", fresh)
        connection.executemany(
            "UPDATE main.comment SET summary = ? WHERE id = ?", [(row[6], row[4]) for row in fresh]
        )
        connection.commit()


if __name__ == "__main__":
    print_rows(rows())
