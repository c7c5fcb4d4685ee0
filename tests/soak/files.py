"""Every file of a folder read as a response: `python -m tests.soak.files FOLDER`.

A file may be refused, by its name; the program may neither fall nor hang.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from consult.errors import FileRefusedError
from consult.responses.reading import read_response, readable
from consult.responses.reading.killable import ReadingChild

LONGEST = 35.0
"""Seconds that a file may take at most: its child process is ended after 30."""


def main(words: list[str]) -> int:
    counts: Counter[str] = Counter()
    slowest = 0.0
    child = ReadingChild()
    for path in sorted(each for each in Path(words[0]).rglob("*") if each.is_file() and readable(each.name)):
        began = time.monotonic()
        try:
            child.run(path.name, read_response, path.name, path.read_bytes())
            counts["read"] += 1
        except FileRefusedError as error:
            named = path.name in error.file
            counts[f"refused ({error.reason})" if named else "refused without a name"] += 1
        slowest = max(slowest, time.monotonic() - began)
        assert slowest < LONGEST, path
    child.close()
    told = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    print(f"files: {told}; 0 crashes, slowest {slowest:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
