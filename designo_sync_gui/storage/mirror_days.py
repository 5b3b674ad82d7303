"""How many orders of each store had which verdict and kind, day by day: a few bytes a day."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.trends import KEPT, DayCounts

_ORDERS, _MISMATCHES = "orders", "mismatches"
_LOOKS = {f"look {look.value}": look for look in Look}
_KINDS = {f"kind {kind.value}": kind for kind in DifferenceKind}


def keep(connection: sqlite3.Connection, counts: Iterable[DayCounts]) -> None:
    """Put these days in the place of what was kept of them; what is older than a year goes."""
    for one in counts:
        key = (one.store_code, one.day.isoformat())
        connection.execute("DELETE FROM day_count WHERE store_code = ? AND day = ?", key)
        rows = [(_ORDERS, one.orders), (_MISMATCHES, one.mismatches)]
        rows += [(word, one.looks.get(look, 0)) for word, look in _LOOKS.items()]
        rows += [(word, one.kinds.get(kind, 0)) for word, kind in _KINDS.items()]
        connection.executemany(
            "INSERT INTO day_count VALUES (?, ?, ?, ?)",
            [(*key, word, number) for word, number in rows if number or word == _ORDERS],
        )
        oldest = (one.day - KEPT).isoformat()
        connection.execute("DELETE FROM day_count WHERE day < ?", (oldest,))


def days(connection: sqlite3.Connection, since: date) -> tuple[DayCounts, ...]:
    """Every day from ``since`` on that a store was counted, by store and day."""
    sql = "SELECT store_code, day, what, number FROM day_count WHERE day >= ? ORDER BY 1, 2"
    found: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for code, day, what, number in connection.execute(sql, (since.isoformat(),)):
        found[code, day][what] = number
    return tuple(_counts(code, day, numbers) for (code, day), numbers in found.items())


def _counts(code: str, day: str, numbers: Mapping[str, int]) -> DayCounts:
    """Words of another version of the program count nowhere."""
    return DayCounts(
        code,
        date.fromisoformat(day),
        numbers.get(_ORDERS, 0),
        numbers.get(_MISMATCHES, 0),
        {look: numbers[word] for word, look in _LOOKS.items() if word in numbers},
        {kind: numbers[word] for word, kind in _KINDS.items() if word in numbers},
    )
