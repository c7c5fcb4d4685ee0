"""Who is let in to a team's server, what each may do, and what is said when something is wrong."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from consult.case import Case
from consult.comments.operations import assess, edit_comment
from consult.comments.queries import comment_ids
from consult.database.tables import change
from consult.errors import ServerProblem, ServerRefusedError
from consult.grammar import run
from consult.responses.queries import response_ids, the_response
from consult.secrecy.operations import redact
from consult.team.operations import Role, add_user
from consult.vocabulary import Decision
from tests.consult.server import address, programs, put
from tests.consult.test_secrecy import DECISION

pytestmark = pytest.mark.skipif(programs() is None, reason="PostgreSQL is not here")


def test_roles_may_do_what_they_are_for_and_nobody_touches_the_history(server: str, demo: Path) -> None:
    where = put(server, demo)
    name = where.partition("case=")[2]
    for role in Role:
        add_user(server, f"a_{role}", f"ord-{role}", role)
    who = {role: address(server, name, f"a_{role}:ord-{role}") for role in Role}
    with Case.open(who[Role.READER]) as case:
        key = case.read(comment_ids)[0]
        with pytest.raises(ServerRefusedError) as refused:
            case.change(edit_comment, key, summary="Nej")
        assert refused.value.problem is ServerProblem.NO_RIGHT
    with Case.open(who[Role.OFFICER], author="Bo") as case:
        case.change(edit_comment, key, summary="Ja")
        case.change(assess, key, decision=Decision.NOTED)
        case.undo()
        with pytest.raises(ServerRefusedError):
            case.change(redact, DECISION, phrases=["kommun"])
    for role in Role:
        with Case.open(who[role]) as case:
            for statement in (
                'DELETE FROM "change"',
                "UPDATE txn SET author = 'x'",
                "UPDATE change SET value = ''",
            ):
                with (
                    pytest.raises(Exception, match="permission denied"),
                    case.home.engine.begin() as connection,
                ):
                    connection.exec_driver_sql(statement)
    with Case.open(who[Role.OWNER], author="Cia") as case:
        response = case.read(response_ids)[0]
        case.change(redact, DECISION, response_ids=[response])
        assert "█" in case.read(the_response, response).text
        emptied = case.read(lambda session: session.scalars(change.select().where(change.c.value.is_(None))))
        assert len(emptied) > 3
        assert case.faults() == []


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (lambda url: url.replace("hemligt", "fel"), ServerProblem.WRONG_PASSWORD),
        (lambda url: url.replace("127.0.0.1", "finns.inte.invalid"), ServerProblem.UNKNOWN_HOST),
        (lambda url: url.replace("127.0.0.1", "127.0.0.2"), ServerProblem.NOT_ANSWERING),
        (lambda url: url.replace("/postgres", "/ingen"), ServerProblem.NO_DATABASE),
        (lambda url: url.replace("/postgres", "/template1"), ServerProblem.NOT_PREPARED),
        (lambda url: url, ServerProblem.NO_CASE),
        (lambda url: "postgresql+psycopg://anna:hemligt@servern:port/databas", ServerProblem.NOT_AN_ADDRESS),
    ],
)
def test_what_is_wrong_with_an_address_is_said_without_the_password(
    server: str, wrong: Callable[[str], str], problem: ServerProblem
) -> None:
    with pytest.raises(ServerRefusedError) as refused:
        Case.open(wrong(address(server, "finns inte")))
    assert refused.value.problem is problem
    assert "hemligt" not in str(refused.value)


def test_on_the_command_line(
    server: str,
    demo: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run(["team", "init", server]) == 0
    assert run(["team", "add-case", server, str(demo), "--name", "rus"]) == 0
    assert run(["team", "add-case", server, str(demo), "--name", "rus"]) == 1
    monkeypatch.setattr("sys.stdin", io.StringIO("lösen-ord\n"))
    assert run(["team", "add-user", server, "dora", "--role", "officer"]) == 0
    capsys.readouterr()
    assert run(["team", "cases", server, "--json"]) == 0
    told = capsys.readouterr().out
    assert "rus" in {each["name"] for each in json.loads(told)}
    assert "hemligt" not in told
    where = address(server, "rus", "dora:lösen-ord")
    for verb in (
        ["check", where],
        ["comments", where],
        ["responses", where],
        ["consultees", where],
        ["outline", where],
        ["groups", where],
        ["search", where, "bostad"],
        ["suggest", where],
        ["conflicts", where, "--json"],
        ["pairs", where],
        ["markings", where],
        ["report", where, "--out", str(tmp_path / "ut.docx")],
        ["export-open", where, str(tmp_path / "data")],
        ["archive", where, str(tmp_path / "arkiv")],
        ["check-archive", str(tmp_path / "arkiv")],
        ["check-out", where, str(tmp_path / "kopia.samrad")],
        ["merge", where, str(tmp_path / "kopia.samrad")],
        ["add-consultees", where, "--county", "14"],
    ):
        assert run(verb) == 0, (verb, capsys.readouterr().err)
    assert run(["check", address(server, "rus", "dora:fel")]) == 1
