"""The table model: whatever changes, it ends as its source says, and selection follows the record."""

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from ui.models.record_model import FIRST_KEYS, KEY_ROLE, Column, RecordModel

orders = st.lists(st.sampled_from("abcdefghij"), unique=True)


class Letters:
    def __init__(self, letters: Sequence[str]) -> None:
        self.letters = list(letters)
        self.pages = 0

    def keys(self, start: int, limit: int) -> Sequence[str]:
        return self.letters[start : start + limit]

    def records(self, keys: Sequence[str]) -> Mapping[str, str]:
        self.pages += 1
        return {key: key.upper() for key in keys}


def model_of(source: Letters) -> RecordModel:
    model = RecordModel((Column("Bokstav", str, "letter"),), source)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.reload()
    return model


def shown(model: RecordModel) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@settings(deadline=None, max_examples=60)
@given(before=orders, after=orders)
def test_a_refresh_leads_from_any_order_to_any_other(
    qapp: QApplication, before: list[str], after: list[str]
) -> None:
    source = Letters(before)
    model = model_of(source)
    held = {key: QPersistentModelIndex(model.index(row, 0)) for row, key in enumerate(before)}
    source.letters = after
    model.refresh()
    assert shown(model) == [letter.upper() for letter in after]
    for key, index in held.items():
        assert index.isValid() == (key in after)
        if key in after:
            assert index.data(KEY_ROLE) == key


def test_long_lists_come_in_pieces_and_records_in_pages(qapp: QApplication) -> None:
    source = Letters([f"{number:05}" for number in range(5000)])
    # Without the tester, which would fetch everything at once.
    model = RecordModel((Column("Nummer", str),), source)
    model.reload()
    assert model.rowCount() == FIRST_KEYS
    assert model.canFetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == 5000
    assert not model.canFetchMore(model.index(-1, -1))
    source.pages = 0
    assert [model.index(row, 0).data() for row in range(2000, 2030)] == source.letters[2000:2030]
    assert source.pages <= 2


def test_numbers_stand_at_the_right(qapp: QApplication) -> None:
    model = RecordModel((Column("Antal", str, right=True),), Letters("a"))
    model.reload()
    side = model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight
