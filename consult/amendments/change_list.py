"""The list of changes: what is or shall be changed in the draft, and who asked for it."""

from collections.abc import Sequence

from sqlalchemy import select

from consult.amendments.queries import amendments
from consult.amendments.records import Amendment, Change
from consult.consultees.queries import current_round
from consult.database.tables import passage_link
from consult.draft.comparison import ComparedPassage, ComparedSection, compare_versions
from consult.draft.queries import current_version, section_today
from consult.operation import Session
from consult.vocabulary import MatchKind

_STANDING = frozenset({MatchKind.UNCHANGED, MatchKind.MOVED})


def change_list(session: Session) -> list[Change]:
    """All changes in the order of the newest version.

    Those are the amendments that stand, and where the version consulted on has been replaced, what differs
    between it and the newest without an amendment telling of it.
    """
    newest = current_version(session)
    made = amendments(session)
    if newest is None:
        return []
    compared = compare_versions(session, consulted_version_id(session) or newest.id, newest.id)
    return _ChangeList(session, compared, made).changes()


def consulted_version_id(session: Session) -> str | None:
    """The version of the draft that was sent out."""
    return current_round(session).draft_version_id


class _ChangeList:
    def __init__(
        self, session: Session, compared: Sequence[ComparedSection], made: Sequence[Amendment]
    ) -> None:
        self._session = session
        self._compared = compared
        self._row_of = {
            one.id: row for each in compared for row in each.passages for one in (*row.old, *row.new)
        }
        self._sections = {
            one.id: each for each in compared for one in (each.old, each.new) if one is not None
        }
        self._next: dict[str, list[str]] = {}
        self._of_row: dict[int, list[Amendment]] = {}
        self._of_section: dict[str, list[Amendment]] = {}
        for each in made:
            row = self._row(each)
            if row is not None:
                self._of_row.setdefault(id(row), []).append(each)
            else:
                home = self._home(each.section_id)
                self._of_section.setdefault(home, []).append(each)

    def _row(self, made: Amendment) -> ComparedPassage | None:
        """The row that an amendment is about, also when it was made for a version in between."""
        if made.passage_id is None:
            home = self._sections.get(self._home(made.section_id))
            rows = home.passages if home is not None else ()
            wanted = made.new_wording.split()
            return next((row for row in rows if not row.old and row.new_wording.split() == wanted), None)
        if made.passage_id in self._row_of:
            return self._row_of[made.passage_id]
        if not self._next:
            for link in self._session.rows(select(passage_link).order_by(passage_link.c.id)):
                self._next.setdefault(link.old_passage_id, []).append(link.new_passage_id)
        waiting, seen = [made.passage_id], set[str]()
        while waiting:
            at = waiting.pop(0)
            if at in self._row_of:
                return self._row_of[at]
            seen.add(at)
            waiting += [each for each in self._next.get(at, ()) if each not in seen]
        return None

    def _home(self, section_id: str) -> str:
        if section_id not in self._sections:
            section_id = section_today(self._session, section_id)
        found = self._sections.get(section_id)
        return found.section.id if found is not None else ""

    def changes(self) -> list[Change]:
        found: list[Change] = [self._amended(each, None) for each in self._of_section.get("", ())]
        for each in self._compared:
            for row in each.passages:
                own = self._of_row.get(id(row), [])
                found += [self._amended(one, row) for one in own]
                if not own and row.kind not in _STANDING and row.is_reworded:
                    found.append(_unamended(each, row))
            found += [self._amended(one, None) for one in self._of_section.get(each.section.id, ())]
        return found

    def _amended(self, made: Amendment, row: ComparedPassage | None) -> Change:
        changed = row is not None and row.is_reworded
        home = self._sections.get(self._home(made.section_id))
        return Change(
            key=made.id,
            amendment_id=made.id,
            status=made.status,
            kind=row.kind if row is not None and changed else None,
            section_id=home.section.id if home is not None else made.section_id,
            passage_ids=tuple(one.id for one in row.new or row.old) if row is not None else (),
            heading=home.section.heading if home is not None else made.heading,
            old_wording=made.old_wording,
            new_wording=made.new_wording,
            in_draft=row.new_wording if row is not None else "",
            note=made.note,
            asked_for=made.asked_for,
        )


def _unamended(home: ComparedSection, row: ComparedPassage) -> Change:
    standing = row.new or row.old
    return Change(
        key=standing[0].id,
        amendment_id=None,
        status=None,
        kind=row.kind,
        section_id=home.section.id,
        passage_ids=tuple(one.id for one in standing),
        heading=home.section.heading,
        old_wording=row.old_wording,
        new_wording=row.new_wording,
        in_draft=row.new_wording,
        note="",
        asked_for=(),
    )
