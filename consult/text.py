"""Cleaning of text at the boundary, once, before anything is stored."""

import re

# XML 1.0 section 2.2 allows no other character than these; PostgreSQL refuses NUL, and lone
# surrogates have no UTF-8 form.
_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean_text(text: str) -> str:
    """The text without characters that no document may hold, its line ends as line feeds.

    Letters are not normalised: what was sent must be found again word for word.
    """
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
