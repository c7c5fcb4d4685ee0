"""The text of a response that came as a Word or a text file, word for word."""

from pathlib import PurePath

from consult.documents.plain_text import decoded
from consult.documents.word import read_word
from consult.documents.word_blocks import Block
from consult.errors import FileRefusedError, RefusalReason
from consult.text import clean_text
from consult.vocabulary import PassageKind

_WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx"})
_TEXT_SUFFIXES = frozenset({".txt"})


def readable(file_name: str) -> bool:
    """Whether the text of a file with this name can be read."""
    return PurePath(file_name).suffix.lower() in _WORD_SUFFIXES | _TEXT_SUFFIXES


def read_text(file_name: str, content: bytes) -> str:
    """The text of a response, by the kind that its name says.

    Raises:
        FileRefusedError: Files of this kind are not read, or this one cannot be.
    """
    suffix = PurePath(file_name).suffix.lower()
    if suffix in _WORD_SUFFIXES:
        return read_word_text(file_name, content)
    if suffix in _TEXT_SUFFIXES:
        return read_plain_text(file_name, content)
    raise FileRefusedError(file_name, RefusalReason.UNREADABLE_FORMAT, suffix)


def read_word_text(file_name: str, content: bytes) -> str:
    """The text of a Word file in reading order.

    A line a paragraph, the numbers of headings and list items before them; a line a table row, its
    cells apart by tabs; the notes last. Between kinds stands an empty line.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It is no Word file, or cannot be read.
    """
    blocks = read_word(file_name, content).blocks
    running = [block for block in blocks if block.kind is not PassageKind.FOOTNOTE]
    notes = [block for block in blocks if block.kind is PassageKind.FOOTNOTE]
    lines: list[str] = []
    before: Block | None = None
    for block in [*running, *notes]:
        if before is not None and block.table and _row(block) == _row(before):
            lines[-1] += f"\t{_cell_text(block)}"
        else:
            if before is not None and _group(block) != _group(before):
                lines.append("")
            lines.append(_cell_text(block) if block.table else f"{block.label} {block.text}".strip())
        before = block
    return clean_text("\n".join(lines))


def read_plain_text(file_name: str, content: bytes) -> str:
    """The text of a text file, in the encoding its marks or its bytes speak of.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It is empty, too large, or no text.
    """
    return clean_text(decoded(file_name, content))


def _row(block: Block) -> tuple[int, int | None]:
    return block.table, block.row


def _group(block: Block) -> tuple[PassageKind, int, bool]:
    return block.kind, block.table, bool(block.level)


def _cell_text(block: Block) -> str:
    """A cell on one line: its paragraphs would look like rows."""
    return " ".join(block.lines).replace("\n", " ").replace("\t", " ")
