"""Text files."""

from consult.documents.plain_text import decoded
from consult.responses.reading.records import ReadResponse, TextBlock
from consult.text import clean_text


def read(file_name: str, content: bytes) -> ReadResponse:
    """The text of a text file, in the encoding its marks or its bytes speak of.

    Args:
        file_name: Its name, for messages.
        content: Its bytes.

    Raises:
        FileRefusedError: It is empty, too large, or no text.
    """
    text = clean_text(decoded(file_name, content))
    return ReadResponse(tuple(TextBlock(line) for line in text.split("\n")))
