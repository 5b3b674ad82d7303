"""Writing one status to a Magento shop, on a scripted transport."""

import httpx2 as httpx
import magento_kit as mk
import pytest

from designo_sync_gui.connectors.http.client import HttpLimits
from designo_sync_gui.domain.errors import (
    NotTheApi,
    OrderMissing,
    PermissionDenied,
    RefusedByReceiver,
    ServerFailure,
    SettingsInvalid,
    SyncError,
    Unreachable,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status

NOT_PART = {
    "message": 'Unable to add comment: The status "%1" is not part of the order status history.',
    "parameters": ["in_print"],
}


def test_that_a_status_is_written_by_one_comment_that_always_names_it(kit):
    script = kit.Script(kit.reply(200, "true"))
    answer = mk.written(script, " In Print ")
    assert script.lines == ["POST /rest/all/V1/orders/7/comments"]
    assert script.body() == {
        "statusHistory": {
            "comment": "",
            "status": " In Print ",
            "is_customer_notified": 0,
            "is_visible_on_front": 0,
            "parent_id": 7,
            "entity_name": "order",
        }
    }
    assert answer.accepted is True
    assert answer.echo is None


@pytest.mark.parametrize(("status", "action"), [("holded", "hold"), ("canceled", "cancel")])
def test_that_an_action_is_one_request_without_a_body(kit, status, action):
    script = kit.Script(kit.reply(200, "true"))
    assert mk.written(script, status, action).accepted is True
    assert script.lines == [f"POST /rest/all/V1/orders/7/{action}"]
    assert script.requests[0].content == b""


def test_that_the_order_is_looked_at_before_a_hold_is_ended(kit):
    held = mk.order(7, "holded", hold_before_status="in_print")
    script = kit.Script(kit.reply(200, held), kit.reply(200, "true"))
    assert mk.written(script, "in_print", "unhold").accepted is True
    assert script.lines == ["GET /rest/all/V1/orders/7", "POST /rest/all/V1/orders/7/unhold"]
    assert script.query(0) == {"fields": "entity_id,state,status,hold_before_status"}


def test_that_a_hold_that_leads_back_elsewhere_is_not_ended(kit):
    held = mk.order(7, "holded", hold_before_status="processing")
    script = kit.Script(kit.reply(200, held))
    with pytest.raises(RefusedByReceiver, match="leads back to “processing”") as caught:
        mk.written(script, "in_print", "unhold")
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert len(script.requests) == 1


def test_that_a_hold_is_ended_where_the_shop_does_not_tell_what_was_before(kit):
    script = kit.Script(kit.reply(200, mk.order(7, "holded")), kit.reply(200, "true"))
    assert mk.written(script, "in_print", "unhold").accepted is True


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (httpx.ReadTimeout("late"), ServerFailure),
        (httpx.Response(404, json=mk.NO_ENTITY), OrderMissing),
        (httpx.Response(401, json=mk.FORBIDDEN), PermissionDenied),
        (httpx.Response(500, content=b""), ServerFailure),
    ],
)
def test_that_a_failed_look_before_ending_a_hold_is_not_sent(kit, answer, error):
    script = kit.Script(answer)
    with pytest.raises(error) as caught:
        mk.written(script, "in_print", "unhold")
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert len(script.requests) == 1


@pytest.mark.parametrize("parameters", [["in_print"], {"1": "in_print"}])
def test_that_a_refused_status_is_told_in_the_shops_own_words_filled_in(kit, parameters):
    body = {**NOT_PART, "parameters": parameters}
    answer = mk.written(kit.Script(kit.reply(400, body)), "in_print")
    assert answer.accepted is False
    assert (
        'The status "in_print" is not part of the order status history.' in answer.message.english
    )
    assert "2.4.8" in answer.message.english
    assert "2.4.7" in answer.message.english


@pytest.mark.parametrize(
    ("action", "status", "words", "advice"),
    [
        ("hold", "holded", "A hold action is not available.", "not on hold yet"),
        ("unhold", "processing", "You cannot remove the hold.", "A hold can be ended only"),
    ],
)
def test_that_an_action_that_is_not_possible_is_refused(kit, action, status, words, advice):
    look = kit.reply(200, mk.order(7, "processing"))
    refusal = kit.reply(400, {"message": words})
    script = kit.Script(look, refusal) if action == "unhold" else kit.Script(refusal)
    answer = mk.written(script, status, action)
    assert answer.accepted is False
    assert words in answer.message.english
    assert advice in answer.message.english


def test_that_false_with_200_means_that_nothing_was_cancelled(kit):
    answer = mk.written(kit.Script(kit.reply(200, "false")), "canceled", "cancel")
    assert answer.accepted is False
    assert "did not cancel" in answer.message.english


@pytest.mark.parametrize("body", ["false", "null", "{}", "1", '"true"', "[]", "", "<html>"])
def test_that_a_comment_answered_with_anything_but_true_is_unclear(kit, body):
    assert mk.written(kit.Script(kit.reply(200, body)), "in_print").accepted is None


