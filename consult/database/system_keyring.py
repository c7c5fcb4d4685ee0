"""Secrets left to the system's own keyring, where there is one; nothing of them is kept by the program."""

from functools import cache
from typing import Any

SERVICE = "Samråd"
"""The name under which the keyring shows what is the program's."""


@cache
def _keyring() -> Any:
    try:
        import keyring
    except ImportError:
        return None
    return keyring


def secret(known_by: str) -> str | None:
    """What the keyring keeps by a name; None when it keeps nothing or cannot be asked."""
    ring = _keyring()
    if ring is None:
        return None
    try:
        found = ring.get_password(SERVICE, known_by)
    except Exception:  # noqa: BLE001  each system's keyring fails in its own way; then the person is asked
        return None
    return None if found is None else str(found)


def keep_secret(known_by: str, value: str) -> bool:
    """Leave a secret to the keyring; tells whether it took it."""
    ring = _keyring()
    if ring is None:
        return False
    try:
        ring.set_password(SERVICE, known_by, value)
    except Exception:  # noqa: BLE001  each system's keyring fails in its own way; the person keeps the secret then
        return False
    return True
