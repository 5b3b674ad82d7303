"""Profiles made from vendors' documents: each asks and writes as those documents show.

The answers have the shapes of the documents named at the head of each profile; nobody ran these
profiles on a shop.
"""

from datetime import UTC, datetime
from typing import Any

import httpx2 as httpx
import pytest
from connector_kit import Script, reply
from profile_kit import sent, with_profile

from designo_sync_gui.connectors.profile.shop_parsing import read_shop_profile
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.sending import asked_before_sending
from designo_sync_gui.domain.status import Status
from designo_sync_gui.profile_files import NOT_TRIED, shipped_profiles
from designo_sync_gui.resource_files import resource_path

URL = "https://shop.example/"
SINCE = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def text_of(name: str) -> str:
    return resource_path("profiles", f"{name}.toml").read_text(encoding="utf-8")


async def listed(side: Any) -> list[Any]:
    return [held async for page in side.reader.pages(["shop"], SINCE) for held in page.readings]


def one(order_id: str) -> Any:
    async def use(side: Any) -> Any:
        ref = OrderRef("shop", order_id)
        return (await side.reader.read_orders([ref]))[ref].observation

    return use


def write(order_id: str, status: str) -> Any:
    async def use(side: Any) -> Any:
        await side.reader.read_orders([OrderRef("shop", order_id)])
        with asked_before_sending(lambda connected: None, None):
            return await side.writer.write(OrderRef("shop", order_id), Status.text(status))

    return use


@pytest.mark.parametrize(
    "held", [h for h in shipped_profiles() if not h.tried], ids=lambda held: held.name
)
def test_that_an_untried_profile_names_its_documents_and_warns_before_cancelling(held: Any) -> None:
    head = held.text.split("\ntitle =")[0]
    assert held.title.endswith(NOT_TRIED)
    assert "Not tried on a shop. Made from the vendor's" in head
    assert "Not sure" in head
    write_rules = read_shop_profile(held.text).write
    assert write_rules is not None
    for status in ("cancelled", "6"):
        if f'[write.statuses."{status}"]' in held.text:
            assert "causes" in held.text.split(f'[write.statuses."{status}"]')[1]
            assert 'confirm = "cancel"' in held.text.split(f'[write.statuses."{status}"]')[1]


SHOPWARE = {"client_id": "SWIA", "client_secret": 's"x'}
SHOPWARE_ID = "01bd7e70a50443ec96a01fd34890dcc5"
SHOPWARE_TOKEN = {"token_type": "Bearer", "expires_in": 600, "access_token": "tok"}


def shopware_order(status: str = "open", updated: str | None = None) -> dict[str, Any]:
    return {
        "id": SHOPWARE_ID,
        "orderNumber": "10060",
        "createdAt": "2026-11-23T07:00:00.000+00:00",
        "updatedAt": updated,
        "stateMachineState": {"technicalName": status, "name": status.title()},
    }


def shopware_found(*orders: dict[str, Any]) -> httpx.Response:
    return reply(200, {"total": len(orders), "data": list(orders), "aggregations": []})


def test_that_shopware_is_asked_for_orders_that_came_or_changed_since() -> None:
    script = Script(reply(200, SHOPWARE_TOKEN), shopware_found(shopware_order()), shopware_found())
    (order,) = with_profile(text_of("shopware"), script, listed, secrets=SHOPWARE, url=URL)
    assert sent(script.requests[0]) == {"grant_type": "client_credentials", **SHOPWARE}
    assert script.lines[:2] == ["POST /api/oauth/token", "POST /api/search/order"]
    asked = sent(script.requests[1])
    assert (asked["page"], asked["limit"], asked["total-count-mode"]) == (1, 100, 1)
    assert [q["field"] for q in asked["filter"][0]["queries"]] == ["createdAt", "updatedAt"]
    assert {q["parameters"]["gte"] for q in asked["filter"][0]["queries"]} == {
        "2026-11-23T07:00:00Z"
    }
    assert script.requests[1].headers["authorization"] == "Bearer tok"
    assert script.requests[1].headers["accept"] == "application/json"
    assert order.observation.status == Status.text("open")
    assert order.ref.order_id == SHOPWARE_ID


def test_that_a_shopware_order_is_found_by_its_id() -> None:
    script = Script(reply(200, SHOPWARE_TOKEN), shopware_found(shopware_order("in_progress")))
    found = with_profile(text_of("shopware"), script, one(SHOPWARE_ID), secrets=SHOPWARE, url=URL)
    assert found.status == Status.text("in_progress")
    assert sent(script.requests[1])["filter"] == [
        {"type": "equals", "field": "id", "value": SHOPWARE_ID}
    ]


def test_that_an_empty_search_means_that_shopware_has_no_such_order() -> None:
    script = Script(reply(200, SHOPWARE_TOKEN), shopware_found())
    found = with_profile(text_of("shopware"), script, one(SHOPWARE_ID), secrets=SHOPWARE, url=URL)
    assert found.presence is Presence.ABSENT


@pytest.mark.parametrize(
    ("status", "step"),
    [
        ("in_progress", "process"),
        ("completed", "complete"),
        ("open", "reopen"),
        ("cancelled", "cancel"),
    ],
)
def test_that_a_shopware_status_is_written_by_its_transition(status: str, step: str) -> None:
    script = Script(
        reply(200, SHOPWARE_TOKEN), shopware_found(shopware_order()), reply(200, {"id": "s"})
    )
    with_profile(text_of("shopware"), script, write(SHOPWARE_ID, status), secrets=SHOPWARE, url=URL)
    assert script.lines[-1] == f"POST /api/_action/order/{SHOPWARE_ID}/state/{step}"
    assert sent(script.requests[-1]) == {"sendMail": False}


def test_that_a_step_that_shopware_does_not_know_is_never_sent() -> None:
    script = Script(reply(200, SHOPWARE_TOKEN), shopware_found(shopware_order()))
    with pytest.raises(SyncError):
        with_profile(
            text_of("shopware"), script, write(SHOPWARE_ID, "shipped"), secrets=SHOPWARE, url=URL
        )
    assert not [line for line in script.lines if "_action" in line]
