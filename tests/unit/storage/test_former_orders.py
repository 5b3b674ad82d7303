"""Orders of a mirror that held them in two tables."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.sentence_json import sentence_to_text
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.database import Database
from designo_sync_gui.storage.mirror import MIGRATIONS, open_mirror

FORMER = 8
PROBLEM = verbatim("Its status cannot be read: a lone surrogate.")


def rows(now: datetime) -> list[dict[str, object]]:
    """Two orders: one with everything a row could hold, one that one side alone has."""
    read, since = now.isoformat(), (now - timedelta(days=1)).isoformat()
    whole: dict[str, object] = {
        "store_code": "wc_eu",
        "order_id": "0007",
        "number": "#\ufeff7",
        "last_outcome": "unknown",
        "agreed_json_type": "number",
        "agreed_literal": "1.0e+10",
        "view_id": 3,
        "view_state": 1,
    }
    whole |= side(
        "storefront", read, since, problem=sentence_to_text(PROBLEM), evidence=b'{"\xed\xa0\x80"}'
    )
    whole |= side("designo", read, None, kind="text", literal=" \ufeffpaid\r\n", listed=0)
    alone: dict[str, object] = {"store_code": "us", "order_id": "7", "view_id": 1}
    alone |= side("designo", read, read, presence="absent")
    return [whole, alone]


def side(
    name: str,
    read_at: str,
    since: str | None,
    *,
    presence: str = "present",
    kind: str | None = None,
    literal: str | None = None,
    problem: str = "",
    evidence: bytes | None = None,
    listed: int = 1,
) -> dict[str, object]:
    columns: dict[str, object] = {
        "presence": presence,
        "json_type": kind,
        "literal": literal,
        "problem": problem,
        "evidence": evidence,
        "changed_at": "2026-11-20T08:00:00" if literal else "",
        "source": "GET orders, field status",
        "others": '[["state", "text", "open"]]' if literal else None,
        "listed": listed,
        "read_at": read_at,
        "since": since,
    }
    return {f"{name}_{column}": value for column, value in columns.items()}


async def written(path: Path, now: datetime) -> None:
    database = Database(path, MIGRATIONS[:FORMER])
    await database.open()

    def write(connection: sqlite3.Connection) -> None:
        for row in rows(now):
            marks = ", ".join("?" * len(row))
            sql = f"INSERT INTO orders ({', '.join(row)}) VALUES ({marks})"  # noqa: S608
            connection.execute(sql, tuple(row.values()))
        later = (now + timedelta(hours=2)).isoformat()
        connection.execute(
            "INSERT INTO order_view (id, store_code, order_id, state, id_key, number_key, search, "
            "changed, read_key, storefront_changed, designo_changed, storefront_read) "
            "VALUES (3, 'wc_eu', '0007', 1, 'x', 'x', 'x', 0, 0, '', '', ?)",
            (later,),
        )

    await database.run(write)
    await database.aclose()


def test_that_every_column_of_a_former_order_is_told_as_before(
    tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "mirror.sqlite3"

    async def steps() -> Any:
        await written(path, now)
        mirror, _ = await open_mirror(path, now)
        orders = await mirror.orders()
        opened = await mirror.table.open_view(OrderFilter(text="\ufeff7"), UNSORTED)
        seen = [(one.at, one.side) for one in await mirror.seen(OrderRef("wc_eu", "0007"))]
        await mirror.aclose()
        return orders, [row and row.order.ref.order_id for row in opened.first], seen

    orders, found, seen = asyncio.run(steps())
    source, later = "GET orders, field status", now + timedelta(hours=2)
    evidence = '{"\ud800"}'
    assert orders == (
        Order(
            OrderRef("us", "7"),
            "",
            None,
            Observation(Presence.ABSENT, None, now, source),
        ),
        Order(
            OrderRef("wc_eu", "0007"),
            "#\ufeff7",
            Observation(Presence.PRESENT, None, later, source, PROBLEM, evidence),
            Observation(
                Presence.PRESENT,
                Status.text(" \ufeffpaid\r\n"),
                now,
                source,
                changed_at="2026-11-20T08:00:00",
                others=(("state", Status.text("open")),),
                listed=False,
            ),
            OutcomeKind.UNKNOWN,
            Status.number("1.0e+10"),
        ),
    )
    assert found == ["0007"]
    assert seen == [(now - timedelta(days=1), Side.STOREFRONT)]


def test_that_the_former_tables_are_gone_when_their_orders_are_moved(
    tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "mirror.sqlite3"
    told: list[tuple[int, int]] = []

    async def steps() -> None:
        await written(path, now)
        for _ in range(2):
            mirror, _ = await open_mirror(path, now, lambda done, total: told.append((done, total)))
            await mirror.ready()
            await mirror.aclose()

    asyncio.run(steps())
    assert told == [(0, 2), (2, 2)], "moved once"
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master")]
        assert not [name for name in names if name.startswith(("former", "orders"))]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_that_what_other_rules_began_to_move_is_moved_from_the_beginning(
    tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "mirror.sqlite3"

    async def steps() -> Any:
        await written(path, now)
        database = Database(path, MIGRATIONS)
        await database.open()
        half = (
            "INSERT INTO rules_applied VALUES (1, 'others', 1, 'us', '7', 0, 1, 2, 0)",
            "INSERT INTO order_view (id, store_code, order_id, state, id_key, number_key, search, "
            "changed, read_key, storefront_changed, designo_changed, number) "
            "VALUES (1, 'us', '7', 1, 'others', '', '', 0, 0, '', '', '')",
        )
        await database.run(lambda connection: [connection.execute(sql) for sql in half] and None)
        await database.aclose()
        mirror, _ = await open_mirror(path, now)
        orders = await mirror.orders()
        await mirror.aclose()
        return [order.ref for order in orders]

    assert asyncio.run(steps()) == [OrderRef("us", "7"), OrderRef("wc_eu", "0007")]
