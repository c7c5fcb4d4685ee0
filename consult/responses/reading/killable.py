"""Work on files from outside, done in a child process that is ended when a file hangs or breaks it.

A page of a PDF that never ends cannot be interrupted within a process, and what crashes a library takes
its whole process along. One child serves one file after another: to start it costs more than to read
most files.
"""

import atexit
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import consult
from consult.errors import FileRefusedError, RefusalReason
from consult.responses.reading.pipe import Outcome, receive_answer, send

P = ParamSpec("P")
T = TypeVar("T")

LONGEST_SECONDS = 30.0
"""For one file."""
_LONGEST_START = 60.0
"""Seconds: on a busy machine, with everything still to be loaded."""

if sys.platform == "win32":
    # Else a black window would come up beside the program's own.
    _NO_CONSOLE = subprocess.CREATE_NO_WINDOW
else:
    _NO_CONSOLE = 0

Answer = tuple[Outcome, Any]
_GONE: Answer = (Outcome.FAILED, None)


class ReadingChild:
    """The child: started when it is first needed, replaced after it was ended."""

    def __init__(self, longest_seconds: float = LONGEST_SECONDS) -> None:
        self._longest = longest_seconds
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._talk: threading.Thread | None = None

    @property
    def process_id(self) -> int | None:
        """Of the child, None while there is none."""
        return self._process.pid if self._process is not None else None

    def run(self, file_name: str, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Have the child do some work; threads that want it take turns.

        Args:
            file_name: The file it is done on, for messages.
            function: A module's function; it, what it takes and what it gives are pickled.
            *args: Passed on to it.
            **kwargs: Passed on to it.

        Raises:
            FileRefusedError: The function refused the file, or the file took too long, too much memory
                or broke the child.
        """
        request = (f"{function.__module__}.{function.__qualname__}", args, kwargs)
        with self._turn:
            served_others = self._lives()
            kind, value = self._ask(file_name, request)
            # What other files have left behind in the child must not be held against this one.
            if served_others and (kind is Outcome.NO_MEMORY or (kind, value) == _GONE):
                kind, value = self._ask(file_name, request)
        if kind is Outcome.DONE:
            done: T = value
            return done
        if kind is Outcome.REFUSED:
            raise FileRefusedError(*value)
        if kind is Outcome.NO_MEMORY:
            raise FileRefusedError(file_name, RefusalReason.TOO_LARGE, "memory")
        if value is None:
            raise FileRefusedError(file_name, RefusalReason.BREAKS_READING)
        raise FileRefusedError(file_name, RefusalReason.DAMAGED, value)

    def close(self) -> None:
        """End the child; the next file starts another."""
        process, talk = self._process, self._talk
        self._process = self._talk = None
        if process is None:
            return
        process.kill()
        process.wait()
        if talk is not None:
            # It hears the end of the pipe, and lets go of it.
            talk.join()
        for stream in (process.stdin, process.stdout):
            assert stream is not None
            try:
                stream.close()
            except OSError:
                # What was left to be written has nobody to go to.
                continue

    def _lives(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _ask(self, file_name: str, request: object) -> Answer:
        """One request and its answer; the child is ended unless it can go on."""
        answer = _GONE
        try:
            if not self._lives():
                self.close()
                self._process = _started()
                if self._exchange(None, _LONGEST_START) != (Outcome.READY, None):
                    raise FileRefusedError(file_name, RefusalReason.BREAKS_READING, "no start")
            answer = self._exchange(request, self._longest)
        except queue.Empty as error:
            raise FileRefusedError(file_name, RefusalReason.TOO_SLOW) from error
        except OSError as error:
            raise FileRefusedError(file_name, RefusalReason.BREAKS_READING, str(error)) from error
        finally:
            # Also when the wait was broken off: an answer that comes later would be taken for another's.
            if answer == _GONE or answer[0] is Outcome.NO_MEMORY:
                self.close()
        return answer

    def _exchange(self, request: object | None, seconds: float) -> Answer:
        # Pipes cannot be waited for with a limit everywhere; a thread and a queue can.
        answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        process = self._process
        assert process is not None
        self._talk = threading.Thread(target=_talk, args=(process, request, answers), daemon=True)
        self._talk.start()
        return answers.get(timeout=seconds)


def _talk(
    process: "subprocess.Popen[bytes]", request: object | None, answers: "queue.SimpleQueue[Answer]"
) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        if request is not None:
            send(process.stdin, request)
        answers.put(receive_answer(process.stdout))
    except (OSError, EOFError, ValueError, pickle.UnpicklingError):
        answers.put(_GONE)


def _started() -> "subprocess.Popen[bytes]":
    """A new child, which finds the same modules as this process wherever it was started."""
    home = Path(consult.__file__).resolve().parent.parent
    paths = [str(home), *(str(Path(path).resolve()) for path in sys.path if path)]
    return subprocess.Popen(
        # -P: a folder of the user's with a module in it is not searched.
        [sys.executable, "-P", "-m", "consult.responses.reading.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=home,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths))},
        creationflags=_NO_CONSOLE,
    )


_CHILD = ReadingChild()
atexit.register(_CHILD.close)
run_killable = _CHILD.run
