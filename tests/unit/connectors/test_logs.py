"""A log as a read source: the last row of an order counts, and only whole lines are read."""

import asyncio
import json
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from export_kit import checks, english, read, read_whole, reader_of
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.connectors.exports import log_file, log_lines, log_pieces
from designo_sync_gui.connectors.exports.log_orders import time_of
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.order import OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.source_words import source_sentence
from designo_sync_gui.domain.status import Status

LOG = {"rows": "log"}
TIMED = {**LOG, "changed_column": "at"}
LINES = {**LOG, "id_column": "/order_id", "status": "/status"}


def written(path: Path, *lines: str, encoding: str = "utf-8", end: str = "\n") -> Path:
    path.write_bytes("".join(line + end for line in lines).encode(encoding))
    return path


def appended(path: Path, text: str, encoding: str = "utf-8") -> None:
    with path.open("ab") as file:
        file.write(text.encode(encoding))


def texts(path: Path, **options: str) -> dict[str, str | None]:
    found = read(path, **options)
    return {
        r.ref.order_id: None if r.observation.status is None else r.observation.status.literal
        for r in found
    }


def literal(reading: Reading) -> str:
    status = reading.observation.status
    assert status is not None
    return status.literal


def problem(path: Path, **options: str) -> str:
    (reading,) = read(path, **options)
    assert reading.observation.status is None
    assert reading.observation.presence is Presence.PRESENT
    return reading.observation.problem.english


def test_that_the_last_row_of_an_order_counts(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "id,status", "1,paid", "2,new", "1,shipped", "2,paid")
    assert texts(log, **LOG) == {"1": "shipped", "2": "paid"}


def test_that_the_latest_time_counts_and_of_equal_times_the_later_row(tmp_path) -> None:
    log = written(
        tmp_path / "l.csv",
        "at,id,status",
        "2026-01-02T00:00:00Z,1,second",
        "2026-01-01T00:00:00Z,1,first",
        "2026-01-02T01:00:00+02:00,2,earlier",
        "2026-01-01T23:30:00Z,2,later",
        "1767225600,3,a",
        "2026-01-01T00:00:00Z,3,b",
    )
    assert texts(log, **TIMED) == {"1": "second", "2": "later", "3": "b"}


@pytest.mark.parametrize(
    "text",
    ["2026-01-01T00:00:00Z", "1767225600", "1767225600000", "Thu, 01 Jan 2026 00:00:00 +0000"],
)
def test_that_these_ways_to_write_a_time_are_understood(text) -> None:
    assert time_of(text) == (1767225600.0, True)


@pytest.mark.parametrize("text", ["", "yesterday", "12345", "2026-13-01"])
def test_that_what_is_no_time_is_none(text) -> None:
    assert time_of(text) is None


def test_that_a_clock_of_twelve_hours_puts_no_rows_in_order(tmp_path) -> None:
    rows = ("at;id;status", "28 Nov 2026 11:00:00 AM;1;paid", "28 Nov 2026 02:00:00 PM;1;shipped")
    told = problem(written(tmp_path / "l.csv", *rows), **TIMED)
    assert told == "The time of row 2 cannot be read, so its last row is not known."


def test_that_an_order_with_a_time_that_cannot_be_read_has_no_status(tmp_path) -> None:
    rows = ("at,id,status", "2026-01-01T00:00:00Z,1,a", "soon,1,b", "2026-01-03T00:00:00Z,1,c")
    told = problem(written(tmp_path / "l.csv", *rows), **TIMED)
    assert told == "The time of row 3 cannot be read, so its last row is not known."


def test_that_times_with_and_without_a_zone_are_not_compared(tmp_path) -> None:
    rows = ("at,id,status", "2026-01-01T00:00:00Z,1,a", "2026-01-02T00:00:00,1,b")
    told = problem(written(tmp_path / "l.csv", *rows), **TIMED)
    assert told == "Some of its times name a zone and some do not, as in row 3."


