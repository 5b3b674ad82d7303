"""The rows of a log in CSV piece by piece, where all of a piece is plain.

Law: the same rows as ``log_lines.records`` gives, only faster. A piece with anything that needs a
closer look (a quote, a NUL, a byte that is not UTF-8, a line too long) is left to it. Blocking.
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
    if form.codec != "utf-8" or not form.delimiter:
        return Piece(start + len(data), None) if data else None
    whole = data.rfind(b"\n") + 1
    if not whole:
        return Piece(start + len(data), None) if len(data) == _PIECE else None
    data = data[:whole]
    if b'"' in data or b"\0" in data:
        return Piece(start + whole, None)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return Piece(start + whole, None)
    lines = text.split("\n")
    lines.pop()
    if "\r" in text:
        lines = [line.removesuffix("\r") for line in lines]
    return Piece(start + whole, lines)
