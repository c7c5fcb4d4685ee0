"""What several tests of cases on a server share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from consult.demo import write_demo_case
from consult.team.operations import prepare
from tests.consult.server import cluster


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with cluster() as url:
        prepare(url)
        prepare(url)
        yield url


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_demo_case(tmp_path_factory.mktemp("server"), author="Anna")
