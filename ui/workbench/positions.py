"""Offsets in a text and in Qt's document of it, which counts UTF-16 units."""

from bisect import bisect_left

BASIC_PLANE = 0xFFFF


class Positions:
    """Translates both ways for one text."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, letter in enumerate(text) if ord(letter) > BASIC_PLANE]
        self._wide_units = [at + before for before, at in enumerate(self._wide)]

    def in_document(self, code_point: int) -> int:
        """Position in the document of an offset in the text."""
        return code_point + bisect_left(self._wide, code_point)

    def in_text(self, unit: int) -> int:
        """Offset in the text of a position in the document; inside a pair it is the pair's start."""
        return unit - bisect_left(self._wide_units, unit)