def test_that_the_hour_that_autumn_repeats_is_no_order_of_rows(tmp_path) -> None:
    rows = ["at,id,status", "2026-10-25T02:50:00,1,a", "2026-10-25T02:10:00,1,b"]
    log = written(tmp_path / "l.csv", *rows)
    assert "Row 3 stands later and has the earlier time" in problem(log, **TIMED)
    appended(log, "2026-10-25T03:10:00,1,c\n")
    assert texts(log, **TIMED) == {"1": "c"}


def test_that_the_same_status_in_the_repeated_hour_is_no_contradiction(tmp_path) -> None:
    rows = ["at,id,status", "2026-10-25T02:50:00,1,a", "2026-10-25T02:10:00,1,a"]
    assert texts(written(tmp_path / "l.csv", *rows), **TIMED) == {"1": "a"}


def test_that_a_row_of_the_future_hides_no_later_ones_in_silence(tmp_path) -> None:
    rows = ["at,id,status", "2099-01-01T00:00:00Z,1,a", "2026-01-01T00:00:00Z,1,b"]
    told = problem(written(tmp_path / "l.csv", *rows), **TIMED)
    assert told == "The time of its last row lies in the future: 2099-01-01T00:00:00Z."


def test_that_lines_of_json_are_read_with_their_literals(tmp_path) -> None:
    log = written(
        tmp_path / "l.jsonl",
        '{"order_id": 9007199254740993, "status": "a\\u00a0"}',
        "",
        '{"order_id": "2", "status": 1.0}',
        '{"order_id": "3", "status": null}',
        '{"order_id": "4"}',
        '{"order_id": "5", "status": {"code": "x"}}',
    )
    found = {r.ref.order_id: r.observation for r in read(log, **LINES)}
    assert found["9007199254740993"].status == Status.text("a\u00a0")
    assert found["2"].status == Status.number("1.0")
    assert found["3"].status == Status.null()
    assert found["4"].status == Status.absent()
    assert found["5"].problem.english == (
        "Its status cannot be read: a JSON object is not a status."
    )
    assert found["2"].source == "l.jsonl (utf-8, JSON Lines), column /status, row 3"
    assert source_sentence(found["2"].source).english == found["2"].source


def test_that_a_value_inside_of_an_object_is_found_by_its_pointer(tmp_path) -> None:
    log = written(tmp_path / "l.jsonl", '{"order": {"id": 1, "state": {"code": "x"}}}')
    options = {**LOG, "id_column": "/order/id", "status": "/order/state/code"}
    assert texts(log, **options) == {"1": "x"}


def test_that_a_column_of_json_is_a_pointer(tmp_path) -> None:
    log = written(tmp_path / "l.jsonl", '{"id": 1, "status": "x"}')
    with pytest.raises(SettingsInvalid, match="“id” is no column"):
        read(log, **LOG)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_that_a_log_is_utf8_or_utf16_with_a_mark(tmp_path, encoding, end) -> None:
    log = written(tmp_path / "l.csv", "id,status", "1,Prüfung ", encoding=encoding, end=end)
    assert texts(log, **LOG) == {"1": "Prüfung "}


def test_that_another_encoding_is_refused(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "id,status", "1,x")
    with pytest.raises(SettingsInvalid, match="A log is read as UTF-8"):
        read(log, encoding="cp1252", **LOG)


def test_that_what_has_no_line_end_yet_was_not_written_yet(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "id,status", "1,paid")
    reader = reader_of(log, **LOG)
    appended(log, "1,shi")
    assert texts(log, **LOG) == {"1": "paid"}
    appended(log, "pped\n")
    assert texts(log, **LOG) == {"1": "shipped"}
    assert reader.live is False


def test_that_the_nuls_of_a_crash_are_no_row(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "id,status", "1,paid")
    appended(log, "2,new\0\0\0\0")
    assert read_whole(log, **LOG).nameless == 0
    appended(log, "\n3,x\n")
    read_on = read_whole(log, **LOG)
    assert english(read_on.notes) == (
        "1 row names no order: row 3: it contains NUL characters, as a crash leaves them.",
    )
    assert texts(log, **LOG) == {"1": "paid", "3": "x"}


