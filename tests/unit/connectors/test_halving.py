"""A stretch of a list that cannot be given at once."""

import asyncio
from datetime import UTC, datetime

import pytest

from designo_sync_gui.connectors.reading.bounds import EndlessList
from designo_sync_gui.connectors.reading.halving import Steps, in_parts
from designo_sync_gui.domain.errors import (
    BadReply,
    Busy,
    NotTheApi,
    PermissionDenied,
    ServerFailure,
    SyncError,
)
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import verbatim


class Side:
    """Gives positions as they are asked for, unless one of ``bad`` is among them."""

    def __init__(self, *bad: int, error: SyncError | None = None) -> None:
        self.bad, self.error = set(bad), error or ServerFailure(verbatim("500"))
        self.asked: list[tuple[int, int]] = []

    async def read(self, offset: int, count: int) -> OrderPage:
        self.asked.append((offset, count))
        wanted = list(range(offset, offset + count))
        if self.bad & set(wanted):
            raise self.error
        return OrderPage(tuple(reading(position) for position in wanted))


def reading(position: int) -> Reading:
    seen = Observation(Presence.PRESENT, None, datetime(2026, 11, 27, tzinfo=UTC), "list")
    return Reading(OrderRef("shop", str(position)), "", seen)


def parts_of(side: Side, offset: int = 0, count: int = 100):
    return asyncio.run(in_parts(side.read, offset, count, side.error))


@pytest.mark.parametrize("bad", [(0,), (99,), (37, 38), (0, 50, 99)])
@pytest.mark.parametrize("count", [100, 250, 20, 7])
def test_that_all_but_the_bad_positions_are_given_and_those_are_named(bad, count):
    start = 3 * count
    side = Side(*(start + n % count for n in bad))
    parts = parts_of(side, start, count)
    assert {position for position, _ in parts.lost} == side.bad
    given = sorted(int(r.ref.order_id) for part in parts.given for r in part.readings)
    assert given == [n for n in range(start, start + count) if n not in side.bad]


def test_that_every_offset_is_a_page_of_its_size():
    side = Side(237)
    parts_of(side, 200, 100)
    assert all(offset % count == 0 for offset, count in side.asked)
    assert len(side.asked) < 25


def test_that_a_side_that_gives_no_part_is_an_error_after_few_requests():
    side = Side(*range(100))
    with pytest.raises(ServerFailure):
        parts_of(side)
    assert len(side.asked) < 25


def away() -> ServerFailure:
    error = ServerFailure(verbatim("502"))
    error.away = True
    return error


def signing_in() -> BadReply:
    error = BadReply(verbatim("without a token"))
    error.of_sign_in = True
    return error


@pytest.mark.parametrize(
    "error",
    [
        Busy(verbatim("429")),
        PermissionDenied(verbatim("403")),
        NotTheApi(verbatim("html")),
        EndlessList(verbatim("on and on")),
        away(),
        signing_in(),
    ],
)
def test_that_what_holds_for_every_part_is_not_asked_in_parts(error):
    side = Side(5, error=error)
    with pytest.raises(type(error)):
        parts_of(side)
    assert side.asked == []
    with pytest.raises(type(error)):
        Steps(250).failed(error)


def walked(bad: set[int], count: int) -> tuple[list[int], list[int], int]:
    """What a list of so many orders gives from a cursor, what it loses, and in how many steps."""
    steps, given, lost, asked, at = Steps(250), [], [], 0, 0
    while at < count:
        asked += 1
        wanted = list(range(at, min(at + steps.size, count)))
        if not bad & set(wanted):
            given += wanted
            steps.passed(len(wanted))
        elif steps.failed(ServerFailure(verbatim("500"))):
            continue
        else:
            lost += wanted
            steps.passed(1, given=False)
        at += len(wanted)
    return given, lost, asked


@pytest.mark.parametrize("bad", [{0}, {249}, {250}, {7, 8, 600}, set(range(300, 340))])
def test_that_a_walk_from_a_cursor_loses_the_bad_orders_only(bad):
    given, lost, _ = walked(bad, 1000)
    assert set(lost) == bad
    assert given == [n for n in range(1000) if n not in bad]


def test_that_a_walk_asks_for_more_again_behind_a_bad_order():
    assert walked({7}, 10_000)[2] < 40 + 30


@pytest.mark.parametrize("first", [0, 100])
def test_that_a_walk_in_which_nothing_is_given_any_more_is_an_error(first):
    with pytest.raises(ServerFailure):
        walked(set(range(first, 1000)), 1000)
