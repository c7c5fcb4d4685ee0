"""One change: its old and new wording, what differs, and the comments behind it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from consult.amendments.operations import amend, drop_amendment, edit_amendment, tie_to_amendment, untie
from consult.amendments.queries import likely_asking, the_amendment
from consult.amendments.records import Amendment, AskedFor
from consult.vocabulary import AmendmentStatus
from ui.amendments.rows import Line
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, reading_font
from ui.app.wording import quoted, word
from ui.widgets.choice import Choice
from ui.widgets.difference import DifferenceView
from ui.widgets.raw_text import text_of
from ui.widgets.text_label import TextLabel

KEY_ROLE = int(Qt.ItemDataRole.UserRole)
STANDING = tuple(each for each in AmendmentStatus if each is not AmendmentStatus.DROPPED)


class ChangeDetail(QWidget):
    """The new wording is saved when its field is left, the status when it is chosen."""

    comment_wanted = Signal(str)
    amendment_wanted = Signal(str)
    """An amendment is to be made of what this comment asks for."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._line: Line | None = None
        self._amendment: Amendment | None = None
        self._shown_comments: list[tuple[AskedFor, bool]] = []
        self._filling = False
        self._loaded = 0
        self.heading = TextLabel()
        self.heading.setFont(reading_font())
        self.told = TextLabel(quiet=True)
        self.quote = TextLabel()
        self.quote.setFont(reading_font())
        self.status = Choice(STANDING, name=self.tr("Läge"))
        self.wording = QPlainTextEdit()
        self.wording.setFont(reading_font())
        self.wording.setTabChangesFocus(True)
        self.wording.installEventFilter(self)
        self.wording_label = QLabel(self.tr("Ny &lydelse"))
        self.wording_label.setBuddy(self.wording)
        self.difference = DifferenceView(self.tr("Vad som ändras"))
        self.comments_label = QLabel(self.tr("Synpunkterna bakom (mellanslag kryssar, Enter visar)"))
        self.comments = QListWidget()
        self.comments.setAccessibleName(self.tr("Synpunkterna bakom"))
        self.comments.setWordWrap(True)
        self.comments.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.drop = QPushButton(self.tr("Låt utgå"))
        self.make = QPushButton()
        self.show_comment = QPushButton(self.tr("Visa synpunkten"))
        self.rest = QWidget()
        self._lay_out()
        self.status.picked.connect(self._set_status)
        self.wording.textChanged.connect(self._show_difference)
        self.comments.itemActivated.connect(lambda item: self.comment_wanted.emit(item.data(KEY_ROLE)))
        self.comments.itemChanged.connect(self._tick)
        self.show_comment.clicked.connect(self.ask_comment)
        self.drop.clicked.connect(self.drop_shown)
        self.make.clicked.connect(lambda: self.make_amendment())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.status)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * STEP, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self.quote)
        column.addWidget(self.difference, 4)
        column.addWidget(self.wording_label)
        column.addWidget(self.wording, 3)
        column.addWidget(self.comments_label)
        column.addWidget(self.comments, 2)
        column.addWidget(self.rest, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.show_comment)
        buttons.addWidget(self.drop)
        buttons.addWidget(self.make)
        column.addLayout(buttons)

    def show_line(self, line: Line | None) -> None:
        """Show a line of the list; nothing when there is none."""
        same = self._line is not None and line is not None and line.key == self._line.key
        if not same:
            self.save()
        self._line = line
        change = line.change if line is not None else None
        unmet = line.unmet if line is not None else None
        key = change.amendment_id if change is not None else None
        self._amendment = self._session.read(the_amendment, key) if key is not None else None
        self._show_widgets(change is not None, unmet is not None)
        if line is None:
            return
        if unmet is not None:
            self.heading.setText("  ·  ".join(filter(None, (unmet.heading, word(unmet.asked_for.decision)))))
            action = unmet.action.strip()
            none = self.tr("Varken ändring eller åtgärd är angiven.")
            self.told.setText(self.tr("Åtgärd: {text}").format(text=action) if action else none)
            self.quote.setText(f"{unmet.asked_for.senders}: {quoted(unmet.asked_for.brief)}")
        elif change is not None:
            self._show_change(line, same=same)

    def _show_widgets(self, is_change: bool, is_unmet: bool) -> None:
        """What the kind of line has; an amendment alone can be worded and dropped."""
        writable, own = not self._session.read_only, self._amendment is not None
        self._shown_comments = self._comments_of_line() if is_change else []
        for widget, seen in (
            (self.heading, is_change or is_unmet),
            (self.told, is_change or is_unmet),
            (self.quote, is_unmet),
            (self.rest, not is_change),
            (self.show_comment, is_unmet),
            (self.status, own),
            (self.difference, is_change),
            (self.wording_label, own),
            (self.wording, own),
            (self.comments_label, bool(self._shown_comments)),
            (self.comments, bool(self._shown_comments)),
            (self.drop, own and writable),
            (self.make, (is_change or is_unmet) and not own and writable),
        ):
            widget.setVisible(seen)
        self.make.setText(self.tr("Gör till ändring") if is_change else self.tr("Ändring i utkastet …"))
        self.wording.setReadOnly(not writable)
        self.status.setEnabled(writable)
        if self._shown_comments:
            self._show_comments()

    def _comments_of_line(self) -> list[tuple[AskedFor, bool]]:
        """The comments behind a change, then those of its section that may be, each with whether it is."""
        change = self._line.change if self._line is not None else None
        if change is None:
            return []
        behind = {each.comment_id for each in change.asked_for}
        others = self._session.read(likely_asking, change.section_id)
        return [(each, True) for each in change.asked_for] + [
            (each, False) for each in others if each.comment_id not in behind
        ]

    def _show_change(self, line: Line, *, same: bool) -> None:
        change = line.change
        assert change is not None
        self.heading.setText(change.heading)
        self.told.setText(self._told(line))
        if self._amendment is None:
            self.difference.show_difference(change.old_wording, change.new_wording)
            return
        self.status.set_code(self._amendment.status)
        # What is being typed is not overwritten by the echo of an earlier save.
        if not (same and self.wording.document().isModified()):
            self.wording.setPlainText(self._amendment.new_wording)
            self.wording.document().setModified(False)
            self._loaded = self._amendment.version
        self._show_difference()

    def _told(self, line: Line) -> str:
        change = line.change
        assert change is not None
        parts = []
        if change.kind is not None:
            parts.append(self.tr("{kind} i den nya versionen").format(kind=word(change.kind)))
        if change.amendment_id is not None and change.kind is not None:
            same = change.in_draft.split() == change.new_wording.split()
            parts.append(
                self.tr("lydelsen är införd") if same else self.tr("där lyder stycket på annat sätt")
            )
        if not line.asked_for:
            parts.append(self.tr("ingen har begärt ändringen"))
        return "  ·  ".join(parts)

    def _show_comments(self) -> None:
        shown = [(each.comment_id, self._comment(each), tied) for each, tied in self._shown_comments]
        there = [self.comments.item(row) for row in range(self.comments.count())]
        ticked = Qt.CheckState.Checked
        if [(item.data(KEY_ROLE), item.text(), item.checkState() is ticked) for item in there] == shown:
            return
        current = self.comments.currentItem()
        key = current.data(KEY_ROLE) if current is not None else ""
        self._filling = True
        self.comments.clear()
        for comment_id, text, tied in shown:
            item = QListWidgetItem(text)
            item.setData(KEY_ROLE, comment_id)
            item.setCheckState(ticked if tied else Qt.CheckState.Unchecked)
            if self._session.read_only:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.comments.addItem(item)
        self._filling = False
        keys = [each[0] for each in shown]
        self.comments.setCurrentRow(keys.index(key) if key in keys else 0)

    def _comment(self, each: AskedFor) -> str:
        number = self.tr("synpunkt {n}").format(n=each.number)
        head = "  ·  ".join(part for part in (each.senders, number, word(each.decision)) if part)
        return f"{head}\n{each.brief}"

    def _tick(self, item: QListWidgetItem) -> None:
        """A comment that is ticked stands behind the change; a difference becomes an amendment by it."""
        change = self._line.change if self._line is not None else None
        if self._filling or change is None:
            return
        comment_id, ticked = str(item.data(KEY_ROLE)), item.checkState() is Qt.CheckState.Checked
        if self._amendment is None:
            self.make_amendment([comment_id])
        elif ticked:
            self._session.attempt(tie_to_amendment, self._amendment.id, [comment_id])
        else:
            self._session.attempt(untie, self._amendment.id, comment_id)

    def _show_difference(self) -> None:
        if self._amendment is not None:
            self.difference.show_difference(self._amendment.old_wording, self._written())

    def _written(self) -> str:
        return text_of(self.wording)

    def begin(self) -> None:
        """Put the cursor in the new wording, or among the comments."""
        (self.wording if self._amendment is not None else self.comments).setFocus()

    def save(self) -> None:
        """Save the new wording when it was changed."""
        if self._amendment is not None and self.wording.document().isModified():
            self._edit(self._loaded, new_wording=self._written())

    def _set_status(self) -> None:
        if self._amendment is not None:
            self._edit(self._amendment.version, status=str(self.status.code()))

    def _edit(self, version: int, **values: str) -> None:
        """Save fields that were loaded with a version of the amendment."""
        assert self._amendment is not None
        key, words = self._amendment.id, self.wording.document()
        modified = words.isModified() and "new_wording" not in values
        words.setModified(modified)
        if self._session.succeeds(edit_amendment, key, version=version, **values):
            self._amendment = self._session.read(the_amendment, key)
            if self._loaded == version:
                self._loaded = self._amendment.version
        elif "new_wording" in values:
            words.setModified(True)

    def drop_shown(self) -> None:
        """Let the draft stand as it does."""
        if self._amendment is not None:
            self.wording.document().setModified(False)
            self._session.attempt(drop_amendment, self._amendment.id)

    def ask_comment(self) -> None:
        """Ask for the comment that nothing is changed for, or the chosen one of those behind the change."""
        item = self.comments.currentItem()
        if self._line is not None and self._line.unmet is not None:
            self.comment_wanted.emit(self._line.key)
        elif item is not None and self._shown_comments:
            self.comment_wanted.emit(str(item.data(KEY_ROLE)))

    def make_amendment(self, comment_ids: Sequence[str] = ()) -> None:
        """Make an amendment of a difference between versions, or of what a comment asks for."""
        if self._line is None:
            return
        change = self._line.change
        if change is None:
            self.amendment_wanted.emit(self._line.key)
            return
        self._session.attempt(
            amend,
            passage_id=change.passage_ids[0] if change.old_wording else None,
            section_id=change.section_id,
            old_wording=change.old_wording,
            new_wording=change.new_wording,
            status=AmendmentStatus.MADE,
            comment_ids=comment_ids,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is left is saved; so is one in which Ctrl+Enter is pressed."""
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save()
                return True
        return super().eventFilter(watched, event)