def test_that_a_broken_line_is_named_and_the_next_is_read(tmp_path) -> None:
    log = written(
        tmp_path / "l.csv",
        "at,id,status",
        "2026-01-01T00:00:00Z,1,pai2026-01-02T00:00:00Z,2,new",
        "2026-01-03T00:00:00Z,3,x",
    )
    found = read_whole(log, **TIMED)
    assert [r.ref.order_id for r in found.readings] == ["3"]
    assert english(found.notes) == ("1 row names no order: row 2: it has 5 fields, not 3.",)
    assert found.nameless == 1


def test_that_a_broken_line_of_json_is_named(tmp_path) -> None:
    log = written(
        tmp_path / "l.jsonl",
        '{"order_id": 1, "status": "a"}',
        '{"order_id": 2, "sta{"order_id": 3, "status": "b"}',
        "[1]",
        '{"order_id": 4, "status": "x", "status": "y"}',
    )
    found = read_whole(log, **LINES)
    assert [r.ref.order_id for r in found.readings] == ["1"]
    told = " ".join(english(found.notes))
    assert "row 2: it is not JSON" in told
    assert "row 3: it is no object of JSON" in told
    assert "row 4: it names these keys more than once: status" in told


def test_that_bytes_of_another_encoding_break_their_line_alone(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "id,status", "1,x")
    with log.open("ab") as file:
        file.write(b"2,Pr\xfcfung\n3,y\n")
    assert texts(log, **LOG) == {"1": "x", "3": "y"}
    assert "row 3: it is not utf-8" in english(read_whole(log, **LOG).notes)[0]


def test_that_a_line_too_long_to_be_held_is_passed_over(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(log_lines, "_PIECE", 64)
    monkeypatch.setattr(log_pieces, "_PIECE", 64)
    monkeypatch.setattr(log_lines, "LONGEST_LINE", 100)
    for encoding in ("utf-8", "utf-16"):
        log = written(
            tmp_path / "l.csv", "id,status", "1,a", "2," + "x" * 500, "3,b", encoding=encoding
        )
        assert texts(log, **LOG) == {"1": "a", "3": "b"}
        assert "row 3" in english(read_whole(log, **LOG).notes)[0]


def test_that_a_status_of_several_lines_is_one_status(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "id,status", '1,"a\nb ""c"""', "2,x")
    assert texts(log, **LOG) == {"1": 'a\nb "c"', "2": "x"}


def test_that_a_quote_that_stands_alone_takes_no_rows_with_it(tmp_path) -> None:
    rows = [f"t,{number},new" for number in range(2, 90)]
    log = written(tmp_path / "l.csv", "at,id,status", 't,1,"paid', *rows)
    found = read_whole(log, **LOG)
    assert len(found.readings) == len(rows)
    assert english(found.notes) == ("1 row names no order: row 2: a quote in it is not closed.",)


def test_that_two_such_quotes_are_no_status_of_several_rows(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "at,id,status", 't,1,"paid', "t,2,new", 't,3,paid"')
    found = read_whole(log, **LOG)
    assert [r.ref.order_id for r in found.readings] == ["2", "3"]
    assert english(found.notes) == ("1 row names no order: row 2: a quote in it is not closed.",)


def test_that_a_quote_within_a_text_opens_nothing(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "id,status", '1,24" wide', "2,b")
    assert texts(log, **LOG) == {"1": '24" wide', "2": "b"}


def test_that_rows_behind_an_open_quote_at_the_end_are_told(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "id,status", "1,a", '2,"b', "3,c")
    found = read_whole(log, **LOG)
    assert [r.ref.order_id for r in found.readings] == ["1"]
    assert english(found.notes) == (
        "“l.csv”: a quote in row 3 is not closed; what follows it is not read yet.",
    )
    appended(log, '"\n')
    assert texts(log, **LOG) == {"1": "a", "2": "b\n3,c\n"}


def test_that_a_header_that_is_written_again_is_no_row(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "id,status", "1,a", "id,status", "1,b")
    found = read_whole(log, **LOG)
    assert (found.nameless, len(found.readings)) == (0, 1)


def test_that_a_log_of_a_header_alone_is_empty_and_no_error(tmp_path) -> None:
    assert read(written(tmp_path / "l.csv", "id,status"), **LOG) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\0\0\0", "is empty"),
        (b"id,status", "has no whole line yet"),
        (b"\n\n", "has no whole line yet"),
        (b"\xff,\xfe\n1,2\n", "is not a header in UTF-8"),
        (b'id,"status\n', "The header is not valid CSV"),
    ],
)
def test_that_a_file_without_a_header_is_an_error(tmp_path, data, said) -> None:
    path = tmp_path / "l.csv"
    path.write_bytes(data)
    with pytest.raises(SettingsInvalid, match=said):
        read(path, **LOG)


