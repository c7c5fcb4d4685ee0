"""A PostgreSQL server of the tests' own: a temporary cluster under its own system user."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from consult.case import Case
from consult.team.operations import add_case

SUPERUSER, PASSWORD = "samrad_test", "hemligt"
ACCOUNT = "postgres"
"""The system user that Debian's package makes; the server refuses to be run by root."""


@cache
def programs() -> Path | None:
    """The folder of PostgreSQL's own programs, or None when no server is installed here."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    here = shutil.which("initdb")
    return found[-1].parent if found else Path(here).resolve().parent if here else None


@contextmanager
def cluster() -> Iterator[str]:
    """Start a server; gives the address of its first database, and takes everything away afterwards."""
    bin_folder = programs()
    assert bin_folder is not None
    folder = Path(tempfile.mkdtemp(prefix="samrad-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam(ACCOUNT).pw_uid, -1)
    password = folder / "password"
    password.write_text(PASSWORD)
    password.chmod(0o644)
    data = folder / "data"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200"
    try:
        _run(
            str(bin_folder / "initdb"),
            *("-D", str(data), "-U", SUPERUSER, "-A", "scram-sha-256"),
            *("--pwfile", str(password), "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
        )
        _run(
            str(bin_folder / "pg_ctl"),
            "-D",
            str(data),
            "-w",
            "-o",
            options,
            "-l",
            str(folder / "log"),
            "start",
        )
        yield f"postgresql+psycopg://{SUPERUSER}:{PASSWORD}@127.0.0.1:{port}/postgres"
    finally:
        if (data / "postmaster.pid").exists():
            _run(str(bin_folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _run(*command: str) -> None:
    user = ACCOUNT if os.geteuid() == 0 else None
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=user, cwd="/"
    )


def address(server: str, name: str, login: str = "") -> str:
    where = server if not login else server.replace("samrad_test:hemligt", login)
    return f"{where}?case={name}"


_count = iter(range(1_000))


def put(server: str, path: Path) -> str:
    """A copy of a case file on the server; gives its address."""
    name = f"ärende {next(_count)}"
    with Case.open(path, read_only=True) as case:
        add_case(server, case, name)
    return address(server, name)
