"""The child process that reads files from outside, so that it can be ended when one of them hangs it.

Run by `killable`: `python -m consult.responses.reading.worker`, with requests on its standard input.
"""

import importlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from typing import IO, Any

from consult.errors import FileRefusedError
from consult.responses.reading.pipe import Outcome, receive, send

MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes of address space, where the platform can say so."""
_LAST_RESORT = 60
"""Seconds after which the child ends itself; the program that waits for it has given up long before."""

Request = tuple[str, tuple[Any, ...], dict[str, Any]]


def main() -> None:
    """Answer requests until the program that asks is gone."""
    _limit()
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not get in between the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    send(answers, (Outcome.READY, None))
    while True:
        request = requests.get()
        _wake_in(_LAST_RESORT)
        answer = _answer(*request)
        _wake_in(0)
        try:
            send(answers, answer)
        except MemoryError:
            send(answers, (Outcome.NO_MEMORY, None))
        except OSError:
            return


def _limit() -> None:
    # Windows bounds a process's memory only through a job object, which the standard library does not offer.
    if sys.platform != "win32":
        import resource

        # What is left of a child that broke would hold the answer that it was reading.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        except (ValueError, OSError):
            # macOS says no to this limit; the time still bounds what a file can do.
            return


def _wake_in(seconds: int) -> None:
    """Have the system end this process later, even when Python itself gets no turn; 0 takes that back."""
    if sys.platform != "win32":
        signal.alarm(seconds)


def _listen(stream: IO[bytes], requests: "queue.SimpleQueue[Request]") -> None:
    """Pass requests on; the end of the pipe is the end of the program, and of whatever is being read."""
    try:
        while True:
            requests.put(receive(stream))
    finally:
        os._exit(0)


def _answer(name: str, arguments: tuple[Any, ...], named: dict[str, Any]) -> tuple[Outcome, Any]:
    try:
        module, _, function = name.rpartition(".")
        work: Callable[..., Any] = getattr(importlib.import_module(module), function)
        return Outcome.DONE, work(*arguments, **named)
    except FileRefusedError as error:
        return Outcome.REFUSED, (error.file, error.reason, error.detail)
    except MemoryError:
        return Outcome.NO_MEMORY, None
    except Exception as error:  # noqa: BLE001  whatever a file does to a library becomes a refusal that names it
        return Outcome.FAILED, f"{type(error).__name__}: {error}"[:200]


if __name__ == "__main__":
    main()
