"""Exports as a read source: cells exactly as they stand in the file."""

import asyncio
import datetime as dt
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from connector_kit import FakeClock
from export_kit import checks, read, reader_of, statuses, written_csv
from hostile_statuses import HOSTILE_STATUSES
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.connectors.exports.connector import CONNECTOR, column_choices, store_choices
from designo_sync_gui.connectors.exports.csv_file import read_csv
from designo_sync_gui.connectors.exports.xlsx_file import read_xlsx
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.domain.status import Status


def sheet(path: Path, rows) -> Path:
    book = openpyxl.Workbook()
    first: Any = book.active
    for row in rows:
        first.append(row)
    book.save(path)
    return path


def test_that_ids_numbers_and_statuses_are_kept_as_text_exactly(tmp_path) -> None:
    path = written_csv(tmp_path / "e.csv", [["id", "no", "status"], ["007", "#1 ", " Paid\u00a0"]])
    (reading,) = read(path, number_column="no")
    assert (reading.ref, reading.number) == (OrderRef("de", "007"), "#1 ")
    assert reading.observation.status == Status.text(" Paid\u00a0")
    assert "e.csv (utf-8, delimiter ,), column status, row 2" in reading.observation.source


def test_that_every_hostile_status_comes_through_csv_unaltered(tmp_path) -> None:
    rows = [["id", "status"], *([str(n), text] for n, text in enumerate(HOSTILE_STATUSES))]
    found = statuses(written_csv(tmp_path / "e.csv", rows))
    for number, text in enumerate(HOSTILE_STATUSES):
        assert found[str(number)] == (Status.text(text) if text else Status.absent())


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_that_any_text_comes_through_csv_unaltered(tmp_path_factory, text: str) -> None:
    path = written_csv(tmp_path_factory.getbasetemp() / "any.csv", [["id", "status"], ["1", text]])
    assert statuses(path) == {"1": Status.text(text) if text else Status.absent()}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_that_encoding_and_delimiter_are_found_out(tmp_path, delimiter, encoding) -> None:
    rows = [["id", "status", "note; and, more"], ["1", "Prüfung", "x"]]
    path = written_csv(tmp_path / "e.csv", rows, delimiter, encoding)
    assert statuses(path) == {"1": Status.text("Prüfung")}


def test_that_a_chosen_encoding_that_does_not_fit_is_told_with_its_place(tmp_path) -> None:
    path = written_csv(tmp_path / "e.csv", [["id", "status"], ["1", "Prüfung"]], encoding="cp1252")
    with pytest.raises(SettingsInvalid, match="not written in utf-8: it breaks off at byte"):
        read(path, encoding="utf-8")


def test_that_two_columns_of_one_name_are_told_and_nothing_is_guessed(tmp_path) -> None:
    path = written_csv(tmp_path / "e.csv", [["id", "status", "status"], ["1", "a", "b"]])
    with pytest.raises(SettingsInvalid, match="2 columns named “status”"):
        read(path)


def test_that_a_missing_column_is_told_with_those_there_are(tmp_path) -> None:
    path = written_csv(tmp_path / "e.csv", [["id", "Status"], ["1", "a"]])
    with pytest.raises(SettingsInvalid) as caught:
        read(path)
    assert "no column “status”" in caught.value.message.english
    assert "“Status”" in caught.value.advice.english


def test_that_an_order_named_twice_with_two_statuses_is_unreadable_with_both(tmp_path) -> None:
    rows = [["id", "status"], ["1", "a"], ["2", "b"], ["1", "c"], ["2", "b"]]
    first, second = read(written_csv(tmp_path / "e.csv", rows))
    assert first.observation.unreadable
    assert "“a” and “c”" in first.observation.problem.english
    assert second.observation.status == Status.text("b")


def test_that_rows_without_an_id_are_counted_and_belong_to_no_order(tmp_path) -> None:
    path = written_csv(tmp_path / "e.csv", [["id", "status"], ["", "a"], ["1", "b"]])
    reader = reader_of(path)

    async def use():
        return [page async for page in reader.pages(["de"], None)]

    (page,) = asyncio.run(use())
    assert (page.nameless, page.total) == (1, 1)


