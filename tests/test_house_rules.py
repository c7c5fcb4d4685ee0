"""The rules of the house as tests: what the tree and the code may look like."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_FILE, LONGEST_FUNCTION = 400, 50
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
TOP_LEVEL = {
    *("consult", "ui", "resources", "tests", "pyproject.toml", "README.md"),
    *("LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", ".ci", ".gitignore"),
}
PYTHON = sorted(path for folder in ("consult", "ui", "tests") for path in (ROOT / folder).rglob("*.py"))
DATABASE = ROOT / "consult" / "database"


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def tracked() -> list[str]:
    try:
        found = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git checkout")
    return found.stdout.splitlines()


def test_the_top_level_is_what_was_agreed() -> None:
    assert {name.split("/", 1)[0] for name in tracked()} <= TOP_LEVEL


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PYTHON}
    assert names([path for path, length in lengths.items() if length > LONGEST_FILE]) == []


def test_functions_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in PYTHON
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_rooms_are_named_for_what_they_hold() -> None:
    assert names([path for path in PYTHON if FORBIDDEN_NAMES & set(path.with_suffix("").parts)]) == []


def test_only_the_database_writes() -> None:
    writing = re.compile(r"\bfrom sqlalchemy import [^\n]*\b(insert|update|delete)\b")
    outside = [path for path in (ROOT / "consult").rglob("*.py") if DATABASE not in path.parents]
    assert names([path for path in outside if writing.search(path.read_text(encoding="utf-8"))]) == []


def test_suppressions_carry_a_reason() -> None:
    bare = re.compile(r"#\s*(type: ignore\[[^\]]+\]|noqa: [A-Z0-9, ]+)\s*$|#\s*(type: ignore|noqa)\s*$", re.M)
    here = Path(__file__)
    found = [path for path in PYTHON if path != here and bare.search(path.read_text(encoding="utf-8"))]
    assert names(found) == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        path
        for path in PYTHON
        if "tests" not in path.relative_to(ROOT).parts
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert names(silent) == []
