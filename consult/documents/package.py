"""An Office package (ISO/IEC 29500-2) opened within bounds.

Everything here happens in this process, without a subprocess to kill: what is unpacked and parsed is
bounded beforehand in bytes, entries, tags and attributes, so that the largest package let through is
read in some seconds and some hundred megabytes. Pictures and other media are never unpacked.
"""

import posixpath
import zlib
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from consult.documents.containers import check_zip
from consult.documents.markup import Element, parse, refuse_doctype
from consult.errors import FileRefusedError, RefusalReason

MOST_MARKUP_BYTES = 64 * 1024 * 1024
"""Bytes of all XML parts together, unpacked."""

MOST_DECLARED_BYTES = 512 * 1024 * 1024
"""Bytes of all entries together, as the archive declares them; they are not unpacked here."""

MOST_ENTRIES = 10_000

_ENTRY_MARK = b"PK\x01\x02"
_ENCRYPTED_FLAG = 0x1
_MAIN_PART = "officeDocument"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MARKUP_NAMES = (".xml", ".rels")


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to: the last word of the relationship's type, and a part's name or an address."""

    kind: str
    target: str
    external: bool


class OfficePackage:
    """The parts of an Office file; a part is parsed when it is asked for."""

    def __init__(self, file: str, content: bytes, otherwise: RefusalReason) -> None:
        """Open a package and check its bounds.

        Args:
            file: Name of the file, for messages.
            content: Its bytes.
            otherwise: What to call a file of another kind: not Word, or not a table.

        Raises:
            FileRefusedError: It is none, is damaged, encrypted, or goes beyond the bounds.
        """
        self.file = file
        self._otherwise = otherwise
        check_zip(file, content, otherwise)
        self._archive = self._opened(content)
        # Names of parts are alike whatever the case of their letters (29500-2, 6.2.2.3).
        self._entries = {_part_name(entry.filename): entry for entry in self._archive.infolist()}
        self._unpacked: dict[str, bytes] = {}
        self._markup_bytes = 0
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self._check_entries()
        self.main = self._main_part()

    def root(self, part: str) -> Element:
        """The root element of a part.

        Raises:
            FileRefusedError: There is no such part, or it cannot be parsed.
        """
        return parse(self.file, part, self._unpack(part))

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return _part_name(part) in self._entries

    def tags(self, part: str) -> int:
        """How many tags a part has, counted without parsing it."""
        return self._unpack(part).count(b"<")

    def mentions(self, part: str, words: bytes) -> bool:
        """Whether some bytes stand in a part, looked for without parsing it."""
        return words in self._unpack(part)

    def markup_parts(self) -> list[str]:
        """Names of the parts that are XML."""
        return [name for name in self._entries if name.endswith(_MARKUP_NAMES)]

    def relationships(self, part: str) -> dict[str, Relationship]:
        """What a part refers to, by the relationships' identifiers."""
        if part not in self._relationships:
            folder, name = posixpath.split(part)
            holder = posixpath.join(folder, "_rels", f"{name}.rels")
            elements = self.root(holder).iter(_RELATIONSHIP) if self.has(holder) else ()
            self._relationships[part] = {each.get("Id", ""): _relationship(each, folder) for each in elements}
        return self._relationships[part]

    def related(self, part: str, kind: str) -> list[str]:
        """Names of the parts of a kind ("styles", "footnotes") that a part refers to, each once."""
        targets = (
            _part_name(found.target)
            for found in self.relationships(part).values()
            if found.kind == kind and not found.external and self.has(found.target)
        )
        return list(dict.fromkeys(targets))

    def related_root(self, part: str, kind: str) -> Element | None:
        """The root of the first part of a kind that a part refers to, or None."""
        names = self.related(part, kind)
        return self.root(names[0]) if names else None

    def _opened(self, content: bytes) -> ZipFile:
        # Counted before the archive's directory is read: a million entries take seconds to list.
        if content.count(_ENTRY_MARK) > MOST_ENTRIES:
            raise FileRefusedError(self.file, RefusalReason.TOO_LARGE, "entries")
        try:
            return ZipFile(BytesIO(content))
        except (BadZipFile, ValueError, NotImplementedError) as error:
            raise FileRefusedError(self.file, RefusalReason.TRUNCATED, str(error)) from error

    def _check_entries(self) -> None:
        if sum(entry.file_size for entry in self._entries.values()) > MOST_DECLARED_BYTES:
            raise FileRefusedError(self.file, RefusalReason.TOO_LARGE, "unpacked")
        for name, entry in self._entries.items():
            if entry.flag_bits & _ENCRYPTED_FLAG:
                raise FileRefusedError(self.file, RefusalReason.ENCRYPTED, name)
            if name.endswith(_MARKUP_NAMES):
                refuse_doctype(self.file, name, self._unpack(name))

    def _unpack(self, part: str) -> bytes:
        name = _part_name(part)
        if name not in self._unpacked:
            if name not in self._entries:
                raise FileRefusedError(self.file, RefusalReason.DAMAGED, f"missing part {part}")
            self._unpacked[name] = self._inflated(self._entries[name])
        return self._unpacked[name]

    def _inflated(self, entry: ZipInfo) -> bytes:
        """The bytes of an entry; the archive's reader never gives more than the entry declares."""
        self._markup_bytes += entry.file_size
        if self._markup_bytes > MOST_MARKUP_BYTES:
            raise FileRefusedError(self.file, RefusalReason.TOO_LARGE, entry.filename)
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise FileRefusedError(self.file, RefusalReason.DAMAGED, entry.filename)
        try:
            return self._archive.read(entry)
        except EOFError as error:
            raise FileRefusedError(self.file, RefusalReason.TRUNCATED, entry.filename) from error
        except (BadZipFile, zlib.error, ValueError, OSError, NotImplementedError) as error:
            raise FileRefusedError(self.file, RefusalReason.DAMAGED, str(error)) from error

    def _main_part(self) -> str:
        """The part that the package says is its document, wherever it lies (29500-1, 11.3.10)."""
        found = [each for each in self.relationships("").values() if each.kind == _MAIN_PART]
        if not found:
            raise FileRefusedError(self.file, self._otherwise)
        if not self.has(found[0].target):
            raise FileRefusedError(self.file, RefusalReason.DAMAGED, f"missing part {found[0].target}")
        return found[0].target


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _relationship(element: Element, folder: str) -> Relationship:
    kind = element.get("Type", "").rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relationship(kind, target, external=True)
    resolved = posixpath.normpath(posixpath.join("/", folder, unquote(target)))
    return Relationship(kind, resolved.lstrip("/"), external=False)
