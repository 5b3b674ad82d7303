"""Programs and libraries of Windows, as far as a bundle must know them.

Facts: "PE Format" of Microsoft. Read only; nothing is loaded.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from pathlib import Path

#: Entries of the optional header's table: imports, resources, imports that are loaded late.
_IMPORTS, _RESOURCES, _LATE = 1, 2, 13
#: Bits of ``DllCharacteristics``: address space of 64 bits, random place, no running data.
HARDENED = 0x0020 | 0x0040 | 0x0100
WINDOW, CONSOLE = 2, 3
#: A text of the version resource (Microsoft, "VERSIONINFO"), with the zeros that align it.
_PRODUCT = re.compile("ProductVersion".encode("utf-16-le") + rb"(?:\0\0)+((?:[0-9.]\0)+)")
_AMD64, _PE32_PLUS = 0x8664, 0x20B


@dataclass(frozen=True)
class Image:
    """What the headers of one file say; ``imports`` in small letters, as Windows compares them."""

    imports: frozenset[str]
    subsystem: int
    flags: int
    made_at: int
    has_resources: bool


def read_image(content: bytes) -> Image:
    """Raises ``ValueError`` for anything but a whole 64-bit program or library."""
    try:
        return _read(content)
    except struct.error as error:
        raise ValueError("The file ends too early.") from error


def _read(content: bytes) -> Image:
    start = struct.unpack_from("<I", content, 0x3C)[0] if content[:2] == b"MZ" else -1
    if start < 0 or content[start : start + 4] != b"PE\0\0":
        raise ValueError("The file is no program of Windows.")
    machine, sections, made_at, _, _, size, _ = struct.unpack_from("<HHIIIHH", content, start + 4)
    optional = start + 24
    (magic,) = struct.unpack_from("<H", content, optional)
    if (machine, magic) != (_AMD64, _PE32_PLUS):
        raise ValueError("The file is not for 64-bit Windows.")
    subsystem, flags = struct.unpack_from("<HH", content, optional + 68)
    (count,) = struct.unpack_from("<I", content, optional + 108)
    table = struct.unpack_from(f"<{2 * count}I", content, optional + 112)
    places = dict(enumerate(zip(table[::2], table[1::2], strict=True)))
    view = _View(content, _sections(content, optional + size, sections))
    named = {
        *view.names(places.get(_IMPORTS, (0, 0)), 20, 12),
        *view.names(places.get(_LATE, (0, 0)), 32, 4),
    }
    has_resources = places.get(_RESOURCES, (0, 0))[1] > 0
    return Image(frozenset(named), subsystem, flags, made_at, has_resources)


def _sections(content: bytes, start: int, count: int) -> list[tuple[int, int, int]]:
    """Address, length and place in the file of each section."""
    found = []
    for at in range(start, start + 40 * count, 40):
        address, length, place = struct.unpack_from("<III", content, at + 12)
        found.append((address, length, place))
    return found


@dataclass(frozen=True)
class _View:
    content: bytes
    sections: list[tuple[int, int, int]]

    def at(self, address: int) -> int:
        """Where an address lies in the file."""
        for start, length, place in self.sections:
            if start <= address < start + length:
                return place + address - start
        raise ValueError(f"The address {address:#x} lies in no section.")

    def names(self, directory: tuple[int, int], step: int, field: int) -> list[str]:
        """The libraries that a list of descriptors names; it ends with one that is empty."""
        found: list[str] = []
        at = self.at(directory[0]) if directory[1] else 0
        while at:
            (address,) = struct.unpack_from("<I", self.content, at + field)
            if not address:
                break
            name = self.at(address)
            found.append(self.content[name : self.content.index(b"\0", name)].decode("ascii"))
            at += step
        return [name.lower() for name in found]


def product_version(content: bytes) -> str:
    """The version that a file tells of itself in its resources; empty where it tells none."""
    found = re.search(_PRODUCT, content)
    return found[1].decode("utf-16-le") if found else ""


def images_of(folder: Path) -> dict[Path, Image]:
    """Every program and library under a folder. Raises ``ValueError`` naming a file that is none
    though it is called one."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in (".exe", ".dll", ".pyd"):
            try:
                found[path] = read_image(path.read_bytes())
            except ValueError as error:
                raise ValueError(f"{path.relative_to(folder)}: {error}") from error
    return found
