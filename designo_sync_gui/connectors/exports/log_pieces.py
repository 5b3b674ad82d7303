"""The rows of a log in CSV piece by piece, where all of a piece is plain.

Law: the same rows as ``log_lines.records`` gives, only faster. A piece with anything that needs a
closer look (a quote, a NUL, a byte that does not fit, a line too long) is left to it. Blocking.
"""

from dataclasses import dataclass
from typing import BinaryIO, Final

from designo_sync_gui.connectors.exports.log_lines import LogForm

_PIECE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands from a place on: whole lines up to ``end``.

    Attributes:
        lines: without their ends; ``None`` where they need a closer look.
    """

    end: int
    lines: list[str] | None


def piece_at(file: BinaryIO, form: LogForm, start: int) -> Piece | None:
    """The next whole lines; ``None`` where none has ended yet."""
    file.seek(start)
    data = file.read(_PIECE)
    if not form.delimiter:
        return Piece(start + len(data), None) if data else None
    whole = _behind_last(data, form.line_end)
    if not whole:
        return Piece(start + len(data), None) if len(data) == _PIECE else None
    try:
        text = data[:whole].decode(form.codec)
    except UnicodeDecodeError:
        return Piece(start + whole, None)
    if '"' in text or "\0" in text:
        return Piece(start + whole, None)
    lines = text.split("\n")
    lines.pop()
    if "\r" in text:
        lines = [line.removesuffix("\r") for line in lines]
    return Piece(start + whole, lines)


def _behind_last(data: bytes, line_end: bytes) -> int:
    """The place behind the last line that has ended; 0 where none has. A piece begins where a
    character does, so only an end at a whole number of characters is one."""
    width, place = len(line_end), data.rfind(line_end)
    while place >= 0 and place % width:
        place = data.rfind(line_end, 0, place + width - 1)
    return place + width if place >= 0 else 0
