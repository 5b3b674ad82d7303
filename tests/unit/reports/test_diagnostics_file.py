"""The diagnostics file is a ZIP for its owner only."""

import stat
import sys
import zipfile
from pathlib import Path

from designo_sync_gui.domain.diagnostics import DiagnosticsPart
from designo_sync_gui.reports.diagnostics import DiagnosticsZip


def test_that_every_part_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "d.zip"
    DiagnosticsZip().write(
        path, [DiagnosticsPart("a.txt", "Größe"), DiagnosticsPart("b", "\ud800")]
    )
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.read("a.txt").decode() == "Größe"
        assert archive.read("b") == b"\\ud800"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
