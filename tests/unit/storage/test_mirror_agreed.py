"""The agreed value: what both sides were last seen to hold."""

import asyncio
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.order import Order, Reading, Side
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.mirror import SqliteMirror, open_mirror

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
        mirror, _ = await open_mirror(path, now)
        for side in Side:
            await mirror.record(side, [reading(status="a")])
        await mirror.aclose()
        with sqlite3.connect(path) as connection:
            connection.execute("ALTER TABLE orders DROP COLUMN agreed_json_type")
            connection.execute("ALTER TABLE orders DROP COLUMN agreed_literal")
            for column in ("storefront_listed", "designo_listed"):
                connection.execute(f"ALTER TABLE orders DROP COLUMN {column}")
            connection.execute("ALTER TABLE side_read DROP COLUMN surplus")
            connection.execute("PRAGMA user_version = 2")

    async def newer() -> Order:
        mirror, problem = await open_mirror(path, now)
        assert problem is None
        order = await only_order(mirror)
        await mirror.aclose()
        return order

    asyncio.run(older())
    assert asyncio.run(newer()).agreed == Status.text("a")
