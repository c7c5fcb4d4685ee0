"""Writing an archive package: originals, texts, tables, reports, and the manifest last."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path, PurePosixPath

from sqlalchemy import select

from consult.archive.package import (
    CHECKSUMS,
    FORMAT,
    FORMAT_VERSION,
    MANIFEST,
    ORIGINALS,
    READ_ME,
    REPORTS,
    SCHEMA,
    TABLES,
    TEXTS,
    Packed,
    archived_columns,
    archived_tables,
    packed,
    plain,
    tables_schema,
)
from consult.case import Case
from consult.database.engine import SCHEMA_VERSION
from consult.database.tables import blob, document, response
from consult.errors import TargetProblem, TargetRefusedError
from consult.labels import told_text
from consult.operation import Session
from consult.reports.excel import write_excel
from consult.reports.open_files import csv_bytes, json_bytes, make_folder, write_bytes
from consult.reports.options import Kind, ReportOptions
from consult.reports.word import write_word
from consult.vocabulary import Language

PDF_A_2B = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'
"""LibreOffice's export filter with ISO 19005-2 conformance level B."""
LONGEST_CONVERSION = 600
"""Seconds."""


def write_archive(case: Case, folder: Path, language: Language = Language.SWEDISH) -> list[Packed]:
    """Write a case as an archive package.

    Args:
        case: A snapshot of the case.
        folder: Where; it is made, and nothing may be in it.
        language: Of the reports.

    Returns:
        The files, as the manifest names them.

    Raises:
        TargetRefusedError: Something is in the folder, or a file cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise TargetRefusedError(str(folder), problem=TargetProblem.NOT_EMPTY)
    make_folder(folder)
    for name in (ORIGINALS, TEXTS, TABLES, REPORTS):
        make_folder(folder / name)
    _write_originals(case, folder / ORIGINALS)
    _write_texts(case, folder / TEXTS)
    for table in archived_tables():
        columns = archived_columns(table)
        query = select(*columns).order_by(*table.primary_key.columns)
        rows = [
            {name: plain(value) for name, value in row._mapping.items()}
            for row in case.read(Session.rows, query)
        ]
        write_bytes(folder / TABLES / f"{table.name}.json", json_bytes(rows))
        write_bytes(folder / TABLES / f"{table.name}.csv", csv_bytes(columns, rows))
    write_bytes(folder / SCHEMA, json_bytes(tables_schema()))
    conforming = _write_reports(case, folder / REPORTS, language)
    write_bytes(folder / READ_ME, told_text("archive_read_me", language).encode() + b"\n")
    files = [packed(folder, file) for file in sorted(folder.rglob("*")) if file.is_file()]
    manifest = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "schema": SCHEMA_VERSION,
        "history": case.history_hash(),
        "pdf_a": conforming,
        "files": [asdict(each) for each in files],
    }
    write_bytes(folder / MANIFEST, json_bytes(manifest))
    files.append(packed(folder, folder / MANIFEST))
    sums = "".join(f"{each.sha256}  {each.path}\n" for each in files)
    write_bytes(folder / CHECKSUMS, sums.encode())
    return files


def _write_originals(case: Case, folder: Path) -> None:
    query = select(document.c.sha256, document.c.file_name).order_by(document.c.id)
    written: set[str] = set()
    for row in case.read(Session.rows, query):
        data = case.read(_bytes_of, row.sha256)
        if data is not None and row.sha256 not in written:
            # What a file is called outside is no path that can be trusted; its ending tells its kind.
            ending = PurePosixPath(row.file_name).suffix.lower()
            ending = ending if ending[1:].isalnum() and ending.isascii() else ""
            write_bytes(folder / f"{row.sha256}{ending}", data)
            written.add(row.sha256)


def _bytes_of(session: Session, digest: str) -> bytes | None:
    data = session.scalar(select(blob.c.data).where(blob.c.sha256 == digest))
    return None if data is None else bytes(data)


def _write_texts(case: Case, folder: Path) -> None:
    for key, text in case.read(_texts):
        write_bytes(folder / f"{key}.txt", text.encode("utf-8", "surrogatepass"))


def _texts(session: Session) -> Iterator[tuple[str, str]]:
    query = select(response.c.id, response.c.text).where(response.c.text != "").order_by(response.c.id)
    return iter([(row.id, row.text) for row in session.rows(query)])


def _write_reports(case: Case, folder: Path, language: Language) -> bool:
    """Write the documents, as PDF/A too where LibreOffice is; tells whether it is."""
    for kind, name in ((Kind.REPORT, "samradsredogorelse"), (Kind.RESPONSES, "remissvar")):
        options = ReportOptions(kind=kind, language=language, mask_private_persons=False)
        write_word(case, folder / f"{name}.docx", options)
    write_excel(
        case, folder / "synpunkter.xlsx", ReportOptions(language=language, mask_private_persons=False)
    )
    return _convert(sorted(folder.glob("*.docx")), folder)


def _convert(files: list[Path], folder: Path) -> bool:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return False
    with tempfile.TemporaryDirectory() as profile:
        command = [program, "--headless", f"-env:UserInstallation={Path(profile).as_uri()}"]
        command += ["--convert-to", PDF_A_2B, "--outdir", str(folder), *map(str, files)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=LONGEST_CONVERSION)
        except (subprocess.SubprocessError, OSError):
            return False
    return all(file.with_suffix(".pdf").exists() for file in files)