def test_that_a_log_of_which_no_row_has_an_id_is_an_error(tmp_path) -> None:
    with pytest.raises(SettingsInvalid, match="The only row has no usable order id"):
        read(written(tmp_path / "l.csv", "id,status", ",paid"), **LOG)


def test_that_a_missing_column_is_told(tmp_path) -> None:
    with pytest.raises(SettingsInvalid, match="no column “at”"):
        read(written(tmp_path / "l.csv", "id,status", "1,a"), **TIMED)


def test_that_the_store_of_a_row_is_read(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "shop,id,no,status", "de,1,#1,a", "fr,1,#2,b", ",2,#3,c")
    options = {**LOG, "store_column": "shop", "number_column": "no"}
    found = read(log, ("de", "fr"), **options)
    assert [(r.ref, r.number) for r in found] == [
        (OrderRef("de", "1"), "#1"),
        (OrderRef("fr", "1"), "#2"),
    ]
    assert "its store code cannot be read" in english(read_whole(log, **options).notes)[0]


def test_that_a_workbook_is_a_log_too(tmp_path) -> None:
    book = openpyxl.Workbook()
    first: Any = book.active
    for row in (["id", "status"], ["1", "a"], ["1", "b"]):
        first.append(row)
    book.save(tmp_path / "l.xlsx")
    assert texts(tmp_path / "l.xlsx", **LOG) == {"1": "b"}


def test_that_an_order_that_the_log_lacks_is_not_read(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "id,status", "1,a")
    ref = OrderRef("de", "2")
    found = asyncio.run(reader_of(log, **LOG).read_orders([ref]))
    assert found[ref].observation.presence is Presence.NOT_READ
    assert reader_of(log, **LOG).side is Side.STOREFRONT


def reads(reader) -> dict[str, str]:
    found = asyncio.run(reader.read(["de"]))
    return {r.ref.order_id: literal(r) for r in found.readings}


def test_that_a_log_is_read_on_where_it_ended(tmp_path, monkeypatch) -> None:
    log = written(tmp_path / "l.csv", "id,status", *(f"{n},new" for n in range(1, 50)))
    reader = reader_of(log, **LOG)
    assert len(reads(reader)) == 49
    seen = []
    pieces = log_pieces.piece_at

    def watched(file, form, start):
        seen.append(start)
        return pieces(file, form, start)

    monkeypatch.setattr(log_file, "piece_at", watched)
    size = log.stat().st_size
    appended(log, "1,paid\n")
    assert reads(reader)["1"] == "paid"
    assert seen[0] == size
    (reading,) = [r for r in read(log, **LOG) if r.ref.order_id == "1"]
    assert reading.observation.source.endswith("row 51")


