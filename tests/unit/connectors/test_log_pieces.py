"""A log in CSV is read piece by piece where it is plain, to the same end as line by line."""

import pytest
from export_kit import english, read_whole

from designo_sync_gui.connectors.exports import log_file, log_pieces

LOG = {"rows": "log"}

_HOSTILE = (
    "1,new,a",
    "2,In Press ,a",
    "",
    "\r",
    "1,paid,a\r",
    '3,"a, b",x',
    "id,status,note",
    "4,only two",
    "5,one,two,three",
    "6,\u00a0paid\u200b,x",
    "WO-7,new,x",
    "007,new,x",
    ",new,x",
    "8,,x",
    "9,a\0b,x",
    "10,\ud7ff\U0001f600,x",
    "\u0661,arabic digit,x",
    f"{'1' * 256},long,x",
    '11,"open,x',
    '12,b"c,x',
)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("size", [7, 40, 1 << 20])
def test_that_pieces_come_to_the_same_as_line_by_line(tmp_path, monkeypatch, codec, size) -> None:
    """Whatever stands in a log, wherever a piece ends, and however often the log is read on."""
    log = tmp_path / "l.csv"
    mark = "\ufeff" if codec == "utf-16-be" else ""
    lines = "\n".join([f"{mark}id,status,note", *_HOSTILE * 3, "13,new,x", ""])
    log.write_bytes(lines.encode(codec))
    monkeypatch.setattr(log_pieces, "_PIECE", size)
    quick = read_whole(log, **LOG)
    monkeypatch.setattr(
        log_file, "piece_at", lambda file, form, start: log_pieces.Piece(1 << 40, None)
    )
    close = read_whole(log, **LOG)
    assert list(quick.readings) == list(close.readings)
    assert quick.nameless == close.nameless
    assert english(quick.notes) == english(close.notes)
    assert english(quick.details) == english(close.details)


def test_that_a_line_that_is_no_utf8_is_told_and_the_others_are_read(tmp_path) -> None:
    log = tmp_path / "l.csv"
    log.write_bytes(b"id,status\n1,new\n2,\xff\n3,paid\n")
    found = read_whole(log, **LOG)
    assert {reading.ref.order_id for reading in found.readings} == {"1", "3"}
    assert found.nameless == 1
