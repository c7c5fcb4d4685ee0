"""What the program and its reading child say to each other: a length, and so many bytes."""

import pickle
import struct
from enum import StrEnum
from typing import IO, Any

_LENGTH = struct.Struct(">Q")


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
    """The next message.

    Raises:
        EOFError: The other side is gone.
    """
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    # Both ends are this program, over pipes that nobody else holds: only so may a pickle be opened.
    return pickle.loads(_exactly(stream, length))


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
