"""The readings of a log are made when they are asked for, and say what stood there when it was
read."""

import asyncio
import tracemalloc
from pathlib import Path

from export_kit import reader_of

from designo_sync_gui.connectors.exports.reader import ExportReader
from designo_sync_gui.domain.order import OrderRef, Reading

ORDERS = 10_000
LOG = {"rows": "log", "store_column": "store", "changed_column": "at"}
HEAD = "at,store,id,status\n"


def line(number: int, status: str, store: str = "de") -> str:
    return f"2026-01-{1 + number % 28:02}T0{number % 10}:00:00Z,{store},{number},{status}\n"


def literal(reading: Reading) -> str:
    status = reading.observation.status
    assert status is not None
    return status.literal


def of(reader: ExportReader, *codes: str) -> dict[str, str]:
    read = asyncio.run(reader.read(codes))
    return {reading.ref.order_id: literal(reading) for reading in read.readings}


def test_that_the_orders_of_a_log_are_held_once(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text(HEAD + "".join(line(n, "new") for n in range(ORDERS)))
    reader = reader_of(path, **LOG)
    asyncio.run(reader.read(["fr"]))  # what is loaded once
    reader = reader_of(path, **LOG)
    tracemalloc.start()
    try:
        read = asyncio.run(reader.read(["de"]))
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(read.readings) == ORDERS
    assert held < 520 * ORDERS  # 667 where each had its reading beside it


def test_that_each_reading_is_the_row_of_its_order_and_its_store(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text(HEAD + line(1, "new") + line(2, "paid", "fr") + line(3, "sent"))
    reader = reader_of(path, **LOG)
    read = asyncio.run(reader.read(["de", "fr"]))
    assert [reading.ref.order_id for reading in read.readings] == ["1", "2", "3"]
    assert [literal(reading) for reading in read.readings[1:]] == ["paid", "sent"]
    assert read.readings[-1].observation.changed_at == "2026-01-04T03:00:00Z"
    assert of(reader, "fr") == {"2": "paid"}
    found = asyncio.run(reader.read_orders([OrderRef("de", "3"), OrderRef("de", "9")]))
    assert literal(found[OrderRef("de", "3")]) == "sent"
    assert found[OrderRef("de", "9")].observation.problem


def test_that_what_was_read_does_not_change_when_the_log_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text(HEAD + line(1, "new"))
    reader = reader_of(path, **LOG)
    before = asyncio.run(reader.read(["de"])).readings
    with path.open("a") as file:
        file.write(line(1, "paid") + line(2, "new"))
    assert of(reader, "de") == {"1": "paid", "2": "new"}
    assert [literal(reading) for reading in before] == ["new"]


def test_that_each_order_of_several_logs_names_the_file_of_its_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEAD + line(1, "new") + line(2, "paid"))
    (tmp_path / "b.csv").write_text(HEAD + line(2, "sent"))
    read = asyncio.run(reader_of(tmp_path, **LOG, files="all").read(["de"]))
    shown = {r.ref.order_id: (literal(r), r.observation.source[:40]) for r in read.readings}
    assert shown["1"][0] == "new"
    assert "a.csv" in shown["1"][1]
    assert shown["2"][0] == "sent"
    assert "b.csv" in shown["2"][1]
