"""From an older schema to the present one, a numbered step for each version."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from consult.database.engine import SCHEMA_VERSION, connect
from consult.database.migrations import fourth, second, third

Step = Callable[[sqlite3.Connection], None]

STEPS: Mapping[int, Step] = {2: second.step, 3: third.step, 4: fourth.step}
"""The step that leads to each version from the one before it; version 1 is where cases begin."""


def migrate(case: Path, found: int, steps: Mapping[int, Step] = STEPS, wanted: int = SCHEMA_VERSION) -> None:
    """Bring a case file to the present schema, in one transaction.

    The caller has made a backup. Foreign keys are off while tables are made anew, or a
    cascade would empty the tables that point to them; they are checked before the commit.

    Args:
        case: The case file.
        found: Its schema version.
        steps: The steps by the version they lead to.
        wanted: The version to reach.

    Raises:
        sqlite3.Error: A step failed, or left dangling references; the file is as before.
    """
    with closing(connect(case)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("BEGIN IMMEDIATE")
        try:
            for version in range(found + 1, wanted + 1):
                steps[version](connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise sqlite3.IntegrityError("dangling references")  # noqa: TRY301  rolled back right below
            connection.execute(f"PRAGMA user_version={int(wanted)}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
