"""Whether Qt can come up here, told in words: by itself it ends the process when it cannot."""

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path

PACKAGES = (
    "libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4"
    " libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0"
    " libxcb-xkb1"
)
"""Debian's packages with the libraries that Qt's wheels leave to the system."""

NO_SCREEN = "Samråd behöver en skärm: varken DISPLAY eller WAYLAND_DISPLAY är satt. Utan skärm: samrad-cli."
MISSING_LIBRARY = f"""Samråd kan inte starta: Qt saknar ett av systemets bibliotek.
{{reason}}
På Debian och Ubuntu: sudo apt install {PACKAGES}"""


def obstacle(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> str:
    """What keeps Qt from coming up; empty when nothing is known to.

    Args:
        environment: Variables of the process.
        system: As `sys.platform` names it; only Linux leaves libraries to the user.
    """
    try:
        import PySide6.QtWidgets  # Its own libraries are loaded here.
    except ImportError as error:
        return MISSING_LIBRARY.format(reason=error)
    if system != "linux" or environment.get("QT_QPA_PLATFORM", "xcb") != "xcb":
        return ""
    if environment.get("WAYLAND_DISPLAY"):
        return ""
    if not environment.get("DISPLAY"):
        return NO_SCREEN
    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        if plugin.exists():
            ctypes.CDLL(str(plugin))
    except OSError as error:
        return MISSING_LIBRARY.format(reason=error)
    return ""
