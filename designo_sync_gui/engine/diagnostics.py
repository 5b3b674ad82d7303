"""The diagnostics file: everything that somebody who helps may ask for, without secrets.

Law: what is written is exactly what was shown; no side is asked, nothing is repaired.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from designo_sync_gui.data_folder import user_folder
from designo_sync_gui.domain.credentials import misplaced, without_keys
from designo_sync_gui.domain.diagnostics import (
    DiagnosticsPart,
    aliases_of,
    aliases_of_folder,
    masked,
)
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.ports import DiagnosticsWriter, Settings
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.doctor import Doctor
from designo_sync_gui.engine.folder import DataFolderView

#: In place of a credential that an earlier version, or another hand, put into the settings.
_HIDDEN: Final = "***"


@dataclass(frozen=True, slots=True)
class DiagnosticsSources:
    """Where the texts come from.

    ``about`` tells versions of program, libraries and data files, line by line; ``settings_text``
    the settings as they are kept; ``mask`` hides every secret that this run
    has seen, wherever it came from.
    """

    about: Callable[[], Awaitable[Sequence[str]]]
    settings_text: Callable[[Settings], str]
    mask: Callable[[str], str]
    writer: DiagnosticsWriter


@dataclass(frozen=True, slots=True)
class DiagnosticsService:
    sources: DiagnosticsSources
    book: ConnectionBook
    doctor: Doctor
    folder: DataFolderView

    async def collect(self, *, mask_names: bool) -> tuple[DiagnosticsPart, ...]:
        """The texts of the file; with ``mask_names`` no host, store name or folder is told."""
        settings, platforms = self.book.settings, self.book.platforms
        left = misplaced(settings.stores, settings.designo, platforms)
        aliases = dict.fromkeys(left, _HIDDEN)
        own = user_folder()
        if mask_names:
            aliases = {
                **aliases_of(settings),
                **aliases,
                **aliases_of_folder(self.folder.path, "DATA"),
                **(aliases_of_folder(own, "HOME") if own else {}),
            }
        texts = {
            "about.txt": "\n".join(await self.sources.about()),
            "settings.json": self.sources.settings_text(settings),
            "checks.txt": await self._checks(),
            "log.txt": await self._log(),
        }
        keys = platforms, _HIDDEN
        return tuple(
            DiagnosticsPart(name, without_keys(masked(self.sources.mask(text), aliases), *keys))
            for name, text in texts.items()
        )

    async def save(self, path: Path, parts: Sequence[DiagnosticsPart]) -> None:
        """Write these texts into a ZIP file for its owner only. Raises ``StorageFailed``."""
        await asyncio.to_thread(self.sources.writer.write, path, parts)

    async def _checks(self) -> str:
        """No connection is tested: the file is made on a computer that may be offline."""
        lines = []
        async for finding in self.doctor.examine(offline=True):
            check = finding.check
            mark = "FAILED" if check.passed is False else check.result.value
            about = f"{finding.about}: " if finding.about else ""
            lines.append(f"{mark}: {about}{check.name.english}: {check.message.english}")
        return "\n".join(lines)

    async def _log(self) -> str:
        try:
            return await self.folder.read_log()
        except StorageFailed as error:
            return error.sentence.english
