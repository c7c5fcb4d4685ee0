"""The response as a reader sees it, with what was split from it marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from ui.app.theme import STEP, reading_font, theme
from ui.workbench.positions import Positions

COLUMN_CHARACTERS = 70
LINE_HEIGHT = 150
MARGIN = 64
"""Room at the left for numbers and bars, in pixels."""
LANE = 6
TINT, CURRENT_TINT = 26, 60
"""Opacity of a span's ground, of 255."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that belongs to a comment; offsets count code points."""

    comment_id: str
    number: int
    start: int
    end: int
    colour: str


@dataclass(frozen=True, slots=True)
class SuggestedMark:
    """A stretch that could be a comment, or is likely to be none; `label` says where it would belong."""

    start: int
    end: int
    label: str
    is_comment: bool


class ResponseText(QTextEdit):
    """Reads and marks. Its keys: see `keyPressEvent`."""

    split_wanted = Signal(int, int)
    extend_wanted = Signal(int, int)
    skip_wanted = Signal(int, int)
    pointed = Signal(str)
    """A comment's span was clicked: its key."""
    stepped = Signal(int)
    """Next (1) or previous (-1) comment is wanted."""
    stance_wanted = Signal(int)
    """The number of a stance, from 1; 0 when it cannot be told."""
    response_wanted = Signal(int)
    """The next (1) or previous (-1) response is wanted."""
    anchor_wanted = Signal()
    theme_wanted = Signal()
    marked_only = Signal(int, int)
    """A comment is wanted of a stretch, without what is suggested for it."""
    all_skipped = Signal()
    """Everything suggested to be no comment is to be marked so."""
    all_wanted = Signal()
    """Everything suggested is to be accepted."""
    nothing_marked = Signal()
    """Something was wanted of a stretch, but none is marked and the cursor is in no unread piece."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Svarets text"))
        self.setPlaceholderText(
            self.tr("Svaret har ingen text. Öppna originalet och klistra in den: Remissvar, Rätta texten.")
        )
        self._text = ""
        self._positions = Positions("")
        self._marks: Sequence[Mark] = ()
        self._lanes: list[int] = []
        self._skipped: Sequence[tuple[int, int]] = ()
        self._unread: Sequence[tuple[int, int]] = ()
        self._suggested: Sequence[SuggestedMark] = ()
        self._current = ""

    def show_text(self, text: str) -> None:
        """Show another text; the marks are shown apart."""
        if text == self._text:
            return
        self._text = text
        self._positions = Positions(text)
        self.document().setDefaultFont(reading_font())
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        layout = QTextBlockFormat()
        layout.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(layout)
        self._fit_column()

    def show_marks(
        self,
        marks: Sequence[Mark],
        skipped: Sequence[tuple[int, int]],
        unread: Sequence[tuple[int, int]],
        current: str,
    ) -> None:
        """Mark what is split, what is no comment, and the current comment.

        Args:
            marks: In the order of the text.
            skipped: Stretches marked as no comment.
            unread: Pieces that nobody has dealt with.
            current: Key of the current comment; empty for none.
        """
        self._marks, self._skipped, self._unread, self._current = marks, skipped, unread, current
        self._lanes = _lanes(marks)
        selections = []
        for mark in marks:
            colour = QColor(mark.colour)
            colour.setAlpha(CURRENT_TINT if mark.comment_id == current else TINT)
            selections.append(self._selection(mark.start, mark.end, ground=colour))
        for start, end in skipped:
            selections.append(self._selection(start, end, ink=QColor(theme().quiet)))
        self.setExtraSelections(selections)
        self.viewport().update()

    def show_suggested(self, suggested: Sequence[SuggestedMark]) -> None:
        """Draw what is suggested, in the order of the text."""
        self._suggested = suggested
        self.viewport().update()

    def show_span(self, start: int, end: int, *, select: bool) -> None:
        """Bring a stretch into sight, selected or with the cursor at its start."""
        cursor = self._cursor(start, end)
        if not select:
            cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def marked(self) -> tuple[int, int] | None:
        """Start and end of what is selected, or else of the suggested or unread piece at the cursor."""
        cursor = self.textCursor()
        start = self._positions.in_text(cursor.selectionStart())
        end = self._positions.in_text(cursor.selectionEnd())
        if start < end:
            return start, end
        return next((piece for piece in self._stops() if piece[0] <= start <= piece[1]), None)

    def go_to_unread(self, *, backwards: bool = False) -> bool:
        """Select the next unread piece after the cursor, from the start again at the end.

        Returns:
            Whether there is one.
        """
        stops = self._stops()
        if not stops:
            return False
        cursor = self.textCursor()
        if backwards:
            at = self._positions.in_text(cursor.selectionStart())
            before = [piece for piece in stops if piece[1] <= at]
            piece = before[-1] if before else stops[-1]
        else:
            at = self._positions.in_text(cursor.selectionEnd())
            fresh = not cursor.hasSelection() and at == 0
            after = [piece for piece in stops if piece[0] > at or (fresh and piece[0] == 0)]
            piece = after[0] if after else stops[0]
        self.show_span(*piece, select=True)
        return True

    def _stops(self) -> list[tuple[int, int]]:
        """Where Tab stops: at what is suggested, and at unread pieces for which nothing is."""
        suggested = [(each.start, each.end) for each in self._suggested]
        others = [
            piece
            for piece in self._unread
            if not any(start < piece[1] and piece[0] < end for start, end in suggested)
        ]
        return sorted([*suggested, *others])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Shift+Enter, Tab, X, Shift+X, M, G, A, T, J, K, N, P and 0-6; the keys dialog tells them."""
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        other = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if other:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want(self.extend_wanted if shift else self.split_wanted)
        elif key == Qt.Key.Key_X:
            if shift:
                self.all_skipped.emit()
            else:
                self._want(self.skip_wanted)
        elif key == Qt.Key.Key_M:
            self._want(self.marked_only)
        elif key == Qt.Key.Key_G:
            self.all_wanted.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            if not self.go_to_unread(backwards=key == Qt.Key.Key_Backtab):
                self.focusNextPrevChild(key == Qt.Key.Key_Tab)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_6:
            self.stance_wanted.emit(key - Qt.Key.Key_0)
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self.stepped.emit(1 if key == Qt.Key.Key_J else -1)
        elif key in (Qt.Key.Key_N, Qt.Key.Key_P):
            self.response_wanted.emit(1 if key == Qt.Key.Key_N else -1)
        elif key == Qt.Key.Key_A:
            self.anchor_wanted.emit()
        elif key == Qt.Key.Key_T:
            self.theme_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab belongs to the text while something is unread."""
        return False if self._unread and self.hasFocus() else super().focusNextPrevChild(forward)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a span chooses its comment; on overlapping ones the next in turn."""
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection():
            return
        at = self._positions.in_text(self.cursorForPosition(event.position().toPoint()).position())
        here = [mark.comment_id for mark in self._marks if mark.start <= at < mark.end]
        if here:
            turn = (here.index(self._current) + 1) % len(here) if self._current in here else 0
            self.pointed.emit(here[turn])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column keeps its width in the middle."""
        super().resizeEvent(event)
        self._fit_column()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and in the margin a bar and a number for each span."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        left = round(self.document().rootFrame().frameFormat().leftMargin())
        numbered: set[int] = set()
        for mark, lane in zip(self._marks, self._lanes, strict=True):
            first = self.cursorRect(self._cursor(mark.start, mark.start))
            last = self.cursorRect(self._cursor(mark.end, mark.end))
            if last.bottom() < 0 or first.top() > self.viewport().height():
                continue
            colour = QColor(mark.colour)
            width = 4 if mark.comment_id == self._current else 3
            x = left - 12 - lane * LANE
            painter.fillRect(QRect(x, first.top(), width, last.bottom() - first.top()), colour)
            painter.setPen(colour)
            top = first.top()
            while top in numbered:
                top += 14
            numbered.add(top)
            place = QRect(x - 36, top, 30, first.height())
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(mark.number)
            )
        self._paint_suggested(painter, left - 12)
        painter.end()

    def _paint_suggested(self, painter: QPainter, x: int) -> None:
        """A dotted line beside each suggestion, and where it would belong."""
        for each in self._suggested:
            first = self.cursorRect(self._cursor(each.start, each.start))
            last = self.cursorRect(self._cursor(each.end, each.end))
            if last.bottom() < 0 or first.top() > self.viewport().height():
                continue
            colour = QColor(theme().accent if each.is_comment else theme().quiet)
            painter.setPen(QPen(colour, 2, Qt.PenStyle.DotLine))
            painter.drawLine(x + 1, first.top(), x + 1, last.bottom())
            if each.label:
                place = QRect(0, first.top(), x - 6, first.height())
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, each.label
                )

    def _want(self, signal: object) -> None:
        marked = self.marked()
        if marked is None:
            self.nothing_marked.emit()
        else:
            signal.emit(*marked)  # type: ignore[attr-defined]  # a bound signal, which the stubs do not name

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.in_document(start))
        cursor.setPosition(self._positions.in_document(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _selection(
        self, start: int, end: int, *, ground: QColor | None = None, ink: QColor | None = None
    ) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(start, end)
        if ground is not None:
            selection.format.setBackground(ground)
        if ink is not None:
            selection.format.setForeground(ink)
        return selection

    def _fit_column(self) -> None:
        wanted = round(QFontMetricsF(reading_font()).averageCharWidth() * COLUMN_CHARACTERS)
        spare = self.viewport().width() - wanted
        frame = self.document().rootFrame()
        layout = frame.frameFormat()
        layout.setLeftMargin(max(MARGIN, spare / 2))
        layout.setRightMargin(max(4 * STEP, spare / 2))
        layout.setTopMargin(5 * STEP)
        layout.setBottomMargin(10 * STEP)
        frame.setFrameFormat(layout)


def _lanes(marks: Sequence[Mark]) -> list[int]:
    """For each mark the first lane of the margin that is free where it stands."""
    ends: list[int] = []
    lanes = []
    for mark in marks:
        lane = next((number for number, end in enumerate(ends) if end <= mark.start), len(ends))
        ends[lane : lane + 1] = [mark.end]
        lanes.append(lane)
    return lanes
