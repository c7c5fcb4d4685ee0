"""What the program and its reading child say to each other: a length, and so many bytes."""

import pickle
import struct
from enum import StrEnum
from io import BytesIO
from typing import IO, Any

_LENGTH = struct.Struct(">Q")
LONGEST_MESSAGE = 1_000_000_000
"""Bytes; no file is that large, nor what is read of one."""
_RECORDS = frozenset(
    {
        "consult.documents.answer_forms",
        "consult.documents.word_remarks",
        "consult.draft.records",
        "consult.errors",
        "consult.responses.reading.pipe",
        "consult.responses.reading.records",
        "consult.responses.reading.scans",
    }
)


class Outcome(StrEnum):
    """How a request to the child ended."""

    READY = "ready"
    DONE = "done"
    REFUSED = "refused"
    NO_MEMORY = "no_memory"
    FAILED = "failed"


def send(stream: IO[bytes], message: object) -> None:
    """Write a message.

    Args:
        stream: To the other side.
        message: Whatever can be pickled.

    Raises:
        OSError: The other side is gone.
    """
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next request, in the child.

    Raises:
        EOFError: The other side is gone.
    """
    # It comes from the program itself, over a pipe that nobody else holds: only so may a pickle be opened.
    return pickle.loads(_message(stream))


def receive_answer(stream: IO[bytes]) -> Any:
    """The next answer of the child, which a file may have taken over: records are let in, nothing that acts.

    Raises:
        EOFError: The other side is gone.
        pickle.UnpicklingError: The answer holds something else.
    """
    return _Answers(BytesIO(_message(stream))).load()


class _Answers(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """The class of a record that an answer holds."""
        found = super().find_class(module, name) if module in _RECORDS and "." not in name else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


def _message(stream: IO[bytes]) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > LONGEST_MESSAGE:
        raise EOFError
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
