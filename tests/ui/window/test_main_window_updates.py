"""New data in the table: read from the engine, one question at a time, placed with care."""

import asyncio
from typing import Any

import pytest

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.ui.orders.row_loader import RowLoader
from designo_sync_gui.ui.runtime.tasks import Tasks


@pytest.fixture
def updates(with_engine, support, qapp):
    """Run a scenario with updates that note what they receive and when they arrange."""
    from PySide6.QtCore import QObject

    def run(scenario, may_arrange=lambda: True):
        services = support.FakeServices(rows={row.ref: row for row in support.some_orders()})
        noted: list[Any] = []

        def arrange():
            noted.append("arranged" if may_arrange() else "not now")
            return may_arrange()

        async def whole(engine):
            owner = QObject()
            tasks = Tasks(owner, lambda error: noted.append(error))
            made = RowLoader(
                engine,
                tasks,
                lambda orders, asked: noted.append((len(orders), len(asked))),
                arrange,
            )
            await scenario(made, services, noted)
            tasks.cancel_all()
            owner.deleteLater()

        with_engine(services, whole)
        return noted

    return run


def refs(*numbers):
    return {OrderRef("de", str(number)) for number in numbers}


def test_that_wishes_during_a_question_become_one_next_question(updates, until):
    async def scenario(made, services, noted):
        made.load(refs(1))
        made.load(refs(2))
        made.load(refs(2, 3))
        await until(lambda: made.settled)
        assert len(services.called("orders")) == 2

    assert updates(scenario) == [(1, 1), (2, 2)]


def test_that_an_order_that_is_gone_is_known_by_its_absence(updates, until):
    async def scenario(made, services, noted):
        made.load(refs(1, 99))
        await until(lambda: made.settled)

    assert updates(scenario) == [(1, 2)]


def test_that_rows_are_arranged_once_a_refresh_has_wholly_arrived(updates, until):
    async def scenario(made, services, noted):
        made.load(refs(1))
        made.note_refresh("job-1")
        made.note_end("job-1")
        made.arrange_when_due()
        assert noted == []
        await until(lambda: "arranged" in noted)
        made.arrange_when_due()

    assert updates(scenario) == [(1, 1), "arranged"]


def test_that_a_job_that_is_no_refresh_moves_no_row(updates, until):
    async def scenario(made, services, noted):
        made.note_end("job-1")
        made.load(refs(1))
        await until(lambda: made.settled)

    assert updates(scenario) == [(1, 1)]


def test_that_arranging_waits_while_the_operator_would_be_disturbed(updates):
    free = []

    async def scenario(made, services, noted):
        made.note_end("job-1")
        made.note_refresh("job-1")
        free.append(True)
        made.arrange_when_due()
        await asyncio.sleep(0)

    assert updates(scenario, lambda: bool(free)) == ["not now", "arranged"]


def test_that_new_rows_do_not_move_those_under_a_selection(in_window, support, until):
    services = support.FakeServices()

    async def scenario(window):
        window.parts.refresh()
        await until(lambda: window.orders.total_count == 4 and not window.jobs.running)
        chosen = (OrderRef("de", "3"), OrderRef("de", "1"))
        window.orders.select(chosen)
        services.after_refresh = [support.order(0, "new", "New"), *support.some_orders()]
        before = window.orders.view_refs()
        window.parts.refresh()
        await until(lambda: window.orders.total_count == 5 and not window.jobs.running)
        assert window.orders.view_refs()[:4] == before
        assert set(window.orders.selected_refs()) == set(chosen)

    in_window(services, scenario)


def test_that_very_many_rows_are_asked_for_a_slice_at_a_time(updates, until):
    from designo_sync_gui.ui.orders.row_loader import SLICE

    async def scenario(made, services, noted):
        made.load(refs(*range(SLICE + 3)))
        await until(lambda: made.settled)

    assert [asked for _, asked in updates(scenario)] == [SLICE, 3]
