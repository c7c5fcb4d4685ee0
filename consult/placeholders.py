"""Names in braces that stand in a text of the authority's own until it is printed: "{instans}"."""

import re
from collections.abc import Collection, Mapping

from consult.errors import InvalidValueError

_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")


def check_placeholders(field: str, text: str, known: Collection[str]) -> None:
    """Refuse a text whose placeholders could not be filled.

    Args:
        field: Name of the field, for the message.
        text: What was written.
        known: The names that will have a value.

    Raises:
        InvalidValueError: It names something unknown, or a brace has no partner.
    """
    for found in _PLACEHOLDER.finditer(text):
        if found.group(1) not in known:
            raise InvalidValueError(field, "unknown_placeholder", found.group())
    rest = _PLACEHOLDER.sub("", text)
    for brace in "{}":
        if brace in rest:
            start = rest.index(brace)
            raise InvalidValueError(field, "half_placeholder", rest[start : start + 20])


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its placeholders filled; one without a value stays as it is written."""
    return _PLACEHOLDER.sub(lambda found: values.get(found.group(1), found.group()), text)
