"""The engine's thread and the way across it."""

import asyncio
import threading

import pytest

from designo_sync_gui.domain.errors import Unreachable
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.runtime.engine_thread import EngineThread


def test_that_a_call_runs_on_the_engines_thread_and_answers_on_the_windows(arun):
    async def scenario():
        engine = EngineThread()
        engine.start()

        async def who():
            return threading.current_thread().name

        assert await engine.call(who) == "engine"
        assert threading.current_thread() is threading.main_thread()
        await engine.stop()
        assert not engine.is_alive

    arun(scenario())


def test_that_the_factory_itself_is_called_on_the_engines_thread(arun):
    async def scenario():
        engine = EngineThread()
        engine.start()
        seen = []

        def factory():
            seen.append(threading.current_thread().name)
            return asyncio.sleep(0, "answer")

        assert await engine.call(factory) == "answer"
        assert seen == ["engine"]
        await engine.stop()

    arun(scenario())


def test_that_an_expected_error_crosses_unchanged(arun):
    async def scenario():
        engine = EngineThread()
        engine.start()
        error = Unreachable(say("No route."), say("Check the address."))

        async def fail():
            raise error

        with pytest.raises(Unreachable) as caught:
            await engine.call(fail)
        assert caught.value is error
        await engine.stop()

    arun(scenario())


def test_that_the_windows_loop_turns_while_the_engine_is_busy(arun):
    async def scenario():
        engine = EngineThread()
        engine.start()
        release = threading.Event()
        turns = 0

        async def block():
            release.wait()
            return "done"

        answer = engine.call(block)
        while turns < 100:
            await asyncio.sleep(0)
            turns += 1
        assert not answer.done()
        release.set()
        assert await answer == "done"
        await engine.stop()

    arun(scenario())


def test_that_cancelling_the_future_cancels_the_coroutine_there(arun, until):
    async def scenario():
        engine = EngineThread()
        engine.start()
        seen = []

        async def wait():
            seen.append("began")
            try:
                await asyncio.Event().wait()
            finally:
                seen.append("cleaned up")

        answer = engine.call(wait)
        await until(lambda: seen)
        answer.cancel()
        await until(lambda: len(seen) == 2)
        await engine.stop()

    arun(scenario())


def test_that_stopping_lets_running_coroutines_clean_up(arun, until):
    async def scenario():
        engine = EngineThread()
        engine.start()
        seen = []

        async def wait():
            seen.append("began")
            try:
                await asyncio.Event().wait()
            finally:
                await asyncio.sleep(0)
                seen.append("cleaned up")

        answer = engine.call(wait)
        await until(lambda: seen)
        await engine.stop()
        assert seen == ["began", "cleaned up"]
        await asyncio.gather(answer, return_exceptions=True)

    arun(scenario())


def test_that_what_is_asked_of_an_engine_that_ended_is_cancelled_and_not_left_waiting(arun):
    async def scenario():
        engine = EngineThread()
        engine.start()
        await engine.stop()
        called = []

        async def late():
            called.append("late")

        answer = engine.call(late)
        assert answer.cancelled()
        assert called == []

    arun(scenario())


def test_that_stopping_an_engine_that_never_started_starts_no_thread(arun):
    before = threading.active_count()
    arun(EngineThread().stop())
    assert threading.active_count() == before


def test_that_what_is_asked_while_the_engine_stops_has_an_end(arun):
    async def scenario():
        engine = EngineThread()
        engine.start()
        stopping = asyncio.ensure_future(engine.stop())
        asked = []
        while not stopping.done():
            asked.append(engine.call(lambda: asyncio.sleep(0, "answer")))
            await asyncio.sleep(0)
        asked.append(engine.call(lambda: asyncio.sleep(0, "answer")))
        ends = await asyncio.gather(*asked, return_exceptions=True)
        assert all(end == "answer" or isinstance(end, asyncio.CancelledError) for end in ends)
        assert isinstance(ends[-1], asyncio.CancelledError)

    arun(scenario())
