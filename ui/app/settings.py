"""What the program remembers of a person between starts."""

from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from consult.vocabulary import Language

RECENT_CASES = 8

Code = TypeVar("Code", bound=StrEnum)


class Appearance(StrEnum):
    """How the window is coloured."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings:
    """Settings of this person on this computer, kept by the system's own means."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings()

    @property
    def language(self) -> Language:
        """Language of the window; Swedish until another is chosen."""
        return self._code("language", Language.SWEDISH)

    @language.setter
    def language(self, value: Language) -> None:
        self._store.setValue("language", value.value)

    @property
    def appearance(self) -> Appearance:
        """Colours of the window."""
        return self._code("appearance", Appearance.SYSTEM)

    @appearance.setter
    def appearance(self, value: Appearance) -> None:
        self._store.setValue("appearance", value.value)

    @property
    def author(self) -> str:
        """The name that the history tells; the computer's account until one is given."""
        given = str(self._store.value("author", ""))
        if given:
            return given
        import getpass  # The name is wanted when a case is opened, after the window has come up.

        return getpass.getuser()

    @author.setter
    def author(self, value: str) -> None:
        self._store.setValue("author", value.strip())

    @property
    def show_keys(self) -> bool:
        """Whether the workbench shows its keys at the foot."""
        return str(self._store.value("show_keys", "true")) == "true"

    @show_keys.setter
    def show_keys(self, value: bool) -> None:
        self._store.setValue("show_keys", "true" if value else "false")

    @property
    def show_suggestions(self) -> bool:
        """Whether the workbench suggests where to split and where comments belong."""
        return str(self._store.value("show_suggestions", "true")) == "true"

    @show_suggestions.setter
    def show_suggestions(self, value: bool) -> None:
        self._store.setValue("show_suggestions", "true" if value else "false")

    def server_fields(self) -> dict[str, str]:
        """What was filled in last to open a case on a server; never a password."""
        stored = self._store.value("server", {})
        return {str(name): str(value) for name, value in stored.items()} if isinstance(stored, dict) else {}

    def keep_server_fields(self, fields: dict[str, str]) -> None:
        """Keep what was filled in."""
        self._store.setValue("server", fields)

    def recent_cases(self) -> list[Path]:
        """The cases opened last that are still there, the latest first."""
        stored = self._store.value("recent", [])
        # A list of one comes back as a text from some of the system's stores.
        names = stored if isinstance(stored, list) else [stored] if stored else []
        return [path for path in (Path(str(name)) for name in names) if path.is_file()]

    def remember_case(self, path: Path) -> None:
        """Put a case first among the recent ones."""
        others = [known for known in self.recent_cases() if known != path]
        self._store.setValue("recent", [str(known) for known in [path, *others][:RECENT_CASES]])

    def last_looked(self, case: str) -> int | None:
        """How far in a case's history the person has looked; None when never.

        Args:
            case: The id of the operation that it began with.
        """
        stored = self._store.value(f"looked/{case}")
        return None if stored is None else int(str(stored))

    def keep_last_looked(self, case: str, sequence: int) -> None:
        """Remember how far in a case's history the person has looked."""
        self._store.setValue(f"looked/{case}", sequence)

    def layout(self, name: str) -> QByteArray | None:
        """The stored geometry of a window or splitter, or None."""
        stored = self._store.value(f"layout/{name}")
        return stored if isinstance(stored, QByteArray) else None

    def keep_layout(self, name: str, state: QByteArray) -> None:
        """Store the geometry of a window or splitter."""
        self._store.setValue(f"layout/{name}", state)

    def _code(self, name: str, default: Code) -> Code:
        try:
            return type(default)(str(self._store.value(name, default.value)))
        except ValueError:
            return default
