"""A case on a server: others are heard and seen, and when the server goes away work goes on in a copy."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal

from consult.case import Case
from consult.merge.copies import Merged
from consult.merge.working_copy import WorkingCopy
from consult.team.listening import Listening, Place
from ui.app.case_session import CaseSession
from ui.sharing.link import Link, repeating

AGAIN = 1_000
"""Milliseconds before what was done in the copy is brought home once more."""
FETCHED_EVERY = 60_000
"""Milliseconds between looks whether the copy at hand is up to date."""


class ServerLink(Link):
    """Listens to the server, keeps a copy at hand, and changes over to it and back."""

    _moved = Signal()
    _answers = Signal(bool)

    def __init__(self, session: CaseSession, folder: Path) -> None:
        """Begin.

        Args:
            session: The open case.
            folder: Where copies are kept on this machine.
        """
        super().__init__(session)
        self.server = session.case
        self.copy = WorkingCopy(self.server.home.place, folder)
        self._away: Case | None = None
        self._answering = True
        self._returning = False
        self._moved.connect(self._show)
        self._answers.connect(self._change_over)
        self.listening = Listening(self.server, on_presence=self._moved.emit, on_server=self._answers.emit)
        self._here: tuple[str, str] | None = None
        repeating(self, FETCHED_EVERY, self.fetch)
        self.fetch()

    @property
    def away(self) -> bool:
        """Whether work goes on in the copy."""
        return self._away is not None

    def fetch(self) -> None:
        """Bring the copy at hand up to date, beside the window."""
        if self._away is None and not self.busy:
            self.in_lane(lambda: self.copy.fetch(self.server), lambda _: self._show())

    def visit(self, place: tuple[str, str] | None) -> None:
        """The user is at a record now."""
        if place != self._here:
            self._here = place
            self.listening.at(Place(*place) if place is not None else None)
            self._show()

    def end(self) -> None:
        """Say good-bye; a copy that was worked on is brought home at the next opening."""
        self.listening.end()
        super().end()
        if self._away is not None:
            self.server.close()

    def _change_over(self, answers: bool) -> None:
        """Go on in the copy, or back on the server with what was done meanwhile."""
        self._answering = answers
        if not answers and self._away is None and self.copy.path.exists():
            self._away = Case.open(self.copy.path, author=self.server.author)
            self.session.change_over(self._away)
            self.session.messages.refused.emit(
                self.tr(
                    "Servern svarar inte. Du arbetar vidare i en kopia på din dator; den läggs ihop med "
                    "servern när den svarar igen."
                )
            )
        elif answers and self._away is not None and not self._returning:
            self._bring_home(self._away)
        self._show()

    def _bring_home(self, away: Case) -> None:
        """Give the server what was done meanwhile; if it went away again, that is tried once more."""

        def again() -> None:
            # A connection from before, which did not know that it was dead, is thrown away by now.
            self._returning = False
            QTimer.singleShot(AGAIN, self, lambda: self._change_over(self._answering))

        self._returning = True
        self.in_lane(lambda: self.server.merge(away), self._back, again)

    def _back(self, merged: Merged) -> None:
        away, self._away, self._returning = self._away, None, False
        self.session.change_over(self.server)
        if away is not None:
            away.close()
        self.session.messages.tell(
            self.tr("Servern svarar igen. Det du gjorde under tiden är ihoplagt med den.")
        )
        if merged.new_conflicts:
            self.session.tell_contested()
        self._show()
        self.fetch()

    def _show(self) -> None:
        if self._away is not None:
            self.told.emit(self.tr("Servern svarar inte: du arbetar i en kopia"))
            return
        if not self._answering:
            self.told.emit(self.tr("Servern svarar inte"))
            return
        present = self.listening.present()
        names = sorted({name for some in present.values() for name in some})
        beside = present.get(Place(*self._here), []) if self._here is not None else []
        parts = [self.tr("På servern {name}").format(name=self.server.name)]
        if beside:
            parts.append(self.tr("{names} är också här").format(names=", ".join(beside)))
        elif names:
            parts.append(self.tr("inne nu: {names}").format(names=", ".join(names)))
        self.told.emit("  ·  ".join(parts))
