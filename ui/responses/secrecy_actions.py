"""What the page of responses does about secrecy, and which of its responses are marked."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from consult.responses.queries import the_response
from consult.responses.records import ResponseRow
from consult.secrecy.queries import markings
from ui.app.case_session import CaseSession
from ui.responses.secrecy_dialogs import MarkSecretDialog, RedactDialog
from ui.responses.standing import short_standing
from ui.widgets.page import Page


class SecrecyActions(QObject):
    """Marks a response, takes out what it holds, and tells which ones are marked."""

    def __init__(self, page: Page, session: CaseSession, chosen: Callable[[], str]) -> None:
        super().__init__(page)
        self._page, self._session, self._chosen = page, session, chosen
        self._marked: frozenset[str] = frozenset()

    def add_commands(self) -> None:
        """Put the commands in the page's menu."""
        page = self._page
        page.add_command(self.tr("Se&kretessmarkera …"), self.mark, "Ctrl+F6")
        page.add_command(self.tr("Ta &bort uppgifter enligt beslut …"), self.take_out, "Ctrl+F7")

    def refresh(self) -> None:
        """Read again which responses are marked."""
        found = self._session.read(markings)
        self._marked = frozenset(
            each.response_id for each in found if each.response_id and not each.lifted_on
        )

    def is_marked(self, response_id: str) -> bool:
        """Whether a response may be secret."""
        return response_id in self._marked

    def standing(self, row: ResponseRow) -> str:
        """What a column tells of a response."""
        secret = self.tr("sekretess") if row.id in self._marked else ""
        return ", ".join(part for part in (secret, short_standing(row)) if part)

    def title(self, response_id: str, subtitle: str) -> str:
        """The line under a response's title, with the mark first."""
        mark = self.tr("Sekretessmarkerad") if self.is_marked(response_id) else ""
        return "  ·  ".join(part for part in (mark, subtitle) if part)

    def mark(self) -> None:
        """Ask by which provision the response may be secret."""
        key = self._chosen()
        if key:
            found = self._session.read(markings, key)
            own = [each for each in found if each.response_id == key and not each.lifted_on]
            MarkSecretDialog(self._page, self._session, self._senders(key), own, response_id=key).exec()

    def take_out(self) -> None:
        """Ask by which decision what goes."""
        key = self._chosen()
        if key:
            dialog = RedactDialog(self._page, self._session, key, self._senders(key))
            if dialog.exec() and dialog.taken_out is not None:
                self._session.messages.tell(
                    self.tr("Uppgifterna är borttagna i %n poster", "", dialog.taken_out.rows)
                )

    def _senders(self, key: str) -> str:
        return ", ".join(sender.name for sender in self._session.read(the_response, key).senders)
