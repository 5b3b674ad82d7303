"""Wheels of the locked versions: fetched by their hashes, unpacked, and trimmed to what is used."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from build_locks import Locked, Target
from dev_system import Stopped

#: Not read when the program runs.
_NEVER = re.compile(
    r"\.pyi$|(^|/)py\.typed$|(^|/)tests?/|(^|/)__pycache__/|\.dist-info/(RECORD|WHEEL|INSTALLER|"
    r"REQUESTED|direct_url\.json|top_level\.txt|sboms/.*)$|^[^/]*\.data/|(^|/)(glue|docs|doc|examples)/"
)


def fetch(entries: Sequence[Locked], target: Target, folder: Path) -> list[Path]:
    """The wheels of these versions for a system, each with a hash of the lock; sorted. What pip
    fetched into the folder for the same versions is taken as it is: asking the index again takes
    seconds.

    Raises ``Stopped`` where pip cannot get one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = folder / "requirements.lock"
    wanted = "".join(one.line() for one in entries)
    if not entries or (lock.exists() and lock.read_text(encoding="utf-8") == wanted):
        found = _found(entries, folder)
        if len(found) == len(entries) and all(_is_locked(one, entries) for one in found):
            return found
    lock.write_text(wanted, encoding="utf-8")
    version = f"{target.python[0]}.{target.python[1]}"
    words = [sys.executable, "-m", "pip", "download", "-qq", "--no-input", "--no-deps"]
    words += ["--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    words += ["--implementation", "cp", "--python-version", version]
    for abi in (f"cp{version.replace('.', '')}", "abi3", "none"):
        words += ["--abi", abi]
    for tag in target.tags:
        words += ["--platform", tag]
    words += ["--dest", str(folder), "--requirement", str(lock)]
    if subprocess.run(words, check=False).returncode != 0:
        raise Stopped(f"The wheels for {target.name} could not be fetched; pip says why above.")
    found = _found(entries, folder)
    if len(found) != len(entries):
        raise Stopped(f"{len(found)} wheels for {target.name} instead of {len(entries)}.")
    return found


def serves_newer(wheel: Path) -> bool:
    """Whether it also serves every newer Python: it is of none in particular, or of its stable
    interface."""
    return wheel.stem.split("-")[-2] in ("none", "abi3")


def _found(entries: Iterable[Locked], folder: Path) -> list[Path]:
    names = {re.sub(r"[-_.]+", "_", one.name) + f"-{one.version}" for one in entries}
    return sorted(path for path in folder.glob("*.whl") if _stem(path) in names)


def _is_locked(wheel: Path, entries: Iterable[Locked]) -> bool:
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return any(digest in one.hashes for one in entries)


def _stem(wheel: Path) -> str:
    name, version = wheel.name.split("-")[:2]
    return f"{re.sub(r'[-_.]+', '_', name).lower()}-{version}"


def unpack(wheels: Iterable[Path], folder: Path, keep_of_qt: Sequence[str]) -> None:
    """Put the files of the wheels into a folder; of Qt only those whose path under the wheel
    matches one of the patterns (``re.fullmatch``). Raises ``Stopped`` for a file that two wheels
    hold with different content."""
    kept_of_qt = re.compile("|".join(keep_of_qt))
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as opened:
            for name in opened.namelist():
                qt = name.startswith(("PySide6/", "shiboken6/"))
                if name.endswith("/") or _NEVER.search(name):
                    continue
                if qt and not kept_of_qt.fullmatch(name):
                    continue
                _put(opened.read(name), folder / name, wheel)


def _put(content: bytes, place: Path, wheel: Path) -> None:
    if place.exists():
        if place.read_bytes() != content:
            raise Stopped(f"{wheel.name} holds another {place.name} than a wheel before it.")
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def own_wheel(root: Path, folder: Path) -> Path:
    """The program's own wheel, made of this checkout. Raises ``Stopped``."""
    return _built(root, folder, "wheel", "*.whl")


def own_sdist(root: Path, folder: Path) -> Path:
    """The program's source package, made of this checkout. Raises ``Stopped``."""
    return _built(root, folder, "sdist", "*.tar.gz")


def _built(root: Path, folder: Path, kind: str, pattern: str) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    words = [sys.executable, "-m", "hatchling", "build", "--target", kind]
    done = subprocess.run(
        [*words, "--directory", str(folder)], cwd=root, capture_output=True, check=False
    )
    found = sorted(folder.glob(pattern))
    if done.returncode != 0 or len(found) != 1:
        raise Stopped(f"The {kind} was not made:\n{done.stderr.decode(errors='replace').rstrip()}")
    return found[0]
