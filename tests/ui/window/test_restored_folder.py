"""A data folder that was backed up and restored opens in the window as it was."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.domain.activity import ActivityFilter
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.plan import Plan, PlannedWrite
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.backup import MIRROR, back_up, restore
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
STORE = Store("de", "Print Depot", "woocommerce", "https://shop.example.com/", "status")
KEYS = {name: Secret(name) for name in ("consumer_key", "consumer_secret")}
OWN = {
    **{"title": "Mine", "view": "ALL", "text": "x", "stores": [], "looks": [], "kinds": []},
    **{"statuses": [], "within_seconds": None},
}
ROWS = 20_000


def ref(number: int) -> OrderRef:
    return OrderRef("de", str(number))


def readings(value: str) -> list[Reading]:
    seen = Observation(Presence.PRESENT, Status.text(value), NOW)
    return [Reading(ref(number), f"#{number}", seen) for number in range(20)]


async def opened(home: Path):
    return await open_services(OpenOptions(home, MemorySecretStore()))


async def fill(home: Path) -> None:
    """Twenty mismatches, three of them accepted, a job of 20,000 rows, a view of one's own."""
    services = await opened(home)
    await services.connections.save_store(STORE, KEYS)
    context = services.acceptances.context
    await context.mirror.record(Side.STOREFRONT, readings("a"))
    await context.mirror.record(Side.DESIGNO, readings("b"))
    await services.acceptances.accept_orders([ref(n) for n in (1, 2, 3)], "ticket 7", "Ada")
    writes = tuple(
        PlannedWrite(ref(n), f"#{n}", Status.text("b"), Status.text("a"), target=Side.DESIGNO)
        for n in range(ROWS - 1)
    )
    await context.journal.begin("job-1", Plan(Direction.TO_DESIGNO, NOW, writes, ()), NOW)
    await services.preferences.save_screen(json.dumps({"own_views": [OWN]}), "")
    await services.aclose()


@pytest.fixture
def restored(tmp_path: Path) -> Path:
    """Backed up; then one acceptance is withdrawn and the view is gone; then restored."""
    home = tmp_path / "home"
    asyncio.run(fill(home))
    made = back_up(home, tmp_path, NOW, "P")
    assert (made.rows, made.wrong_row) == (ROWS, None)

    async def change() -> None:
        services = await opened(home)
        await services.acceptances.withdraw_orders([ref(1), ref(2)])
        await services.preferences.save_screen("{}", "")
        await services.aclose()

    asyncio.run(change())
    assert (home / MIRROR).exists()
    restore(made.folder, home, NOW, replace=True)
    return home


def test_that_a_restored_folder_shows_the_accepted_orders_the_job_and_the_own_views(
    in_session, restored, until
):
    async def scenario(session):
        window = session.window
        await until(lambda: window.orders.total_count == 20)
        await until(lambda: window.orders.view.settled)
        counts = window.orders.model.counts()
        assert (counts[View.ACCEPTED], counts[View.MISMATCHES]) == (3, 17)
        assert window.orders.own_views.titles == ["Mine"]
        window.close()

    async def open_restored():
        return await opened(restored)

    in_session(open_restored, scenario)

    async def activity():
        services = await opened(restored)
        entries = (await services.activity.open(ActivityFilter())).first
        lines = await services.acceptances.lines()
        await services.aclose()
        return [entry for entry in entries if entry.job_id], lines

    (job,), (line,) = asyncio.run(activity())
    assert (job.job_id, job.writes) == ("job-1", ROWS - 1)
    assert (line.acceptance.by, line.covered) == ("Ada", 3)
