"""What a database of a team holds beside its cases: the list of them, functions as SQLite has them, roles.

Each case is a schema with the same tables as a case file. The functions give the answers that the
program's own functions give in SQLite.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, insert
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.compiler import GenericTypeCompiler

from consult.database.search import INDEXED
from consult.database.tables import blob, metadata, redacted, redacted_blob
from consult.database.tables.base import ROW_TABLES

SHARED = "samrad"
"""The schema of what all cases share."""

READER, OFFICER, OWNER = "samrad_reader", "samrad_officer", "samrad_owner"

shared = MetaData(schema=SHARED)
cases = Table(
    "case",
    shared,
    Column("name", Text, primary_key=True),
    Column("schema_name", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("founding", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("made_at", Text, nullable=False),
)

_HISTORY = ("txn", "change")
"""Nobody may edit or remove what is in them."""
_DECISIONS = (redacted.name, redacted_blob.name)
"""What only an owner may enter."""

FUNCTIONS = (
    # The alphabet of engine.swedish_key; letters are folded as Unicode does, whatever the server's locale.
    """CREATE OR REPLACE FUNCTION samrad.folded(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
       AS $$ SELECT replace(lower(coalesce(words, '') COLLATE "und-x-icu"), 'ß', 'ss') $$""",
    """CREATE OR REPLACE FUNCTION samrad.swedish_key(words text) RETURNS text LANGUAGE sql IMMUTABLE
       PARALLEL SAFE AS $$ SELECT translate(samrad.folded(words), 'åäöæøéüw', '{|}|}eyv') $$""",
    """CREATE OR REPLACE FUNCTION samrad.instr(words text, sought text) RETURNS integer LANGUAGE sql IMMUTABLE
       PARALLEL SAFE AS $$ SELECT strpos(words, sought) $$""",
    """CREATE OR REPLACE FUNCTION samrad.smaller(one bytea, other bytea) RETURNS bytea LANGUAGE sql IMMUTABLE
       STRICT PARALLEL SAFE AS $$ SELECT CASE WHEN one < other THEN one ELSE other END $$""",
    """CREATE OR REPLACE FUNCTION samrad.larger(one bytea, other bytea) RETURNS bytea LANGUAGE sql IMMUTABLE
       STRICT PARALLEL SAFE AS $$ SELECT CASE WHEN one > other THEN one ELSE other END $$""",
    "CREATE OR REPLACE AGGREGATE samrad.min(bytea) (SFUNC = samrad.smaller, STYPE = bytea, PARALLEL = SAFE)",
    "CREATE OR REPLACE AGGREGATE samrad.max(bytea) (SFUNC = samrad.larger, STYPE = bytea, PARALLEL = SAFE)",
)


@compiles(Text, "postgresql")
def _byte_order(type_: Text, compiler: GenericTypeCompiler, **named: object) -> str:  # noqa: ARG001  the compiler's own signature
    """Texts are ordered byte by byte, as SQLite does; what is sorted for people goes by `swedish_key`."""
    return 'TEXT COLLATE "C"'


def preparing_statements() -> Iterator[str]:
    """The statements that make a database ready for cases; they may be run again."""
    yield "CREATE EXTENSION IF NOT EXISTS pg_trgm"
    yield f"CREATE SCHEMA IF NOT EXISTS {SHARED}"
    yield from FUNCTIONS
    for role in (READER, OFFICER, OWNER):
        # Roles belong to the whole server, where another database may have made them already.
        yield (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') "
            f"THEN CREATE ROLE {role} NOLOGIN; END IF; END $$"
        )
    yield f"GRANT {READER} TO {OFFICER}"
    yield f"GRANT {OFFICER} TO {OWNER}"
    yield f"GRANT USAGE ON SCHEMA {SHARED} TO {READER}"


def granting_statements() -> Iterator[str]:
    """Who may do what with the list of cases, once it is made."""
    yield f"GRANT SELECT ON {SHARED}.case TO {READER}"
    yield f"GRANT INSERT, UPDATE, DELETE ON {SHARED}.case TO {OWNER}"


def enter_case(connection: Connection, values: Mapping[str, Any]) -> None:
    """Enter a case in the list of cases."""
    connection.execute(insert(cases), values)


def make_case_tables(connection: Connection, schema: str) -> None:
    """Make the tables of a case in a schema of its own, empty and without indexes.

    Args:
        connection: Inside the transaction that fills them.
        schema: The schema, which is made and becomes the one that unqualified names mean.
    """
    connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    connection.exec_driver_sql(f"SET LOCAL search_path TO {schema}, {SHARED}, public")
    for table in metadata.sorted_tables:
        connection.execute(CreateTable(table))
        for constraint in table.foreign_key_constraints:
            connection.exec_driver_sql(
                f'ALTER TABLE "{table.name}" ALTER CONSTRAINT '
                f'"{table.name}_{constraint.column_keys[0]}_fkey" DEFERRABLE INITIALLY IMMEDIATE'
            )


def finish_case_tables(connection: Connection, schema: str) -> None:
    """Make the indexes of a case's tables, and say who may do what with them."""
    # An index cannot be made while references wait to be looked at.
    connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for table in metadata.sorted_tables:
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            connection.execute(CreateIndex(index))
    for name, (_, columns) in INDEXED.items():
        listed = ", ".join(f"samrad.folded({column}) gin_trgm_ops" for column in columns)
        connection.exec_driver_sql(f"CREATE INDEX {name}_search ON {name} USING gin ({listed})")
    for statement in _rights(schema):
        connection.exec_driver_sql(statement)


def _rights(schema: str) -> Iterator[str]:
    yield f"GRANT USAGE ON SCHEMA {schema} TO {READER}"
    yield f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {READER}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {OFFICER}"
    for table in metadata.sorted_tables:
        if table.name in _DECISIONS:
            yield f'GRANT INSERT, UPDATE ON {schema}."{table.name}" TO {OWNER}'
        elif table.name in (*_HISTORY, blob.name):
            yield f'GRANT INSERT ON {schema}."{table.name}" TO {OFFICER}'
        elif table.name in ROW_TABLES or table.name not in _HISTORY:
            yield f'GRANT INSERT, UPDATE, DELETE ON {schema}."{table.name}" TO {OFFICER}'
    # What a decision took out goes from the history by this function alone, which changes nothing else.
    yield f"""CREATE FUNCTION {schema}.empty_redacted() RETURNS void LANGUAGE sql SECURITY DEFINER
        SET search_path = {schema}, pg_temp AS $$
        UPDATE change SET value = NULL, salt = '' WHERE value IS NOT NULL
            AND id IN (SELECT change_id FROM redacted);
        DELETE FROM blob WHERE sha256 IN (SELECT sha256 FROM redacted_blob) $$"""  # noqa: S608  a name of our own making
    yield f"REVOKE ALL ON FUNCTION {schema}.empty_redacted() FROM PUBLIC"
    yield f"GRANT EXECUTE ON FUNCTION {schema}.empty_redacted() TO {OFFICER}"
