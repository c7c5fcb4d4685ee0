"""Random histories in which one copy lies on a PostgreSQL server: all copies end the same."""

import os
import random
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from consult.database.engine import defer_foreign_keys
from consult.database.server import server_engine
from consult.database.server_tables import finish_case_tables, make_case_tables
from consult.database.transfer import copy_tables
from tests.consult.copies import Clock, Copy, run_history
from tests.consult.server import programs

pytestmark = pytest.mark.skipif(programs() is None, reason="PostgreSQL is not here")
HISTORIES = int(os.environ.get("SAMRAD_SERVER_HISTORIES", "20"))
STEPS = 15


class ServerCopy(Copy):
    """A copy in a schema of its own on a server."""

    def __init__(self, server: str, original: Copy, device: str) -> None:
        self.device, self.clock = device, original.clock
        schema = f"samrad_{uuid4().hex[:16]}"
        self.engine = server_engine(make_url(server), schema)
        with self.engine.begin() as connection, original.engine.begin() as source:
            make_case_tables(connection, schema)
            defer_foreign_keys(connection)
            copy_tables(source, connection)
            finish_case_tables(connection, schema)
        self.schema = schema

    def close(self) -> None:
        with self.engine.begin() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA {self.schema} CASCADE")
        self.engine.dispose()


def test_file_and_server_end_the_same(server: str) -> None:
    template = Copy.new(Clock(random.Random(0)))
    for seed in range(5_000, 5_000 + HISTORIES):
        run_history(seed, STEPS, template, lambda copy, device: ServerCopy(server, copy, device))
    template.close()
