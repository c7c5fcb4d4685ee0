"""A case file on a share: worked on as a copy of one's own, kept alike with the file by merging."""

from PySide6.QtCore import QDateTime, QLocale, QTimer

from consult.changes import Changes
from consult.merge.working_copy import Synchronised, WorkingCopy
from ui.app.case_session import CaseSession
from ui.sharing.link import Link, repeating

SOON = 2_000
"""Milliseconds after a change that it is brought to the share; several changes go together."""
OFTEN = 20_000
"""Milliseconds between looks at what others did."""


class SharedFileLink(Link):
    """Brings changes to the shared file and back."""

    def __init__(self, session: CaseSession, copy: WorkingCopy) -> None:
        super().__init__(session)
        self.copy = copy
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.synchronise)
        self._often = repeating(self, OFTEN, self.synchronise)
        self._bringing = False
        session.changed.connect(self._heard)

    def synchronise(self) -> None:
        """Take in what others did and give them what was done here, beside the window."""
        if not self.busy:
            case = self.session.case
            self.in_lane(lambda: self.copy.synchronise(case), self._show)

    def end(self) -> None:
        """Bring what was done last, then let go."""
        self._soon.stop()
        self._often.stop()
        case = self.session.case
        self._lane.submit(self.copy.synchronise, case)
        super().end()

    def _heard(self, _: Changes) -> None:
        self._soon.start()

    def _show(self, done: Synchronised) -> None:
        if done.waiting_for:
            self.told.emit(self.tr("Delat ärende: väntar på {who}").format(who=done.waiting_for))
        elif not done.reached:
            self.told.emit(self.tr("Delat ärende: platsen nås inte, du arbetar vidare i din kopia"))
        else:
            clock = QLocale().toString(QDateTime.currentDateTime(), "HH:mm")
            self.told.emit(self.tr("Delat ärende: i fas {clock}").format(clock=clock))
        if done.here.new_conflicts:
            self.session.tell_contested()
