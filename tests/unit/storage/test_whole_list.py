"""The list of all orders, kept up to date: it is what reading it anew gives, for less."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import SortColumn, Sorting
from designo_sync_gui.storage import hex_rows, list_changes, view_lists, whole_list
from designo_sync_gui.storage.judged_states import JudgedStates
from designo_sync_gui.storage.list_changes import ListChanges
from designo_sync_gui.storage.mirror import SqliteMirror, open_mirror
from designo_sync_gui.storage.view_lists import Lists
from designo_sync_gui.storage.whole_list import WholeList

Run = Callable[[Callable[[SqliteMirror], Any]], Any]
STATUSES = ("paid", "Paid", "sent", "new")


class Watched:
    """The list of a mirror beside one that is read anew each time; ``anew`` counts its readings."""

    def __init__(self, mirror: SqliteMirror, monkeypatch: pytest.MonkeyPatch) -> None:
        self._mirror = mirror
        self._kept = WholeList(mirror._changes)
        self.anew = 0
        read = hex_rows.pairs_of

        def counted(*given: Any) -> Any:
            self.anew += 1
            return read(*given)

        monkeypatch.setattr(whole_list, "pairs_of", counted)

    async def check(self) -> None:
        """Raises where the two differ."""

        def look(connection: sqlite3.Connection) -> None:
            ids, states = self._kept.read(connection)
            before = self.anew
            expected = WholeList(ListChanges()).read(connection)
            self.anew = before
            assert ([*ids], [*states]) == tuple(map(list, expected))

        await self._mirror.table._reading.run(look)  # type: ignore[attr-defined]


async def fill(mirror: SqliteMirror, reading: Any, number: int = 200) -> None:
    for store in ("us", "eu"):
        page = [reading(str(at), STATUSES[at % 4], store=store) for at in range(100, 100 + number)]
        await mirror.record(Side.STOREFRONT, page)


@pytest.mark.parametrize("seed", range(6))
def test_that_a_list_that_is_kept_up_to_date_is_that_of_reading_it_anew(
    with_mirror: Run, reading: Any, outcome: Any, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret

    async def steps(mirror: SqliteMirror) -> int:
        await fill(mirror, reading)
        watched = Watched(mirror, monkeypatch)
        await watched.check()
        for _ in range(25):
            for _ in range(chance.randrange(3)):
                page = [
                    reading(
                        str(chance.choice((5, 99, 150, 250, 299, 300, 1000)) + chance.randrange(4)),
                        chance.choice(STATUSES),
                        store=chance.choice(("us", "eu", "zz", "aa")),
                    )
                    for _ in range(chance.randrange(8))
                ]
                await mirror.record(chance.choice([*Side]), page)
            if chance.random() < 0.3:
                await mirror.record_outcome(outcome(str(chance.randrange(100, 300)), store="us"))
            await watched.check()
        return watched.anew

    assert with_mirror(steps) == 1, "read once; then only what changed"


def test_that_a_list_of_which_much_changed_is_read_anew(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(mirror: SqliteMirror) -> list[int]:
        await fill(mirror, reading)
        watched = Watched(mirror, monkeypatch)
        found = []
        for changed in (0, 10, 200):
            await mirror.record(
                Side.DESIGNO, [reading(str(at), "x") for at in range(1000, 1000 + changed)]
            )
            await watched.check()
            found.append(watched.anew)
        monkeypatch.setattr(whole_list, "_MOST_NEW", 2)
        await mirror.record(Side.DESIGNO, [reading(str(at), "x") for at in range(3000, 3003)])
        await watched.check()
        monkeypatch.setattr(list_changes, "_MOST", 2)
        await mirror.record(Side.DESIGNO, [reading(str(at), "y") for at in range(3000, 3003)])
        await watched.check()
        return [*found, watched.anew]

    assert with_mirror(steps) == [1, 1, 2, 4]


def test_that_what_another_process_changed_is_read_anew(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, now: Any
) -> None:
    async def steps(mirror: SqliteMirror) -> int:
        await fill(mirror, reading)
        watched = Watched(mirror, monkeypatch)
        await watched.check()
        other, _ = await open_mirror(tmp_path / "mirror.sqlite3", now)
        await other.record(Side.STOREFRONT, [reading("150", "sent", store="us"), reading("7")])
        await other.aclose()
        await mirror.record(Side.STOREFRONT, [reading("151", "x", store="us")])
        await watched.check()
        return watched.anew

    assert with_mirror(steps) == 2


def test_that_what_was_noted_before_something_was_rolled_back_is_not_believed() -> None:
    rollbacks = 0
    changes = ListChanges(lambda: rollbacks)
    changes.note(1, [7])
    changes.note(2, [8, 9])
    assert changes.between(0, 2) == frozenset({7, 8, 9})
    assert changes.between(1, 3) is None
    rollbacks = 1
    assert changes.between(0, 2) is None
    changes.note(3, [4])
    assert changes.between(2, 3) == frozenset({4})
    assert changes.between(1, 3) is None


def test_that_the_first_rows_of_a_long_list_do_not_wait_until_it_is_in_order(
    with_mirror: Run, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = Lists(JudgedStates(), ListChanges())
    by = Sorting(SortColumn.STOREFRONT)

    async def steps(mirror: SqliteMirror) -> Any:
        await fill(mirror, reading)

        def look(connection: sqlite3.Connection) -> Any:
            whole = lists.whole(connection, OrderFilter(), by)
            at_once = lists.knows_all(connection, OrderFilter(), by)
            monkeypatch.setattr(view_lists, "_AT_ONCE", 399)
            later = lists.knows_all(connection, OrderFilter(), by)
            return at_once, later, whole.ids[:9], lists.first(connection, OrderFilter(), by, 9)

        return await mirror.table._making.run(look)  # type: ignore[attr-defined]

    at_once, later, whole, first = with_mirror(steps)
    assert (at_once, later) == (True, False)
    assert whole == first