def test_that_an_order_that_the_shop_has_not_is_missing(kit):
    with pytest.raises(OrderMissing) as caught:
        mk.written(kit.Script(kit.reply(404, mk.NO_ENTITY)), "in_print")
    assert caught.value.write_effect is WriteEffect.NOT_APPLIED


def test_that_a_wrong_route_is_no_missing_order(kit):
    body = {"message": "Request does not match any route."}
    with pytest.raises(NotTheApi) as caught:
        mk.written(kit.Script(kit.reply(404, body)), "in_print")
    assert caught.value.write_effect is WriteEffect.NOT_APPLIED


@pytest.mark.parametrize(
    ("answer", "error", "effect"),
    [
        (httpx.ConnectError("no"), Unreachable, WriteEffect.NOT_SENT),
        (httpx.ReadTimeout("late"), ServerFailure, WriteEffect.UNKNOWN),
        (httpx.RemoteProtocolError("cut"), ServerFailure, WriteEffect.UNKNOWN),
        (httpx.Response(500, json={"message": "Internal Error."}), ServerFailure, "unknown"),
        (httpx.Response(503, text="maintenance mode is enabled"), ServerFailure, "unknown"),
        (httpx.Response(400, text="Bad"), RefusedByReceiver, WriteEffect.NOT_APPLIED),
    ],
)
def test_that_a_write_is_sent_once_and_its_error_says_what_it_may_have_done(
    kit, answer, error, effect
):
    script = kit.Script(answer)
    with pytest.raises(error) as caught:
        mk.with_magento(script, mk.write("in_print"), limits=HttpLimits(tries=3))
    assert caught.value.write_effect == effect
    assert len(script.requests) == 1


@pytest.mark.parametrize(
    ("status", "action", "order_id", "code"),
    [
        ("x", "", "7/hold", "mage"),
        ("x", "", "000000007", "mage"),
        ("x", "", "7", "other"),
        ("", "", "7", "mage"),
        ("closed", "", "7", "mage"),
        ("closed", "unhold", "7", "mage"),
        ("processing", "refund", "7", "mage"),
        ("processing", "comments", "7", "mage"),
    ],
)
def test_that_what_no_plan_holds_is_not_sent(kit, status, action, order_id, code):
    script = kit.Script(kit.reply(200, "true"))
    with pytest.raises(SettingsInvalid, match="nothing was sent"):
        mk.with_magento(script, mk.write(status, action, order_id, code))
    assert script.requests == []


@pytest.mark.parametrize("status", ["holded", "canceled"])
def test_that_an_order_is_called_held_or_cancelled_only_where_it_is(kit, status):
    script = kit.Script(kit.reply(200, mk.order(7, "pending", state="processing")))
    with pytest.raises(RefusedByReceiver, match="only the status shown") as caught:
        mk.written(script, status)
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert script.lines == ["GET /rest/all/V1/orders/7"]
    there = kit.reply(200, mk.order(7, "pending", state=status))
    script = kit.Script(there, kit.reply(200, "true"))
    assert mk.written(script, status).accepted is True
    assert script.lines[1] == "POST /rest/all/V1/orders/7/comments"


def test_that_a_missing_right_refuses_the_row_and_names_it(kit):
    body = {**mk.FORBIDDEN, "parameters": {"resources": "Magento_Sales::cancel"}}
    answer = mk.written(kit.Script(kit.reply(401, body)), "canceled", "cancel")
    assert answer.accepted is False
    assert "Magento_Sales::cancel" in answer.message.english
    assert "Integrations" in answer.message.english


def test_that_a_number_is_not_sent_as_a_status(kit):
    async def use(side):
        return await side.writer.write(OrderRef("mage", "7"), Status.number("1"))

    script = kit.Script(kit.reply(200, "true"))
    with pytest.raises(SettingsInvalid, match="nothing was sent"):
        mk.with_magento(script, use)
    assert script.requests == []


def test_that_nothing_is_written_where_the_state_is_compared(kit):
    script = kit.Script(kit.reply(200, "true"))
    with pytest.raises(SettingsInvalid):
        mk.with_magento(script, mk.write("complete"), of=mk.store(status_field="state"))
    assert script.requests == []


def test_that_words_about_tokens_in_a_status_are_no_sign_in_problem(kit):
    body = {**NOT_PART, "parameters": ["oauth_timestamp signature token"]}
    answer = mk.written(kit.Script(kit.reply(400, body)), "oauth_timestamp signature token")
    assert answer.accepted is False


def test_that_a_redirect_of_a_write_is_not_followed(kit):
    script = kit.Script(kit.reply(301, "", location="https://elsewhere.example/"))
    with pytest.raises(SyncError, match="redirect") as caught:
        mk.written(script, "in_print")
    assert caught.value.write_effect is WriteEffect.UNKNOWN
    assert len(script.requests) == 1
