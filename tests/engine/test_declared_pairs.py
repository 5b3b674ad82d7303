"""Two words that a profile declares as the same: never equal, but no difference to see to."""

from dataclasses import replace
from typing import Any

import pytest

from designo_sync_gui.domain.accepted import BY_PROFILE, DECLARED
from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SettingsInvalid, Unreachable
from designo_sync_gui.domain.movement import Movement, movement
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.order_states import View, judged, state_of
from designo_sync_gui.domain.plan import RefusalReason
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings


def declare(remote: Any, **shows: str) -> None:
    found = {text: Status.text(shown) for text, shown in shows.items()}
    remote.rules = replace(remote.rules, shows=found)


def views(order: Any) -> set[View]:
    return {view for view in View if judged(state_of(order)).within(view)}


def refreshed(world: Any, then: Any = None) -> Any:
    """Order 7 after a refresh; ``then(services)`` may go on."""

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        if then is not None:
            await then(services)
        return world.mirror.rows[world.ref("7")]

    return world.run(body)


def test_that_both_exact_words_stay_different_and_leave_the_mismatches(world: Any) -> None:
    declare(world.designo, paid="Bezahlt")
    world.fill(o7=("paid", "Bezahlt"))
    order = refreshed(world)
    assert judge(order).verdict is Verdict.DIFFERENT
    assert (order.storefront.status, order.designo.status) == (
        Status.text("paid"),
        Status.text("Bezahlt"),
    )
    assert views(order) == {View.ALL, View.ACCEPTED}
    assert order.accepted.declared
    assert movement(order) is Movement.NOBODY


def test_that_what_a_shop_declares_is_of_the_shop(world: Any) -> None:
    declare(world.storefront, Bezahlt="paid")
    world.fill(o7=("paid", "Bezahlt"))
    assert refreshed(world).accepted.declared


@pytest.mark.parametrize("other", ["bezahlt", "Bezahlt ", "PAID"])
def test_that_only_the_exact_pair_is_declared(world: Any, other: str) -> None:
    declare(world.designo, paid="Bezahlt")
    world.fill(o7=("paid", other))
    order = refreshed(world)
    assert order.accepted is None
    assert movement(order) is Movement.NEVER


def test_that_a_word_declared_as_itself_is_no_pair(world: Any) -> None:
    declare(world.designo, paid="paid")
    world.fill(o7=("paid", "new"))
    refreshed(world)
    assert not world.journal.acceptances.kept


def test_that_automatic_sync_follows_an_order_that_moves_from_declared_words(world: Any) -> None:
    declare(world.designo, paid="Bezahlt")
    world.fill(**{f"o{n}": ("paid", "Bezahlt") for n in range(10)})
    automatic = (AutomaticSync("wc_eu", Direction.TO_DESIGNO),)
    world.settings.settings = replace(world.settings.settings, watch=WatchSettings(5, automatic))

    async def rounds(services: Any) -> None:
        await services.automation.round(["wc_eu"])
        assert world.steps("write") == []
        world.storefront.orders[world.ref("7")] = Status.text("shipped")
        await services.automation.round(["wc_eu"])

    refreshed(world, rounds)
    assert len(world.steps("write")) == 1
    assert world.designo.orders[world.ref("7")] == Status.text("shipped")


@pytest.mark.parametrize("side", Side)
def test_that_following_writes_nothing_where_nobody_moved(world: Any, side: Side) -> None:
    if side is Side.DESIGNO:
        declare(world.designo, paid="Bezahlt")
    else:
        declare(world.storefront, Bezahlt="paid")
    world.fill(o7=("paid", "Bezahlt"))
    plans = []

    async def plan(services: Any) -> None:
        plans.append(await services.orders.plan(Direction.FOLLOW, [world.ref("7")]))

    refreshed(world, plan)
    (refusal,) = plans[0].refusals
    assert (plans[0].writes, refusal.reason) == ((), RefusalReason.EQUAL)
    words = "A profile declares the two words as the same: nothing to write."
    assert refusal.message.english == words


def test_that_a_word_that_is_declared_no_more_is_a_difference_again(world: Any) -> None:
    declare(world.designo, paid="Bezahlt")
    world.fill(o7=("paid", "Bezahlt"))

    async def undeclared(services: Any) -> None:
        declare(world.designo)
        await services.jobs.refresh()

    order = refreshed(world, undeclared)
    assert order.accepted is None
    assert View.MISMATCHES in views(order)


def test_that_a_side_that_could_not_be_opened_ends_nothing(world: Any) -> None:
    declare(world.designo, paid="Bezahlt")
    world.fill(o7=("paid", "Bezahlt"))

    async def gone(services: Any) -> None:
        async def closed(_: Any) -> Any:
            raise Unreachable(verbatim("gone"))

        world.connections.designo = closed
        await services.jobs.refresh()

    assert refreshed(world, gone).accepted.declared


def test_that_what_an_operator_accepted_stays_the_operators(world: Any) -> None:
    world.fill(o7=("paid", "Bezahlt"))

    async def accept(services: Any) -> None:
        held = (await services.acceptances.facts([world.ref("7")])).pairs[0][1]
        await services.acceptances.accept_pair("wc_eu", held, "known", "Ann")
        declare(world.designo, paid="Bezahlt")
        await services.jobs.refresh()

    made = refreshed(world, accept).accepted
    assert (made.by, made.declared) == ("Ann", False)


def test_that_nobody_accepts_in_the_name_of_a_profile(world: Any) -> None:
    world.fill(o7=("paid", "Bezahlt"))

    async def accept(services: Any) -> None:
        with pytest.raises(SettingsInvalid):
            await services.acceptances.accept_orders([world.ref("7")], DECLARED, BY_PROFILE)

    refreshed(world, accept)
