"""A program killed while it writes, merges or migrates: all or nothing, nothing acknowledged is lost."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
COUNTS = {"write": 600, "merge": 300, "migrate": 150}
PARTS = 3
"""Each job in so many parts, for processors to share."""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only where a process can be killed outright")
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("job", COUNTS)
def test_a_kill_loses_nothing(job: str, part: int) -> None:
    # In a process of its own: it forks, which one with several threads should not.
    command = [sys.executable, "-m", "tests.soak.kills", job, str(COUNTS[job] // PARTS), str(part)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"{COUNTS[job] // PARTS} kills" in done.stdout
