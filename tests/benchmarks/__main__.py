"""All measurements: `python -m tests.benchmarks [--small]`; no timed test, the figures are for people."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from consult.case import Case
from consult.synthetic import generate
from tests.benchmarks import (
    alike,
    carrying,
    documents,
    load_draft,
    merging,
    reports,
    responses,
    saving,
    searching,
    server,
    starting,
    window,
)
from tests.benchmarks.measure import Row, print_rows

COMMENTS, SMALL = 100_000, 300
ALIKE = (10_000, 100_000)
REPORTS = (1_000, 10_000, 100_000)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--small", action="store_true", help="small enough to see that everything runs")
    small = parser.parse_args(words).small
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        print_rows(_rows(Path(folder), small=small))
    return 0


def _rows(folder: Path, *, small: bool) -> Iterator[Row]:
    yield from load_draft.rows(200 if small else load_draft.PARAGRAPHS)
    yield from carrying.rows(200, 300, 1) if small else carrying.rows()
    yield from merging.rows(100, 20) if small else merging.rows()
    yield from server.rows(300, 1) if small else server.rows()
    yield from responses.rows(20 if small else responses.FILES)
    yield from starting.rows()
    comments = SMALL if small else COMMENTS
    path = folder / "fall.samrad"
    with Case.create(path, title="Almarike 2040", authority="Region Almarike") as case:
        case.change(generate, responses=max(1, comments // 10), comments=comments, seed=1)
    yield from saving.rows(path)
    yield from searching.rows(path)
    yield from window.rows(path, folder)
    for size in (SMALL,) if small else ALIKE:
        yield from alike.rows(size, runs=1 if small else alike.RUNS)
    if small:
        yield from documents.rows(folder, comments=60, letters=6, runs=1)
    else:
        yield from documents.rows(folder)
    for size in (SMALL,) if small else REPORTS:
        yield from reports.rows(size, folder, runs=1 if small else reports.RUNS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
