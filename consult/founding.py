"""What a new case begins with."""

from collections.abc import Sequence

from consult.database.tables import consultation, consultation_round
from consult.operation import Session, clean_line
from consult.vocabulary import RoundKind


def begin_consultation(
    session: Session, title: str, registry_number: str, authority: str, counties: Sequence[str]
) -> str:
    """Write the consultation of a new case and its first round.

    Returns:
        The consultation's key.
    """
    key = session.add(
        consultation,
        {
            "title": clean_line("title", title, required=True),
            "registry_number": clean_line("registry_number", registry_number),
            "authority": clean_line("authority", authority),
            "counties": [clean_line("county", code) for code in counties],
        },
    )
    session.add(
        consultation_round, {"consultation_id": key, "name": "Samråd", "kind": RoundKind.CONSULTATION}
    )
    return key
