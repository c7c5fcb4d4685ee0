"""What all benchmarks share: times and memory measured, and one line printed a row.

Each time is the best of several in one process, ours and the reference one after the other: the
machines are shared, and what disturbs a run only ever makes it slower.
"""

import gc
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

BYTES_IN_MAXRSS = 1 if sys.platform == "darwin" else 1024
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One job measured: seconds of ours and of the reference, the ratio wanted, bytes added at the peak."""

    name: str
    ours_seconds: float
    reference_seconds: float
    goal_ratio: float
    peak_bytes: int | None = None

    @property
    def ratio(self) -> float:
        """How many times the reference ours takes."""
        return self.ours_seconds / self.reference_seconds

    @property
    def reached(self) -> bool:
        """Whether the goal is met."""
        return self.ratio <= self.goal_ratio


def best_of(n: int, function: Callable[[], object]) -> float:
    """Seconds of the fastest of some runs, garbage of earlier ones collected before each.

    Args:
        n: How many runs, at least 1.
        function: What to run.
    """
    fastest = float("inf")
    for _ in range(n):
        gc.collect()
        began = time.perf_counter()
        function()
        fastest = min(fastest, time.perf_counter() - began)
    return fastest


def added_memory(function: Callable[[], object]) -> int:
    """Bytes by which a run raises the peak of a process, measured in a forked child.

    The peak of resident memory is what the user's machine has to have; unlike `tracemalloc` it
    counts what C libraries take. Only where there is `fork`.

    Args:
        function: What to run; its result is dropped.

    Raises:
        RuntimeError: The run failed in the child.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            before = _peak()
            function()
            os.write(writing, str(_peak() - before).encode())
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as answer:
        measured = answer.read()
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError("the measured run failed")
    return int(measured)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES_IN_MAXRSS


def print_rows(rows: Iterable[Row]) -> None:
    """One line a row: name, ours, reference, ratio, goal, peak memory added."""
    print(f"{'job':44} {'ours':>10} {'reference':>10} {'ratio':>7} {'goal':>6} {'peak':>9}")
    for row in rows:
        peak = "-" if row.peak_bytes is None else f"{row.peak_bytes / MEBIBYTE:.1f} MB"
        mark = "" if row.reached else "  over"
        print(
            f"{row.name:44} {row.ours_seconds * 1000:7.1f} ms {row.reference_seconds * 1000:7.1f} ms"
            f" {row.ratio:7.2f} {row.goal_ratio:6.1f} {peak:>9}{mark}"
        )
