"""Where a list that was broken off is gone on with outlives the program."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from designo_sync_gui.domain.broken_off import BrokenOff, of_side
from designo_sync_gui.domain.order import OrderRef, Presence, Side
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.storage.mirror import SqliteMirror

Run = Callable[[Callable[[SqliteMirror], Any]], Any]
BEGAN = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
PLACE = BrokenOff(
    Side.DESIGNO,
    ("de", "wc_eu"),
    "fingerprint",
    "ids 500 200 100",
    BEGAN,
    BEGAN - timedelta(seconds=3, microseconds=7),
    datetime(2025, 11, 27, tzinfo=UTC),
    9_200,
    1,
    2,
    99_994,
)


def test_that_a_place_is_kept_as_it_is_and_the_last_one_counts(with_mirror: Run) -> None:
    bare = BrokenOff(Side.STOREFRONT, ("wc_eu",), "", "p", BEGAN)
    later = replace(PLACE, position="ids 500 150 100", store_codes=("de", "wc_eu"))

    async def steps(mirror: SqliteMirror) -> Any:
        for place in (PLACE, bare, later):
            await mirror.record_broken_off(place)

    with_mirror(steps)

    async def look(mirror: SqliteMirror) -> Any:
        return await mirror.broken_off()

    assert with_mirror(look) == (later, bare)


def test_that_a_list_that_ended_or_lost_a_store_leaves_no_place(with_mirror: Run) -> None:
    bare = BrokenOff(Side.STOREFRONT, ("wc_eu",), "", "p", BEGAN)

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record_broken_off(PLACE)
        await mirror.record_broken_off(bare)
        await mirror.end_broken_off(Side.DESIGNO, ["wc_eu"])
        await mirror.end_broken_off(Side.STOREFRONT, ["wc_eu"])
        left = await mirror.broken_off()
        await mirror.forget_store("de")
        return left, await mirror.broken_off()

    assert with_mirror(steps) == ((PLACE,), ())


def test_that_only_what_the_list_showed_since_then_belongs_to_it(
    with_mirror: Run, reading: Any
) -> None:
    def at(order_id: str, minutes: float, **more: Any) -> Any:
        return reading(order_id, read_at=BEGAN + timedelta(minutes=minutes), **more)

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record(Side.STOREFRONT, [at("1", -1), at("2", 0), at("3", 1), at("4", -1)])
        await mirror.record(Side.STOREFRONT, [at("4", 2)])
        other = at("5", 1)
        await mirror.record(Side.DESIGNO, [other])
        await mirror.record(Side.STOREFRONT, [at("6", 1, store="de")])
        seen = at("7", 1).observation
        await mirror.record(
            Side.STOREFRONT, [replace(other, observation=replace(seen, listed=False))]
        )
        gone = replace(seen, presence=Presence.ABSENT, status=None)
        await mirror.record(Side.STOREFRONT, [replace(at("7", 1), observation=gone)])
        return await mirror.read_since(Side.STOREFRONT, ["wc_eu"], BEGAN)

    assert with_mirror(steps) == {OrderRef("wc_eu", order_id) for order_id in "234"}


def test_that_the_horizon_of_a_reading_is_kept(with_mirror: Run) -> None:
    read = SideRead("wc_eu", Side.STOREFRONT, BEGAN, None, True, -3, PLACE.horizon)

    async def steps(mirror: SqliteMirror) -> Any:
        await mirror.record_side_read(read)
        return await mirror.side_reads()

    assert with_mirror(steps) == (read,)


def test_that_the_latest_list_that_holds_a_store_is_found() -> None:
    later = replace(PLACE, store_codes=("wc_eu",), began=BEGAN + timedelta(days=1))
    assert of_side((PLACE, later), Side.DESIGNO, "wc_eu") == later
    assert of_side((PLACE, later), Side.DESIGNO, "de") == PLACE
    assert of_side((PLACE, later), Side.STOREFRONT, "de") is None


def test_that_the_words_tell_no_total_that_is_not_known_or_not_true() -> None:
    assert PLACE.words.english == "9,200 of 99,994 orders read"
    assert replace(PLACE, total=None).words.english == "9,200 orders read so far"
    assert replace(PLACE, read=1, total=0).words.english == "1 order read so far"
