"""What came in, in its parts: which is the answer, which are annexes, and of how many answers it consists."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from consult.documents.answer_forms import FilledForm
from consult.documents.word_remarks import Remarks
from consult.draft.records import LeftOut
from consult.errors import FileRefusedError
from consult.responses.letterheads import own_reference
from consult.responses.reading import ReadResponse
from consult.responses.records import IncomingFile
from consult.responses.senders import DOUBTFUL, ExpectedSenders, SenderSuggestion, sender_among
from consult.vocabulary import DocumentRole

SHORT_BODY = 700
"""Characters of a mail that is a cover letter to what it brings."""
BETWEEN = "\n\n"
OWN_DRAFT = "own_draft"

_IS_ANSWER = re.compile(r"yttrande|remissvar|samrådssvar|samradssvar|\bsvar\b|synpunkter|tjänsteskrivelse")
_IS_ANNEX = re.compile(
    r"\bbil(?:aga|agor)?\.?(?=\W|\d|$)|annex|appendix|\bkart(?:a|or|bilaga)|missiv|följebrev|sändlista|logo|^image\d*|"
    r"remissversion|samrådsversion|underlag"
)
_IS_RESERVATION = re.compile(r"\W*(?:\d+[.)]?\s*)?(?:reservation|särskilt yttrande|protokollsanteckning)")
_PICTURES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg", ".tif", ".tiff", ".webp", ".ics", ".vcf"}
)
_MAILS = frozenset({".eml", ".msg"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what came in: the file it was read from, and where it stands in the whole text.

    `start` and `end` are equal where nothing of it is in the text. `sender` is as a mail has it. `form` is
    what an answer form of ours holds, `remarks` what readers noted in a Word file.
    """

    file: IncomingFile
    start: int = 0
    end: int = 0
    sender: str = ""
    subject: str = ""
    sent_on: str = ""
    left_out: tuple[LeftOut, ...] = ()
    form: FilledForm | None = None
    remarks: Remarks | None = None

    @property
    def name(self) -> str:
        """The file's name."""
        return self.file.file_name

    @property
    def role(self) -> DocumentRole:
        """What it is to the response."""
        return self.file.role

    @property
    def text(self) -> str:
        """What was read of it."""
        return self.file.text


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file and what was read of it; `problem` tells why nothing was, though it should have been.

    The first part is the file itself, the others what it brought along. Where a mail brings the answers
    of several, each of them has an `Incoming` of its own with the mail as its first part, and `whole` is
    the mail as it came.
    """

    parts: tuple[Part, ...]
    problem: FileRefusedError | None = None
    whole: "Incoming | None" = None

    @property
    def file(self) -> IncomingFile:
        """The original."""
        return self.parts[0].file

    @property
    def files(self) -> tuple[IncomingFile, ...]:
        """The original, and what it brought along."""
        return tuple(part.file for part in self.parts)

    @property
    def text(self) -> str:
        """The text of all parts in their order, word for word."""
        return BETWEEN.join(part.text for part in self.parts if part.text.strip())

    @property
    def answer(self) -> Part:
        """The part that is the answer, or the first where none is."""
        return next((part for part in self.parts if part.role is DocumentRole.ANSWER), self.parts[0])

    @property
    def known_by(self) -> bytes:
        """The content by which it is known again when it comes in once more."""
        return self.answer.file.content if self.whole is not None else self.file.content

    @property
    def subject(self) -> str:
        """What it concerns by its own words."""
        return self.answer.subject or self.parts[0].subject

    @property
    def sent_on(self) -> str:
        """The day it was sent, as ISO 8601; empty where it does not say."""
        return self.parts[0].sent_on

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What of it is not in the text."""
        return tuple(left for part in self.parts for left in part.left_out)

    @property
    def reference(self) -> str:
        """The number under which the sender keeps its answer."""
        return own_reference(self.answer.text)

    def with_answer(self, text: str, taken_in: str = "") -> "Incoming":
        """The same with another text of the answer, which takes in what had been left out by that code."""
        answer = self.answer
        left_out = tuple(left for left in answer.left_out if left.what != taken_in)
        changed = replace(answer, file=replace(answer.file, text=text), left_out=left_out)
        return replace(self, parts=_placed([changed if each is answer else each for each in self.parts]))

    def with_role(self, number: int, role: DocumentRole) -> "Incoming":
        """The same with another role of a part."""
        part = self.parts[number]
        changed = replace(part, file=replace(part.file, role=role))
        return replace(self, parts=(*self.parts[:number], changed, *self.parts[number + 1 :]))


