"""What has to be seen of a comment wherever it is read: that copies disagree on it, that it may be secret."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from consult.comments.records import Comment
from consult.merge.standing import comment_conflicts
from consult.secrecy.queries import markings
from ui.app.case_session import CaseSession
from ui.app.theme import STEP

MARKED_KINDS = frozenset({"conflict", "secrecy_marking"})
"""Kinds of rows whose changes a page with marks has to follow."""


class CommentMarks(QWidget):
    """Hidden as long as there is nothing to tell."""

    conflict_wanted = Signal(str, str)
    """The person wants to see the conflict: its kind and key, as other pages are asked."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._conflicts: list[str] = []
        self.conflict = QPushButton()
        self.conflict.setProperty("flat", True)
        self.conflict.clicked.connect(self._ask)
        self.secret = QLabel()
        self.secret.setProperty("fault", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * STEP)
        row.addWidget(self.secret)
        row.addWidget(self.conflict)
        row.addStretch(1)
        self.hide()

    def show_comment(self, shown: Comment | None) -> None:
        """Look whether there is anything to tell of a comment."""
        self._conflicts = self._session.read(comment_conflicts, shown.id) if shown is not None else []
        found = self._session.read(markings, shown.response_id) if shown is not None else []
        standing = [
            each.provision
            for each in found
            if shown is not None and not each.lifted_on and each.comment_id in (None, shown.id)
        ]
        count = len(self._conflicts)
        self.conflict.setText(self.tr("%n konflikter: visa", "", count))
        self.conflict.setVisible(count > 0)
        self.secret.setText(self.tr("Sekretessmarkerad, {why}").format(why=", ".join(standing)))
        self.secret.setVisible(bool(standing))
        self.setVisible(bool(self._conflicts or standing))

    def _ask(self) -> None:
        if self._conflicts:
            self.conflict_wanted.emit("conflict", self._conflicts[0])
