"""A file that another program holds for a moment is replaced all the same."""

import errno
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.file_replacing import PAUSES, OpenElsewhere, replace_file
from designo_sync_gui.reports.formats import write_file
from designo_sync_gui.storage.files import put_aside, write_whole


class Windows:
    """``Path.replace`` as Windows answers while others hold the file: the first ``times``."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, times: int, number: int | None = 32
    ) -> None:
        self.left, self.number, self.tried = times, number, 0
        self.rename = Path.replace
        monkeypatch.setattr(Path, "replace", lambda source, target: self.replace(source, target))

    def replace(self, source: Path, target: Path) -> Path:
        self.tried += 1
        if self.left:
            self.left -= 1
            raise denied(self.number)
        return self.rename(source, target)


def denied(number: int | None) -> OSError:
    """On Windows itself the system's number is the fourth word of an error, elsewhere there is
    none."""
    if number is None:
        return PermissionError(errno.EACCES, "Access is denied")
    error = OSError(errno.EACCES, "Access is denied", None, number)
    if sys.platform != "win32":
        vars(error)["winerror"] = number
    return error


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    source, target = tmp_path / "new", tmp_path / "old"
    source.write_text("new")
    target.write_text("old")
    return source, target


@pytest.mark.parametrize("number", [5, 32, 33])
def test_that_a_file_held_for_a_moment_is_replaced_after_a_pause(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    Windows(monkeypatch, 3, number)
    paused: list[float] = []
    replace_file(*files, paused.append)
    assert files[1].read_text() == "new"
    assert paused == list(PAUSES[:3])


def test_that_a_file_held_for_longer_is_told_after_two_seconds_and_stays(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    Windows(monkeypatch, 1000)
    paused: list[float] = []
    with pytest.raises(OpenElsewhere):
        replace_file(*files, paused.append)
    assert files[1].read_text() == "old"
    assert sum(paused) == pytest.approx(2)


@pytest.mark.parametrize("number", [None, 3, 112])
def test_that_any_other_refusal_is_told_at_once(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    windows = Windows(monkeypatch, 1000, number)
    with pytest.raises(OSError, match="Access is denied") as told:  # 3 is another class there
        replace_file(*files, lambda seconds: pytest.fail("waited"))
    assert not isinstance(told.value, OpenElsewhere)
    assert windows.tried == 1


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Windows:
    monkeypatch.setattr("designo_sync_gui.file_replacing.PAUSES", (0.0, 0.0))
    return Windows(monkeypatch, 1000)


def test_that_an_export_onto_a_file_open_in_a_spreadsheet_says_so_and_leaves_it(
    tmp_path: Path, held: Windows
) -> None:
    target = tmp_path / "report.csv"
    target.write_text("old")
    with pytest.raises(StorageFailed, match="is open in another program") as told:
        write_file(target, ["new"])
    assert told.value.advice.english == "Close it there, or choose another name."
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.csv"]


def test_that_settings_held_by_another_program_are_kept_and_told(
    tmp_path: Path, held: Windows
) -> None:
    target = tmp_path / "settings.json"
    target.write_text("old")
    with pytest.raises(StorageFailed, match="is open in another program"):
        write_whole(target, b"new")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_that_a_damaged_file_held_by_another_program_is_told(tmp_path: Path, held: Windows) -> None:
    target = tmp_path / "settings.json"
    target.write_text("old")
    with pytest.raises(StorageFailed, match="is open in another program"):
        put_aside(target, datetime(2026, 11, 28, tzinfo=UTC))


def test_that_settings_held_for_a_moment_are_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designo_sync_gui.file_replacing.PAUSES", (0.0, 0.0))
    Windows(monkeypatch, 2)
    target = tmp_path / "settings.json"
    target.write_text("old")
    write_whole(target, b"new")
    assert target.read_text() == "new"
