"""Files that come in as responses: the original kept as it is, and what can be read of it."""

from dataclasses import dataclass
from pathlib import Path

from consult.documents.containers import read_file
from consult.errors import FileRefusedError
from consult.responses.reading import ReadResponse, read_response, readable
from consult.responses.records import IncomingFile

NOTHING = ReadResponse(())


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file and what was read of it; `problem` tells why nothing was, though it should have been."""

    file: IncomingFile
    read: ReadResponse
    problem: FileRefusedError | None

    @property
    def text(self) -> str:
        """Its text; empty for kinds that are not read."""
        return self.read.text


def read_incoming(path: Path) -> Incoming:
    """Read a file that came in.

    Args:
        path: The file; of any kind, since the original is kept whatever can be read of it.

    Returns:
        The original with its text, which is empty for kinds that are not read.

    Raises:
        FileRefusedError: There is no file, or it cannot be opened.
    """
    file = IncomingFile(path.name, read_file(path))
    if not readable(path.name):
        return Incoming(file, NOTHING, None)
    try:
        return Incoming(file, read_response(path.name, file.content), None)
    except FileRefusedError as error:
        return Incoming(file, NOTHING, error)
