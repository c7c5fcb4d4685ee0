"""New cases where they are wanted: in a file, or on a server."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from consult.case import Case
from consult.database.server import address, is_server
from consult.errors import NoFileError
from consult.team.operations import add_case, team_cases


@contextmanager
def new_case(place: Path | str, make: Callable[[Path], Case]) -> Iterator[tuple[Case, list[str]]]:
    """A case that is made; one for a server is put there when it is done.

    Args:
        place: A file, or an address with the name of the case.
        make: Makes a case file and opens it.

    Yields:
        The case, and a list in which stands afterwards where it is.
    """
    where: list[str] = []
    if not is_server(place):
        with make(Path(place)) as case:
            where.append(str(case.path))
            yield case, where
        return
    name = str(address(str(place)).query.get("case", ""))
    with tempfile.TemporaryDirectory(prefix="samrad-") as folder, make(Path(folder) / "ny.samrad") as case:
        yield case, where
        where.append(add_case(str(place), case, name).address)


def is_there(place: Path | str) -> bool:
    """Whether there is a case at a place."""
    if not is_server(place):
        return Path(place).exists()
    name = str(address(str(place)).query.get("case", ""))
    return name in {each.name for each in team_cases(str(place))}


def file_of(place: Path | str) -> Path:
    """A place that has to be a file.

    Raises:
        NoFileError: It is an address on a server.
    """
    if is_server(place):
        raise NoFileError(str(place).rpartition("@")[2])
    return Path(place)
