"""Facts about writes to a shop or tenant that is no longer the connected one."""

from dataclasses import replace
from typing import Any

import pytest
from engine_fakes import DESIGNO, STORE, FakeJournal

from designo_sync_gui.domain.connection import place
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply
from designo_sync_gui.domain.plan import RefusalReason
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status


class PlacedJournal(FakeJournal):
    """Keeps which place each write went to, as the real one does."""

    def __init__(self, trace: list[tuple[Any, ...]]) -> None:
        super().__init__(trace)
        self.places: dict[str, Any] = {}

    async def begin(self, job_id: str, plan: Any, at: Any, places: Any = None) -> bool:
        self.places[job_id] = places
        return await super().begin(job_id, plan, at)

    def _placed(self, row: Any) -> Any:
        return replace(row, place=self.places[row.job_id][row.ref.store_code, row.target])

    async def unsettled(self, store_code: str | None = None) -> Any:
        return tuple(self._placed(write) for write in await super().unsettled(store_code))

    async def writes_of_job(self, job_id: str) -> Any:
        return tuple(self._placed(write) for write in await super().writes_of_job(job_id))


@pytest.fixture
def world(world: Any) -> Any:
    world.journal = PlacedJournal(world.trace)
    return world


def elsewhere(world: Any) -> None:
    tenant = replace(DESIGNO, url="https://other.example.com/")
    world.settings.settings = replace(world.settings.settings, designo=tenant)


def reading_otherwise(world: Any) -> None:
    tenant = replace(DESIGNO, read_profile="another profile", token_path="token")  # noqa: S106
    world.settings.settings = replace(world.settings.settings, designo=tenant)


def test_that_a_job_is_not_undone_in_another_tenant(world: Any) -> None:
    world.fill(o1=("paid", "new"))

    async def body(services: Any) -> Any:
        job = await world.synced_after_refresh(services)
        elsewhere(world)
        await services.jobs.refresh()
        return await services.history.undo(job.job_id)

    plan = world.run(body)
    assert plan.writes == ()
    assert [r.reason for r in plan.refusals] == [RefusalReason.MOVED]
    assert "a different shop or tenant" in plan.refusals[0].message.english


def test_that_a_job_is_undone_where_the_same_tenant_is_read_in_another_way(world: Any) -> None:
    world.fill(o1=("paid", "new"))

    async def body(services: Any) -> Any:
        job = await world.synced_after_refresh(services)
        reading_otherwise(world)
        await services.jobs.refresh()
        return await services.history.undo(job.job_id)

    assert [write.wanted for write in world.run(body).writes] == [Status.text("new")]


@pytest.mark.parametrize(("change", "kinds"), [(elsewhere, []), (reading_otherwise, ["verified"])])
def test_that_another_tenant_proves_nothing_of_an_unknown_write(
    world: Any, change: Any, kinds: list[str]
) -> None:
    world.fill(o1=("paid", "new"))
    world.designo.scripts[world.ref("1")] = lambda *_: WriteReply(None, None, verbatim("?"), "raw")

    async def body(services: Any) -> Any:
        result = await world.synced_after_refresh(services)
        assert [outcome.kind for outcome in result.outcomes] == [OutcomeKind.UNKNOWN]
        world.designo.orders[world.ref("1")] = Status.text("paid")
        change(world)
        summary = await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("1")])
        return summary, plan

    summary, plan = world.run(body)
    assert [outcome.kind for outcome in summary.settled] == kinds
    assert len(summary.unknown) == 1 - len(kinds), "it stays named"
    assert plan.writes == ()


def test_that_a_place_is_told_by_address_and_field_and_not_by_how_it_is_read() -> None:
    assert place(STORE) == place(replace(STORE, name="x", sign_in="y", options=(("a", "b"),)))
    assert place(STORE) != place(replace(STORE, status_field="custom_status"))
    assert place(STORE) != place(replace(STORE, url="https://other.example.com/"))
    assert place(DESIGNO) == place(replace(DESIGNO, read_profile="", update_path="other"))
    assert place(DESIGNO) != place(replace(DESIGNO, extra_headers=(("X-Tenant", "two"),)))
