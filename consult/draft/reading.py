"""A draft read from a Word file: its sections with their passages."""

import re
from collections.abc import Callable, Iterable

from consult.documents.omissions import Omission
from consult.documents.word import read_word
from consult.documents.word_blocks import Block
from consult.draft.records import LeftOut, ReadDraft, ReadPassage, ReadSection

# One number alone is a number only with a full stop or a capital after it: "3 Nuläge", but
# "10 åtgärder"; and of two digits at most: "2040 – en vision" begins with a year.
_WRITTEN_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,3})+|\d{1,2}(?=\.\s|\s+[^\W\d_a-zà-ÿ]))\.?\s+(?=\S)")


def read_draft(
    file_name: str, content: bytes, progress: Callable[[int, int], object] | None = None
) -> ReadDraft:
    """Read a draft from a Word file.

    Args:
        file_name: Name of the file, for messages.
        content: Its bytes.
        progress: Told now and then how many paragraphs are read and how many there are.

    Returns:
        Its sections in reading order; text before the first heading is in a section without a
        title. What was not taken in is listed.

    Raises:
        FileRefusedError: It is no Word file, or cannot be read.
    """
    read = read_word(file_name, content, progress)
    title = " ".join(block.text for block in read.blocks if block.is_title) or read.title
    return ReadDraft(
        " ".join(title.split()),
        tuple(_sections(read.blocks)),
        tuple(_left_out(omission) for omission in read.omissions),
    )


def split_number(heading: str) -> tuple[str, str]:
    """A heading's number that was typed by hand, and the rest.

    Args:
        heading: "3.2 Resande".

    Returns:
        "3.2" and "Resande"; an empty number when there is none.
    """
    written = _WRITTEN_NUMBER.match(heading)
    return (written.group(1), heading[written.end() :]) if written else ("", heading)


def _sections(blocks: Iterable[Block]) -> list[ReadSection]:
    sections: list[ReadSection] = []
    heading: Block | None = None
    passages: list[ReadPassage] = []
    for block in blocks:
        if block.level:
            if heading is not None or passages:
                sections.append(_section(heading, passages))
            heading, passages = block, []
        else:
            passages.append(
                ReadPassage(
                    block.kind, block.text, block.place, block.label, block.row, block.column, block.page
                )
            )
    if heading is not None or passages:
        sections.append(_section(heading, passages))
    return sections


def _section(heading: Block | None, passages: list[ReadPassage]) -> ReadSection:
    if heading is None:
        return ReadSection("", "", 1, passages[0].place, tuple(passages), passages[0].page)
    title = " ".join(heading.text.split())
    number = heading.label.rstrip(".")
    if not number:
        number, title = split_number(title)
    return ReadSection(number, title, heading.level, heading.place, tuple(passages), heading.page)


def _left_out(omission: Omission) -> LeftOut:
    return LeftOut(omission.kind.value, omission.count, omission.example)
