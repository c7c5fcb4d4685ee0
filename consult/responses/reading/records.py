"""What a reader finds in a file that came in as a response."""

from dataclasses import dataclass

from consult.documents.answer_forms import FilledForm
from consult.documents.word_remarks import Remarks
from consult.draft.records import LeftOut


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A line of the text; `place` says where in the file it stands ("s. 3"), empty when that says nothing."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file within the file, such as what a mail brought along."""

    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ReadResponse:
    """The text of a file and what the file says of itself.

    `sender` is as it was written (a name, an address, or both), `sent_on` a date as ISO 8601; each is
    empty where the file does not say. `left_out` lists what of the file is not in the text.
    `form` is set for an answer form of ours, `remarks` for a Word file that readers noted something in.
    """

    blocks: tuple[TextBlock, ...]
    sender: str = ""
    sent_on: str = ""
    subject: str = ""
    left_out: tuple[LeftOut, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    form: FilledForm | None = None
    remarks: Remarks | None = None

    @property
    def text(self) -> str:
        """The whole text, a line a block."""
        return "\n".join(block.text for block in self.blocks)
