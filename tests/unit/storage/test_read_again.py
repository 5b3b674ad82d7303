"""Orders that are read again and did not change: only the time of reading is written."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import SortColumn, Sorting
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.timeline import Seen
from designo_sync_gui.storage import hex_rows, view_lists, whole_list
from designo_sync_gui.storage.database import Database
from designo_sync_gui.storage.mirror import MIGRATIONS, SqliteMirror, open_mirror
from designo_sync_gui.storage.mirror_schema import instant

Run = Callable[[Callable[[SqliteMirror], Any]], Any]
EVERYTHING = OrderFilter()
REF = OrderRef("wc_eu", "7")
#: The last version of the schema that held orders in two tables.
FORMER = 8


async def times(mirror: SqliteMirror) -> tuple[datetime | None, datetime | None]:
    """When each side of the order 7 was read; the table and the list of all orders agree."""
    (order,) = await mirror.orders([REF])
    opened = await mirror.table.open_view(EVERYTHING, Sorting())
    assert order in [row.order for row in opened.first if row is not None]
    assert order in await mirror.orders()
    left, right = order.storefront, order.designo
    return None if left is None else left.read_at, None if right is None else right.read_at


def test_that_an_order_that_did_not_change_is_not_written_again(
    tmp_path: Path, with_mirror: Run, reading: Any, now: datetime
) -> None:
    later = now + timedelta(hours=1, microseconds=7)

    async def steps(mirror: SqliteMirror) -> Any:
        refs = [str(n) for n in range(1, 9)]
        await mirror.record(Side.STOREFRONT, [reading(n, number=f"#{n}") for n in refs])
        again = [reading(n, number=f"#{n}", read_at=later) for n in refs]
        changed = await mirror.record(Side.STOREFRONT, again)
        return changed, await times(mirror), await mirror.seen(REF)

    changed, read, seen = with_mirror(steps)
    assert (changed, read) == (frozenset(), (later, None))
    assert [one.at for one in seen if isinstance(one, Seen)] == [now]
    with closing(sqlite3.connect(tmp_path / "mirror.sqlite3")) as connection:
        kept = connection.execute("SELECT DISTINCT storefront_since FROM order_view").fetchall()
    assert kept == [(instant(now),)]


def test_that_the_time_of_reading_outlives_all_that_is_written_beside_it(
    with_mirror: Run, reading: Any, outcome: Any, now: datetime
) -> None:
    at = [now + timedelta(hours=hour) for hour in range(7)]

    async def steps(mirror: SqliteMirror) -> Any:
        async def read(side: Side, hour: int, status: str, **more: Any) -> Any:
            await mirror.record(side, [reading(status=status, read_at=at[hour], **more)])
            return await times(mirror)

        await read(Side.STOREFRONT, 0, "a")
        found = [await read(Side.STOREFRONT, 1, "a")]
        found.append(await read(Side.DESIGNO, 2, "b"))
        found.append(await read(Side.DESIGNO, 3, "b"))
        await mirror.record_outcome(outcome("7", OutcomeKind.REFUSED))
        found.append(await times(mirror))
        found.append(await read(Side.STOREFRONT, 4, "c"))
        found.append(await read(Side.STOREFRONT, 5, "c", number="#7"))
        found.append(await read(Side.STOREFRONT, 6, "c"))
        return found

    hours = [(1, None), (1, 2), (1, 3), (1, 3), (4, 3), (5, 3), (6, 3)]
    expected = [(at[left], None if right is None else at[right]) for left, right in hours]
    assert with_mirror(steps) == expected


def test_that_sorting_by_the_time_of_reading_follows_readings_that_changed_nothing(
    with_mirror: Run, reading: Any, now: datetime
) -> None:
    """The older of both sides counts, as in the column."""

    async def steps(mirror: SqliteMirror) -> Any:
        for side in Side:
            await mirror.record(side, [reading(n) for n in ("1", "2", "3", "4")])
        for hour, order_id in ((3, "2"), (1, "4"), (2, "1")):
            again = reading(order_id, read_at=now + timedelta(hours=hour))
            for side in Side:
                await mirror.record(side, [again])
        once = reading("3", read_at=now + timedelta(hours=9))
        await mirror.record(Side.DESIGNO, [once])
        opened = await mirror.table.open_view(EVERYTHING, Sorting(SortColumn.READ_AT))
        return [row.order.ref.order_id for row in opened.first if row is not None]

    assert with_mirror(steps) == ["3", "4", "1", "2"]


@pytest.mark.parametrize("lost", ["number", "evidence", "source", "listed", "problem"])
def test_that_whatever_else_differs_is_written(
    with_mirror: Run, reading: Any, now: datetime, lost: str
) -> None:
    other: dict[str, Any] = {
        "number": "#8",
        "evidence": "\ud800",
        "source": "GET elsewhere",
        "listed": False,
        "problem": verbatim("No right to read it."),
    }
    later = now + timedelta(hours=1)

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.DESIGNO, [reading(number="#7")])
        given = {"number": "#7", lost: other[lost]}
        await mirror.record(Side.DESIGNO, [reading(read_at=later, **given)])
        (order,) = await mirror.orders([REF])
        return order

    order = with_mirror(steps)
    assert order.designo.read_at == later
    assert (order.number if lost == "number" else getattr(order.designo, lost)) == other[lost]


@pytest.mark.parametrize("version", range(1, FORMER + 1))
def test_that_a_mirror_of_each_earlier_version_tells_when_its_orders_were_read(
    tmp_path: Path, reading: Any, now: datetime, version: int
) -> None:
    path = tmp_path / "mirror.sqlite3"
    row = (
        "INSERT INTO orders (store_code, order_id, storefront_presence, storefront_json_type, "
        "storefront_literal, storefront_problem, storefront_changed_at, storefront_read_at, "
        "storefront_source) VALUES (?, ?, 'present', ?, 'paid', '', '', ?, ?)"
    )

    async def steps() -> Any:
        database = Database(path, MIGRATIONS[:version])
        await database.open()
        kind = Status.text("paid").json_type.value
        values = (*REF, kind, now.isoformat(), "GET wc/v3/orders, field status")
        await database.run(lambda connection: connection.execute(row, values) and None)
        await database.aclose()
        mirror, problem = await open_mirror(path, now)
        assert problem is None
        found = [await times(mirror)]
        for hours in (1, 2):
            again = reading(read_at=now + timedelta(hours=hours))
            assert await mirror.record(Side.STOREFRONT, [again]) == frozenset()
            found.append(await times(mirror))
        await mirror.aclose()
        return found

    assert asyncio.run(steps()) == [(now + timedelta(hours=hours), None) for hours in range(3)]


@pytest.mark.parametrize("version", range(1, FORMER + 1))
def test_that_the_history_of_an_earlier_mirror_goes_on(
    tmp_path: Path, reading: Any, now: datetime, version: int
) -> None:
    """Earlier versions wrote the status of now among the changes; none is told twice."""
    path = tmp_path / "mirror.sqlite3"
    kind = Status.text("paid").json_type.value
    order = (
        "INSERT INTO orders (store_code, order_id, designo_presence, designo_json_type, "
        "designo_literal, designo_problem, designo_changed_at, designo_read_at, designo_source) "
        "VALUES (?, ?, 'present', ?, 'paid', '', '', ?, '')"
    )
    change = (
        "INSERT INTO status_change (store_code, order_id, side, presence, json_type, literal, "
        "read_at) VALUES (?, ?, 'designo', 'present', ?, ?, ?)"
    )

    def write(connection: sqlite3.Connection) -> None:
        connection.execute(order, (*REF, kind, now.isoformat()))
        for hours, literal in ((-1, "new"), (0, "paid")):
            at = (now + timedelta(hours=hours)).isoformat()
            connection.execute(change, (*REF, kind, literal, at))

    async def steps() -> Any:
        database = Database(path, MIGRATIONS[:version])
        await database.open()
        await database.run(write)
        await database.aclose()
        mirror, _ = await open_mirror(path, now)
        for hours, status in ((1, "paid"), (3, "sent"), (4, "sent"), (5, "paid")):
            read = reading(status=status, read_at=now + timedelta(hours=hours))
            await mirror.record(Side.DESIGNO, [read])
        shop = reading(status="new", read_at=now + timedelta(hours=2))
        await mirror.record(Side.STOREFRONT, [shop])
        seen = await mirror.seen(REF)
        await mirror.aclose()
        return [((one.at - now) // timedelta(hours=1), one.side, one.status) for one in seen]

    assert asyncio.run(steps()) == [
        (-1, Side.DESIGNO, Status.text("new")),
        (0, Side.DESIGNO, Status.text("paid")),
        (2, Side.STOREFRONT, Status.text("new")),
        (3, Side.DESIGNO, Status.text("sent")),
        (5, Side.DESIGNO, Status.text("paid")),
    ]


def test_that_the_list_is_made_anew_only_after_a_change_that_it_shows(
    with_mirror: Run, reading: Any, outcome: Any, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refresh of a list that did not change costs the table nothing."""
    made: list[str] = []
    whole = hex_rows.pairs_of

    def watched(connection: sqlite3.Connection, source: str, values: Any) -> Any:
        made.append(source)
        return whole(connection, source, values)

    monkeypatch.setattr(view_lists, "pairs_of", watched)
    monkeypatch.setattr(whole_list, "pairs_of", watched)
    later = {"read_at": now + timedelta(hours=1)}

    async def steps(mirror: SqliteMirror) -> Any:
        async def pages() -> None:
            for n in ("7", "8"):
                await mirror.record(Side.STOREFRONT, [reading(n, **later)])

        async def shown() -> tuple[bool, list[str]]:
            made.clear()
            opened = await mirror.table.open_view(EVERYTHING, Sorting(SortColumn.STOREFRONT))
            refs = await mirror.table.refs(opened.token, 0, 10)
            anew = any("LIMIT" not in source for source in made)
            return anew, [ref.order_id for ref in refs]

        await mirror.record(Side.STOREFRONT, [reading("7"), reading("8")])
        found = [await shown()]
        await pages()
        found.append(await shown())
        await mirror.record(Side.STOREFRONT, [reading("8", "a", **later)])
        found.append(await shown())
        await mirror.record_outcome(outcome("7", OutcomeKind.REFUSED))
        found.append(await shown())
        await mirror.record(Side.STOREFRONT, [reading("9", "a", **later)])
        found.append(await shown())
        await mirror.forget_store("wc_eu")
        found.append(await shown())
        found.append(await shown())
        return found

    assert with_mirror(steps) == [
        (True, ["8", "7"]),
        (False, ["8", "7"]),
        (True, ["8", "7"]),
        (True, ["8", "7"]),
        (True, ["9", "8", "7"]),
        (True, []),
        (False, []),
    ]
