"""The comment at hand: where it belongs, its themes, what it thinks, in brief."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from consult.comments.operations import (
    anchor_comment,
    edit_comment,
    remove_anchor,
    tag_comment,
    untag_comment,
    withdraw_comment,
)
from consult.comments.queries import themes
from consult.comments.records import Comment
from consult.draft.queries import find_sections
from consult.vocabulary import CommentKind
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, theme
from ui.app.wording import quoted
from ui.widgets.chips import Chips
from ui.widgets.choice import Choice
from ui.widgets.code_row import CodeRow
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.picker import Found, Picker

NARROW = 900
"""Pixels of width."""


class CommentEditor(QFrame):
    """Each field is saved when it is left; Enter in a field goes back to the text."""

    done = Signal()
    """The person wants back to the response's text."""
    anchored = Signal(str)
    """The comment was tied to this section."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self.comment: Comment | None = None
        self.setProperty("card", True)
        self.quote = ElidedLabel()
        self.anchors = Chips(self.tr("Klicka för att ta bort kopplingen"))
        self.anchor_field = Picker(self._find_sections)
        self.anchor_field.setPlaceholderText(self.tr("Avsnitt: 3.2 eller ord"))
        self.themes = Chips(self.tr("Klicka för att ta bort temat"))
        self.theme_field = Picker(self._find_themes, new=True)
        self.theme_field.setPlaceholderText(self.tr("Tema"))
        self.stance = CodeRow(theme().stances, in_a_row=6)
        self.kind = Choice(CommentKind, name=self.tr("Typ av synpunkt"))
        self.summary = QLineEdit()
        self.summary.setPlaceholderText(self.tr("Sammanfattning"))
        self.proposed = QLineEdit()
        self.proposed.setPlaceholderText(self.tr("Föreslagen lydelse"))
        self.withdraw = QPushButton(self.tr("Ta bort"))
        self.withdraw.setProperty("flat", True)
        self.withdraw.setToolTip(self.tr("Synpunkten återtas och texten blir oläst igen"))
        self._lay_out()
        self._connect()
        self.show_comment(None)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 3 * STEP)
        grid.setHorizontalSpacing(3 * STEP)
        grid.setVerticalSpacing(2 * STEP)
        head = QHBoxLayout()
        head.addWidget(self.quote, 1)
        head.addWidget(self.kind)
        head.addWidget(self.withdraw)
        places = self._row(self.anchors, self.anchor_field)
        tags = self._row(self.themes, self.theme_field)
        self._takes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._takes.setSpacing(3 * STEP)
        self._takes.addWidget(self.stance)
        self._takes.addWidget(self.summary, 1)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addLayout(places, 1, 0)
        grid.addLayout(tags, 1, 1)
        grid.addLayout(self._takes, 2, 0, 1, 2)
        grid.addWidget(self.proposed, 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the summary goes below the stances."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._takes.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    @staticmethod
    def _row(chips: QWidget, field: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(STEP)
        row.addWidget(chips)
        row.addWidget(field, 1)
        return row

    def _connect(self) -> None:
        self.anchor_field.picked.connect(lambda key, _: self.anchor_to_section(key))
        self.theme_field.picked.connect(self._tag)
        self.anchors.removed.connect(lambda key: self._session.attempt(remove_anchor, key))
        self.themes.removed.connect(self._untag)
        for picker in (self.anchor_field, self.theme_field):
            picker.left.connect(self.done)
        self.stance.chosen.connect(self._toggle_stance)
        self.kind.picked.connect(lambda: self._save(kind=str(self.kind.code())))
        for name, field in (("summary", self.summary), ("proposed_wording", self.proposed)):
            field.editingFinished.connect(lambda name=name, field=field: self._save(**{name: field.text()}))
            field.returnPressed.connect(self.done)
        self.withdraw.clicked.connect(self._withdraw)

    def show_comment(self, comment: Comment | None) -> None:
        """Show a comment; None shows what to do to get one."""
        self.comment = comment
        active = comment is not None and not self._session.read_only
        for field in (
            self.anchor_field,
            self.theme_field,
            self.stance,
            self.kind,
            self.summary,
            self.proposed,
            self.withdraw,
        ):
            field.setEnabled(active)
        asks = comment is not None and comment.kind is CommentKind.PROPOSED_WORDING
        self.proposed.setVisible(asks or bool(comment and comment.proposed_wording))
        if comment is None:
            self.quote.setText(self.tr("Markera text i svaret och tryck Enter, så blir den en synpunkt."))
            self.anchors.show_chips(())
            self.themes.show_chips(())
            self.stance.show_code(None)
            self.summary.clear()
            self.proposed.clear()
            return
        words = " ".join(comment.quote.split())
        self.quote.setText(f"{comment.number}   {quoted(words)}")
        fixed = self._session.read_only
        self.anchors.show_chips(
            [(each.id, f"{each.heading} ?" if each.to_review else each.heading) for each in comment.anchors],
            fixed=fixed,
        )
        self.themes.show_chips([(each.id, each.name) for each in comment.themes], fixed=fixed)
        self.stance.show_code(comment.stance)
        self.kind.set_code(comment.kind)
        for field, text in ((self.summary, comment.summary), (self.proposed, comment.proposed_wording)):
            if not field.hasFocus() or field.text() == text:
                field.setText(text)
                field.setCursorPosition(0)

    def set_stance(self, stance: object) -> None:
        """Note what the comment thinks; None when that cannot be told."""
        self._save(stance=None if stance is None else str(stance))

    def _toggle_stance(self, stance: object) -> None:
        if self.comment is not None:
            self.set_stance(None if self.comment.stance == stance else stance)

    def anchor_to_section(self, section_id: str) -> None:
        """Tie the comment to a section of the draft."""
        if self.comment is not None and not self._session.read_only:
            self._session.attempt(anchor_comment, self.comment.id, section_id)
            self.anchored.emit(section_id)
        self.done.emit()

    def anchor_to_passage(self, section_id: str, passage_id: str) -> None:
        """Tie the comment to a passage of the draft."""
        if self.comment is not None and not self._session.read_only:
            self._session.attempt(anchor_comment, self.comment.id, section_id, passage_id)

    def _find_sections(self, words: str) -> Found:
        return [(each.id, each.heading) for each in self._session.read(find_sections, words)]

    def _find_themes(self, words: str) -> Found:
        terms = words.casefold().split()
        return [
            (each.id, each.name)
            for each in self._session.read(themes)
            if all(term in each.name.casefold() for term in terms)
        ]

    def _tag(self, _: str, name: str) -> None:
        if self.comment is not None:
            self._session.attempt(tag_comment, self.comment.id, name)
        self.done.emit()

    def _untag(self, theme_id: str) -> None:
        if self.comment is not None:
            self._session.attempt(untag_comment, self.comment.id, theme_id)

    def _save(self, **fields: str | None) -> None:
        if self.comment is not None:
            differing = {
                name: value for name, value in fields.items() if getattr(self.comment, name) != value
            }
            if differing:
                self._session.attempt(
                    edit_comment, self.comment.id, version=self.comment.version, **differing
                )

    def _withdraw(self) -> None:
        if self.comment is not None:
            self._session.attempt(withdraw_comment, self.comment.id, self.tr("borttagen vid uppdelning"))
            self.done.emit()
