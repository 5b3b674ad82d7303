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
        "stateMachineState": {"technicalName": status, "name": "As people read it"},
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


SYLIUS = {"email": "api@example.com", "password": "p"}
SYLIUS_TOKEN = {"token": "jwt"}
SYLIUS_NEXT = "/api/v2/admin/orders?order%5Bnumber%5D=asc&page=2"


def sylius_order(number: int, state: str = "new") -> dict[str, Any]:
    return {
        "@id": f"/api/v2/admin/orders/token{number}",
        "@type": "Order",
        "id": number,
        "number": f"00000000{number}",
        "tokenValue": f"token{number}",
        "state": state,
        "paymentState": "paid",
    }


def sylius_page(total: int, *orders: dict[str, Any], following: str = "") -> httpx.Response:
    view = {"hydra:view": {"hydra:next": following}} if following else {}
    return reply(200, {"hydra:totalItems": total, "hydra:member": list(orders), **view})


def test_that_sylius_is_read_page_by_page_up_to_its_total() -> None:
    script = Script(
        reply(200, SYLIUS_TOKEN),
        sylius_page(3, sylius_order(1), sylius_order(2), following=SYLIUS_NEXT),
        sylius_page(3, sylius_order(3, "fulfilled")),
    )
    found = with_profile(text_of("sylius"), script, listed, secrets=SYLIUS, url=URL)
    assert sent(script.requests[0]) == SYLIUS
    assert script.lines == [
        "POST /api/v2/admin/administrators/token",
        "GET /api/v2/admin/orders",
        "GET /api/v2/admin/orders",
    ]
    assert script.query(-1) == {"order[number]": "asc", "page": "2"}
    assert script.requests[1].headers["accept"] == "application/ld+json"
    assert [(held.ref.order_id, held.observation.status) for held in found] == [
        ("1", Status.text("new")),
        ("2", Status.text("new")),
        ("3", Status.text("fulfilled")),
    ]


def sylius_shop(request: httpx.Request) -> httpx.Response:
    """A shop that shows order 1 in its list and by its token."""
    if request.url.path.endswith("/administrators/token"):
        return reply(200, SYLIUS_TOKEN)
    if request.url.path.endswith("/orders"):
        return sylius_page(1, sylius_order(1))
    state = "cancelled" if request.method == "PATCH" else "new"
    return reply(200, sylius_order(1, state))


def test_that_a_sylius_order_is_read_and_cancelled_by_its_token() -> None:
    script = Script(sylius_shop)
    with_profile(text_of("sylius"), script, write("1", "cancelled"), secrets=SYLIUS, url=URL)
    assert "GET /api/v2/admin/orders/token1" in script.lines
    assert script.lines[-1] == "PATCH /api/v2/admin/orders/token1/cancel"
    assert script.requests[-1].headers.get_list("content-type") == ["application/merge-patch+json"]


def test_that_no_other_status_is_sent_to_sylius() -> None:
    script = Script(sylius_shop)
    with pytest.raises(SyncError):
        with_profile(text_of("sylius"), script, write("1", "fulfilled"), secrets=SYLIUS, url=URL)
    assert not [line for line in script.lines if line.startswith("PATCH")]


def test_that_an_order_that_is_not_in_the_whole_list_is_absent_in_sylius() -> None:
    script = Script(reply(200, SYLIUS_TOKEN), sylius_page(1, sylius_order(1)))
    found = with_profile(text_of("sylius"), script, one("9"), secrets=SYLIUS, url=URL)
    assert found.presence is Presence.ABSENT


PRESTA = {"user": "KEY"}


def presta_order(order_id: int = 5, state: object = "2") -> dict[str, Any]:
    return {
        "id": order_id,
        "reference": "XKBKNABJK",
        "current_state": state,
        "date_upd": "2026-11-23 07:00:00",
    }


def test_that_prestashop_is_read_with_its_key_in_one_request() -> None:
    script = Script(reply(200, {"orders": [presta_order(), presta_order(6, "3")]}))
    found = with_profile(text_of("prestashop"), script, listed, secrets=PRESTA, url=URL)
    assert script.lines == ["GET /api/orders"]
    assert script.query() == {
        "output_format": "JSON",
        "display": "[id,reference,current_state,date_upd]",
        "sort": "[id_ASC]",
    }
    assert httpx.BasicAuth("KEY", "")._auth_header == script.requests[0].headers["authorization"]
    assert [held.observation.status for held in found] == [Status.text("2"), Status.text("3")]


def test_that_a_prestashop_list_without_orders_is_an_error_and_no_empty_shop() -> None:
    with pytest.raises(SyncError):
        with_profile(text_of("prestashop"), Script(reply(200, [])), listed, secrets=PRESTA, url=URL)


def test_that_a_prestashop_status_is_written_as_an_entry_of_its_history() -> None:
    script = Script(reply(200, {"order": presta_order()}), reply(201, {"order_history": {"id": 9}}))
    with_profile(text_of("prestashop"), script, write("5", "4"), secrets=PRESTA, url=URL)
    assert script.lines == ["GET /api/orders/5", "POST /api/order_histories"]
    assert script.query() == {"output_format": "JSON"}
    body = script.requests[-1].content.decode()
    assert "<id_order_state>4</id_order_state><id_order>5</id_order>" in body


def test_that_404_means_that_prestashop_has_no_such_order() -> None:
    found = with_profile(
        text_of("prestashop"), Script(reply(404, {})), one("5"), secrets=PRESTA, url=URL
    )
    assert found.presence is Presence.ABSENT


@pytest.mark.parametrize(
    ("name", "secrets", "cancelled"),
    [
        ("shopware", SHOPWARE, "cancelled"),
        ("sylius", SYLIUS, "cancelled"),
        ("prestashop", PRESTA, "6"),
    ],
)
def test_that_cancelling_tells_what_it_causes_and_needs_a_typed_word(
    name: str, secrets: dict[str, str], cancelled: str
) -> None:
    async def use(side: Any) -> Any:
        return await side.rules.write_rules("shop")

    known = with_profile(text_of(name), Script(), use, secrets=secrets, url=URL)
    change = known.change(None, Status.text(cancelled))
    assert change.confirm == "cancel"
    assert "cancelled" in change.consequence.english
