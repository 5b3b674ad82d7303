"""Bringing the order table's rows up to date after an update of the program."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED, Sorting
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage import (
    mirror_rules,
    mirror_states,
)
from designo_sync_gui.storage.journal import open_journal
from designo_sync_gui.storage.mirror import SqliteMirror, open_mirror

Run = Callable[[Callable[[SqliteMirror], Any]], Any]
EVERYTHING = OrderFilter()


async def ids(mirror: SqliteMirror, token: int) -> list[str]:
    return [ref.order_id for ref in await mirror.table.refs(token, 0, 10_000)]


async def shown(
    mirror: SqliteMirror, wanted: OrderFilter = EVERYTHING, by: Sorting = UNSORTED
) -> list[str]:
    return await ids(mirror, (await mirror.table.open_view(wanted, by)).token)


def forget_the_rules(path: Path, version: str = "0 of an older program") -> None:
    """As if other rules had made every order: keys and counts are theirs."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE rules_applied SET version = ?", (version,))
        connection.execute("UPDATE order_view SET id_key = 'x', search = 'x', number_key = 'x'")


def test_that_orders_of_other_rules_are_made_anew_with_progress(
    tmp_path: Path, with_mirror: Run, reading: Any, now: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mirror.sqlite3"
    page = [reading(str(n), number=f"#{n}") for n in range(25)]
    with_mirror(lambda mirror: mirror.record(Side.STOREFRONT, page))
    forget_the_rules(path)
    told: list[tuple[int, int]] = []
    whole = mirror_rules.go_on
    monkeypatch.setattr(mirror_rules, "go_on", lambda c, book: whole(c, book, 10))

    async def steps() -> Any:
        mirror, _ = await open_mirror(path, now, lambda done, total: told.append((done, total)))
        found = await shown(mirror, OrderFilter(text="#2"))
        await mirror.aclose()
        return found

    assert asyncio.run(steps()) == ["24", "23", "22", "21", "20", "2"]
    assert told == [(0, 25), (10, 25), (20, 25), (25, 25)]
    told.clear()
    asyncio.run(steps())
    assert told == []


def test_that_a_program_that_died_among_the_orders_goes_on_where_it_was(
    tmp_path: Path, with_mirror: Run, reading: Any, now: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is recorded in between: orders are found by what the rules make of their ids."""
    path = tmp_path / "mirror.sqlite3"
    with_mirror(lambda m: m.record(Side.STOREFRONT, [reading(str(n)) for n in range(10, 40)]))
    forget_the_rules(path)
    whole = mirror_rules.go_on
    pieces: list[int] = []

    def dies(connection: sqlite3.Connection, book: mirror_states.StateBook) -> mirror_rules.Advance:
        if len(pieces) == 2:
            raise StorageFailed(verbatim("The disk is full."))
        pieces.append(1)
        return whole(connection, book, 10)

    monkeypatch.setattr(mirror_rules, "go_on", dies)

    async def dying() -> None:
        mirror, _ = await open_mirror(path, now)
        with pytest.raises(StorageFailed, match="disk is full"):
            await mirror.table.counts(EVERYTHING)
        with pytest.raises(StorageFailed, match="disk is full"):
            await mirror.record(Side.STOREFRONT, [reading("10", "sent")])
        await mirror.aclose()

    asyncio.run(dying())
    monkeypatch.setattr(mirror_rules, "go_on", lambda c, book: whole(c, book, 10))
    told: list[tuple[int, int]] = []

    async def going_on() -> Any:
        mirror, _ = await open_mirror(path, now, lambda done, total: told.append((done, total)))
        await mirror.record(Side.STOREFRONT, [reading("10", "sent"), reading("39", "sent")])
        facets, found = await mirror.table.facets(), await shown(mirror)
        await mirror.aclose()
        return dict(facets.statuses), found

    statuses, found = asyncio.run(going_on())
    assert told[0] == (20, 30)
    assert statuses == {Status.text("paid"): 28, Status.text("sent"): 2}
    assert found == [str(n) for n in range(39, 9, -1)]


def test_that_a_program_with_other_rules_that_took_over_is_let_be(
    tmp_path: Path, with_mirror: Run, reading: Any, now: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mirror.sqlite3"
    with_mirror(lambda mirror: mirror.record(Side.STOREFRONT, [reading()]))
    forget_the_rules(path)
    whole = mirror_rules.go_on

    def overtaken(connection: sqlite3.Connection, *given: Any) -> mirror_rules.Advance:
        connection.execute("UPDATE rules_applied SET version = 'of a newer program'")
        return whole(connection, *given)

    monkeypatch.setattr(mirror_rules, "go_on", overtaken)

    async def steps() -> Any:
        mirror, _ = await open_mirror(path, now)
        found = await mirror.table.counts(EVERYTHING)
        await mirror.aclose()
        return found.total

    assert asyncio.run(steps()) == 1


def test_that_orders_of_other_rules_in_a_folder_that_cannot_be_written_are_told(
    tmp_path: Path, with_mirror: Run, reading: Any, now: Any
) -> None:
    path = tmp_path / "mirror.sqlite3"
    with_mirror(lambda mirror: mirror.record(Side.STOREFRONT, [reading()]))
    forget_the_rules(path)

    async def steps() -> Any:
        mirror, _ = await open_mirror(path, now)
        mirror._database.read_only = True
        with pytest.raises(StorageFailed, match="older version") as told:
            await mirror.table.facets()
        with pytest.raises(StorageFailed, match="older version"):
            await mirror.orders()
        await mirror.aclose()
        return told.value

    told = asyncio.run(steps())
    assert "Make the data folder writable" in told.advice.english


def test_that_they_are_told_also_where_the_mirror_follows_what_is_accepted(
    tmp_path: Path, with_mirror: Run, reading: Any, now: Any
) -> None:
    path = tmp_path / "mirror.sqlite3"
    with_mirror(lambda mirror: mirror.record(Side.STOREFRONT, [reading()]))
    forget_the_rules(path)

    async def steps() -> None:
        made, _ = await open_mirror(path, now)
        database = made._database
        database.read_only = True
        journal = await open_journal(tmp_path / "journal.sqlite3", "test", "Ada")
        mirror = SqliteMirror(database)
        mirror.accepted.follow(journal.acceptances)
        with pytest.raises(StorageFailed, match="older version"):
            await mirror.orders()
        await journal.aclose()
        await made.aclose()

    asyncio.run(steps())
