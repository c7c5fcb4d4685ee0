"""A program that is killed while it writes: what was acknowledged is there, and the file is whole."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from consult.case import Case
from consult.consultees.queries import consultee_rows

ROOT = Path(__file__).parent.parent.parent
KILLS = 25
WRITER = """
import sys
from pathlib import Path
from consult.case import Case
from consult.consultees.operations import add_consultees
from consult.consultees.records import RegisterEntry
from consult.vocabulary import Category

with Case.open(Path(sys.argv[1]), author="Anna") as case:
    for number in range(10_000):
        name = f"{sys.argv[2]}-{number}"
        case.change(add_consultees, [RegisterEntry(name, Category.OTHER, aliases=(name[::-1],))])
        print(name, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only where a process can be killed outright")
def test_no_acknowledged_write_is_lost(tmp_path: Path) -> None:
    chance = Random(1)
    path = tmp_path / "fall.samrad"
    Case.create(path, title="Almarike 2040").close()
    acknowledged: set[str] = set()
    for turn in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), f"omgång{turn}"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            encoding="utf-8",
        )
        assert writer.stdout is not None
        first = writer.stdout.readline().strip()
        time.sleep(chance.uniform(0, 0.02))
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged |= {first, *(line.strip() for line in writer.stdout if line.endswith("\n"))}
        writer.wait()
        writer.stdout.close()
    with Case.open(path) as case:
        assert case.faults() == []
        assert acknowledged <= {row.consultee.name for row in case.read(consultee_rows)}
    assert len(acknowledged) > KILLS
