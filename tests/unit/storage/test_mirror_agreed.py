"""The agreed value: what both sides were last seen to hold."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.acceptance import AcceptanceChange, Accepted, Held, HeldValues
from designo_sync_gui.domain.accepted import BY_PROFILE, DECLARED, Acceptance
from designo_sync_gui.domain.movement import Movement, movement
from designo_sync_gui.domain.order import Order, Presence, Reading, Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.database import Database
from designo_sync_gui.storage.mirror import MIGRATIONS, SqliteMirror, open_mirror

Run = Callable[[Callable[[SqliteMirror], Any]], Any]


async def only_order(mirror: SqliteMirror) -> Order:
    (order,) = await mirror.orders()
    return order


def agreed_after(with_mirror: Run, *steps: tuple[Side, Reading]) -> Status | None:
    """The agreed value after these readings, in this order."""

    async def play(mirror: SqliteMirror) -> Status | None:
        for side, made in steps:
            await mirror.record(side, [made])
        return (await only_order(mirror)).agreed

    result: Status | None = with_mirror(play)
    return result


def test_that_one_side_alone_agrees_with_nobody(with_mirror: Run, reading: Any) -> None:
    assert agreed_after(with_mirror, (Side.STOREFRONT, reading(status="a"))) is None


@pytest.mark.parametrize(
    ("readings", "agreed"),
    [
        ([("s", "a"), ("d", "a")], "a"),
        ([("s", "a"), ("d", "a"), ("s", "b")], "a"),
        ([("s", "a"), ("d", "a"), ("s", "b"), ("d", "b")], "b"),
        ([("s", "a"), ("d", "A")], None),
        ([("s", "a"), ("d", "a "), ("d", "a")], "a"),
    ],
)
def test_that_only_exact_agreement_moves_the_agreed_value(
    with_mirror: Run, reading: Any, readings: list[tuple[str, str]], agreed: str | None
) -> None:
    sides = {"s": Side.STOREFRONT, "d": Side.DESIGNO}
    steps = [(sides[side], reading(status=text)) for side, text in readings]
    expected = None if agreed is None else Status.text(agreed)
    assert agreed_after(with_mirror, *steps) == expected


def test_that_equal_orders_of_an_older_mirror_are_agreed_when_it_is_opened_anew(
    tmp_path: Path, reading: Any, now: datetime
) -> None:
    path = tmp_path / "mirror.sqlite3"

    async def older() -> None:
        database = Database(path, MIGRATIONS[:2])
        await database.open()
        columns = [
            f"'present' AS {side}_presence, 'text' AS {side}_json_type, 'a' AS {side}_literal, "
            f"'2026-11-01T00:00:00+00:00' AS {side}_read_at, '' AS {side}_source"
            for side in Side
        ]
        row = f"SELECT 'wc_eu' AS store_code, '7' AS order_id, {', '.join(columns)}"
        names = "store_code, order_id, " + ", ".join(
            f"{side}_{name}"
            for side in Side
            for name in ("presence", "json_type", "literal", "read_at", "source")
        )
        insert = f"INSERT INTO orders ({names}) {row}"
        await database.run(lambda connection: connection.execute(insert) and None)
        await database.aclose()

    async def newer() -> Order:
        mirror, problem = await open_mirror(path, now)
        assert problem is None
        order = await only_order(mirror)
        assert (await mirror.table.counts(OrderFilter(View.EQUAL))).total == 1
        await mirror.aclose()
        return order

    asyncio.run(older())
    assert asyncio.run(newer()).agreed == Status.text("a")


def declared_change(number: int, *, ends: bool = False) -> AcceptanceChange:
    """That a profile declares “paid” and “Bezahlt” as the same, or does so no more."""
    held = HeldValues(*(Held(Presence.PRESENT, Status.text(t)) for t in ("paid", "Bezahlt")))
    at = datetime(2026, 11, 28, tzinfo=UTC)
    one = Accepted(Acceptance(1, DECLARED, BY_PROFILE, at, pair=True), "wc_eu", "", held)
    marks = ("" if number == 1 else str(number - 1), str(number))
    return AcceptanceChange(*marks, *(((), (one.key,)) if ends else ((one,), ())))


def test_that_declared_words_are_agreed_each_on_its_side(with_mirror: Run, reading: Any) -> None:
    async def play(mirror: SqliteMirror) -> list[Order]:
        seen = []
        await mirror.record(Side.STOREFRONT, [reading(status="paid")])
        await mirror.record(Side.DESIGNO, [reading(status="Bezahlt")])
        seen.append(await only_order(mirror))
        await mirror.accepted.change(declared_change(1))
        seen.append(await only_order(mirror))
        await mirror.record(Side.STOREFRONT, [reading(status="shipped")])
        seen.append(await only_order(mirror))
        await mirror.record(Side.STOREFRONT, [reading(status="paid")])
        seen.append(await only_order(mirror))
        await mirror.accepted.change(declared_change(2, ends=True))
        seen.append(await only_order(mirror))
        return seen

    before, declared, moved, back, ended = with_mirror(play)
    pair = (Status.text("paid"), Status.text("Bezahlt"))
    assert (before.agreed, before.agreed_designo) == (None, None)
    assert (declared.agreed, declared.agreed_designo) == pair
    assert (moved.agreed, moved.agreed_designo, moved.accepted) == (*pair, None)
    assert (back.agreed, back.agreed_designo) == pair
    assert (ended.agreed, ended.agreed_designo, ended.accepted) == (None, None, None)
    told = [movement(order) for order in (before, declared, moved, back, ended)]
    same, left, never = Movement.NOBODY, Movement.STOREFRONT, Movement.NEVER
    assert told == [never, same, left, same, never]


def test_that_equal_values_are_agreed_whatever_was_declared(with_mirror: Run, reading: Any) -> None:
    async def play(mirror: SqliteMirror) -> Order:
        await mirror.accepted.change(declared_change(1))
        await mirror.record(Side.STOREFRONT, [reading(status="paid")])
        await mirror.record(Side.DESIGNO, [reading(status="Bezahlt")])
        await mirror.record(Side.DESIGNO, [reading(status="paid")])
        return await only_order(mirror)

    order = with_mirror(play)
    assert (order.agreed, order.agreed_designo) == (Status.text("paid"), None)


def test_that_the_view_of_mismatches_knows_declared_words(with_mirror: Run, reading: Any) -> None:
    async def play(mirror: SqliteMirror) -> tuple[int, int]:
        await mirror.record(Side.STOREFRONT, [reading(status="paid")])
        await mirror.record(Side.DESIGNO, [reading(status="Bezahlt")])
        before = (await mirror.table.counts(OrderFilter())).by_view[View.MISMATCHES]
        await mirror.accepted.change(declared_change(1))
        return before, (await mirror.table.counts(OrderFilter())).by_view[View.MISMATCHES]

    assert with_mirror(play) == (1, 0)
