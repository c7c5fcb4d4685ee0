"""What the verbs say, and in which language."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from consult.labels import told_text
from consult.vocabulary import Language

DONE, REFUSED = 0, 1
Verb = Callable[[Namespace], int]


def speaks() -> Language:
    """The language of the messages: English where the system's is, else Swedish."""
    return Language.ENGLISH if os.environ.get("LANG", "").startswith("en") else Language.SWEDISH


def tell(arguments: Namespace, document: Any, lines: Iterable[str]) -> None:
    """Print one JSON document when it was asked for, else lines of text."""
    if getattr(arguments, "json", False):
        print(json.dumps(document, ensure_ascii=False, indent=1, default=str))
    else:
        for text in lines:
            print(text)


def complain(text: str) -> None:
    """Give the reason of a refusal on stderr."""
    print(text, file=sys.stderr)


def figures(figures: Mapping[str, int]) -> list[str]:
    """Figures as lines of text."""
    return [f"{told_text(name, speaks())}: {figure}" for name, figure in figures.items()]
