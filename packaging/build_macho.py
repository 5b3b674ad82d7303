"""Programs and libraries of macOS, as far as a bundle must know them.

Facts: "Mach-O file format reference" of Apple (``mach-o/loader.h``, ``fat.h``). Read only; nothing
is loaded.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

_FAT, _MACHO_64 = 0xCAFEBABE, 0xFEEDFACF
_PROCESSORS = {0x01000007: "x86_64", 0x0100000C: "arm64"}
#: Load commands: libraries that are needed, also weakly, re-exported or late; the least system.
_NEEDED = (0x0C, 0x80000018, 0x8000001F, 0x80000020)
_BUILD_VERSION, _MACOS = 0x32, 1


@dataclass(frozen=True)
class Image:
    """What the headers of one file say: for which processors it is, the names of the libraries
    that it needs, and the least macOS, which is 0.0 where it is not told."""

    processors: frozenset[str]
    needs: frozenset[str]
    least: tuple[int, int]


def read_image(content: bytes) -> Image:
    """Raises ``ValueError`` for anything but a whole 64-bit program or library."""
    try:
        parts = [_part(content, place) for place in _places(content)]
    except struct.error as error:
        raise ValueError("The file ends too early.") from error
    return Image(
        frozenset(processor for processor, _, _ in parts),
        frozenset(name for _, names, _ in parts for name in names),
        max(least for _, _, least in parts),
    )


def images_of(folder: Path) -> dict[Path, Image]:
    """Every program and library below a folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                head = file.read(4)
            if head in (struct.pack(">I", _FAT), struct.pack("<I", _MACHO_64)):
                found[path] = read_image(path.read_bytes())
    return found


def _places(content: bytes) -> list[int]:
    """Where the part for each processor begins."""
    (magic,) = struct.unpack_from(">I", content)
    if magic != _FAT:
        return [0]
    (count,) = struct.unpack_from(">I", content, 4)
    return [struct.unpack_from(">5I", content, 8 + 20 * number)[2] for number in range(count)]


def _part(content: bytes, start: int) -> tuple[str, list[str], tuple[int, int]]:
    magic, processor, _, _, count = struct.unpack_from("<5I", content, start)
    if magic != _MACHO_64 or processor not in _PROCESSORS:
        raise ValueError("The file is no 64-bit program of macOS.")
    names, least = [], (0, 0)
    place = start + 32
    for _ in range(count):
        command, size = struct.unpack_from("<2I", content, place)
        if command in _NEEDED:
            (offset,) = struct.unpack_from("<I", content, place + 8)
            names.append(content[place + offset : place + size].split(b"\0")[0].decode())
        elif command == _BUILD_VERSION:
            system, version = struct.unpack_from("<2I", content, place + 8)
            if system == _MACOS:
                least = (version >> 16, version >> 8 & 0xFF)
        if size < 8:
            raise ValueError("A load command has no size.")
        place += size
    return _PROCESSORS[processor], names, least
