"""How large an installed program is, beside the same parts of the checkout."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

from build_locks import Target, for_target, read_lock
from dev_system import Stopped, say

#: Folders of an environment that pip brings along, and byte code, which is made at the place.
_NOT_COUNTED = ("pip", "setuptools", "__pycache__")


def compare(form: str, folder: Path, root: Path, lock: Path) -> None:
    """Print what ``folder`` holds beside what the checkout needs for the same. Raises ``Stopped``
    where the installed one is larger."""
    installed, own = size(folder), of_checkout(root, lock)
    ratio = installed / own
    say(f"{form}: {installed:.0f} MB installed, the checkout {own:.0f} MB: {ratio:.2f} of it")
    if ratio > 1:
        raise Stopped(f"{form}: it is larger than the checkout.")


def size(folder: Path) -> float:
    """Megabytes of the program and its libraries in a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if _counted(path, folder)) / 1e6


def of_checkout(root: Path, lock: Path) -> float:
    """Megabytes of the program in the checkout and of the libraries that it needs when it runs, in
    the environment that runs this."""
    here = Target("here", sys.platform, sys.version_info[:2], "", ())
    total = sum(size(root / folder) for folder in ("designo_sync_gui", "resources"))
    for one in for_target(read_lock(lock), here):
        files = metadata.distribution(one.name).files or []
        paths = (Path(str(file.locate())) for file in files if "__pycache__" not in file.parts)
        total += sum(path.lstat().st_size for path in paths if path.is_file()) / 1e6
    return total


def _counted(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    named = (part.partition("-")[0] if part.endswith(".dist-info") else part for part in parts)
    return path.is_file() and not any(part in _NOT_COUNTED for part in named)
