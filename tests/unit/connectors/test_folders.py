"""A folder as a read source: the newest file, or all of them."""

import asyncio
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from connector_kit import FakeClock
from export_kit import checks, english, read, read_whole, reader_of, written_csv
from under_wine import links

from designo_sync_gui.connectors.exports import folder
from designo_sync_gui.connectors.exports.connector import column_choices
from designo_sync_gui.connectors.exports.export import open_table
from designo_sync_gui.connectors.exports.log_lines import LONGEST_LINE
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.domain.order import Reading
from designo_sync_gui.domain.sentence_json import sentence_from_text, sentence_to_text

NOW = FakeClock().now().timestamp()


def export(path: Path, *rows: tuple[str, str], age: float = 60) -> Path:
    written_csv(path, [["id", "status"], *rows])
    os.utime(path, (NOW - age, NOW - age))
    return path


def shown(readings: Sequence[Reading]) -> dict[str, str]:
    found = {}
    for reading in readings:
        status = reading.observation.status
        found[reading.ref.order_id] = reading.observation.problem.english
        if status is not None:
            found[reading.ref.order_id] = status.literal
    return found


def test_that_the_newest_file_of_a_folder_is_read_and_told(tmp_path) -> None:
    export(tmp_path / "b.csv", ("1", "old"), age=7200)
    export(tmp_path / "a.csv", ("1", "new"), age=600)
    assert shown(read(tmp_path)) == {"1": "new"}
    (told,) = checks(tmp_path)
    assert "“a.csv” of 2 files, changed 10 minutes ago." in told.message.english


def test_that_the_last_name_counts_where_that_is_chosen(tmp_path) -> None:
    export(tmp_path / "2026-11-02.csv", ("1", "new"), age=7200)
    export(tmp_path / "2026-11-01.csv", ("1", "old"), age=60)
    assert shown(read(tmp_path, files_by="name")) == {"1": "new"}


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("export-9.csv", "export-10.csv"),
        ("export-009.csv", "export-10.csv"),
        ("Export-9.csv", "export-10.csv"),
        ("2026-9-30.csv", "2026-10-1.csv"),
        ("20261128.csv", "20261128-2.csv"),
        ("export.csv", "export (2).csv"),
        ("1.9.csv", "1.10.csv"),
        ("export-9999999999999999999.csv", "export-10000000000000000000.csv"),
    ],
)
def test_that_numbers_in_names_count_as_numbers(tmp_path, older, newer) -> None:
    export(tmp_path / newer, ("1", "new"), age=7200)
    export(tmp_path / older, ("1", "old"), age=60)
    found = read_whole(tmp_path, files_by="name")
    assert shown(found.readings) == {"1": "new"}
    assert found.notes == ()


@pytest.mark.parametrize("name", ["28.11.2026.csv", "orders_1-12-2026.csv"])
def test_that_a_date_that_ends_with_the_year_is_told_where_names_are_ordered(
    tmp_path, name
) -> None:
    export(tmp_path / name, ("1", "x"))
    (note,) = english(read_whole(tmp_path, files_by="name").notes)
    assert f"The date in “{name}” does not begin with the year" in note
    assert read_whole(tmp_path).notes == ()


def test_that_all_files_are_read_where_that_is_chosen(tmp_path) -> None:
    export(tmp_path / "a.csv", ("1", "x"))
    export(tmp_path / "b.csv", ("2", "y"), ("1", "x"))
    found = read_whole(tmp_path, files="all")
    assert shown(found.readings) == {"1": "x", "2": "y"}
    assert found.told.english == "2 files up to “b.csv”, changed just now"


def test_that_two_files_that_contradict_each_other_give_no_status(tmp_path) -> None:
    export(tmp_path / "a.csv", ("1", "x"))
    export(tmp_path / "b.csv", ("1", "y"))
    found = read_whole(tmp_path, files="all")
    assert shown(found.readings) == {
        "1": "The export names this order more than once, with “x” and “y”."
    }


def test_that_of_several_logs_the_last_row_counts(tmp_path) -> None:
    export(tmp_path / "log-2.csv", ("1", "later"), age=120)
    export(tmp_path / "log-1.csv", ("1", "first"), ("2", "a"), age=7200)
    found = read_whole(tmp_path, files="all", rows="log")
    assert shown(found.readings) == {"1": "later", "2": "a"}
    sources = {r.ref.order_id: r.observation.source.split()[0] for r in found.readings}
    assert sources == {"1": "log-2.csv", "2": "log-1.csv"}


