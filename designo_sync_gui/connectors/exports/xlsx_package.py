"""The parts of a workbook, unpacked piece by piece.

Law: every error of zipfile and zlib for a damaged file becomes an error about damage; nothing is
unpacked as a whole, and the unpacked size that a part declares is not trusted.
"""

import errno
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from designo_sync_gui.connectors.exports.cost import Cost, ReadingStopped
from designo_sync_gui.connectors.exports.file_kind import damaged
from designo_sync_gui.connectors.exports.table import unreadable_file
from designo_sync_gui.domain.errors import SyncError, system_reason
from designo_sync_gui.domain.sentence import say, verbatim

_CHUNK: Final = 64 * 1024
#: The directory of a package is read at once by zipfile, which makes half a kilobyte of each entry.
_LARGEST_DIRECTORY: Final = 1024 * 1024


class _Bounded(io.FileIO):
    """A file that gives nothing away in one piece that could fill the memory."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _LARGEST_DIRECTORY:
            raise zipfile.BadZipFile("its directory is too large")
        return super().read(size)


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Around calls of zipfile, zlib and expat only: they raise anything for a damaged file."""
    try:
        yield
    except (SyncError, ReadingStopped):
        raise
    except OSError as error:
        if error.errno == errno.EINVAL:  # a place before the beginning of the file
            raise damaged(path, say("a part is not where it should be")) from error
        raise unreadable_file(path, error) from error
    except Exception as error:  # zlib.error, struct.error, RuntimeError, NotImplementedError, ...
        raise damaged(path, verbatim(str(error)) if str(error) else system_reason(error)) from error


class Package:
    """An open package. Raises ``SettingsInvalid`` for one that is damaged."""

    def __init__(self, path: Path, cost: Cost) -> None:
        self.path = path
        self.cost = cost
        with damage_told(path):
            self._file = _Bounded(path)
            try:
                self.zip = zipfile.ZipFile(self._file)
            except BaseException:
                self._file.close()
                raise
        self._names = {name.lstrip("/").lower(): name for name in self.zip.namelist()}

    def close(self) -> None:
        self.zip.close()
        self._file.close()

    def holds(self, part: str) -> bool:
        return part.lower() in self._names

    def chunks(self, part: str) -> Iterator[bytes]:
        """A part, piece by piece; the last piece is empty. Its checksum is compared at its end."""
        name = self._names.get(part.lower())
        if name is None:
            raise damaged(self.path, say("{part} is missing", part=part))
        with damage_told(self.path):
            source = self.zip.open(name)
        with source:
            while True:
                with damage_told(self.path):
                    piece = source.read(_CHUNK)
                self.cost.unpack(len(piece))
                yield piece
                if not piece:
                    return
