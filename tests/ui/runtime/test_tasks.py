"""Starting coroutines from a widget."""

import asyncio

import pytest
from PySide6.QtCore import QObject

from designo_sync_gui.domain.errors import Unreachable
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.runtime.tasks import Tasks


@pytest.fixture
def owned():
    """A task list with its owner and what it was told."""
    owner, told = QObject(), []
    return owner, Tasks(owner, lambda error: told.append(("owner", error))), told


async def answer(value):
    await asyncio.sleep(0)
    return value


async def fail(error):
    await asyncio.sleep(0)
    raise error


def test_that_the_answer_reaches_on_ok_and_then_on_end(arun, until, owned):
    _owner, tasks, told = owned

    async def scenario():
        tasks.run(answer(7), told.append, on_end=lambda: told.append("end"))
        await until(lambda: not tasks.busy)

    arun(scenario())
    assert told == [7, "end"]


def test_that_an_expected_error_reaches_on_error_instead_of_on_ok(arun, until, owned):
    _owner, tasks, told = owned
    error = Unreachable(say("No."))

    async def scenario():
        tasks.run(fail(error), told.append, told.append, lambda: told.append("end"))
        await until(lambda: not tasks.busy)

    arun(scenario())
    assert told == [error, "end"]


def test_that_without_on_error_the_owner_shows_it(arun, until, owned):
    _owner, tasks, told = owned
    error = Unreachable(say("No."))

    async def scenario():
        tasks.run(fail(error))
        await until(lambda: not tasks.busy)

    arun(scenario())
    assert told == [("owner", error)]


def test_that_a_bug_reaches_the_loops_exception_handler_and_no_callback(
    arun, until, owned, loop_errors
):
    _owner, tasks, told = owned
    error = ValueError("bug")

    async def scenario():
        tasks.run(fail(error), told.append, told.append)
        await until(lambda: not tasks.busy)

    arun_errors = loop_errors

    async def whole():
        await scenario()
        caught = [context["exception"] for context in arun_errors]
        arun_errors.clear()
        assert caught == [error]

    arun(whole())
    assert told == []


def test_that_a_bug_in_a_callback_is_reported_too(arun, until, owned, loop_errors):
    _owner, tasks, _told = owned

    async def scenario():
        tasks.run(answer(0), lambda value: 1 // value)
        await until(lambda: loop_errors)
        caught = [type(context["exception"]) for context in loop_errors]
        loop_errors.clear()
        assert caught == [ZeroDivisionError]

    arun(scenario())


def test_that_tasks_end_with_their_owner_and_no_callback_runs(arun, until, owned):
    owner, tasks, told = owned
    seen = []

    async def wait():
        try:
            await asyncio.Event().wait()
        finally:
            seen.append("ended")

    async def scenario():
        tasks.run(wait(), told.append, told.append, lambda: told.append("end"))
        await asyncio.sleep(0)
        owner.deleteLater()
        await until(lambda: seen)

    arun(scenario())
    assert told == []


def test_that_a_task_cancelled_before_its_first_step_leaves_nothing_unawaited(arun, until, owned):
    _owner, tasks, told = owned

    async def scenario():
        tasks.run(answer(1), told.append)
        tasks.cancel_all()
        await until(lambda: not tasks.busy)

    arun(scenario())
    assert told == []
