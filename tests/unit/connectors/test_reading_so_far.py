"""While a large file is read it is said how much of it was, for the window and the terminal."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
from export_kit import package, read_whole, reader_of, row, sheet_xml, text

from designo_sync_gui.connectors.exports import reader as of_reader
from designo_sync_gui.connectors.exports.cost import Cost
from designo_sync_gui.connectors.exports.files_read import read_files
from designo_sync_gui.connectors.http.connections import reading_alone
from designo_sync_gui.domain.ports import TellsSoFar

ROWS = 6000


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, None]:
    """What could be said at the steps of a reading, each once, in their order."""
    said: dict[str, None] = {}

    class Watched(Cost):
        def step(self) -> None:
            said[self.so_far.english] = None
            Cost.step(self)

    monkeypatch.setattr(of_reader, "Cost", Watched)
    return said


def written(path: Path, *heads: str, encoding: str = "utf-8") -> Path:
    """Some 3 MB."""
    lines = [f"{n},new,{'x' * 500}\n" for n in range(ROWS)]
    path.write_text("".join((*heads, *lines)), encoding)
    return path


def test_that_an_export_tells_the_bytes_of_both_passes(tmp_path: Path, told: Any) -> None:
    assert len(read_whole(written(tmp_path / "o.csv", "id,status,note\n")).readings) == ROWS
    words = list(told)
    assert "“o.csv”: its encoding, 1 of 3 MB" in words
    later = words.index("“o.csv”: 1 of 3 MB")
    assert words.index("“o.csv”: its encoding, 3 of 3 MB") < later
    assert later < words.index("“o.csv”: 3 of 3 MB")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_that_a_log_tells_its_bytes(tmp_path: Path, told: Any, encoding: str) -> None:
    path = written(tmp_path / "l.csv", "id,status,note\n", encoding=encoding)
    assert len(read_whole(path, rows="log").readings) == ROWS
    whole = -(-path.stat().st_size // 1024 // 1024)
    assert [word for word in told if word.startswith(f"“l.csv”: 2 of {whole}")]


def test_that_a_workbook_tells_its_rows(tmp_path: Path, told: Any) -> None:
    rows = [row(text("id"), text("status")), *(row(text(str(n)), text("a")) for n in range(3))]
    read_whole(package(tmp_path / "w.xlsx", sheet_xml(*rows)))
    assert "“w.xlsx”: 2 rows" in told


def test_that_a_reader_says_how_far_it_is_while_it_reads_and_nothing_before_and_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, go_on = threading.Event(), threading.Event()
    whole = read_files

    def slow(plan: Any, code: Any, now: Any, cost: Cost, logs: Any) -> Any:
        cost.begin("o.csv", 4 * 1024 * 1024)
        cost.passed = 1024 * 1024
        reading.set()
        assert go_on.wait(30)
        return whole(plan, code, now, cost, logs)

    monkeypatch.setattr(of_reader, "read_files", slow)
    reader = reader_of(written(tmp_path / "o.csv", "id,status,note\n"))
    wrapped = reading_alone(reader)
    assert isinstance(wrapped, TellsSoFar)

    async def use() -> None:
        asked = asyncio.ensure_future(reader.read(["de"]))
        await asyncio.to_thread(reading.wait, 30)
        for one in (reader, wrapped):
            assert isinstance(one, TellsSoFar)
            assert one.so_far.english == "“o.csv”: 1 of 4 MB"
        go_on.set()
        await asked

    assert not reader.so_far
    asyncio.run(use())
    assert not reader.so_far
