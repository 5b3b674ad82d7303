"""Changes that need an action of the platform or a word of their own."""

from dataclasses import replace

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import Change, RefusalReason, WriteRules
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status

HOLD = Change(None, "holded", verbatim("puts the order on hold"), "hold", "hold")
RULES = WriteRules(changes=(HOLD,))


def kinds(result):
    return [outcome.kind for outcome in result.outcomes]


def writes(world):
    return [entry for entry in world.trace if entry[0] == "write"]


async def planned(world, services):
    await services.jobs.refresh()
    return await services.orders.plan(Direction.TO_STOREFRONT, list(world.mirror.rows))


def test_that_an_action_reaches_the_writer_with_the_status_it_leads_to(world) -> None:
    world.storefront.rules = RULES
    world.fill(o1=("processing", "holded"), o2=("processing", "paid"))

    async def scene(services):
        plan = await planned(world, services)
        return await services.jobs.apply(plan, frozenset({"hold"}))

    assert kinds(world.run(scene)) == [OutcomeKind.VERIFIED, OutcomeKind.VERIFIED]
    assert sorted(world.storefront.actions) == ["", "hold"]


def test_that_without_its_word_a_row_is_refused_and_the_others_are_written(world) -> None:
    world.storefront.rules = RULES
    world.fill(o1=("processing", "holded"), o2=("processing", "paid"))

    async def scene(services):
        return await services.jobs.apply(await planned(world, services))

    result = world.run(scene)
    assert kinds(result) == [OutcomeKind.REFUSED, OutcomeKind.VERIFIED]
    assert not result.outcomes[0].sent
    assert "“hold”" in result.outcomes[0].message.english
    assert [entry[2] for entry in writes(world)] == ["2"]


@pytest.mark.parametrize(
    "later",
    [
        WriteRules(),
        WriteRules(changes=(replace(HOLD, action="stop"),)),
        WriteRules(changes=(replace(HOLD, confirm="really hold"),)),
    ],
)
def test_that_a_row_whose_way_changed_since_the_plan_is_left_alone(world, later) -> None:
    world.storefront.rules = RULES
    world.fill(o1=("processing", "holded"))

    async def scene(services):
        plan = await planned(world, services)
        world.storefront.rules = later
        return await services.jobs.apply(plan, frozenset({"hold"}))

    assert kinds(world.run(scene)) == [OutcomeKind.SKIPPED]
    assert writes(world) == []


def test_that_a_target_without_writable_statuses_takes_only_what_an_action_leads_to(world) -> None:
    reason = "Nothing is written there but by actions."
    world.storefront.rules = WriteRules(changes=(HOLD,), direct=False, reason=verbatim(reason))
    world.fill(o1=("processing", "holded"), o2=("processing", "paid"))

    async def scene(services):
        return await planned(world, services)

    plan = world.run(scene)
    assert [write.action for write in plan.writes] == ["hold"]
    (refusal,) = plan.refusals
    assert (refusal.reason, refusal.message.english) == (RefusalReason.NOT_WRITABLE, reason)


def test_that_the_first_change_that_fits_the_value_before_is_taken(world) -> None:
    world.storefront.rules = WriteRules(
        changes=(Change("a", "x", verbatim("from a")), Change(None, "x", verbatim("from anything")))
    )
    world.fill(o1=("a", "x"), o2=("b", "x"), o3=("a", "y"))

    async def scene(services):
        return await planned(world, services)

    assert [write.consequence.english for write in world.run(scene).writes] == [
        "from a",
        "from anything",
        "",
    ]


UNHOLD = Change(None, None, verbatim("ends the hold"), "unhold", "unhold", state="holded")
OVER = Change(None, None, verbatim("stays cancelled"), confirm="name only", state="canceled")
BY_STATE = WriteRules(changes=(UNHOLD, OVER), state_field="state")


@pytest.mark.parametrize(
    ("planned_in", "sent_in", "kind", "actions"),
    [
        ("holded", "holded", OutcomeKind.VERIFIED, ["unhold"]),
        ("new", "new", OutcomeKind.VERIFIED, [""]),
        ("holded", "new", OutcomeKind.SKIPPED, []),
        ("new", "holded", OutcomeKind.SKIPPED, []),
        ("new", "canceled", OutcomeKind.SKIPPED, []),
    ],
)
def test_that_the_state_read_right_before_sending_decides_and_not_the_one_of_the_plan(
    world, planned_in, sent_in, kind, actions
) -> None:
    world.storefront.rules = BY_STATE
    world.fill(o1=("processing", "paid"))
    ref = world.ref("1")

    def in_state(state):
        world.storefront.others[ref] = (("state", Status.text(state)),)

    async def scene(services):
        in_state(planned_in)
        plan = await planned(world, services)
        in_state(sent_in)
        return await services.jobs.apply(plan, frozenset({"unhold", "name only"}))

    assert kinds(world.run(scene)) == [kind]
    assert world.storefront.actions == actions
