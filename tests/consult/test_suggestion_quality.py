"""The suggestions on the labelled responses are as good as they have to be."""

import pytest

from consult.assist.draft_index import DraftIndex
from tests.assist.draft import demo_outline
from tests.assist.measure import Tally, measured
from tests.assist.responses import labelled_responses


@pytest.fixture(scope="module")
def tally() -> Tally:
    return measured(labelled_responses(), DraftIndex(demo_outline()))


def test_nineteen_of_twenty_anchors_by_reference_are_right(tally: Tally) -> None:
    assert tally.precision("anchor by reference") >= 0.95
    assert tally.suggested["anchor by reference"] >= 100


def test_most_comments_are_split_as_by_hand(tally: Tally) -> None:
    assert tally.recall("split") >= 0.85
    assert tally.precision("split") >= 0.8
