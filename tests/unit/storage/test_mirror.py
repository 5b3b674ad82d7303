"""What the mirror keeps of each side, and what it tells as changed."""

import asyncio
import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.census import census_of_states, take_census
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import Order, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.database import DatabaseDamaged
from designo_sync_gui.storage.mirror import SqliteMirror, open_mirror

Run = Callable[[Callable[[SqliteMirror], Any]], Any]
REF = OrderRef("wc_eu", "7")


async def only_order(mirror: SqliteMirror) -> Order:
    (order,) = await mirror.orders()
    return order


def changed_by(with_mirror: Run, first: Reading, second: Reading) -> frozenset[OrderRef]:
    """The refs told as changed when ``second`` is read after ``first``."""

    async def steps(mirror: SqliteMirror) -> frozenset[OrderRef]:
        await mirror.record(Side.STOREFRONT, [first])
        return await mirror.record(Side.STOREFRONT, [second])

    result: frozenset[OrderRef] = with_mirror(steps)
    return result


def test_that_a_first_reading_is_a_change(with_mirror: Run, reading: Any) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        return await mirror.record(Side.DESIGNO, [reading("7"), reading("8")])

    assert with_mirror(steps) == {REF, OrderRef("wc_eu", "8")}


def test_that_the_same_reading_later_is_no_change_but_its_time_is_kept(
    with_mirror: Run, reading: Any, now: datetime
) -> None:
    later = now + timedelta(hours=1)

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading()])
        again = reading(read_at=later, source="GET wc/v3/orders/7, field status")
        return await mirror.record(Side.STOREFRONT, [again]), await only_order(mirror)

    changed, order = with_mirror(steps)
    assert changed == frozenset()
    assert order.storefront.read_at == later
    assert order.storefront.source == "GET wc/v3/orders/7, field status"


@pytest.mark.parametrize(
    "second",
    [
        {"status": "Paid"},
        {"status": "paid "},
        {"status": None, "problem": say("there was a list")},
        {"status": None, "presence": Presence.ABSENT},
        {"status": None, "presence": Presence.NOT_READ, "problem": say("Busy.")},
        {"problem": say("named twice")},
        {"changed_at": "2026-11-23T10:00:00"},
        {"number": "#7a"},
    ],
    ids=str,
)
def test_that_what_the_row_shows_counts_as_changed(
    with_mirror: Run, reading: Any, second: dict[str, Any]
) -> None:
    assert changed_by(with_mirror, reading(number="#7"), reading(**second)) == {REF}


@pytest.mark.parametrize("first", ["1", "1.0", "1e0"])
def test_that_a_number_is_another_value_than_the_text_or_literal_like_it(
    with_mirror: Run, reading: Any, first: str
) -> None:
    other = Status.number("1.00")
    assert changed_by(with_mirror, reading(status=Status.number(first)), reading(status=other))
    assert changed_by(with_mirror, reading(status=first), reading(status=Status.number(first)))


def test_that_null_absent_and_the_empty_text_are_three_values(
    with_mirror: Run, reading: Any
) -> None:
    null, absent, empty = Status.null(), Status.absent(), Status.text("")
    for first, second in ((null, absent), (absent, empty), (empty, null)):
        assert changed_by(with_mirror, reading(status=first), reading(status=second)) == {REF}


def test_that_only_the_changed_orders_of_a_page_are_told(with_mirror: Run, reading: Any) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading(str(n)) for n in range(5)])
        page = [reading(str(n), "paid" if n != 3 else "sent") for n in range(6)]
        return await mirror.record(Side.STOREFRONT, page)

    assert with_mirror(steps) == {OrderRef("wc_eu", "3"), OrderRef("wc_eu", "5")}


def test_that_the_last_of_two_readings_of_one_order_stands(with_mirror: Run, reading: Any) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        changed = await mirror.record(Side.STOREFRONT, [reading("7", "a"), reading("7", "b")])
        return changed, await only_order(mirror)

    changed, order = with_mirror(steps)
    assert changed == {REF}
    assert order.storefront.status == Status.text("b")


