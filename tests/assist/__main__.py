"""Prints precision and recall of each kind of suggestion: `python -m tests.assist`.

The rules were made while looking at the first fifty responses; those after them tell how well they do on
responses that nobody had looked at.
"""

from consult.assist.draft_index import DraftIndex
from tests.assist.draft import demo_outline
from tests.assist.measure import measured
from tests.assist.responses import labelled_responses

LOOKED_AT = 50


def main() -> None:
    draft = DraftIndex(demo_outline())
    found = labelled_responses()
    for title, some in (
        ("looked at", found[:LOOKED_AT]),
        ("not looked at", found[LOOKED_AT:]),
        ("all", found),
    ):
        print(f"{title}: {len(some)} responses")
        for line in measured(some, draft).lines():
            print(f"  {line}")


if __name__ == "__main__":
    main()
