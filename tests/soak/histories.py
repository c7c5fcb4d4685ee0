"""Random histories over several copies: `python -m tests.soak.histories [COUNT] [STEPS]`."""

import random
import sys
import time

from tests.consult.copies import Clock, Copy, run_history

COUNT, STEPS = 100_000, 25


def main(words: list[str]) -> int:
    count, steps = (int(word) for word in (words + [str(COUNT), str(STEPS)][len(words) :])[:2])
    template = Copy.new(Clock(random.Random(0)))
    began, changes = time.monotonic(), 0
    for seed in range(1_000_000, 1_000_000 + count):
        changes += run_history(seed, steps, template)
    seconds = time.monotonic() - began
    print(f"random merges: {count} histories, {changes} changes, 0 lost, 0 apart, {seconds:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