@pytest.mark.parametrize(
    "name", [".a.csv", "~$a.csv", ".~lock.a.csv", "a.csv.part", "a.csv.tmp", "a.csv~", "a.pdf"]
)
def test_that_hidden_and_temporary_files_are_passed_over(tmp_path, name) -> None:
    export(tmp_path / "a.csv", ("1", "x"), age=600)
    export(tmp_path / name, ("1", "y"), age=1)
    found = read_whole(tmp_path)
    assert (shown(found.readings), found.notes) == ({"1": "x"}, ())


@pytest.mark.parametrize(
    "name",
    [
        "a (Ada's conflicted copy 2026-11-28).csv",
        "a (Von Ada in Konflikt stehende Kopie).csv",
        "a.sync-conflict-20261128-101112-ABCDEFG.csv",
    ],
)
def test_that_a_conflicted_copy_is_told_and_not_read(tmp_path, name) -> None:
    export(tmp_path / "a.csv", ("1", "x"), age=600)
    export(tmp_path / name, ("1", "y"), age=1)
    found = read_whole(tmp_path)
    assert shown(found.readings) == {"1": "x"}
    assert english(found.notes) == (f"1 conflicted copy is not read. The first is “{name}”.",)


def test_that_folders_within_a_folder_are_not_read(tmp_path) -> None:
    (tmp_path / "sub.csv").mkdir()
    export(tmp_path / "a.csv", ("1", "x"), age=600)
    assert shown(read(tmp_path)) == {"1": "x"}


@links
def test_that_links_within_a_folder_are_not_read(tmp_path) -> None:
    within = tmp_path / "within"
    within.mkdir()
    outside = export(tmp_path / "outside.csv", ("1", "y"), age=1)
    (within / "link.csv").symlink_to(outside)
    export(within / "a.csv", ("1", "x"), age=600)
    assert shown(read(within)) == {"1": "x"}


@links
def test_that_a_folder_may_be_named_by_a_link(tmp_path) -> None:
    within = tmp_path / "within"
    within.mkdir()
    export(within / "a.csv", ("1", "x"))
    (tmp_path / "link").symlink_to(within)
    assert shown(read(tmp_path / "link")) == {"1": "x"}


def test_that_a_pattern_chooses_files(tmp_path) -> None:
    export(tmp_path / "Orders-1.csv", ("1", "x"), age=600)
    export(tmp_path / "customers.csv", ("1", "y"), age=1)
    assert shown(read(tmp_path, pattern="orders-*.CSV")) == {"1": "x"}


def test_that_no_file_to_read_is_an_error_and_not_an_empty_list(tmp_path) -> None:
    export(tmp_path / "a (conflicted copy).csv", ("1", "x"))
    with pytest.raises(SettingsInvalid) as caught:
        read(tmp_path, pattern="*.csv")
    assert "fits: *.csv. 1 conflicted copy is not read." in caught.value.message.english


def test_that_a_file_of_the_future_is_told(tmp_path) -> None:
    export(tmp_path / "a.csv", ("1", "x"), age=-86_400)
    (told,) = english(read_whole(tmp_path).notes)
    assert told == (
        "“a.csv” was changed in the future (2026-11-24 07:02 UTC), so it counts as the newest file."
    )
    (note,) = read_whole(tmp_path).notes
    assert sentence_from_text(sentence_to_text(note)) == note
    assert datetime.fromtimestamp(NOW, UTC).day == 23
    assert read_whole(tmp_path, files_by="name").notes == ()


def test_that_a_file_that_cannot_be_read_is_named_and_nothing_else_counts(tmp_path) -> None:
    export(tmp_path / "a.csv", ("1", "x"))
    written_csv(tmp_path / "b.csv", [["id"], ["2"]])
    with pytest.raises(SettingsInvalid) as caught:
        read(tmp_path, files="all")
    assert caught.value.message.english.startswith(
        "In the file “b.csv”: The file has no column “status”"
    )
    with pytest.raises(SettingsInvalid, match=r"In the file “b\.csv”"):
        read(tmp_path, files="all", rows="log")


