"""The links between two versions of the draft, stored so that a person may correct them."""

from collections.abc import Sequence

from consult.database.tables import passage_link, section_link
from consult.draft.matching import Link, Matching, match_versions
from consult.draft.records import OutlineSection
from consult.operation import Session, link_key


def link_versions(session: Session, old: Sequence[OutlineSection], new: Sequence[OutlineSection]) -> Matching:
    """Match two versions and store what goes on as what.

    Args:
        session: Of the operation.
        old: The outline of the older version.
        new: The outline of the newer.

    Returns:
        What became of the older version.
    """
    found = match_versions(old, new)
    for table, name, links in (
        (section_link, "section", found.sections),
        (passage_link, "passage", found.passages),
    ):
        rows = [
            {
                f"old_{name}_id": link.old_id,
                f"new_{name}_id": link.new_id,
                "confidence": link.confidence,
                "confirmed": link.sure,
                "kind": link.kind.value,
            }
            for link in links
        ]
        session.add_many(table, rows, [link_id(name, link.old_id, link.new_id) for link in links])
    return found


def link_id(name: str, old_id: str, new_id: str) -> str:
    """The key of the link between two passages or two sections; `name` says which of these they are."""
    return link_key(f"{name}_link", old_id, new_id)


def parts_by_old(links: Sequence[Link]) -> dict[str, list[Link]]:
    """Links by what they lead from, those of one split passage in the order of the newer version."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.old_id, []).append(link)
    return found
