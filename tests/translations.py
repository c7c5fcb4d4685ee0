"""Brings the window's translations up to date with its texts: `python -m tests.translations`.

New texts enter the `.ts` files as unfinished, to be translated there; what is finished is compiled
into the `.qm` files that the program loads.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("sv", "en")


def sources() -> list[Path]:
    """All files that may hold texts; the tool finds nothing when it is given a folder."""
    return sorted((ROOT / "ui").rglob("*.py"))


def update(language: str, target: Path) -> None:
    """Enter the present texts; Swedish, which the texts are written in, needs plural forms only."""
    only_plurals = ["-pluralonly"] if language == "sv" else []
    command = ["-no-obsolete", "-locations", "none", "-source-language", "sv", "-target-language", language]
    files = [str(path.relative_to(ROOT)) for path in sources()]
    _run("pyside6-lupdate", [*only_plurals, *command, *files, "-ts", str(target)])


def release(source: Path, target: Path) -> None:
    """Compile a file; texts that are not translated stay Swedish."""
    _run("pyside6-lrelease", ["-silent", str(source), "-qm", str(target)])


def _run(tool: str, arguments: list[str]) -> None:
    beside = Path(sys.executable).with_name(tool)
    subprocess.run([str(beside), *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    for language in LANGUAGES:
        texts = FOLDER / f"samrad_{language}.ts"
        update(language, texts)
        release(texts, texts.with_suffix(".qm"))
        print(texts, texts.read_text(encoding="utf-8").count('type="unfinished"'), "unfinished")
    return 0


if __name__ == "__main__":
    sys.exit(main())
