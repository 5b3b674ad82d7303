"""The DesignO connector against the demo tenant, over a real connection."""

import asyncio

import pytest
from scripted_faults import Fault, faults_of

from designo_sync_gui.demo.designo_tenant import DesignoTenant
from designo_sync_gui.demo.http_server import DemoReply
from designo_sync_gui.demo.world import READ_PROFILE
from designo_sync_gui.domain.connection import AuthForm, DesignoConnection, RequestShape, Secret
from designo_sync_gui.domain.errors import ServerFailure, SignInFailed, WriteEffect
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.status import Status

READ_KEY = "read-key-of-the-test"

HTML_ERROR = DemoReply(
    200,
    b"<!DOCTYPE html>\n<html><head><title>Whoops</title></head><body>Something broke</body></html>",
    {"Content-Type": "text/html; charset=UTF-8"},
)


@pytest.fixture
def tenant(kit):
    tenant = DesignoTenant("token-of-the-test", READ_KEY, kit.FakeClock().now)
    tenant.add("shop", "1", '"processing"')
    tenant.server.start()
    yield tenant
    tenant.server.close()


@pytest.fixture
def use(kit, tenant):
    def run(action, **settings):
        connection = DesignoConnection(tenant.url, read_profile=READ_PROFILE, **settings)

        async def whole():
            connections = kit.registry()
            try:
                secrets = {"demo_read_key": Secret(READ_KEY)}
                return await action(await connections.trial_designo(connection, secrets))
            finally:
                await connections.aclose()

        return asyncio.run(whole())

    return run


def write(status, order_id="1"):
    async def action(side):
        return await side.writer.write(OrderRef("shop", order_id), Status.text(status))

    return action


@pytest.mark.parametrize("shape", list(RequestShape))
@pytest.mark.parametrize("auth", [AuthForm.RAW, AuthForm.BEARER])
@pytest.mark.parametrize("success", ["true", "1", '"1"'])
@pytest.mark.parametrize("key", ["message", "messages"])
def test_that_a_status_arrives_as_it_was_sent(tenant, use, shape, auth, success, key):
    tenant.shape, tenant.auth = shape.value, auth.value
    tenant.success, tenant.message_key = success, key
    reply = use(write(" Wörd\ufeff\u00a0 & <b>"), shape=shape, auth=auth)
    assert reply.accepted is True
    assert reply.message.english == "Order status updated successfully."
    assert tenant.history == [("shop", "1", " Wörd\ufeff\u00a0 & <b>")]


def test_that_an_order_designo_has_not_is_refused_in_its_words(tenant, use):
    reply = use(write("completed", "9"))
    assert (reply.accepted, reply.message.english) == (False, "order does not match with Store")
    assert tenant.history == []


def test_that_success_as_the_text_true_is_not_confirmed(tenant, use):
    tenant.success = '"true"'
    assert use(write("completed")).accepted is None
    assert len(tenant.history) == 1


@pytest.mark.parametrize("reply", [HTML_ERROR, DemoReply(200, b"")], ids=["html", "empty"])
def test_that_an_answer_without_a_yes_is_not_confirmed_and_not_sent_again(tenant, use, reply):
    faults_of(tenant.server).append(Fault(path="update-order", handled=True, reply=reply))
    assert use(write("completed")).accepted is None
    assert len(tenant.history) == 1


@pytest.mark.parametrize("status", [401, 419])
def test_that_a_write_refused_its_token_is_never_sent_again(tenant, use, status):
    """Here it was saved and then refused."""
    refusal = DemoReply(status, b"")
    faults_of(tenant.server).append(Fault(path="update-order", handled=True, reply=refusal))
    with pytest.raises(SignInFailed) as caught:
        use(write("completed"))
    assert caught.value.write_effect is WriteEffect.UNKNOWN
    assert len(tenant.history) == 1
    assert [r.path.rpartition("/")[2] for r in tenant.server.requests] == [
        "ecomm-token",
        "update-order",
    ]


def test_that_a_token_sent_in_the_wrong_form_is_a_failed_sign_in(tenant, use):
    tenant.auth = "bearer"
    with pytest.raises(SignInFailed, match="refused the token it had just issued"):
        use(write("completed"), auth=AuthForm.RAW)
    assert tenant.history == []


@pytest.mark.parametrize("handled", [True, False])
def test_that_a_500_is_unknown_whether_it_was_set_or_not(tenant, use, handled):
    failure = DemoReply(500, b"<html>Server Error</html>", {"Content-Type": "text/html"})
    faults_of(tenant.server).append(Fault(path="update-order", handled=handled, reply=failure))
    with pytest.raises(ServerFailure) as caught:
        use(write("completed"))
    assert caught.value.write_effect is WriteEffect.UNKNOWN
    assert len(tenant.history) == int(handled)


def test_that_the_demos_profile_reads_every_page(kit, tenant, use):
    for order_id in range(2, 251):
        tenant.add("shop", str(order_id), '"paid"')
    readings = use(kit.read_all)
    assert len({r.ref for r in readings}) == 250


def test_that_each_value_is_read_as_it_stands(kit, tenant, use):
    tenant.add("shop", "2", '"\\ud800"')
    tenant.add("shop", "3", None)
    tenant.add("shop", "4", "2")
    tenant.add("shop", "5", "null")
    found = {r.ref.order_id: r.observation for r in use(kit.read_all)}
    assert found["2"].unreadable
    assert '"order_status":"\\ud800"' in found["2"].evidence
    assert found["1"].status == Status.text("processing")
    assert found["3"].status == Status.absent()
    assert found["4"].status == Status.number("2")
    assert found["5"].status == Status.null()


def test_that_a_single_order_is_read_and_a_missing_one_is_absent(kit, use):
    assert use(lambda side: kit.read_one(side, "1")).observation.status is not None
    missing = use(lambda side: kit.read_one(side, "9"))
    assert missing.observation.presence is Presence.ABSENT


def test_that_the_test_of_a_connection_changes_nothing(kit, tenant, use):
    checks = use(kit.all_checks)
    assert all(check.passed is not False for check in checks.values())
    assert checks["Orders read"].passed is True
    assert tenant.history == []