def test_that_orders_named_twice_among_others_on_one_page_are_kept_once(
    with_mirror: Run, reading: Any
) -> None:
    ids = ["7", "8", "7", "8", "9", "7", "10", "9"]

    async def steps(mirror: SqliteMirror) -> Any:
        for round_ in ("a", "b"):
            page = [reading(order_id, f"{round_}{at}") for at, order_id in enumerate(ids)]
            await mirror.record(Side.DESIGNO, page)
        counts = await mirror.counts()
        held: Any = await mirror.orders()
        return [(o.ref.order_id, o.designo.status.literal) for o in held], counts

    kept, counts = with_mirror(steps)
    assert kept == [("7", "b5"), ("8", "b3"), ("9", "b7"), ("10", "b6")]
    assert counts == {"wc_eu": 4}


def test_that_each_side_keeps_its_own(with_mirror: Run, reading: Any) -> None:
    shop, designo = reading(status="a", changed_at="x"), reading(status=Status.number("1.0"))

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [shop])
        before = await only_order(mirror)
        changed = await mirror.record(Side.DESIGNO, [designo])
        return before, changed, await only_order(mirror)

    before, changed, order = with_mirror(steps)
    assert (before.storefront, before.designo) == (shop.observation, None)
    assert changed == {REF}
    assert (order.storefront, order.designo) == (shop.observation, designo.observation)


def test_that_an_order_id_belongs_to_its_store(with_mirror: Run, reading: Any) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading(status="a"), reading(status="b", store="us")])
        return await mirror.orders(), await mirror.order_count("us")

    orders, known = with_mirror(steps)
    assert [(o.ref, o.storefront.status.literal) for o in orders] == [
        (OrderRef("us", "7"), "b"),
        (REF, "a"),
    ]
    assert known == 1


def test_that_ids_that_differ_in_case_or_zeros_are_other_orders(
    with_mirror: Run, reading: Any
) -> None:
    ids = ("a1", "A1", "7", "07", "7 ")

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading(order_id, order_id) for order_id in ids])
        return await mirror.orders()

    orders = with_mirror(steps)
    assert {o.ref.order_id for o in orders} == set(ids)
    assert all(o.storefront.status.literal == o.ref.order_id for o in orders)


def test_that_a_number_once_told_is_kept_when_a_reading_has_none(
    with_mirror: Run, reading: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading(number="WC-7")])
        await mirror.record(Side.DESIGNO, [reading()])
        kept = await only_order(mirror)
        unchanged = await mirror.record(Side.STOREFRONT, [reading()])
        await mirror.record(Side.DESIGNO, [reading(number="D-7")])
        return kept.number, unchanged, (await only_order(mirror)).number

    assert with_mirror(steps) == ("WC-7", frozenset(), "D-7")


def test_that_orders_come_by_store_and_by_length_before_text_of_their_id(
    with_mirror: Run, reading: Any
) -> None:
    shuffled = [("b", "1"), ("a", "100"), ("a", "21"), ("a", "9"), ("a", "20"), ("B", "3")]
    wanted = [("B", "3"), ("a", "9"), ("a", "20"), ("a", "21"), ("a", "100"), ("b", "1")]

    async def steps(mirror: SqliteMirror) -> Any:
        page = [reading(order_id, store=store) for store, order_id in shuffled]
        await mirror.record(Side.STOREFRONT, page)
        return await mirror.orders(), await mirror.orders(OrderRef(*pair) for pair in shuffled)

    everything, asked = with_mirror(steps)
    assert [o.ref for o in everything] == wanted
    assert [o.ref for o in asked] == wanted


def test_that_orders_asked_for_come_once_and_only_if_known(with_mirror: Run, reading: Any) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading("7"), reading("8")])
        asked = await mirror.orders([REF, OrderRef("wc_eu", "9"), REF])
        return asked, await mirror.orders([])

    asked, nothing = with_mirror(steps)
    assert [o.ref for o in asked] == [REF]
    assert nothing == ()


def test_that_a_row_says_its_last_outcome_until_the_next(
    with_mirror: Run, reading: Any, outcome: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading()])
        before = await only_order(mirror)
        await mirror.record_outcome(outcome("7", OutcomeKind.UNKNOWN))
        await mirror.record_outcome(outcome("99", OutcomeKind.VERIFIED))
        await mirror.record(Side.STOREFRONT, [reading(status="sent")])
        return before.last_outcome, await only_order(mirror)

    before, order = with_mirror(steps)
    assert before is None
    assert order.last_outcome is OutcomeKind.UNKNOWN


