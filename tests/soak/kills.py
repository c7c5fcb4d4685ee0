"""A program killed outright while it writes, merges or brings an older case up to date.

    python -m tests.soak.kills [write|merge|migrate] [COUNT] [SEED]

A child does the work through the real `Case`. It tells what was committed down a pipe, after the
commit; the parent kills it at a random moment, drains the pipe, opens the case again and looks.
"""

import gzip
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from consult.case import Case
from consult.comments.operations import edit_comment
from consult.comments.queries import comment_ids
from consult.consultees.operations import add_consultees
from consult.consultees.queries import consultee_rows
from consult.consultees.records import RegisterEntry
from consult.database.engine import SCHEMA_VERSION, connect
from consult.merge.copies import check_out, merge_copy
from consult.synthetic import generate
from consult.vocabulary import Category

LONGEST_WAIT = 0.02
"""Seconds that a child is let work at most."""
COUNTS = {"write": 20_000, "merge": 5_000, "migrate": 5_000}
OLD_CASES = sorted((Path(__file__).parents[1] / "databases").glob("schema-*.samrad.gz"))
FRESH_AFTER = 40
"""Turns after which a new case is begun, so that looking through it stays quick."""


def killed(work: Callable[[Callable[[str], None]], None], wait: float) -> list[str]:
    """Let a child work and kill it; gives what it acknowledged.

    Args:
        work: Is given a function that acknowledges; its first word says that it begins.
        wait: Seconds after that.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(lambda word: (os.write(writing, f"{word}\n".encode()), None)[1])
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        begun = told.readline()
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        # A word that was cut off was not acknowledged.
        words = [line[:-1] for line in told if line.endswith("\n")]
    assert begun, "the child ended before it began"
    return words


def writes(count: int, folder: Path, seed: int) -> tuple[int, int]:
    """Kills while writing; gives how many writes were acknowledged, and the turns.

    Raises:
        AssertionError: One of them is lost, or a case is not whole.
    """
    chance, acknowledged = Random(seed), 0
    for turn in range(count):
        if turn % FRESH_AFTER == 0:
            path, known = folder / f"{turn}.samrad", set[str]()
            Case.create(path, title="Almarike 2040").close()

        def work(tell: Callable[[str], None], path: Path = path, turn: int = turn) -> None:
            with Case.open(path, author="Anna") as case:
                tell("begun")
                for number in range(1_000):
                    name = f"{turn}-{number}"
                    case.change(add_consultees, [RegisterEntry(name, Category.OTHER, aliases=(name[::-1],))])
                    tell(name)

        known.update(killed(work, chance.uniform(0, LONGEST_WAIT)))
        with Case.open(path, read_only=True) as case:
            there = {each.consultee.name for each in case.read(consultee_rows)}
            assert known <= there, f"lost: {sorted(known - there)}"
            if turn % FRESH_AFTER == FRESH_AFTER - 1:
                assert case.faults() == []
                acknowledged += len(known)
    return acknowledged, count


def merges(count: int, folder: Path, seed: int) -> tuple[int, int]:
    """Kills while merging; gives how many merges were through, and the turns.

    Raises:
        AssertionError: A merge came in by half, or a case is not whole.
    """
    chance, through = Random(seed), 0
    template, copy = folder / "fall.samrad", folder / "kopia.samrad"
    with Case.create(template, title="Almarike 2040") as case:
        case.change(generate, responses=2, comments=16, seed=1)
        check_out(case, copy)
    with Case.open(copy) as away:
        for at, key in enumerate(away.read(comment_ids)):
            away.change(edit_comment, key, summary=f"Ändrat {at}")
        whole = away.history_hash()
    for turn in range(count):
        path = folder / f"{turn}.samrad"
        shutil.copy(template, path)
        with Case.open(path, read_only=True) as case:
            before = case.history_hash()

        def work(tell: Callable[[str], None], path: Path = path) -> None:
            with Case.open(path) as case:
                tell("begun")
                merge_copy(case, copy)
                tell("merged")

        told = killed(work, chance.uniform(0, 4 * LONGEST_WAIT))
        with Case.open(path) as case:
            found = case.history_hash()
            assert found == whole if told else found in (before, whole), "a merge came in by half"
            through += found == whole
            if turn % 10 == 0:
                assert case.faults() == []
                merge_copy(case, copy)
                assert case.history_hash() == whole
        shutil.rmtree(folder / f"{turn} – säkerhetskopior", ignore_errors=True)
        path.unlink()
    return through, count


def migrations(count: int, folder: Path, seed: int) -> tuple[int, int]:
    """Kills while an older case is brought up to date; gives how many were, and the turns.

    Raises:
        AssertionError: A case is neither as before nor brought up.
    """
    chance, through = Random(seed), 0
    for turn in range(count):
        path = folder / f"{turn}.samrad"
        path.write_bytes(gzip.decompress(OLD_CASES[turn % len(OLD_CASES)].read_bytes()))
        before = _schema(path)

        def work(tell: Callable[[str], None], path: Path = path) -> None:
            tell("begun")
            Case.open(path).close()

        killed(work, chance.uniform(0, 3 * LONGEST_WAIT))
        found = _schema(path)
        assert found in (before, SCHEMA_VERSION)
        through += found == SCHEMA_VERSION
        with Case.open(path) as case:
            assert case.faults() == [], f"from schema {before}"
        shutil.rmtree(folder / f"{turn} – säkerhetskopior", ignore_errors=True)
        path.unlink()
    return through, count


def _schema(path: Path) -> int:
    with closing(connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


JOBS = {"write": writes, "merge": merges, "migrate": migrations}


def main(words: list[str]) -> int:
    wanted = [words[0]] if words else list(JOBS)
    for name in wanted:
        count = int(words[1]) if len(words) > 1 else COUNTS[name]
        seed = int(words[2]) if len(words) > 2 else 0
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            figure, turns = JOBS[name](count, Path(folder), seed)
        seconds = time.monotonic() - began
        print(
            f"kill -9 while {name}: {turns} kills, {figure} acknowledged or through, 0 lost, {seconds:.0f} s"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
