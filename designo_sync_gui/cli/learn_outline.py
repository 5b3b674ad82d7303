"""An answer printed as a tree, with the pointer of each value: what ``--id`` and the like take."""

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.tables import aligned
from designo_sync_gui.domain.learning.outline import (
    MOST_LINES,
    OutlineLine,
    key_words,
    outline,
    value_words,
)
from designo_sync_gui.domain.visible import visible_text


def show_outline(console: Console, root: object) -> None:
    """Of every list its first entry; values as they were received."""
    lines = outline(root)
    for line in aligned([["name", "value", "pointer"], *map(_row, lines)]):
        console.line(line)
    if len(lines) == MOST_LINES:
        console.note(f"Only the first {MOST_LINES} lines are shown.")


def _row(line: OutlineLine) -> list[str]:
    key = f"{'  ' * line.depth}{key_words(line.node)}"
    words = f"{value_words(line.node)} {line.more.english}".strip()
    return [key, words, visible_text(line.node.pointer)]
