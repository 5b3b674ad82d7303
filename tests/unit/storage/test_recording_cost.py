"""What recording orders costs, counted in statements and not timed."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain import movement
from designo_sync_gui.domain.order import Reading, Side
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage import mirror_states, mirror_writing
from designo_sync_gui.storage.mirror import MIGRATIONS, SqliteMirror
from designo_sync_gui.storage.mirror_states import StateBook
from designo_sync_gui.storage.mirror_writing import Recording

Run = Callable[[Callable[[SqliteMirror], Any]], Any]
Record = Callable[[Side, list[Reading]], Counter[str]]
STATUSES = ("new", "paid", "sent")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "mirror.sqlite3", isolation_level=None)) as opened:
        for script in MIGRATIONS:
            for statement in script.split(";;"):
                opened.execute(statement)
        yield opened


@pytest.fixture
def record(connection: sqlite3.Connection) -> Record:
    """Records a page; the statements that were carried out, by their first words."""
    book = StateBook()

    def one(side: Side, page: list[Reading]) -> Counter[str]:
        seen: list[str] = []
        connection.set_trace_callback(seen.append)
        Recording(connection, book).readings(side, page)
        connection.set_trace_callback(None)
        return Counter(" ".join(sql.replace("INTO ", "").split()[:2]) for sql in seen)

    return one


def page_of(reading: Any, **seen: Any) -> list[Reading]:
    return [reading(str(n), STATUSES[n % 3], number=f"#{n}", **seen) for n in range(100, 200)]


def test_that_a_page_of_orders_that_did_not_change_takes_four_statements(
    record: Record, reading: Any, now: datetime
) -> None:
    record(Side.STOREFRONT, page_of(reading))
    later = page_of(reading, read_at=now + timedelta(hours=1))
    found = record(Side.STOREFRONT, later)
    assert found == {"SELECT (SELECT": 1, "SELECT order_id,": 2, "UPDATE order_view": 1}
    assert record(Side.STOREFRONT, later) == {"SELECT (SELECT": 1, "SELECT order_id,": 2}


def test_that_an_order_is_one_row_and_a_status_is_known_once(record: Record, reading: Any) -> None:
    found = record(Side.STOREFRONT, page_of(reading))
    assert found["INSERT order_view"] == 100
    assert found["INSERT order_state"] == found["UPDATE order_state"] == 3
    assert sum(found.values()) <= 100 + 5 * len(STATUSES) + 5


def test_that_orders_behind_the_newest_and_before_the_oldest_are_not_looked_for(
    record: Record, reading: Any
) -> None:
    assert record(Side.STOREFRONT, page_of(reading))["SELECT order_id,"] == 0
    beyond = [reading(str(n)) for n in (*range(50, 100), *range(200, 250))]
    assert record(Side.STOREFRONT, beyond)["SELECT order_id,"] == 0
    between = [reading(str(n)) for n in (49, 51, 99, 100, 199, 201, 249, 250)]
    found = record(Side.STOREFRONT, between)
    assert (found["SELECT order_id,"], found["INSERT order_view"]) == (1, 2)


def test_that_the_other_side_of_known_orders_is_one_update_each(
    record: Record, reading: Any
) -> None:
    record(Side.STOREFRONT, page_of(reading))
    found = record(Side.DESIGNO, page_of(reading))
    assert found["UPDATE order_view"] == 100
    assert sum(found.values()) <= 100 + 6 * len(STATUSES) + 5


def test_that_only_what_changed_of_a_page_is_written(
    record: Record, reading: Any, now: datetime
) -> None:
    page = page_of(reading)
    record(Side.STOREFRONT, page)
    page[7] = reading("107", "held", number="#107")
    found = record(Side.STOREFRONT, page)
    assert found["UPDATE order_view"] == found["INSERT status_change"] == 1


def test_that_the_rules_are_asked_of_each_state_once(
    record: Record, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    rule = movement.movement_of

    def watched(*values: Any) -> Any:
        asked.append(values)
        return rule(*values)

    monkeypatch.setattr(mirror_states, "movement_of", watched)
    for side in Side:
        record(side, page_of(reading))
        record(side, [reading(str(n), STATUSES[n % 3]) for n in range(300, 400)])
    assert len(asked) == 2 * len(STATUSES)


def test_that_a_text_of_further_fields_is_made_once_for_orders_that_share_it(
    record: Record, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []
    whole = mirror_writing._others_text

    def watched(others: Any) -> str:
        made.append(others)
        return whole(others)

    monkeypatch.setattr(mirror_writing, "_others_text", watched)
    record(Side.STOREFRONT, page_of(reading, others=(("state", Status.text("open")),)))
    assert len(made) == 1


def test_that_orders_are_looked_up_by_an_index(connection: sqlite3.Connection) -> None:
    for sql in (*mirror_writing._ONE.values(), *mirror_writing._MANY.values()):
        values = ("x",) * sql.count("?")
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
        assert [step.split()[0] for step in plan] == ["SEARCH"]


def test_that_orders_with_other_further_fields_or_agreed_values_are_counted_together(
    with_mirror: Run, reading: Any
) -> None:
    """They are in states of their own in the file, which nobody who counts sees."""

    async def steps(mirror: SqliteMirror) -> Any:
        for n, state in enumerate(("open", "closed", "open")):
            others = (("state", Status.text(state)),)
            await mirror.record(Side.STOREFRONT, [reading(str(n), "new", others=others)])
            await mirror.record(Side.DESIGNO, [reading(str(n), "paid")])
        await mirror.record(Side.STOREFRONT, [reading("2", "paid"), reading("2", "new")])
        statuses = dict((await mirror.table.facets()).statuses)
        orders: Any = await mirror.orders()
        fields = [[status.literal for _, status in order.storefront.others] for order in orders]
        return [number for _, number in await mirror.states()], statuses, fields

    numbers, statuses, fields = with_mirror(steps)
    assert sorted(numbers) == [1, 2], "one of them moved after both agreed"
    assert statuses == {Status.text("new"): 3, Status.text("paid"): 3}
    assert fields == [["open"], ["closed"], []]


@pytest.mark.parametrize(
    "source",
    [
        "GET orders, field status",
        "",
        "a.csv, row 7",
        "a.csv, row 8",
        "a.csv, row 07",
        "a.csv, row 0",
        ", row 3",
        "a, row 1, row 2",
        "a.csv, row 1\n",
        "a.csv, row " + "9" * 30,
        "a.csv, row ٣",
    ],
)
def test_that_a_source_is_told_as_it_was_whatever_row_it_ends_with(
    with_mirror: Run, reading: Any, source: str
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading(source="a.csv, row 7")])
        await mirror.record(Side.STOREFRONT, [reading(source=source)])
        await mirror.record(Side.DESIGNO, [reading(source=source)])
        order: Any = (await mirror.orders())[0]
        return [order.storefront.source, order.designo.source]

    assert with_mirror(steps) == [source, source]


def test_that_the_rows_of_an_export_share_one_source(
    connection: sqlite3.Connection, record: Record, reading: Any
) -> None:
    page = [reading(str(n), source=f"orders.csv, row {n}") for n in range(1, 101)]
    record(Side.DESIGNO, page)
    assert connection.execute("SELECT text FROM source").fetchall() == [("orders.csv",)]
    assert record(Side.DESIGNO, page).total() == 3, "two looks and one for the ends"


def test_that_a_source_is_forgotten_with_the_last_order_that_has_it(
    tmp_path: Path, with_mirror: Run, reading: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> None:
        await mirror.record(Side.STOREFRONT, [reading(source="GET a"), reading("8", store="us")])
        await mirror.record(Side.DESIGNO, [reading("8", store="us", source="b.csv, row 1")])
        await mirror.forget_store("wc_eu")
        await mirror.record(Side.DESIGNO, [reading("9", store="us", source="GET c")])

    with_mirror(steps)
    with closing(sqlite3.connect(tmp_path / "mirror.sqlite3")) as opened:
        found = {text for (text,) in opened.execute("SELECT text FROM source")}
    assert found == {"GET wc/v3/orders, field status", "b.csv", "GET c"}


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=5, minutes=30))])
@pytest.mark.parametrize("year", [1, 1969, 2026, 9998])
def test_that_a_time_of_reading_is_kept_to_the_microsecond(
    with_mirror: Run, reading: Any, zone: timezone, year: int
) -> None:
    at = datetime(year, 7, 3, 23, 59, 59, 999_999, tzinfo=zone)

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading(read_at=at)])
        await mirror.record(Side.STOREFRONT, [reading(status="sent", read_at=at)])
        order: Any = (await mirror.orders())[0]
        seen = await mirror.seen(order.ref)
        return [order.storefront.read_at, *(one.at for one in seen)]

    assert with_mirror(steps) == [at, at, at]


@pytest.mark.parametrize("text", ["", "\U0010ffff", "\U0010ffff\U0010ffff", "\U0010ffffx", "x"])
def test_that_the_sides_own_text_of_a_time_is_kept_whatever_it_is(
    with_mirror: Run, reading: Any, text: str
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading(changed_at="2026")])
        await mirror.record(Side.STOREFRONT, [reading(changed_at=text)])
        await mirror.record(Side.DESIGNO, [reading(changed_at=text)])
        order: Any = (await mirror.orders())[0]
        return [order.storefront.changed_at, order.designo.changed_at]

    assert with_mirror(steps) == [text, text]
