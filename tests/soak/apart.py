"""Copies worked on apart through the window's operations: `python -m tests.soak.apart [EXAMPLES]`."""

import sys
import time

from hypothesis.stateful import run_state_machine_as_test

from consult.team.operations import prepare
from tests.consult.server import cluster, programs
from tests.consult.test_copies_apart import Apart, ApartWithServer, limits

EXAMPLES = 5_000


def main(words: list[str]) -> int:
    examples = int(words[0]) if words else EXAMPLES
    began = time.monotonic()
    run_state_machine_as_test(Apart, settings=limits(examples))
    with_server = 0
    if programs() is not None:
        with_server = max(1, examples // 10)
        with cluster() as url:
            prepare(url)
            ApartWithServer.server = url
            run_state_machine_as_test(ApartWithServer, settings=limits(with_server))
    seconds = time.monotonic() - began
    print(f"copies apart: {examples} runs, {with_server} with a server, 0 lost, 0 apart, {seconds:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
