"""Where the files that the program ships are found."""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_resources"
_CHECKOUT = Path(__file__).parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Path of a shipped file, in an installed wheel or in a checkout.

    Args:
        *parts: Folder and file names below `resources/`.

    Returns:
        The path; it is not checked that it exists.
    """
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    return root.joinpath(*parts)
