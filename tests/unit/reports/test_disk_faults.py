"""A disk that is full, and a name that no file system takes, for every kind of report file."""

import errno
import os
from pathlib import Path

import pytest
from report_kit import write_report
from report_orders import STORE

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.report import ReportFormat

FORMATS = list(ReportFormat)


@pytest.mark.parametrize("form", FORMATS)
def test_that_a_disk_full_at_the_last_byte_keeps_the_former_file_and_leaves_nothing(
    form: ReportFormat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report"
    path.write_text("former")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFailed, match="No space left on device"):
        write_report(path, [], [STORE], form)
    assert path.read_text() == "former"
    assert [left.name for left in tmp_path.iterdir()] == ["report"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["n" * 300, "nul\0byte"], ids=["long", "nul"])
def test_that_a_name_the_file_system_refuses_is_told_and_leaves_nothing(
    form: ReportFormat, name: str, tmp_path: Path
) -> None:
    with pytest.raises(StorageFailed, match="could not be written"):
        write_report(tmp_path / name, [], [STORE], form)
    assert list(tmp_path.iterdir()) == []
