"""Places of comments that the program is not sure of after a new version: confirmed or changed one by one."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from consult.comments.operations import remove_anchor
from consult.comments.queries import the_comment
from consult.comments.records import AnchorToReview
from consult.comments.reviewing import anchors_to_review, confirm_all_above, confirm_anchor, move_anchor
from consult.draft.queries import find_sections, passages, sections
from ui.app.case_session import CaseSession
from ui.app.theme import STEP, reading_font
from ui.app.wording import quoted, word
from ui.models.query_source import ListSource
from ui.models.record_model import Column, RecordModel
from ui.widgets.difference import DifferenceView
from ui.widgets.passage_view import PassageView
from ui.widgets.picker import Found, Picker
from ui.widgets.record_table import RecordTable
from ui.widgets.text_label import TextLabel

SURE_ENOUGH = 0.75
"""How sure the program must be of the places that may be confirmed all at once."""
LONGEST_QUOTE = 400


class ReviewView(QWidget):
    """The list at the left; Enter confirms the place shown, or moves the comment to the one pointed at."""

    left = Signal()
    """The person wants back to the draft."""
    comment_wanted = Signal(str)

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._shown: AnchorToReview | None = None
        self._section_id = ""
        source = ListSource(lambda: session.read(anchors_to_review), lambda each: each.anchor_id)
        self.model = RecordModel(_columns(), source, self)
        self.table = _ReviewTable(self.model)
        self.comment = QLabel()
        self.comment.setTextFormat(Qt.TextFormat.PlainText)
        self.comment.setProperty("quiet", True)
        self.quote = TextLabel()
        self.quote.setFont(reading_font())
        self.became = TextLabel(quiet=True)
        self.difference = DifferenceView(self.tr("Stycket förut och nu"))
        self.section = Picker(self._find)
        self.section.setPlaceholderText(self.tr("Annat avsnitt: 3.2 eller ord"))
        self.text = PassageView()
        self.confirm = QPushButton(self.tr("Rätt plats (Enter)"))
        self.confirm.setProperty("main", True)
        self.confirm_same = QPushButton(self.tr("Rätt för alla härifrån"))
        self.remove = QPushButton(self.tr("Inte här"))
        self.remove.setToolTip(self.tr("Tar bort den här placeringen (Delete)"))
        self.confirm_sure = QPushButton()
        self.show_comment = QPushButton(self.tr("Visa synpunkten"))
        self.show_comment.setProperty("flat", True)
        self.back = QPushButton(self.tr("‹ Till utkastet"))
        self.back.setProperty("flat", True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.confirm_sure)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(3 * STEP, 0, 0, 0)
        column.setSpacing(2 * STEP)
        about = QHBoxLayout()
        about.addWidget(self.comment, 1)
        about.addWidget(self.show_comment)
        column.addLayout(about)
        column.addWidget(self.quote)
        column.addWidget(self.became)
        column.addWidget(self.difference, 2)
        column.addWidget(self.section)
        column.addWidget(self.text, 3)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        buttons.addWidget(self.confirm_same)
        buttons.addWidget(self.confirm)
        column.addLayout(buttons)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([420, 600])
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(2 * STEP)
        around.addLayout(head)
        around.addWidget(splitter, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.table.pointed.connect(lambda _: self._show_current())
        self.table.opened.connect(lambda _: self.place())
        self.table.left_out.connect(self.left)
        self.table.struck.connect(self.take_away)
        self.remove.clicked.connect(self.take_away)
        self.confirm.clicked.connect(self.place)
        self.confirm_same.clicked.connect(self.place_same)
        self.confirm_sure.clicked.connect(self.place_sure)
        self.section.picked.connect(lambda key, _: self._show_section(key))
        self.section.left.connect(self.table.setFocus)
        self.text.pointed.connect(lambda _: self._name_button())
        self.show_comment.clicked.connect(self._ask_comment)

    def begin(self) -> None:
        """Read the list, with the cursor in it."""
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Read the list again; the row after one that is done becomes the current one."""
        row = max(0, self.table.currentIndex().row())
        key = self.table.current_key()
        self.model.refresh()
        if self.model.rowCount() and (not key or self.model.row_of(key) < 0):
            self.table.go_to(self.model.key(min(row, self.model.rowCount() - 1)))
        sure = [each for each in self._session.read(anchors_to_review) if each.confidence >= SURE_ENOUGH]
        self.confirm_sure.setVisible(bool(sure))
        self.confirm_sure.setText(self.tr("%n säkra placeringar är rätt", "", len(sure)))
        self._show_current()

    def _show_current(self) -> None:
        row = self.table.currentIndex().row()
        shown = self.model.record(row) if 0 <= row < self.model.rowCount() else None
        self._shown = shown
        changes = shown is not None and not self._session.read_only
        for button in (self.confirm, self.confirm_same, self.section):
            button.setEnabled(changes)
        self.show_comment.setVisible(shown is not None)
        self.remove.setVisible(changes and self._has_other_places())
        if shown is None:
            self.comment.clear()
            self.quote.setText(self.tr("Alla placeringar är granskade."))
            self.became.setText("")
            self.difference.clear()
            self.text.clear()
            self._section_id = ""
            return
        number = self.tr("synpunkt {n}").format(n=shown.number)
        self.comment.setText("  ·  ".join(part for part in (shown.senders, number) if part))
        quote = " ".join(shown.quote.split())
        self.quote.setText(quoted(quote[:LONGEST_QUOTE] + (" …" if len(quote) > LONGEST_QUOTE else "")))
        self.became.setText(self._became(shown))
        self.difference.setVisible(bool(shown.old_text))
        if shown.passage_id is None:
            self.difference.show_difference(shown.old_text, shown.old_text)
        else:
            self.difference.show_difference(shown.old_text, shown.text)
        self._show_section(shown.section_id or self._first_section(), shown.passage_id or "")

    def _became(self, shown: AnchorToReview) -> str:
        if shown.is_behind:
            return self.tr("Förut under {old}. Inte placerad i den nya versionen.").format(
                old=shown.old_heading
            )
        if shown.old_heading == shown.heading:
            return f"{word(shown.kind)}  ·  {shown.heading}".strip(" ·")
        places = self.tr("Förut under {old}, nu under {new}.").format(
            old=shown.old_heading, new=shown.heading
        )
        return f"{word(shown.kind)}.  {places}" if shown.kind is not None else places

    def _first_section(self) -> str:
        found = self._session.read(sections)
        return found[0].id if found else ""

    def _find(self, words: str) -> Found:
        return [(each.id, each.heading) for each in self._session.read(find_sections, words)]

    def _show_section(self, section_id: str, passage_id: str = "") -> None:
        found = {each.id: each for each in self._session.read(sections)}
        self._section_id = section_id
        if section_id in found:
            self.text.show_passages(found[section_id].heading, self._session.read(passages, section_id))
        self.text.mark(passage_id)
        if passage_id:
            # At the top, so that all of a long passage is in sight.
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + self.text.cursorRect().top() - 3 * STEP)
        self._name_button()

    def _is_suggested(self) -> bool:
        shown = self._shown
        return shown is not None and (shown.section_id, shown.passage_id or "") == (
            self._section_id,
            self.text.marked,
        )

    def _name_button(self) -> None:
        right, other = self.tr("Rätt plats (Enter)"), self.tr("Placera här (Enter)")
        self.confirm.setText(right if self._is_suggested() else other)
        self.confirm_same.setVisible(self._is_suggested())

    def place(self) -> None:
        """Confirm the place suggested, or move the comment to the one that is pointed at."""
        shown = self._shown
        if shown is None or self._session.read_only:
            return
        if self._is_suggested():
            self._session.attempt(confirm_anchor, shown.anchor_id)
        else:
            self._session.attempt(move_anchor, shown.anchor_id, self._section_id, self.text.marked or None)
        self.table.setFocus()

    def place_same(self) -> None:
        """Confirm the place for all comments that came from the same old one."""
        if self._shown is not None:
            count = self._session.attempt(confirm_anchor, self._shown.anchor_id, same_place=True)
            self._session.messages.tell(self.tr("%n placeringar bekräftade", "", count or 0))
        self.table.setFocus()

    def place_sure(self) -> None:
        """Confirm all places of which the program is sure enough."""
        count = self._session.attempt(confirm_all_above, SURE_ENOUGH)
        self._session.messages.tell(self.tr("%n placeringar bekräftade", "", count or 0))
        self.table.setFocus()

    def _has_other_places(self) -> bool:
        shown = self._shown
        if shown is None or shown.is_behind:
            return False
        return len(self._session.read(the_comment, shown.comment_id).anchors) > 1

    def take_away(self) -> None:
        """Untie the comment from the place, when it has another: one part of a split passage is enough."""
        if self._shown is not None and self.remove.isVisible():
            self._session.attempt(remove_anchor, self._shown.anchor_id)
        self.table.setFocus()

    def _ask_comment(self) -> None:
        if self._shown is not None:
            self.comment_wanted.emit(self._shown.comment_id)


class _ReviewTable(RecordTable):
    left_out = Signal()
    """Escape was pressed."""
    struck = Signal()
    """Delete was pressed."""

    def __init__(self, model: RecordModel) -> None:
        super().__init__(model, lambda *_: None, stretch=1)
        self.setAccessibleName(self.tr("Placeringar att granska"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the draft, Delete takes the place away."""
        if event.key() == Qt.Key.Key_Escape:
            self.left_out.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.struck.emit()
        else:
            super().keyPressEvent(event)


def _columns() -> tuple[Column, ...]:
    """Where it stands now, whose comment it is, what became of the old place, and how sure that is."""
    translate = QCoreApplication.translate

    def number(each: AnchorToReview) -> str:
        return each.heading.split(" ", 1)[0] if each.heading else "–"

    def sure(each: AnchorToReview) -> str:
        return f"{each.confidence:.0%}".replace("%", " %") if each.confidence else ""

    return (
        Column(translate("review", "Nu i"), number, width=54),
        Column(translate("review", "Synpunkt"), lambda each: f"{each.senders} {each.number}"),
        Column(translate("review", "Stycket"), lambda each: word(each.kind), width=88),
        Column(translate("review", "Säkerhet"), sure, width=70, right=True),
    )