def test_that_a_file_that_vanishes_between_list_and_reading_is_an_error(
    tmp_path, monkeypatch
) -> None:
    export(tmp_path / "a.csv", ("1", "x"))
    gone = export(tmp_path / "b.csv", ("1", "y"), age=1)
    plain = folder._told_of_time

    def vanish(*given):
        gone.unlink()
        return plain(*given)

    monkeypatch.setattr(folder, "_told_of_time", vanish)
    with pytest.raises(SettingsInvalid, match=r"b\.csv”.* cannot be read"):
        read(tmp_path)


def test_that_a_file_that_changes_while_it_is_read_is_told(tmp_path, monkeypatch) -> None:
    path = export(tmp_path / "a.csv", ("1", "x"))
    plain = open_table

    def writing(*given):
        with path.open("a", encoding="utf-8") as file:
            file.write("2,y\n")
        return plain(*given)

    monkeypatch.setattr("designo_sync_gui.connectors.exports.rows.open_table", writing)
    with pytest.raises(SyncError, match="changed while it was read"):
        read(tmp_path)


def test_that_a_thousand_files_are_read_and_many_more_are_refused(tmp_path, monkeypatch) -> None:
    for number in range(1000):
        export(tmp_path / f"{number:04}.csv", (str(number), "x"), age=number)
    assert len(read(tmp_path, files="all")) == 1000
    assert shown(read(tmp_path)) == {"0": "x"}
    monkeypatch.setattr(folder, "MOST_FILES", 999)
    with pytest.raises(SettingsInvalid, match=r"contains 1,000 files"):
        read(tmp_path, files="all")
    monkeypatch.setattr(folder, "_MOST_LISTED", 999)
    with pytest.raises(SettingsInvalid, match=r"more than 999 files"):
        read(tmp_path)


def test_that_a_log_that_left_the_folder_is_forgotten(tmp_path) -> None:
    export(tmp_path / "a.csv", ("1", "x"), age=600)
    reader = reader_of(tmp_path, files="all", rows="log")
    asyncio.run(reader.read(["de"]))
    (tmp_path / "a.csv").unlink()
    export(tmp_path / "b.csv", ("2", "y"))
    found = asyncio.run(reader.read(["de"]))
    assert shown(found.readings) == {"2": "y"}


def test_that_the_columns_of_a_folder_are_those_of_its_newest_file(tmp_path) -> None:
    export(tmp_path / "a.csv", ("1", "x"), age=600)
    assert asyncio.run(column_choices({"file": str(tmp_path)})) == ("id", "status")


@pytest.mark.parametrize("name", ["rows", "files", "files_by"])
def test_that_a_setting_that_does_not_exist_is_refused(tmp_path, name) -> None:
    with pytest.raises(SettingsInvalid, match="none of the values"):
        reader_of(tmp_path, **{name: "other"})


def test_that_one_line_of_json_without_its_end_names_the_columns(tmp_path) -> None:
    path = tmp_path / "e.jsonl"
    path.write_bytes(b'{"id": 1, "s": "x"}')
    assert asyncio.run(column_choices({"file": str(path)})) == ("/id", "/s")


def test_that_a_line_of_json_without_its_end_that_is_too_long_is_told(tmp_path) -> None:
    path = tmp_path / "e.jsonl"
    path.write_bytes(b'{"id": 1, "s": "x"}\n{"id": 2, "s": "' + b"y" * LONGEST_LINE)
    with pytest.raises(SettingsInvalid) as raised:
        read(path, id_column="/id", status="/s")
    assert "row 2 cannot be read: it has more than" in raised.value.message.english
    assert asyncio.run(column_choices({"file": str(path)})) == ("/id", "/s")


def test_that_an_export_of_lines_of_json_is_read(tmp_path) -> None:
    path = tmp_path / "e.jsonl"
    path.write_bytes(b'{"id": 1, "s": {"code": "x"}}\n{"id": 2, "s": {"code": "y"}, "n": 3}')
    options = {"id_column": "/id", "status": "/s/code"}
    assert shown(read(path, **options)) == {"1": "x", "2": "y"}
    assert asyncio.run(column_choices({"file": str(path)})) == ("/id", "/s/code", "/n")
    path.write_bytes(b'{"id": 1, "s": {"code": "x"}}\n{"id": 1, "s": {"co\n')
    with pytest.raises(SettingsInvalid, match="row 2 cannot be read"):
        read(path, **options)
