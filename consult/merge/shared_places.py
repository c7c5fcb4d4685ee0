"""Whether a file lies where several machines or programs write: a network share, or a synchronised folder.

There SQLite's locks cannot be trusted, and a synchronising program may carry away half a file.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath, PureWindowsPath

NETWORK_FILE_SYSTEMS = frozenset(
    {"9p", "afpfs", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone"}
    | {"fuse.sshfs", "nfs", "nfs4", "smb2", "smb3", "smbfs", "webdav"}
)
SYNCHRONISED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "nextcloud", "owncloud")
"""How the folders begin that programs keep alike on several machines."""
_FOLDERS_OF_PROGRAMS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Variables of the system in which OneDrive tells where its folders are."""
_DRIVE_REMOTE = 4
"""What GetDriveTypeW answers for a drive on the network (Windows, fileapi.h)."""


def is_shared(path: Path) -> bool:
    """Whether a file lies on a network share or in a synchronised folder.

    Args:
        path: The file, which need not be there.
    """
    whole = path.resolve()
    return (
        is_network_path(whole)
        or is_synchronised(whole, os.environ)
        or (sys.platform == "win32" and _on_remote_drive(whole))
        or file_system_of(whole, _mounts()) in NETWORK_FILE_SYSTEMS
    )


def is_network_path(path: PurePath) -> bool:
    """Whether a path names another machine, as two backslashes and a server's name do (Windows, UNC)."""
    return PureWindowsPath(path).drive.startswith("\\\\") or "gvfs" in path.parts


def is_synchronised(path: PurePath, environment: Mapping[str, str]) -> bool:
    """Whether one of a path's folders is kept alike on several machines by a program."""
    named = any(part.casefold().startswith(SYNCHRONISED) for part in path.parts[:-1])
    told = (environment.get(name) for name in _FOLDERS_OF_PROGRAMS)
    return named or any(folder and path.is_relative_to(folder) for folder in told)


def file_system_of(path: PurePath, mounts: Iterable[tuple[str, str]]) -> str:
    """The kind of file system that a path lies on.

    Args:
        path: An absolute path.
        mounts: Folder and kind of each file system, as `/proc/mounts` tells them.

    Returns:
        The kind of the innermost one, or "" when none is known.
    """
    within = [(folder, kind) for folder, kind in mounts if path.is_relative_to(folder)]
    return max(within, key=lambda each: len(each[0]), default=("", ""))[1]


def _mounts() -> list[tuple[str, str]]:
    try:
        lines = Path("/proc/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    fields = [line.split() for line in lines]
    # A space in a folder's name is written as an octal number there.
    return [(each[1].replace("\\040", " "), each[2]) for each in fields if len(each) > 2]


def _on_remote_drive(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE)
    return False
