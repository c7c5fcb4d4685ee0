"""The phrases that letters are written with, from `resources/phrases/`."""

import re
import tomllib
from functools import cache
from typing import Any

from consult.resources import resource


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads(resource("phrases", "sv.toml").read_text(encoding="utf-8"))


@cache
def phrases(name: str, *, before: str = r"\b", after: str = "") -> re.Pattern[str]:
    """One expression that finds any phrase of a list, whatever its capitals.

    Args:
        name: Of the list.
        before: Expression that has to fit before the phrase.
        after: Expression that has to fit after it.
    """
    return re.compile(f"{before}(?:{'|'.join(_all()[name])}){after}", re.IGNORECASE)


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list, as they are."""
    return frozenset(_all()[name])


@cache
def stance_phrases() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """Code of a stance, how sure its phrases are, and the expression that finds them.

    In order: what turns a phrase ("kan inte tillstyrka") stands before the phrase itself.
    """
    return tuple(
        (each["code"], each["confidence"], re.compile(rf"\b(?:{'|'.join(each['phrases'])})", re.IGNORECASE))
        for each in _all()["stance"]
    )
