"""A real Vendure 3.7.3 as an "Other" shop through the shipped profile: nobody here wrote it."""

import pytest
from drop_proxy import Loss
from real_kit import shipped_profile, with_real_shop

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import OutcomeKind

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]


def ref(order_id: str) -> OrderRef:
    return OrderRef("vd", order_id)


def with_shop(vendure, use, through: Loss | None = None):
    """Connect the shop, perhaps through a proxy that loses the next transition, and DesignO."""
    keys = {"username": "tests", "password": vendure.password}
    lost = None if through is None else (through, b"transitionOrderToState")

    async def whole(shop):
        return await use(shop.services, shop.tenant, shop.proxy)

    profile = shipped_profile("vendure")
    return with_real_shop(profile, vendure.port, keys, whole, store_id="vd", lost=lost)


async def pushed(services, order_id: str, direction=Direction.TO_STOREFRONT):
    await services.jobs.refresh(full=True)
    plan = await services.orders.plan(direction, [ref(order_id)])
    return plan, await services.jobs.apply(plan, frozenset({plan.count_word}))


def test_that_its_orders_are_read_with_their_own_states(vendure) -> None:
    async def use(services, tenant, proxy):
        await services.jobs.refresh()
        return {o.ref.order_id: o.storefront.status.literal for o in await services.orders.known()}

    found = with_shop(vendure, use)
    assert found == vendure.states()
    assert set(vendure.orders) <= set(found)


def test_that_the_connection_test_reads_and_writes_nothing(vendure) -> None:
    before = vendure.states()

    async def use(services, tenant, proxy):
        store = (await services.overview()).settings.stores[0]
        return await services.connections.test_store(store, {})

    checks = {check.name.english: check.passed for check in with_shop(vendure, use)}
    assert checks == {"Orders listed": True, "One order read": True, "May write a status": None}
    assert vendure.states() == before


def test_that_its_state_reaches_designo_exactly(vendure) -> None:
    order_id = vendure.orders[0]

    async def use(services, tenant, proxy):
        tenant.add("vd", order_id, '"payment settled"')
        _, result = await pushed(services, order_id, Direction.TO_DESIGNO)
        return result, tenant.orders["vd", order_id].status

    result, held = with_shop(vendure, use)
    assert [o.kind for o in result.outcomes] == [OutcomeKind.VERIFIED]
    assert held == '"PaymentSettled"'


def test_that_a_state_it_allows_is_written_and_verified(vendure) -> None:
    order_id = vendure.orders[1]

    async def use(services, tenant, proxy):
        tenant.add("vd", order_id, '"InPrepress"')
        return (await pushed(services, order_id))[1]

    assert [o.kind for o in with_shop(vendure, use).outcomes] == [OutcomeKind.VERIFIED]
    assert vendure.states()[order_id] == "InPrepress"


def test_that_a_transition_it_refuses_is_told_in_its_own_words(vendure) -> None:
    order_id = vendure.orders[2]

    async def use(services, tenant, proxy):
        tenant.add("vd", order_id, '"Printing"')
        return (await pushed(services, order_id))[1]

    (outcome,) = with_shop(vendure, use).outcomes
    assert outcome.kind is OutcomeKind.REFUSED
    assert "PaymentSettled" in outcome.message.english
    assert "It may become: " in outcome.message.english
    assert "InPrepress" in outcome.message.english
    assert vendure.states()[order_id] == "PaymentSettled"


@pytest.mark.parametrize(
    ("place", "loss", "kinds", "state"),
    [
        (3, Loss.AFTER, {OutcomeKind.VERIFIED}, "InPrepress"),
        (4, Loss.CUT, {OutcomeKind.VERIFIED}, "InPrepress"),
        (5, Loss.BEFORE, {OutcomeKind.UNKNOWN}, "PaymentSettled"),
        (6, Loss.TWICE, {OutcomeKind.VERIFIED}, "InPrepress"),
    ],
)
def test_that_a_lost_answer_is_settled_by_reading_and_never_sent_again(
    vendure, place, loss, kinds, state
) -> None:
    order_id = vendure.orders[place]

    async def use(services, tenant, proxy):
        tenant.add("vd", order_id, '"InPrepress"')
        _, result = await pushed(services, order_id)
        again = await services.jobs.refresh()
        return result, again.settled, proxy.hits

    result, settled, hits = with_shop(vendure, use, loss)
    assert {o.kind for o in result.outcomes} == kinds
    assert hits == 1
    assert vendure.states()[order_id] == state
    if OutcomeKind.UNKNOWN in kinds:
        assert [o.kind for o in settled] == [OutcomeKind.REFUSED]


def test_that_an_order_it_has_not_is_absent_and_not_an_error(vendure) -> None:
    async def use(services, tenant, proxy):
        tenant.add("vd", "99999", '"Shipped"')
        await services.jobs.refresh()
        return await services.orders.known([ref("99999")])

    (order,) = with_shop(vendure, use)
    assert order.storefront.presence.value == "absent"


def test_that_a_wrong_password_fails_as_sign_in(vendure) -> None:
    async def use(services, tenant, proxy):
        store = (await services.overview()).settings.stores[0]
        wrong = {"username": Secret("tests"), "password": Secret("wrong-canary")}
        return await services.connections.test_store(store, wrong)

    (check,) = with_shop(vendure, use)
    assert check.passed is False
    assert "sent no token" in check.message.english
    assert "wrong-canary" not in f"{check.message.english} {check.details}"
