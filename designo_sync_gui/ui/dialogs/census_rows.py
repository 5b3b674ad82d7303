"""The rows of the status census: a value, its numbers of orders, and what tells it from its twins.

For eyes only; nothing of it is counted or compared again.
"""

from designo_sync_gui.domain.census import Census, Twins
from designo_sync_gui.domain.kinds import DifferenceKind, difference_kinds
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.table_look import DASH
from designo_sync_gui.ui.statuses.bars import Bar
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.rows_table import Column, Row

COLUMNS = (
    Column(say("Value"), 236, status=True),
    Column(say("Unusual code points"), 168, gives=True),
    Column(say("In storefront"), 128, bar=True, gives=True),
    Column(say("In DesignO"), 128, bar=True, gives=True),
    Column(say("Looks like"), 210, status=True),
    Column(say("Differs in"), 150),
)
#: Code points that a cell and the line below the table name; a file holds all.
_MOST_IN_CELL, _MOST_IN_LINE = 6, 60


def census_rows(census: Census) -> list[Row]:
    """One row for each value; those that look alike stand together."""
    values = [value for group in census.groups for value in group.values]
    most = max((max(value.storefront, value.designo) for value in values), default=0)
    return [row for group in census.groups for row in _rows(group, most)]


def _rows(group: Twins, most: int) -> list[Row]:
    """The first value of a group by itself, each other one beside it."""
    first = group.values[0].status
    rows: list[Row] = []
    for value in group.values:
        alone = value.status == first
        rows.append(
            (
                StatusPaint(value.status, None if alone else first, verbatim(DASH)),
                unusual_points(value.status),
                Bar(value.storefront, most),
                Bar(value.designo, most),
                StatusPaint(None if alone else first, value.status, verbatim(DASH)),
                DASH if alone else _kinds(first, value.status),
            )
        )
    return rows


def unusual_points(status: Status) -> str:
    """Each code point that is no printable ASCII, and a space at an edge or beside another, with
    its place counted from 1: what tells values apart that look the same."""
    text = status.literal
    odd = [place for place, char in enumerate(text) if _is_unusual(text, place, char)]
    told = [f"{place + 1}: U+{ord(text[place]):04X}" for place in odd[:_MOST_IN_CELL]]
    if len(odd) > len(told):
        told.append("…")
    return " · ".join(told) or DASH


def _is_unusual(text: str, place: int, char: str) -> bool:
    if char == " ":
        around = (text[place - 1 : place] or " ", text[place + 1 : place + 2] or " ")
        return " " in around
    return not (char.isascii() and char.isprintable())


def all_points(status: Status) -> str:
    """Every code point of a value in one line; of a very long one its beginning."""
    points = status.code_points()
    if not points:
        return tr("No characters: {kind}", kind=status.json_type.named)
    told = " ".join(points[:_MOST_IN_LINE])
    rest = len(points) - _MOST_IN_LINE
    if rest > 0:
        more = tr_n("and {n:,} more", "and {n:,} more", rest)
        told = f"{told} {more}"
    number = tr_n("{n:,} code point", "{n:,} code points", len(points))
    return tr("{number}: {points}", number=number, points=told)


def _kinds(first: Status, other: Status) -> str:
    found = difference_kinds(first, other)
    return " · ".join(spoken(kind.label) for kind in DifferenceKind if kind in found)
