"""One XML part parsed: bounds, no document type, strict names made transitional."""

import re

from lxml import etree

from consult.errors import FileRefusedError, RefusalReason

Element = etree._Element

MOST_TAGS = 1_200_000
"""Start and end tags of one part; a draft of 300 pages with 11,000 cells has some 400,000."""

MOST_ATTRIBUTES = 3_000_000
"""Equals signs of one part; each attribute takes some 200 bytes when parsed."""

_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_STRICT = b"http://purl.oclc.org/ooxml/"
# A tag: text between tags cannot match, for it holds no "<".
_TAG_WITH_STRICT_NAME = re.compile(rb"<[^<>]*?http://purl\.oclc\.org/ooxml/[^<>]*>")
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


def refuse_doctype(file: str, part: str, data: bytes) -> None:
    """Refuse a part with a document type: Office never writes one, and entities hide behind it.

    Raises:
        FileRefusedError: It has one.
    """
    if any(mark in data for mark in _DOCTYPES):
        raise FileRefusedError(file, RefusalReason.EXTERNAL_ENTITIES, part)


def parse(file: str, part: str, data: bytes) -> Element:
    """The root of a part.

    Nesting over 256 levels and texts over 10 million characters are refused by the parser itself.

    Args:
        file: Name of the file, for the message.
        part: Name of the part, for the message.
        data: The part, unpacked.

    Raises:
        FileRefusedError: It is no well-formed XML, has a document type, or is too large.
    """
    refuse_doctype(file, part, data)
    if data.count(b"<") > MOST_TAGS or data.count(b"=") > MOST_ATTRIBUTES:
        raise FileRefusedError(file, RefusalReason.TOO_LARGE, part)
    if _STRICT in data:
        data = _TAG_WITH_STRICT_NAME.sub(_transitional, data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileRefusedError(file, RefusalReason.DAMAGED, f"{part}: {error}") from error
    # An encoding in which the mark was not seen beforehand.
    if root.getroottree().docinfo.internalDTD is not None:
        raise FileRefusedError(file, RefusalReason.EXTERNAL_ENTITIES, part)
    return root


def _transitional(tag: re.Match[bytes]) -> bytes:
    """Strict names (ISO/IEC 29500-1) as those of the transitional form (29500-4), which all readers know."""
    return _STRICT_NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006/", tag.group())