def test_that_a_short_row_has_no_status(tmp_path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("id,status\r\n1\r\n", encoding="utf-8")
    assert statuses(path) == {"1": Status.absent()}


@pytest.mark.parametrize("text", ["", 'id,status\n"1"x,a\n', 'id,status\n"1,a\n'])
def test_that_an_empty_or_broken_file_is_an_error_and_no_empty_list(tmp_path, text) -> None:
    path = tmp_path / "e.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsInvalid):
        read(path)


def test_that_a_missing_file_is_told_with_its_name(tmp_path) -> None:
    with pytest.raises(SettingsInvalid, match="cannot be read"):
        read(tmp_path / "gone.csv")


def test_that_texts_of_a_workbook_are_exact_and_whole_numbers_keep_their_digits(tmp_path) -> None:
    rows = [["id", "status"], ["007", " Paid "], [48213, 2], ["3", True], ["4", None]]
    assert statuses(sheet(tmp_path / "e.xlsx", rows)) == {
        "007": Status.text(" Paid "),
        "48213": Status.number("2"),
        "3": Status.boolean(True),
        "4": Status.absent(),
    }


@pytest.mark.parametrize(
    ("value", "word"),
    [(dt.datetime(2026, 1, 2), "date"), ("=A1", "formula"), (1.5, "decimal")],  # noqa: DTZ001
)
def test_that_a_cell_without_one_text_is_unreadable_with_its_reason(tmp_path, value, word) -> None:
    (reading,) = read(sheet(tmp_path / "e.xlsx", [["id", "status"], ["1", value]]))
    assert reading.observation.unreadable
    assert word in reading.observation.problem.english


def test_that_the_named_sheet_is_read_and_a_missing_one_is_told(tmp_path) -> None:
    book = openpyxl.Workbook()
    first: Any = book.active
    first.append(["x"])
    second = book.create_sheet("Orders")
    for row in (["id", "status"], ["1", "a"]):
        second.append(row)
    book.save(tmp_path / "e.xlsx")
    assert statuses(tmp_path / "e.xlsx", sheet="Orders") == {"1": Status.text("a")}
    with pytest.raises(SettingsInvalid, match="no sheet “Gone”"):
        read(tmp_path / "e.xlsx", sheet="Gone")


def test_that_a_text_file_called_xlsx_is_told_as_damaged(tmp_path) -> None:
    (tmp_path / "e.xlsx").write_text("id,status")
    with pytest.raises(SettingsInvalid, match="not an XLSX file"):
        read_xlsx(tmp_path / "e.xlsx", "")


def test_that_rows_are_told_apart_by_their_store_column(tmp_path) -> None:
    rows = [["id", "status", "store"], ["1", "a", "de"], ["1", "b", "us"], ["2", "c", "fr"]]
    path = written_csv(tmp_path / "e.csv", rows)
    found = {r.ref: r.observation.status for r in read(path, ("de", "us"), store_column="store")}
    assert found == {OrderRef("de", "1"): Status.text("a"), OrderRef("us", "1"): Status.text("b")}


def test_that_several_stores_without_a_store_column_are_refused(tmp_path) -> None:
    path = written_csv(tmp_path / "e.csv", [["id", "status"], ["1", "a"]])
    with pytest.raises(SettingsInvalid, match="which store"):
        read(path, ("de", "us"))


def test_that_an_order_the_export_lacks_is_not_read_rather_than_absent(tmp_path) -> None:
    path = written_csv(tmp_path / "e.csv", [["id", "status"], ["1", "a"]])
    reader = reader_of(path)
    refs = [OrderRef("de", "1"), OrderRef("de", "9")]
    found = asyncio.run(reader.read_orders(refs))
    assert found[refs[0]].observation.status == Status.text("a")
    assert found[refs[1]].observation.presence is Presence.NOT_READ
    assert not reader.live


def test_that_the_columns_are_offered_for_every_option_that_is_one(tmp_path) -> None:
    path = written_csv(tmp_path / "e.csv", [["Order ID", "State"], ["1", "a"]])
    store = Store("de", "D", "export", "", "State", options=(("file", str(path)),))
    choices = asyncio.run(store_choices(store))
    assert choices["id_column"] == choices["status_field"] == ("Order ID", "State")
    with pytest.raises(SettingsInvalid):
        asyncio.run(column_choices({}))


def test_that_the_connection_test_counts_what_the_export_holds(tmp_path) -> None:
    path = written_csv(tmp_path / "e.csv", [["id", "status"], ["1", "a"], ["1", "b"], ["", "c"]])
    os.utime(path, (FakeClock().time.timestamp(),) * 2)
    how = "Read as utf-8, delimiter ,: “e.csv”, changed just now."
    assert [(c.name.english, c.passed, c.message.english) for c in checks(path)] == [
        ("Export read", True, f"It contains 1 order. {how}"),
        ("Order ids", None, "1 row names no order: row 4: the cell is empty."),
        (
            "Statuses",
            None,
            "1 order has no status that can be read: order 1: The export names this order more "
            "than once, with “a” and “b”.",
        ),
    ]


def test_that_nothing_is_ever_written_to_an_export() -> None:
    assert CONNECTOR.platform.url_label == NOTHING
    assert all(field.writing == "not written" for field in CONNECTOR.platform.fields)


def test_that_a_delimiter_inside_quotes_does_not_count(tmp_path) -> None:
    path = tmp_path / "e.csv"
    path.write_text('"a,b,c";id;status\r\nx;1;"p;q"\r\n', encoding="utf-8")
    assert read_csv(path, "auto", "auto").columns == ("a,b,c", "id", "status")
    assert statuses(path) == {"1": Status.text("p;q")}
