"""Pauses that grow, and the first of two."""

import asyncio

import pytest
from virtual_time import run_virtually

from designo_sync_gui.waiting import first_of, growing_pause


def test_that_a_pause_doubles_up_to_the_longest_however_often_it_is_asked() -> None:
    assert [growing_pause(5, tries, 60) for tries in (0, 1, 2, 3, 4, 10_000)] == [
        5,
        10,
        20,
        40,
        60,
        60,
    ]


async def after(seconds: float, result: str = "") -> str:
    await asyncio.sleep(seconds)
    if result == "error":
        raise ValueError("late")
    return result


def test_that_the_first_of_two_is_given_and_the_other_has_ended() -> None:
    ended: list[str] = []

    async def slow() -> None:
        try:
            await asyncio.sleep(9)
        finally:
            await asyncio.sleep(0)
            ended.append("slow")

    async def run() -> tuple[str, bool]:
        fast, late = await first_of(after(1, "fast"), slow())
        assert fast is not None
        return fast.result(), late is None

    assert run_virtually(run()) == ("fast", True)
    assert ended == ["slow"]


def test_that_an_error_is_given_with_the_one_it_ended() -> None:
    async def run() -> None:
        failed, _ = await first_of(after(1, "error"), after(9))
        assert failed is not None
        failed.result()

    with pytest.raises(ValueError, match="late"):
        run_virtually(run())


def test_that_whoever_waits_for_two_may_be_cancelled_and_leaves_neither_behind() -> None:
    async def run() -> int:
        waiting = asyncio.ensure_future(first_of(after(5), after(6)))
        await asyncio.sleep(1)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        return len(asyncio.all_tasks()) - 1

    assert run_virtually(run()) == 0
