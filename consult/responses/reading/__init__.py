"""Files that come in as responses, read by their kind: one module a format, one interface."""

from consult.responses.reading.formats import read_response, readable
from consult.responses.reading.records import Attachment, ReadResponse, TextBlock

__all__ = ["Attachment", "ReadResponse", "TextBlock", "read_response", "readable"]