@pytest.mark.parametrize(
    "again",
    [
        ["id,status", "1,x"],  # smaller
        ["id,status", *(f"{n},other" for n in range(1, 90))],  # larger, with other rows
        ["status,id", *(f"new,{n}" for n in range(1, 90))],  # another header
    ],
)
def test_that_a_log_that_is_another_one_is_read_whole(tmp_path, again) -> None:
    log = written(tmp_path / "l.csv", "id,status", *(f"{n},new" for n in range(1, 50)))
    reader = reader_of(log, **LOG)
    reads(reader)
    written(log, *again)
    assert reads(reader) == {reading.ref.order_id: literal(reading) for reading in read(log, **LOG)}


def test_that_a_log_that_was_put_in_its_place_is_read_whole(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "id,status", "1,new")
    reader = reader_of(log, **LOG)
    reads(reader)
    other = written(tmp_path / "other.csv", "id,status", "1,new", "2,x")
    log.rename(tmp_path / "l.csv.1")
    other.rename(log)
    assert reads(reader) == {"1": "new", "2": "x"}


def test_that_a_log_that_is_gone_is_an_error_and_not_empty(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "id,status", "1,new")
    reader = reader_of(log, **LOG)
    reads(reader)
    log.unlink()
    with pytest.raises(SettingsInvalid, match="cannot be read"):
        reads(reader)


def test_that_the_checks_tell_the_age_of_the_last_row(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "at,id,status", "2020-01-01T00:00:00Z,1,a")
    (told,) = checks(log, **TIMED)
    assert "“l.csv”, last row" in told.message.english
    assert "days old" in told.message.english
    assert "It is a log of 1 row." in told.message.english


STATUSES = st.text(st.sampled_from('ab "\n\u00a0ü'), max_size=6)
ROWS = st.lists(st.tuples(st.sampled_from("123"), STATUSES), max_size=12)


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@given(ROWS, st.data())
def test_that_the_last_whole_row_counts_for_every_cut(tmp_path_factory, rows, data) -> None:
    path = tmp_path_factory.mktemp("cut") / "l.csv"
    lines = ["id,status\n", *(f"{order},{quoted(status)}\n" for order, status in rows)]
    ends = [len("".join(lines[: place + 1]).encode()) for place in range(len(lines))]
    whole = "".join(lines).encode()
    cut = data.draw(st.integers(ends[0], len(whole)))
    path.write_bytes(whole[:cut])
    wanted = {
        order: status for (order, status), end in zip(rows, ends[1:], strict=True) if end <= cut
    }
    reader = reader_of(path, **LOG)
    found = {r.ref.order_id: literal(r) for r in asyncio.run(reader.read(["de"])).readings}
    assert found == wanted
    with path.open("ab") as file:
        file.write(whole[cut:])
    assert reads(reader) == dict(rows)


@given(st.lists(st.tuples(st.sampled_from("123"), st.text(max_size=5)), max_size=12), st.data())
def test_that_the_last_whole_line_of_json_counts_for_every_cut(
    tmp_path_factory, rows, data
) -> None:
    path = tmp_path_factory.mktemp("cut") / "l.jsonl"
    first = '{"order_id": "0", "status": "x"}\n'
    lines = [first, *(json.dumps({"order_id": o, "status": s}) + "\n" for o, s in rows)]
    whole = "".join(lines).encode()
    cut = data.draw(st.integers(len(first), len(whole)))
    path.write_bytes(whole[:cut])
    done = whole[:cut].count(b"\n") - 1
    wanted = {"0": "x"} | dict(rows[:done])
    found = read_whole(path, **LINES)
    assert {r.ref.order_id: literal(r) for r in found.readings} == wanted
    assert found.nameless == 0


def test_that_the_file_stays_readable_while_somebody_writes(tmp_path) -> None:
    log = written(tmp_path / "l.csv", "id,status", "1,a")
    with log.open("ab") as writer:
        writer.write(b"2,b\n3,")
        writer.flush()
        os.fsync(writer.fileno())
        assert texts(log, **LOG) == {"1": "a", "2": "b"}
