"""Random histories over files and a server: `python -m tests.soak.servers [COUNT]`."""

import random
import sys
import time

from consult.team.operations import prepare
from tests.consult.copies import Clock, Copy, run_history
from tests.consult.server import cluster
from tests.consult.test_server_histories import STEPS, ServerCopy

COUNT = 500


def main(words: list[str]) -> int:
    count = int(words[0]) if words else COUNT
    began, changes = time.monotonic(), 0
    with cluster() as url:
        prepare(url)
        template = Copy.new(Clock(random.Random(0)))
        for seed in range(2_000_000, 2_000_000 + count):
            changes += run_history(seed, STEPS, template, lambda copy, device: ServerCopy(url, copy, device))
    seconds = time.monotonic() - began
    print(f"SQLite and PostgreSQL: {count} histories, {changes} changes, all the same, {seconds:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