@pytest.mark.parametrize("kind", list(OutcomeKind))
def test_that_every_last_outcome_is_kept_as_its_kind(
    with_mirror: Run, reading: Any, outcome: Any, kind: OutcomeKind
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [reading()])
        await mirror.record_outcome(outcome("7", kind))
        return await only_order(mirror)

    assert with_mirror(steps).last_outcome is kind


def test_that_a_text_that_is_no_outcome_makes_the_row_damaged(
    tmp_path: Path, with_mirror: Run, reading: Any
) -> None:
    with_mirror(lambda mirror: mirror.record(Side.STOREFRONT, [reading()]))
    with closing(sqlite3.connect(tmp_path / "mirror.sqlite3")) as connection, connection:
        connection.execute("UPDATE order_state SET last_outcome = 'refused: the shop said no'")
    with pytest.raises(DatabaseDamaged) as caught:
        with_mirror(lambda mirror: mirror.orders())
    assert "cannot be understood" in caught.value.message.english


def history(tmp_path: Path) -> list[tuple[str, str, str | None]]:
    connection = sqlite3.connect(tmp_path / "mirror.sqlite3")
    try:
        sql = "SELECT store_code, side, literal FROM status_change ORDER BY id"
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_that_forgetting_a_store_leaves_the_other_stores(
    tmp_path: Path, with_mirror: Run, reading: Any, now: datetime
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        for store in ("us", "wc_eu"):
            for side in Side:
                for status in ("new", "paid"):
                    await mirror.record(side, [reading(status=status, store=store)])
                await mirror.record_side_read(SideRead(store, side, now, None, True))
        await mirror.forget_store("us")
        return await mirror.orders(), await mirror.order_count("us"), await mirror.side_reads()

    orders, known, reads = with_mirror(steps)
    assert [o.ref for o in orders] == [REF]
    assert known == 0
    assert {read.store_code for read in reads} == {"wc_eu"}
    assert history(tmp_path) == [("wc_eu", side.value, "new") for side in Side]


def test_that_the_last_read_of_each_side_is_kept_apart(with_mirror: Run, now: datetime) -> None:
    first = SideRead(
        "wc_eu", Side.STOREFRONT, now, now - timedelta(seconds=3, microseconds=7), True
    )
    later = replace(first, read_at=now + timedelta(days=1), watermark=None, full=False)
    designo = replace(first, side=Side.DESIGNO, watermark=None)

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record_side_read(first)
        await mirror.record_side_read(designo)
        kept = await mirror.side_reads()
        await mirror.record_side_read(later)
        return kept, await mirror.side_reads()

    assert with_mirror(steps) == ((designo, first), (designo, later))


def test_that_the_history_holds_each_new_value_once(
    with_mirror: Run, reading: Any, now: datetime
) -> None:
    told = ["a", "a", "b", None, "b"]

    async def steps(mirror: SqliteMirror) -> Any:
        for hour, status in enumerate(told):
            at = now + timedelta(hours=hour)
            await mirror.record(Side.STOREFRONT, [reading(status=status, read_at=at)])
        await mirror.record(Side.STOREFRONT, [reading(status="b", number="#8", changed_at="x")])
        return await mirror.seen(OrderRef("wc_eu", "7"))

    seen = [(one.at, one.status and one.status.literal) for one in with_mirror(steps)]
    hours = [(0, "a"), (2, "b"), (3, None), (4, "b")]
    assert seen == [(now + timedelta(hours=hour), status) for hour, status in hours]


def test_that_a_failing_page_keeps_none_of_its_readings(with_mirror: Run, reading: Any) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        with pytest.raises(UnicodeEncodeError):
            await mirror.record(Side.STOREFRONT, [reading("7"), reading("8", source="\ud800")])
        return await mirror.orders()

    assert with_mirror(steps) == ()


def test_that_a_damaged_file_is_put_aside_and_told(
    tmp_path: Path, reading: Any, now: datetime
) -> None:
    path, content = tmp_path / "mirror.sqlite3", b"no database at all, but long enough" * 200
    path.write_bytes(content)
    path.with_name("mirror.sqlite3-wal").write_bytes(b"left over")

    async def between() -> Any:
        mirror, damaged = await open_mirror(path, now)
        await mirror.record(Side.STOREFRONT, [reading()])
        orders = await mirror.orders()
        await mirror.aclose()
        return damaged, orders

    damaged, orders = asyncio.run(between())
    kept = tmp_path / "mirror.sqlite3.damaged-20261123-090000"
    assert isinstance(damaged, DatabaseDamaged)
    assert kept.name in damaged.message.english
    assert "Refresh" in damaged.advice.english
    assert kept.read_bytes() == content
    assert len(orders) == 1


@pytest.mark.parametrize(
    "damage",
    [lambda whole: whole[:8192] + b"\xff" * 20_000 + whole[28_192:], lambda whole: whole[:12_288]],
    ids=["overwritten", "cut"],
)
def test_that_a_file_damaged_behind_its_head_is_put_aside_too(
    tmp_path: Path,
    with_mirror: Run,
    reading: Any,
    now: datetime,
    damage: Callable[[bytes], bytes],
) -> None:
    with_mirror(lambda mirror: mirror.record(Side.DESIGNO, [reading(str(n)) for n in range(500)]))
    path = tmp_path / "mirror.sqlite3"
    path.write_bytes(damage(path.read_bytes()))

    async def between() -> Any:
        mirror, damaged = await open_mirror(path, now)
        orders = await mirror.orders()
        await mirror.aclose()
        return damaged, orders

    damaged, orders = asyncio.run(between())
    assert isinstance(damaged, DatabaseDamaged)
    assert orders == ()
    assert len(list(tmp_path.glob("mirror.sqlite3.damaged-*"))) == 1


def test_that_a_mirror_of_a_newer_program_is_refused_and_not_put_aside(
    tmp_path: Path, with_mirror: Run, reading: Any, now: datetime
) -> None:
    async def steps(mirror: SqliteMirror) -> None:
        await mirror.record(Side.STOREFRONT, [reading()])

    with_mirror(steps)
    path = tmp_path / "mirror.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(StorageFailed, match="newer version"):
        asyncio.run(open_mirror(path, now))
    assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["mirror.sqlite3"]


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_that_only_the_owner_may_read_the_mirror(
    tmp_path: Path, with_mirror: Run, reading: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> None:
        await mirror.record(Side.STOREFRONT, [reading()])

    with_mirror(steps)
    assert stat.S_IMODE((tmp_path / "mirror.sqlite3").stat().st_mode) == 0o600


def test_that_every_change_that_was_seen_is_kept_and_told_in_its_order(
    with_mirror: Run, reading: Any, now: datetime
) -> None:
    async def steps(mirror: SqliteMirror) -> Any:
        for minute, text in enumerate(("a", "a", " a", None)):
            presence = Presence.ABSENT if text is None else Presence.PRESENT
            read_at = now + timedelta(minutes=minute)
            seen = reading(status=text, presence=presence, read_at=read_at)
            await mirror.record(Side.DESIGNO, [seen])
        return await mirror.seen(REF), await mirror.seen(OrderRef("wc_eu", "8"))

    told, of_another = with_mirror(steps)
    assert [(entry.presence, entry.status and entry.status.literal) for entry in told] == [
        (Presence.PRESENT, "a"),
        (Presence.PRESENT, " a"),
        (Presence.ABSENT, None),
    ]
    assert [entry.at for entry in told] == [now + timedelta(minutes=m) for m in (0, 2, 3)]
    assert of_another == ()


def test_that_a_census_is_counted_by_what_orders_share(with_mirror: Run, reading: Any) -> None:
    """As of the orders themselves, without reading one of them."""

    async def steps(mirror: SqliteMirror) -> Any:
        page = [reading(str(n), f"status {n % 3}") for n in range(20)]
        await mirror.record(Side.STOREFRONT, page)
        await mirror.record(Side.DESIGNO, [reading("3", "Paid "), reading("4", None)])
        await mirror.record(Side.STOREFRONT, [reading("1", None, presence=Presence.ABSENT)])
        return await mirror.orders(), await mirror.states()

    orders, states = with_mirror(steps)
    assert len(states) < len(orders) == sum(number for _, number in states)
    assert census_of_states("wc_eu", states) == take_census("wc_eu", orders)
