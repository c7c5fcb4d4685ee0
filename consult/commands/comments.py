"""Verbs of the comments."""

from argparse import Namespace
from dataclasses import asdict

from consult.case import Case
from consult.commands.telling import DONE, tell
from consult.comments.queries import comment_ids, comments_with


def list_comments(arguments: Namespace) -> int:
    """List all comments, word for word."""
    with Case.open(arguments.case, read_only=True) as case:
        found = case.read(comments_with, case.read(comment_ids))
    lines = (f"{each.number}  {each.summary or ' '.join(each.quote.split())}" for each in found)
    tell(arguments, [asdict(each) for each in found], lines)
    return DONE
