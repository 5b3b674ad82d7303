"""Files of bundles: the same bytes from every build of one commit."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import subprocess
import tarfile
from pathlib import Path

#: Where there is no commit to ask (a source package): the day the first bundle was made.
_FALLBACK = 1767225600


def version_of(root: Path) -> str:
    """The program's version, from the one place where it is written."""
    text = (root / "designo_sync_gui" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError("designo_sync_gui/__init__.py names no version")
    return found[1]


def commit_time(root: Path) -> int:
    """The time that every file of a bundle bears, in seconds since 1970."""
    done = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, check=False
    )
    told = done.stdout.decode().strip()
    return int(told) if done.returncode == 0 and told.isdigit() else _FALLBACK


def level_times(folder: Path, moment: int) -> None:
    """Every file and folder in it was changed at this moment."""
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (moment, moment), follow_symlinks=False)


def write_gzip(path: Path, content: bytes) -> None:
    """Compressed, with neither a name nor a time in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    held = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, held, mtime=0) as packed:
        packed.write(content)
    path.write_bytes(held.getvalue())


def write_tar(folder: Path, target: Path, moment: int) -> None:
    """``folder`` as an archive of one top folder: sorted, owned by nobody in particular."""

    def levelled(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        member.mtime = moment
        return member

    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in [folder, *sorted(folder.rglob("*"))]:
            name = str(path.relative_to(folder.parent))
            archive.add(path, name, recursive=False, filter=levelled)
    write_gzip(target, held.getvalue())


def told(path: Path) -> str:
    """A line about a finished file: size, hash, name."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"{path.stat().st_size / 1e6:8.2f} MB  sha256 {digest}  {path.name}"


def size_of(folder: Path) -> float:
    """Megabytes of all files in a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
