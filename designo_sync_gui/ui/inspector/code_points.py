"""The code points in which two spellings of a value differ, a line each."""

from collections.abc import Iterator, Sequence

from designo_sync_gui.ui.inspector.comparison import Cell
from designo_sync_gui.ui.inspector.flow import Line, Run
from designo_sync_gui.ui.kit.language import tr

#: More of them say nothing that the cells do not show.
MOST_LINES = 12


def code_point_lines(cells: Sequence[tuple[Cell, Cell]]) -> Iterator[Line]:
    """Of the cells of a comparison; the storefront's code point first, ``—`` where it has none."""
    differing = [pair for pair in cells if any(cell.char and cell.differs for cell in pair)]
    for left, right in differing[:MOST_LINES]:
        yield (Run(f"{_words(left)} → {_words(right)}"),)
    if len(differing) > MOST_LINES:
        more = len(differing) - MOST_LINES
        yield (Run(tr("{n:,} more code points", n=more), muted=True),)


def _words(cell: Cell) -> str:
    return f"{cell.shown} {cell.point}" if cell.char else "—"
