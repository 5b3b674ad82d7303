"""A plan that is unusual is applied only when its number of writes was typed."""

from dataclasses import replace

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import JobRefused, SettingsInvalid
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.status import Status


async def planned(world, services):
    world.mirror.brakes = True
    await services.jobs.refresh()
    return await services.orders.plan(Direction.TO_DESIGNO, list(world.mirror.rows))


def test_that_nothing_is_sent_until_the_number_of_writes_is_typed(world) -> None:
    world.fill(**{f"o{n}": ("paid", "new") for n in range(30)}, p99=("new", "paid"))

    async def scene(services):
        plan = await planned(world, services)
        for typed in (frozenset(), frozenset({"yes"}), frozenset({"30"})):
            with pytest.raises(JobRefused) as caught:
                await services.jobs.apply(plan, typed)
        assert caught.value.title.english == "Number of writes not typed"
        assert [entry for entry in world.trace if entry[0] == "write"] == []
        return await services.jobs.apply(plan, frozenset({"31"}))

    result = world.run(scene)
    assert {outcome.kind for outcome in result.outcomes} == {OutcomeKind.VERIFIED}


def test_that_a_reason_that_is_a_credential_is_refused_before_anything_is_kept(world) -> None:
    world.fill(o1=("paid", "new"))

    async def scene(services):
        plan = await planned(world, services)
        with pytest.raises(SettingsInvalid):
            await services.jobs.apply(replace(plan, reason="a\nb"), frozenset({plan.count_word}))
        await services.jobs.apply(replace(plan, reason="OPS-412"), frozenset({plan.count_word}))
        assert [job.reason for job in await services.history.jobs()] == ["OPS-412"]
        return world.steps("begin")

    assert len(world.run(scene)) == 1


def test_that_a_few_known_values_in_a_large_store_need_no_number(world) -> None:
    same = {f"o{n}": ("paid", "paid") for n in range(40)}
    world.fill(**same, p98=("new", "new"), p99=("paid", "new"))

    async def scene(services):
        plan = await planned(world, services)
        assert plan.brakes == ()
        return await services.jobs.apply(plan)

    assert [o.kind for o in world.run(scene).outcomes] == [OutcomeKind.VERIFIED]


def test_that_a_value_never_seen_on_the_written_side_is_named(world) -> None:
    world.fill(**{f"o{n}": ("paid", "paid") for n in range(40)}, p99=("refundedd", "paid"))

    async def scene(services):
        return await planned(world, services)

    plan = world.run(scene)
    assert tuple(b.english for b in plan.brakes) == (
        "Print Depot EU: never seen in DesignO before: “refundedd”.",
    )
    assert plan.count_word == "1"


@pytest.mark.parametrize(("declared", "brakes"), [(False, 0), (True, 1)])
def test_that_only_a_list_of_the_target_itself_makes_a_new_value_usual(
    world, declared: bool, brakes: int
) -> None:
    world.fill(**{f"o{n}": ("paid", "paid") for n in range(40)}, p99=("packed", "paid"))
    allowed = frozenset({"packed", "paid"})
    world.designo.rules = replace(world.designo.rules, allowed=allowed, declared=declared)

    async def scene(services):
        return await planned(world, services)

    assert len(world.run(scene).brakes) == brakes


@pytest.mark.parametrize(("shows", "brakes"), [("PAID", 0), ("Paid", 1)])
def test_that_a_value_is_not_new_where_what_it_is_shown_as_was_seen(
    world, shows: str, brakes: int
) -> None:
    same = {f"o{n}": ("PAID", "PAID") for n in range(40)}
    world.fill(**same, p99=("pay", "new"))
    world.designo.rules = replace(world.designo.rules, shows={"pay": Status.text(shows)})

    async def scene(services):
        return await planned(world, services)

    assert len(world.run(scene).brakes) == brakes
