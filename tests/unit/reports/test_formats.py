"""Report files: CSV "exact" and files that are complete or not there."""

import csv
import os
import stat
import sys
from pathlib import Path

import pytest
from hostile_statuses import HOSTILE_STATUSES
from under_wine import links

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.reports.formats import PRIVATE_FILE, csv_record, write_file


def read_back(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_that_every_field_is_quoted_and_quotes_are_doubled() -> None:
    assert csv_record(["a", "", 'say "x"', "1"]) == '"a","","say ""x""","1"\r\n'


def test_that_line_ends_and_nul_stay_inside_the_quotes() -> None:
    assert csv_record(["a\r\nb\rc\nd\x00"]) == '"a\r\nb\rc\nd\x00"\r\n'


@pytest.mark.parametrize("status", HOSTILE_STATUSES, ids=ascii)
def test_that_a_hostile_text_comes_back_from_the_file(status: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    write_file(path, [csv_record([status, "x"])])
    assert read_back(path) == [[status, "x"]]


def test_that_no_byte_order_mark_is_written(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    write_file(path, [csv_record(["store"])])
    assert path.read_bytes() == b'"store"\r\n'


def test_that_a_lone_surrogate_is_written_as_its_escape(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    write_file(path, ["a\ud800b"])
    assert path.read_bytes() == b"a\\ud800b"


def test_that_a_failure_half_way_keeps_the_former_file_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("former")

    def parts():
        yield "new"
        raise OSError(28, "No space left on device")

    with pytest.raises(StorageFailed, match="No space left on device"):
        write_file(path, parts())
    assert path.read_text() == "former"
    assert [p.name for p in tmp_path.iterdir()] == ["r.csv"]


def test_that_a_bug_half_way_leaves_nothing_and_is_not_hidden(tmp_path: Path) -> None:
    def parts():
        yield "new"
        raise KeyError("bug")

    with pytest.raises(KeyError):
        write_file(tmp_path / "r.csv", parts())
    assert list(tmp_path.iterdir()) == []


def test_that_a_missing_folder_is_told_with_advice(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed) as caught:
        write_file(tmp_path / "no" / "r.csv", ["x"])
    assert "could not be written" in caught.value.message.english
    assert "folder" in caught.value.advice.english


def test_that_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="not a regular file"):
        write_file(tmp_path, ["x"])
    assert tmp_path.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="devices are files on POSIX only")
def test_that_a_device_is_not_replaced_by_a_file() -> None:
    with pytest.raises(StorageFailed, match="not a regular file"):
        write_file(Path(os.devnull), ["x"])
    assert Path(os.devnull).is_char_device()


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits are those of POSIX")
def test_that_a_private_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.touch(mode=0o644)
    write_file(path, ["x"], PRIVATE_FILE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@links
def test_that_a_link_still_points_to_the_file_it_named(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("former")
    link.symlink_to(real)
    write_file(link, ["new"])
    assert link.is_symlink()
    assert real.read_text() == "new"


@pytest.mark.parametrize(
    "name", ["journal.sqlite3", "journal.sqlite3-wal", "mirror.sqlite3", "settings.json"]
)
def test_that_no_export_takes_the_place_of_the_programs_own_data(tmp_path, name) -> None:
    kept = tmp_path / name
    kept.write_bytes(b"the journal")
    with pytest.raises(StorageFailed, match="own data"):
        write_file(kept, ["x"])
    assert kept.read_bytes() == b"the journal"
