"""The diagnostics file: a ZIP of a few texts, for its owner only."""

import io
from collections.abc import Sequence
from pathlib import Path

from designo_sync_gui.domain.diagnostics import DiagnosticsPart
from designo_sync_gui.reports.formats import PRIVATE_FILE, PartFile


class DiagnosticsZip:
    """Implements ``domain.ports.DiagnosticsWriter``."""

    def write(self, path: Path, parts: Sequence[DiagnosticsPart]) -> None:
        import zipfile  # few starts of the program write such a file

        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in parts:
                archive.writestr(part.name, part.text.encode("utf-8", "backslashreplace"))
        file = PartFile(path, PRIVATE_FILE)
        with file.guarded():
            file.file.write(packed.getvalue())
        file.place()
