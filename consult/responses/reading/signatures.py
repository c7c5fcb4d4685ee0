"""What a file is by its first bytes, where its name may say something else."""

import re

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
# The name of the stream that every Outlook message has (MS-OXMSG 2.4), as compound files write names.
_OF_OUTLOOK = "__properties_version1.0".encode("utf-16-le")
# The first entry of an OpenDocument file, stored as it is (OpenDocument 1.3, part 2, section 3.3).
_OF_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)


def true_suffix(content: bytes) -> str:
    """The ending that a file of this content has; empty where its bytes do not tell for certain.

    Args:
        content: The whole file.
    """
    found = ""
    if content.startswith(b"%PDF-"):
        found = ".pdf"
    elif content.startswith(b"{\\rtf"):
        found = ".rtf"
    elif content.startswith(_COMPOUND) and _OF_OUTLOOK in content:
        found = ".msg"
    elif content.startswith(b"PK\x03\x04") and content[30 : 30 + len(_OF_OPEN_DOCUMENT)] == _OF_OPEN_DOCUMENT:
        found = ".odt"
    elif content.startswith(b"PK\x03\x04") and b"word/document" in content:
        found = ".docx"
    elif _PAGE.match(content[:1_000]):
        found = ".html"
    return found