def unread(file: IncomingFile, problem: FileRefusedError | None = None) -> Incoming:
    """A file of which nothing was read."""
    return Incoming((Part(file),), problem)


def composed(
    file: IncomingFile, read: ReadResponse, brought: Iterable[Incoming], drafts: Iterable[str]
) -> Incoming:
    """What came in with what it brought along, the role of each being guessed.

    Args:
        file: The original.
        read: What was read of it.
        brought: What it brought along, each with its own text.
        drafts: SHA-256 of the drafts that were sent out; one that comes back unchanged is no answer.
    """
    own = Part(
        replace(file, text=read.text.strip("\n")),
        sender=read.sender,
        subject=read.subject,
        sent_on=read.sent_on,
        left_out=read.left_out,
        form=read.form,
        remarks=read.remarks,
    )
    sent = frozenset(drafts)
    annexes = [_brought(each, sent) for each in brought]
    roles = _roles(read.text, annexes)
    parts = [own, *annexes]
    given = [
        replace(part, file=replace(part.file, role=role)) for part, role in zip(parts, roles, strict=True)
    ]
    return Incoming(_placed(given))


def _placed(parts: Sequence[Part]) -> tuple[Part, ...]:
    placed, at = [], 0
    for part in parts:
        if part.text.strip():
            placed.append(replace(part, start=at, end=at + len(part.text)))
            at += len(part.text) + len(BETWEEN)
        else:
            placed.append(replace(part, start=at, end=at))
    return tuple(placed)


def _brought(incoming: Incoming, drafts: frozenset[str]) -> Part:
    """A file that came within another as a part of that one."""
    first, left_out = incoming.parts[0], incoming.left_out
    if hashlib.sha256(first.file.content).hexdigest() in drafts:
        return replace(
            first, file=replace(first.file, text=""), left_out=(LeftOut(OWN_DRAFT, 1, first.name),)
        )
    if not incoming.text.strip() and not left_out:
        left_out = (LeftOut("attachment", 1, first.name),)
    return replace(first, file=replace(first.file, text=incoming.text.strip("\n")), left_out=left_out)


def _roles(body: str, brought: Sequence[Part]) -> list[DocumentRole]:
    """What a file itself and each part it brought along are likely to be."""
    guessed = [_role_by_itself(part) for part in brought]
    open_ones = [number for number, role in enumerate(guessed) if role is None]
    named = [number for number in open_ones if _IS_ANSWER.search(_stem(brought[number]))]
    fullest = max((len(brought[number].text) for number in open_ones), default=0)
    body_is_cover = bool(open_ones) and (
        len(_said(body)) <= SHORT_BODY or bool(named) or fullest > 2 * len(body)
    )
    answers = set((named or _fullest_first(brought, open_ones)[:1]) if body_is_cover else ())
    # Mails that were passed on are the answers, each of them.
    answers |= {number for number in open_ones if body_is_cover and _suffix(brought[number]) in _MAILS}
    roles = [
        role or (DocumentRole.ANSWER if number in answers else DocumentRole.ANNEX)
        for number, role in enumerate(guessed)
    ]
    return [DocumentRole.COVER if answers else DocumentRole.ANSWER, *roles]


def _role_by_itself(part: Part) -> DocumentRole | None:
    """The role that a part's name, beginning or kind tells; None when it may be the answer."""
    if _IS_RESERVATION.match(_stem(part)) or _IS_RESERVATION.match(part.text[:60].casefold()):
        return DocumentRole.RESERVATION
    draft = any(left.what == OWN_DRAFT for left in part.left_out)
    if draft or _suffix(part) in _PICTURES:
        return DocumentRole.ANNEX
    if _IS_ANNEX.search(_stem(part)) and not re.match(r"yttrande|remissvar", _stem(part)):
        return DocumentRole.ANNEX
    return None


