"""How fast the Word report and the Excel export are written, and how much memory they add.

The floor is the least that any program would have to do: writing the same parts, already built,
into a deflated zip archive.

    python -m tests.benchmarks.reports 1000 10000
"""

import io
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from consult.case import Case
from consult.reports.excel import write_excel
from consult.reports.options import ReportOptions
from consult.reports.word import write_word
from consult.synthetic import generate
from tests.benchmarks.measure import Row, added_memory, best_of, print_rows

Writing = Callable[[Case, Path, ReportOptions], None]

COMMENTS_IN_RESPONSE = 9
RUNS = 3
GOALS: dict[str, tuple[Writing, str, float]] = {
    "Word report": (write_word, "docx", 1.5),
    "Excel export": (write_excel, "xlsx", 3.0),
}


def synthetic_case(path: Path, comments: int) -> Case:
    """A case of a given size, open for reading."""
    with Case.create(path, title="Almarike 2040", authority="Region Almarike", author="Mätning") as case:
        case.change(generate, responses=max(1, comments // COMMENTS_IN_RESPONSE), comments=comments, seed=1)
    return Case.open(path, read_only=True)


def rows(comments: int, folder: Path, *, runs: int = RUNS) -> Iterator[Row]:
    """Both exports of a synthetic case.

    Args:
        comments: How many comments it has.
        folder: For the case and the files.
        runs: How many runs the best is taken of.
    """
    with synthetic_case(folder / f"{comments}.samrad", comments) as case:
        for name, (write, ending, goal) in GOALS.items():
            yield _row(f"{name}, {comments} comments", case, folder / f"out.{ending}", write, goal, runs)


def _row(name: str, case: Case, target: Path, write: Writing, goal: float, runs: int) -> Row:
    options = ReportOptions(date=date(2026, 6, 1))

    def ours() -> None:
        write(case, target, options)

    # What is loaded once in the life of the program is loaded before the measuring.
    ours()
    peak = added_memory(ours)
    parts = _parts(target)
    return Row(name, best_of(runs, ours), best_of(runs, lambda: _floor(parts)), goal, peak)


def _parts(file: Path) -> list[tuple[str, bytes]]:
    with ZipFile(file) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _floor(parts: Iterable[tuple[str, bytes]]) -> None:
    with ZipFile(io.BytesIO(), "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in parts:
            archive.writestr(name, data)


def main() -> None:
    """Measure at the sizes named on the command line."""
    sizes = [int(word) for word in sys.argv[1:]] or [1000]
    with tempfile.TemporaryDirectory() as folder:
        print_rows(row for size in sizes for row in rows(size, Path(folder)))


if __name__ == "__main__":
    main()
