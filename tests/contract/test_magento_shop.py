"""The Magento connector against the demo shop, over a real connection and signed for real."""

from datetime import timedelta

import magento_kit as mk
import pytest
from hostile_statuses import HOSTILE_STATUSES
from scripted_faults import Fault, faults_of

from designo_sync_gui.demo.magento_auth import ALL_RIGHTS, COMMENT
from designo_sync_gui.demo.magento_orders import MagentoVersion
from designo_sync_gui.demo.magento_shop import MagentoShop, Maintenance
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import (
    Busy,
    NotTheApi,
    OrderMissing,
    PermissionDenied,
    RefusedByReceiver,
    ServerFailure,
    SettingsInvalid,
    SignInFailed,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.status import Status


@pytest.fixture
def clock(kit):
    return kit.FakeClock()


@pytest.fixture
def shop(clock):
    shop = MagentoShop((mk.integration(),), clock.now)
    shop.book.custom.update({"processing": ("in_print",), "new": ("proof_sent",)})
    shop.start()
    yield shop
    shop.close()


@pytest.fixture
def use(shop, clock):
    """Open the shop and use it; ``changed`` secrets and the store as the test wants them."""

    def run(action, *, sign_in="", status_field="status", view="all", **changed):
        of = mk.store(shop.url, status_field, sign_in, store_view=view)
        secrets = {**mk.SECRETS, **{name: Secret(value) for name, value in changed.items()}}
        return mk.with_magento(None, action, of=of, secrets=secrets, clock=clock)

    return run


def everything(kit, since=None):
    async def action(side):
        return await kit.read_all(side, ("mage",), since)

    return action


def single(kit, order_id="7"):
    async def action(side):
        return await kit.read_one(side, order_id, "mage")

    return action


def changed_by(shop, use, status, action=""):
    """The reply to a write of order 7, and its state and status after it."""
    answer = use(mk.write(status, action))
    order = shop.book.orders[7]
    return answer, order.state, order.status


def test_that_every_order_is_read_over_several_pages(kit, shop, use):
    for order_id in range(1, 251):
        shop.book.add(order_id, "processing", f"EU{order_id:07d}")
    readings = use(everything(kit))
    assert [r.ref.order_id for r in readings] == [str(n) for n in range(1, 251)]
    assert readings[0].number == "EU0000001"
    assert len(shop.server.requests) == 3


def test_that_an_order_deleted_meanwhile_hides_no_other(kit, shop, use):
    for order_id in range(1, 151):
        shop.book.add(order_id, "processing")

    def delete(_request):
        if len(shop.server.requests) == 2:
            del shop.book.orders[50]

    shop.server.before_handle = delete
    assert len(use(everything(kit))) == 150


def test_that_smaller_pages_are_taken_where_the_shop_limits_them(kit, shop, use):
    shop.lists.largest_page = 40
    for order_id in range(1, 101):
        shop.book.add(order_id, "processing")
    assert len(use(everything(kit))) == 100


def test_that_only_what_changed_since_is_read(kit, shop, use, clock):
    shop.book.add(1, "processing", days_ago=3)
    shop.book.add(2, "processing", days_ago=1)
    since = clock.now() - timedelta(days=2)
    assert [r.ref.order_id for r in use(everything(kit, since))] == ["2"]


def test_that_a_change_of_the_very_second_is_read_again(kit, shop, use, clock):
    shop.book.add(1, "processing")
    assert len(use(everything(kit, clock.now()))) == 1


def test_that_a_shop_without_orders_has_none(kit, use):
    assert use(everything(kit)) == []


@pytest.mark.parametrize("view", ["all", "default", "print_en"])
def test_that_each_store_view_of_the_shop_is_taken(kit, shop, use, view):
    shop.book.add(7, "processing")
    assert use(single(kit), view=view).observation.status == Status.text("processing")


def test_that_an_unknown_store_view_is_no_empty_shop(kit, use):
    with pytest.raises(NotTheApi, match="store view"):
        use(everything(kit), view="nowhere")


def test_that_an_unknown_store_view_makes_no_order_absent(kit, use):
    with pytest.raises(NotTheApi):
        use(single(kit), view="nowhere")


def test_that_an_order_that_is_not_there_is_absent(kit, use):
    assert use(single(kit, "4711")).observation.presence is Presence.ABSENT


def test_that_a_null_status_is_left_out_by_the_shop(kit, shop, use):
    shop.book.add(7, None)
    assert use(single(kit)).observation.status == Status.absent()


def test_that_every_hostile_status_is_read_as_it_is(kit, shop, use):
    for entity_id, text in enumerate(HOSTILE_STATUSES, start=1):
        shop.book.add(entity_id, text)
    read = [reading.observation.status for reading in use(everything(kit))]
    assert read == [Status.text(text) for text in HOSTILE_STATUSES]


def test_that_every_hostile_status_is_written_as_it_is_where_the_shop_takes_all(shop, use):
    shop.book.version = MagentoVersion.V246
    texts = [text for text in HOSTILE_STATUSES if 0 < len(text) <= 32]
    for text in texts:
        shop.book.add(7, "processing")
        answer, _, status = changed_by(shop, use, text)
        assert answer.accepted is True
        assert status == text


@pytest.mark.parametrize(
    ("version", "status", "taken"),
    [
        (MagentoVersion.V246, "in_print", True),
        (MagentoVersion.V246, "never defined", True),
        (MagentoVersion.V247, "in_print", False),
        (MagentoVersion.V247, "processing", True),
        (MagentoVersion.V248, "in_print", True),
        (MagentoVersion.V248, "fraud", True),
        (MagentoVersion.V248, "proof_sent", False),
        (MagentoVersion.V248, "complete", False),
    ],
)
def test_that_each_version_takes_or_refuses_a_status_in_its_way(shop, use, version, status, taken):
    shop.book.version = version
    shop.book.add(7, "processing")
    answer, state, now = changed_by(shop, use, status)
    assert answer.accepted is taken
    assert now == (status if taken else "processing")
    assert state == "processing"
    assert taken or f'"{status}"' in answer.message.english


def test_that_a_comment_asks_for_no_mail(shop, use):
    shop.book.add(7, "processing")
    changed_by(shop, use, "in_print")
    assert shop.book.effects == [(7, "history")]


def test_that_hold_and_unhold_lead_there_and_back(shop, use):
    shop.book.add(7, "in_print")
    answer, *after = changed_by(shop, use, "holded", "hold")
    assert (answer.accepted, after) == (True, ["holded", "holded"])
    answer, *after = changed_by(shop, use, "in_print", "unhold")
    assert (answer.accepted, after) == (True, ["processing", "in_print"])


def test_that_a_hold_that_leads_elsewhere_stays(shop, use):
    shop.book.add(7, "in_print")
    changed_by(shop, use, "holded", "hold")
    with pytest.raises(RefusedByReceiver):
        changed_by(shop, use, "processing", "unhold")
    assert shop.book.orders[7].state == "holded"


@pytest.mark.parametrize("status", ["complete", "closed", "canceled", "holded"])
def test_that_what_is_over_or_held_cannot_be_held(shop, use, status):
    shop.book.add(7, status)
    answer, _, now = changed_by(shop, use, "holded", "hold")
    assert answer.accepted is False
    assert "A hold action is not available." in answer.message.english
    assert now == status


def test_that_no_hold_is_ended_where_there_is_none(shop, use):
    shop.book.add(7, "processing")
    answer, _, now = changed_by(shop, use, "in_print", "unhold")
    assert answer.accepted is False
    assert "You cannot remove the hold." in answer.message.english
    assert now == "processing"


def test_that_a_pending_order_is_cancelled_and_its_stock_freed(shop, use):
    shop.book.add(7, "pending")
    answer, *after = changed_by(shop, use, "canceled", "cancel")
    assert (answer.accepted, after) == (True, ["canceled", "canceled"])
    assert (7, "stock") in shop.book.effects


def test_that_an_invoiced_order_and_a_held_one_are_not_cancelled(shop, use):
    shop.book.add(7, "processing").invoiced = True
    assert changed_by(shop, use, "canceled", "cancel")[0].accepted is False
    shop.book.add(7, "holded")
    answer, state, _ = changed_by(shop, use, "canceled", "cancel")
    assert (answer.accepted, state) == (False, "holded")


@pytest.mark.parametrize(
    ("status", "action"), [("holded", "hold"), ("processing", "unhold"), ("canceled", "cancel")]
)
def test_that_an_action_of_an_order_that_is_not_there_is_missing(use, status, action):
    with pytest.raises(OrderMissing):
        use(mk.write(status, action))


def test_that_the_shops_own_names_of_holds_and_cancellations_are_learnt_from_its_orders(shop, use):
    async def rules(side):
        return await side.rules.write_rules("mage")

    shop.book.custom.update({"holded": ("wartet",), "canceled": ("storniert",)})
    for order_id, (status, state) in enumerate(
        [("wartet", "holded"), ("storniert", "canceled"), ("pending", "new")], start=1
    ):
        shop.book.add(order_id, status, state=state)
    known = use(rules)
    for name, action in (("wartet", "hold"), ("storniert", "cancel"), ("proof_sent", "")):
        assert known.change(Status.text("pending"), Status.text(name), "new").action == action
    shop.book.add(4, "storniert", state="new")
    assert use(rules).change(None, Status.text("storniert"), "new").action == ""


def test_that_only_orders_of_the_named_store_views_are_listed(kit, shop, clock):
    shop.book.add(1, "pending")
    for ids, count in (("1", 1), ("2, 3", 0), ("", 1)):
        of = mk.store(shop.url, store_id=ids)
        found = mk.with_magento(None, everything(kit), of=of, clock=clock)
        assert len(found) == count


def test_that_what_is_no_store_view_id_is_refused(kit, shop):
    with pytest.raises(SettingsInvalid, match="store view id"):
        mk.with_magento(None, everything(kit), of=mk.store(shop.url, store_id="1 or 1"))


def test_that_a_write_whose_answer_is_lost_is_unknown_and_was_done_once(shop, use):
    shop.book.add(7, "processing")
    faults_of(shop.server).append(Fault("POST", handled=True, drop=True))
    with pytest.raises(ServerFailure) as caught:
        use(mk.write("in_print"))
    assert caught.value.write_effect is WriteEffect.UNKNOWN
    assert shop.book.effects == [(7, "history")]


@pytest.mark.parametrize(
    ("secret", "value", "words"),
    [
        ("consumer_key", "x" * 32, "does not exist"),
        ("consumer_key", "x", "length"),
        ("consumer_secret", "x" * 32, "signature is invalid"),
        ("access_token", "x" * 32, "does not exist"),
        ("access_token", "x", "token length"),
        ("access_token_secret", "x" * 32, "signature is invalid"),
    ],
)
def test_that_each_wrong_secret_is_refused_in_the_shops_own_words(kit, use, secret, value, words):
    with pytest.raises(SignInFailed, match=words):
        use(everything(kit), **{secret: value})


def test_that_a_signature_for_another_base_url_is_refused(kit, shop, use):
    shop.auth.base = "https://www.shop.example/"
    with pytest.raises(SignInFailed, match="signature") as caught:
        use(everything(kit))
    assert "Base URL" in caught.value.advice.english


def test_that_the_query_is_signed(kit, shop, use):
    shop.book.add(7, "processing")
    shop.server.before_handle = None
    assert use(everything(kit))
    signed = shop.server.requests[-1]
    altered = type(signed)(
        signed.method, signed.path, (*signed.query, ("x", "1")), signed.headers, b""
    )
    assert shop.server._handle(altered).status == 401


def test_that_a_nonce_counts_once(kit, shop, use):
    shop.book.add(7, "processing")
    use(single(kit))
    again = shop.server._handle(shop.server.requests[-1])
    assert again.status == 401
    assert b"nonce" in again.body


@pytest.mark.parametrize(("minutes", "taken"), [(-11, False), (-9, True), (60, True)])
def test_that_only_a_time_too_far_ahead_is_refused(kit, shop, use, minutes, taken):
    shop.book.add(7, "processing")
    shop.clock_ahead = timedelta(minutes=minutes)
    if taken:
        assert use(single(kit)).observation.status == Status.text("processing")
    else:
        with pytest.raises(SignInFailed, match="timestamp") as caught:
            use(single(kit))
        assert "clock" in caught.value.advice.english


def test_that_a_withdrawn_token_is_refused(kit, shop, use):
    shop.auth.integrations[0].active = False
    with pytest.raises(SignInFailed, match="revoked"):
        use(everything(kit))


def test_that_bearer_is_off_until_the_shop_allows_it(kit, shop, use):
    shop.book.add(7, "processing")
    with pytest.raises(PermissionDenied) as caught:
        use(single(kit), sign_in="bearer")
    assert "that the shop does not allow" in caught.value.advice.english
    shop.auth.bearer_allowed = True
    assert use(single(kit), sign_in="bearer").observation.status == Status.text("processing")


def test_that_a_missing_right_stops_the_write_and_not_the_reading(kit, shop, use):
    shop.book.add(7, "processing")
    shop.auth.integrations[0].rights = ALL_RIGHTS - {COMMENT}
    assert use(single(kit)).observation.status == Status.text("processing")
    answer = use(mk.write("in_print"))
    assert answer.accepted is False
    assert "Magento_Sales::comment" in answer.message.english
    assert use(mk.write("holded", "hold")).accepted is True
    shop.book.unhold(shop.book.orders[7])
    assert shop.book.orders[7].status == "processing"


@pytest.mark.parametrize("form", [Maintenance.HTML, Maintenance.TEXT])
def test_that_maintenance_is_told(kit, shop, use, form):
    shop.maintenance = form
    with pytest.raises(ServerFailure, match="maintenance"):
        use(everything(kit))


def test_that_a_firewall_that_throttles_is_busy_and_nothing_was_written(kit, shop, use):
    shop.book.add(7, "processing")
    shop.throttled = True
    with pytest.raises(Busy):
        use(everything(kit))
    with pytest.raises(Busy) as caught:
        use(mk.write("in_print"))
    assert caught.value.write_effect is WriteEffect.NOT_APPLIED


def test_that_the_connection_test_passes_and_changes_nothing(kit, shop, use):
    shop.book.add(7, "processing")
    before = (shop.book.orders[7].updated, list(shop.book.effects))
    checks = use(kit.all_checks)
    assert all(check.passed is not False for check in checks.values())
    assert (shop.book.orders[7].updated, shop.book.effects) == before
    written = [r.path for r in shop.server.requests if r.method != "GET"]
    assert all("/orders/0/" in path for path in written)
    assert checks["May write a status"].passed is True


def test_that_many_orders_are_read_one_by_one(kit, shop, use):
    for order_id in range(1, 11):
        shop.book.add(order_id, "processing")
    refs = [OrderRef("mage", str(order_id)) for order_id in range(1, 12)]

    async def action(side):
        return await side.reader.read_orders(refs)

    readings = use(action)
    assert list(readings) == refs
    absent = [r for r in readings.values() if r.observation.presence is Presence.ABSENT]
    assert [r.ref.order_id for r in absent] == ["11"]
