"""Offsets in texts with letters that Qt counts twice."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from ui.workbench.positions import Positions


@given(text=st.text(alphabet="aå\n𝒜👍é", max_size=40), data=st.data())
def test_positions_go_there_and_back(text: str, data: st.DataObject) -> None:
    positions = Positions(text)
    at = data.draw(st.integers(0, len(text)))
    assert positions.in_text(positions.in_document(at)) == at
    assert positions.in_document(at) == len(text[:at].encode("utf-16-le")) // 2


def test_they_agree_with_qt(qapp: QApplication) -> None:
    text = "a👍b𝒜c"
    document = QTextDocument()
    document.setPlainText(text)
    assert Positions(text).in_document(len(text)) == document.characterCount() - 1
