"""A log that others write to and that is read for several stores at once."""

import asyncio
import os
import threading
from typing import Any

import pytest
from connector_kit import FakeClock
from export_kit import english, read, read_whole, reader_of

from designo_sync_gui.connectors.exports import files_read
from designo_sync_gui.connectors.exports.log_readings import LogReadings
from designo_sync_gui.domain.status import Status

LOG = {"rows": "log"}


def test_that_no_other_reading_moves_a_log_on_while_its_last_rows_are_taken(
    tmp_path, monkeypatch
) -> None:
    log = tmp_path / "l.csv"
    log.write_text("id,status,store\n1,a,x\n2,b,y\n", encoding="utf-8")
    reader = reader_of(log, **LOG, store_column="store")
    waits: list[bool] = []

    def other() -> None:
        free = reader._logs.lock.acquire(blocking=False)
        waits.append(not free)
        if free:
            reader._logs.lock.release()

    def watched(*given: Any) -> LogReadings:
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        return LogReadings(*given)

    monkeypatch.setattr(files_read, "LogReadings", watched)
    assert len(asyncio.run(reader.read(["x", "y"])).readings) == 2
    assert waits == [True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_that_a_last_line_whose_end_does_not_come_is_told(tmp_path, encoding) -> None:
    log = tmp_path / "l.csv"
    log.write_bytes("\ufeffid,status\n1,paid\n\n1,shipped".encode(encoding))
    now = FakeClock().now().timestamp()
    os.utime(log, (now - 59, now - 59))
    assert read_whole(log, **LOG).notes == ()
    os.utime(log, (now - 60, now - 60))
    assert english(read_whole(log, **LOG).notes) == (
        "“l.csv”: the last line does not end with a line break, so it is not read yet.",
    )
    with log.open("ab") as file:
        file.write("\n\n".encode(encoding))
    os.utime(log, (now - 60, now - 60))
    assert read_whole(log, **LOG).notes == ()
    (reading,) = read(log, **LOG)
    assert reading.observation.status == Status.text("shipped")
