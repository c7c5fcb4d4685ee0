"""Readers as bad files make them: each does in the child what no file may do to the program."""

import ctypes
import os
import time
from pathlib import Path

_served = 0


def well(file_name: str, content: bytes) -> tuple[str, int, int]:
    return file_name, len(content), os.getpid()


def hangs(file_name: str, content: bytes) -> None:
    while True:
        time.sleep(60)


def leaves(file_name: str, content: bytes) -> None:
    os._exit(3)


def crashes(file_name: str, content: bytes) -> None:
    ctypes.string_at(0)


def takes_all_memory(file_name: str, content: bytes) -> int:
    return len(bytearray(8 * 1024**3))


def errs(file_name: str, content: bytes) -> None:
    raise KeyError("w:p")


def prints(file_name: str, content: bytes) -> str:
    os.write(1, b"x" * 100)
    print("y" * 100, flush=True)
    return "said"


def breaks_unless_first(file_name: str, content: bytes) -> str:
    global _served
    _served += 1
    if _served > 1:
        os._exit(3)
    return "read"


def ticks(file_name: str, content: bytes) -> None:
    while True:
        with Path(file_name).open("ab") as file:
            file.write(b".")
        time.sleep(0.01)


class Trap:
    """What a file that had taken the child over would send: opened, it would act in the program."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(TRAPPED),)


TRAPPED = Path(__file__).parent / "sprungen"


def sends_a_trap(file_name: str, content: bytes) -> Trap:
    return Trap()
