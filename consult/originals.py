"""Originals: the files that came in, kept byte for byte for ever."""

import mimetypes
from pathlib import PureWindowsPath

from sqlalchemy import select

from consult.database.tables import blob, document, redacted_blob
from consult.errors import OriginalLeftOutError, OriginalReason
from consult.operation import Session, clean_line

UNKNOWN_MEDIA_TYPE = "application/octet-stream"


def keep_original(session: Session, file_name: str, content: bytes) -> str:
    """Keep a file as it came.

    Args:
        session: Of the operation.
        file_name: Its name; folders before it are dropped.
        content: Its bytes.

    Returns:
        The document's key.
    """
    name = clean_line("file_name", PureWindowsPath(file_name).name, required=True)
    media_type = mimetypes.guess_type(name)[0] or UNKNOWN_MEDIA_TYPE
    values = {"media_type": media_type, "file_name": name, "size": len(content)}
    return session.add(document, {"sha256": session.keep(content), **values})


def original(session: Session, document_id: str) -> tuple[str, bytes]:
    """File name and bytes of an original.

    Raises:
        NotFoundError: There is no such document.
        OriginalLeftOutError: This copy of the case is without originals, or a decision took it out.
    """
    row = session.found(document, document_id)
    data = session.scalar(select(blob.c.data).where(blob.c.sha256 == row["sha256"]))
    if data is None:
        decided = session.scalar(
            select(redacted_blob.c.sha256).where(redacted_blob.c.sha256 == row["sha256"])
        )
        reason = OriginalReason.TAKEN_OUT if decided else OriginalReason.WITHOUT_ORIGINALS
        raise OriginalLeftOutError(str(row["file_name"]), reason)
    return str(row["file_name"]), bytes(data)
