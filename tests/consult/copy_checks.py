"""What copies promise, looked for by brute force in the history rather than by the program's own way."""

import json
from typing import Any

from sqlalchemy import select

from consult.database.tables import ROW_TABLES, change, conflict


def unlisted(opened: Any) -> list[str]:
    """Fields whose heads, told by brute force, differ in value without a conflict that says so."""
    by_cell: dict[tuple[str, str], list[Any]] = {}
    rows: dict[str, list[Any]] = {}
    for row in opened.execute(select(change)):
        rows.setdefault(row.row_id, []).append(row)
    listed = {(row.row_id, row.field) for row in opened.execute(select(conflict))}
    found = []
    for row_id, changes in rows.items():
        table = ROW_TABLES[changes[0].table_name]
        if not opened.scalar(select(table.c.id).where(table.c.id == row_id)):
            continue
        back = {key for each in changes if each.field == "" for key in each.supersedes}
        edits = [each for each in changes if each.field not in ("", "-")]
        for name in {each.field for each in edits}:
            writers = [each for each in changes if each.field in (name, "")]
            used = writers + [each for each in changes if each.field == "-" and each.id in back]
            gone = {key for each in used for key in each.supersedes}
            left = [each for each in writers if each.id not in gone and each.value is not None]
            values = {
                json.dumps(json.loads(each.value)[name] if each.field == "" else json.loads(each.value))
                for each in left
            }
            if len(values) > 1 and (row_id, name) not in listed:
                found.append(f"unlisted {table.name} {name}")
            by_cell[row_id, name] = left
    return found


def lost_rows(opened: Any) -> list[str]:
    """Rows that are gone although something was written to them that no removal saw."""
    changes = opened.execute(select(change)).all()
    gone = {key for row in changes for key in row.supersedes}
    seen = {key for row in changes for key in row.seen}
    return [
        f"lost {row.table_name} {row.field}"
        for row in changes
        if row.field != "-" and row.id not in gone | seen
        if not opened.scalar(
            select(ROW_TABLES[row.table_name].c.id).where(ROW_TABLES[row.table_name].c.id == row.row_id)
        )
    ]
