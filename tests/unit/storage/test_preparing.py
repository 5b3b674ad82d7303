"""Work before the first answer: done once, one after the other, and told where it failed."""

import asyncio

import pytest

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.storage.preparing import Preparing, Work


def noting(done: list[str], what: str) -> Work:
    async def work() -> None:
        await asyncio.sleep(0)
        done.append(what)

    return work


def test_that_what_is_put_behind_is_done_after_the_first_and_everybody_waits() -> None:
    done: list[str] = []

    async def scene() -> None:
        preparing = Preparing(noting(done, "first"))
        preparing.begin()
        preparing.then(noting(done, "second"))
        preparing.begin()
        await asyncio.gather(preparing.ready(), preparing.ready())
        await preparing.ready()

    asyncio.run(scene())
    assert done == ["first", "second"]


def test_that_what_nobody_began_begins_with_the_first_question() -> None:
    done: list[str] = []
    asyncio.run(Preparing(noting(done, "first")).ready())
    assert done == ["first"]


def test_that_what_is_put_behind_does_not_take_the_place_of_what_nobody_began() -> None:
    """A mirror that cannot be written begins nothing by itself."""
    done: list[str] = []

    async def scene() -> None:
        preparing = Preparing(noting(done, "first"))
        preparing.then(noting(done, "second"))
        await preparing.ready()

    asyncio.run(scene())
    assert done == ["first", "second"]


def test_that_what_stopped_it_is_raised_to_each_question() -> None:
    async def fails() -> None:
        raise StorageFailed(verbatim("The disk is full."))

    async def scene() -> None:
        preparing = Preparing(fails)
        preparing.begin()
        preparing.then(noting(done, "behind"))
        for _ in range(2):
            with pytest.raises(StorageFailed):
                await preparing.ready()

    done: list[str] = []
    asyncio.run(scene())
    assert done == []


def test_that_closing_gives_up_what_is_not_done() -> None:
    done: list[str] = []

    async def scene() -> None:
        await Preparing(noting(done, "never")).aclose()
        preparing = Preparing(noting(done, "first"))
        preparing.begin()
        await preparing.aclose()

    asyncio.run(scene())
    assert done == []
