"""Evidence holds replies of shops: only its owner may read the file."""

import os
from pathlib import Path

import pytest

from designo_sync_gui.reports.evidence import EvidenceReport


@pytest.mark.skipif(os.name != "posix", reason="the system knows no such modes")
@pytest.mark.parametrize("name", ["evidence.json", "evidence.html"])
def test_that_evidence_is_for_its_owner_only(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("a former export that everybody could read")
    path.chmod(0o644)
    former = os.umask(0)
    try:
        EvidenceReport().write_evidence("Evidence", (), (), path)
    finally:
        os.umask(former)
    assert path.stat().st_mode & 0o777 == 0o600
