"""The lines of an intake: an answer each, who sent it and what is known of it so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from consult.consultees.records import RegisterEntry
from consult.prepared.operations import register_incoming
from consult.prepared.queries import prepared_incoming
from consult.prepared.records import PreparedResponse
from consult.responses.intake import Arrival
from consult.responses.parts import Incoming
from consult.responses.queries import response_with_file
from consult.vocabulary import SenderRole
from ui.app.case_session import CaseSession
from ui.app.wording import date_word, left_out_lines, sentence, word
from ui.widgets.date_field import today


@dataclass(slots=True)
class Line:
    """An answer that came in.

    `entry` is a sender of the register who is not on the list yet; `key` is that of the response it became.
    """

    arrival: Arrival
    sender_id: str = ""
    sender: str = ""
    entry: RegisterEntry | None = None
    others: dict[str, tuple[str, SenderRole]] = field(default_factory=dict)
    reason: str = ""
    confirmed: bool = False
    received_on: str = ""
    note: str = ""
    done: bool = False
    key: str = ""
    prepared: PreparedResponse | None = None

    @property
    def incoming(self) -> Incoming | None:
        """What was read; None where nothing could be opened."""
        return self.arrival.incoming

    @property
    def open(self) -> bool:
        """Whether it can still be registered."""
        return self.incoming is not None and not self.done

    @property
    def waits(self) -> bool:
        """Whether it could be registered if its sender were known."""
        return self.open and not self.sender

    @property
    def asks(self) -> bool:
        """Whether its sender has to be confirmed."""
        return self.open and bool(self.sender) and not self.confirmed

    @property
    def ready(self) -> bool:
        """Whether it will be registered."""
        return self.open and bool(self.sender) and self.confirmed

    def name_sender(self, key: str, name: str) -> None:
        """Take somebody of the list for the sender, as a person has said."""
        self.sender_id, self.sender, self.entry = key, name, None
        self.others.pop(key, None)
        self.reason, self.confirmed = "", True

    def senders(self) -> list[tuple[str, str]]:
        """Keys and names of all behind it, with how they stand behind it."""
        first = [(self.sender_id, self.sender)] if self.sender else []
        more = [(key, f"{name} ({word(role).lower()})") for key, (name, role) in self.others.items()]
        return [*first, *more]


def line_of(session: CaseSession, arrival: Arrival, answered: Mapping[str, str]) -> Line:
    """The line of an arrival, with the sender that it speaks of.

    Args:
        session: To find what is registered already.
        arrival: What came in.
        answered: When each consultee answered last, by its key.
    """
    line = Line(arrival)
    incoming, suggestion = arrival.incoming, arrival.suggestion
    if incoming is not None:
        line.received_on = incoming.sent_on or today()
        known = session.read(response_with_file, incoming.known_by)
        if known is not None:
            line.note = QCoreApplication.translate("intake", "Redan registrerad: {senders}").format(
                senders=known.senders
            )
            line.done = True
            return line
        incoming, line.prepared = session.read(prepared_incoming, incoming)
        line.arrival = replace(arrival, incoming=incoming)
        if suggestion is not None:
            line.sender, line.entry = suggestion.name, suggestion.entry
            line.sender_id = suggestion.consultee.id if suggestion.consultee else ""
            line.others = {each.consultee.id: (each.consultee.name, each.role) for each in suggestion.others}
            line.reason, line.confirmed = word(suggestion.reason), suggestion.certain
    tell_of(line, answered)
    return line


def tell_of(line: Line, answered: Mapping[str, str]) -> None:
    """Write what a person should know before the line is registered.

    Args:
        line: The line.
        answered: When each consultee answered last, by its key.
    """
    told = [sentence(line.arrival.problem)] if line.arrival.problem else []
    if line.prepared is not None:
        told.append(
            QCoreApplication.translate(
                "intake", "Delas upp färdigt: %n synpunkter", "", len(line.prepared.comments)
            )
        )
    if line.entry is not None:
        told.append(QCoreApplication.translate("intake", "Finns inte på sändlistan"))
    if line.sender_id in answered:
        told.append(
            QCoreApplication.translate("intake", "Har svarat tidigare: {date}").format(
                date=date_word(answered[line.sender_id])
            )
        )
    if line.incoming is not None:
        told += left_out_lines(line.incoming.left_out)
    line.note = "; ".join(told)


def register_line(session: CaseSession, line: Line, incoming: Incoming) -> str:
    """Register the answer of a line.

    Returns:
        The response's key.

    Raises:
        ConsultError: It was refused.
    """
    behind = list(line.others.items())
    joint = [key for key, (_, role) in behind if role is SenderRole.JOINT]
    reference = incoming.reference
    values: dict[str, Any] = {
        "answered_for_ids": [key for key, (_, role) in behind if role is SenderRole.ANSWERED_FOR],
        "received_on": line.received_on,
        "subject": incoming.subject,
        "text": incoming.text,
        "files": incoming.files,
        "note": QCoreApplication.translate("intake", "Avsändarens diarienummer: {number}").format(
            number=reference
        )
        if reference
        else "",
    }
    if line.entry is not None:
        return session.change(register_incoming, line.prepared, line.entry, joint_ids=joint, **values)
    senders = [line.sender_id, *joint]
    return session.change(register_incoming, line.prepared, consultee_ids=senders, **values)
