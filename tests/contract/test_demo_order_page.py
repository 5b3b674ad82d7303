"""The order page of the demo's DesignO, made to be learned from: by a session as a browser has."""

import json

import pytest
from demo_browser import DemoBrowser

from designo_sync_gui.demo.designo_tenant import DesignoTenant
from designo_sync_gui.demo.order_page import COOKIE, LIST_PATH, PAGE_PATH


@pytest.fixture
def tenant(kit):
    tenant = DesignoTenant("token-of-the-test", "read-key", kit.FakeClock().now)
    for number in range(1, 61):
        tenant.add("shop", f"{number:03}", '"in-production"')
    tenant.server.start()
    yield tenant
    tenant.server.close()


@pytest.fixture
def browser(tenant):
    return DemoBrowser(tenant.url)


def test_that_the_list_needs_a_session_and_the_page_asks_to_sign_in(browser) -> None:
    assert browser.ask("GET", LIST_PATH)[0] == 401
    status, page = browser.ask("GET", PAGE_PATH)
    assert status == 200
    assert "Sign in" in page
    assert "It is not DesignO's" in page
    assert browser.ask("POST", f"{PAGE_PATH}/sign-in", "user=demo&password=wrong")[0] == 403
    assert browser.cookie == ""


def test_that_the_address_of_the_tenant_leads_to_the_page(browser) -> None:
    assert browser.ask("GET", "/")[0] == 303
    assert browser.entries[-1]["response"]["headers"]


def test_that_the_page_fetches_its_orders_by_the_session(browser) -> None:
    browser.open_orders()
    assert browser.cookie.startswith(f"{COOKIE}=")
    assert LIST_PATH in browser.entries[-2]["response"]["content"]["text"], "its script"
    found = json.loads(browser.entries[-1]["response"]["content"]["text"])
    assert found["meta"] == {"total": 60, "page": 1, "pages": 2}
    assert len(found["orders"]) == 50
    assert found["orders"][0] == {
        "id": 77_120_000,
        "external_id": "001",
        "store_code": "shop",
        "status": {"code": "in-production", "label": "In production"},
        "updated_at": found["orders"][0]["updated_at"],
    }
    rest = json.loads(browser.ask("GET", f"{LIST_PATH}?page=2&size=50")[1])
    assert [order["external_id"] for order in rest["orders"]] == [f"{n:03}" for n in range(51, 61)]


def test_that_nobody_asks_for_more_than_a_page_and_nonsense_is_the_usual(browser) -> None:
    browser.open_orders()
    for query, count in (("size=1000", 60), ("size=x&page=-1", 50), ("page=0&size=0", 1)):
        found = json.loads(browser.ask("GET", f"{LIST_PATH}?{query}")[1])
        assert len(found["orders"]) == count, query


@pytest.mark.parametrize(
    "token", ['"\\ufeffDone "', "2", "null", '"a\\ud800b"', '"<b>&amp;</b>"'], ids=repr
)
def test_that_the_page_gives_each_status_as_the_tenant_holds_it(browser, tenant, token) -> None:
    tenant.add("shop", "000", token)
    tenant.add("shop", "0000", None)
    browser.open_orders()
    text = browser.entries[-1]["response"]["content"]["text"]
    assert f'"status":{{"code":{token},' in text
    assert '"external_id":"0000","store_code":"shop","status":{"label":""}' in text


def test_that_signing_out_ends_what_was_learned(browser) -> None:
    browser.open_orders()
    assert browser.ask("GET", browser.list_path)[0] == 200
    browser.ask("POST", f"{PAGE_PATH}/sign-out")
    assert browser.ask("GET", browser.list_path)[0] == 401