def _fullest_first(brought: Sequence[Part], numbers: Iterable[int]) -> list[int]:
    return sorted(numbers, key=lambda number: not brought[number].text)


def _said(body: str) -> str:
    """A mail's own words, without the mails quoted in it."""
    return "\n".join(line for line in body.split("\n") if not line.lstrip().startswith(">"))


def _stem(part: Part) -> str:
    return PurePath(part.name).stem.casefold().replace("_", " ")


def _suffix(part: Part) -> str:
    return PurePath(part.name).suffix.lower()


def sender_of(expected: ExpectedSenders, incoming: Incoming, name: str) -> SenderSuggestion | None:
    """Who seems to have sent what came in: by the answer itself, and then by what it came with.

    Args:
        expected: Those on the list.
        incoming: What came in.
        name: The file's name, with its folders, which may tell the sender too.
    """
    first, answer = incoming.parts[0], incoming.answer
    if answer is first:
        return sender_among(expected, name, answer.text, answer.sender)
    # A mail that was taken apart was passed on by somebody else.
    mailed_by = answer.sender or (first.sender if incoming.whole is None else "")
    found = sender_among(expected, answer.name, answer.text, mailed_by)
    if incoming.whole is not None:
        return found
    if found is None:
        return sender_among(expected, name, first.text, first.sender)
    others = (part for part in incoming.parts[1:] if part.role is DocumentRole.ANSWER and part is not answer)
    for part in others:
        other = sender_among(expected, part.name, part.text, part.sender)
        if other is not None and other.certain and other.name != found.name:
            return replace(found, certainty=min(found.certainty, DOUBTFUL))
    return found


def divided(incoming: Incoming, expected: ExpectedSenders) -> list[Incoming]:
    """A mail taken apart where it certainly brings the answers of several; else as it is.

    Args:
        incoming: What came in.
        expected: Those on the list.
    """
    found = {
        part.name + str(number): sender_among(expected, part.name, part.text, part.sender)
        for number, part in enumerate(incoming.parts[1:], 1)
        if _may_be_answer(part)
    }
    certain = {each.name for each in found.values() if each is not None and each.certain}
    if len(certain) < 2:
        return [incoming]
    groups: dict[str, list[Part]] = {}
    current = ""
    for number, part in enumerate(incoming.parts[1:], 1):
        if part.name + str(number) in found:
            suggestion = found[part.name + str(number)]
            sure = suggestion is not None and suggestion.certain
            current = suggestion.name if suggestion is not None and sure else f"{number}:{part.name}"
        # What comes before the first answer goes with it.
        groups.setdefault(current, []).append(part)
    before = groups.pop("", [])
    each_with = list(groups.values())
    each_with[0] = [*before, *each_with[0]]
    return [_one_of_several(incoming, parts) for parts in each_with]


def apart(incoming: Incoming) -> list[Incoming]:
    """What came in with an answer for each part of it that has a text; pictures and drafts go with each."""
    answers = [part for part in incoming.parts[1:] if part.text.strip()]
    others = [part for part in incoming.parts[1:] if not part.text.strip()]
    if len(answers) < 2:
        return [incoming]
    return [_one_of_several(incoming, [part, *others]) for part in answers]


def _may_be_answer(part: Part) -> bool:
    return bool(part.text.strip()) and _role_by_itself(part) is None


def _one_of_several(whole: Incoming, parts: Sequence[Part]) -> Incoming:
    """One of the answers of a mail, whose own words are the cover letter of each."""
    cover = replace(whole.parts[0], file=replace(whole.parts[0].file, role=DocumentRole.COVER))
    telling = next((part for part in parts if _may_be_answer(part)), parts[0])
    given = [
        replace(part, file=replace(part.file, role=DocumentRole.ANSWER)) if part is telling else part
        for part in parts
    ]
    return Incoming(_placed([cover, *given]), whole.problem, whole)
