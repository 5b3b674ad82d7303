"""The demo shop's refusals and edges, held against the replies recorded from WooCommerce 9.9.5."""

import base64
import hashlib
import hmac
import http.client
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest

from designo_sync_gui.demo.woocommerce_auth import Permission, RestKey
from designo_sync_gui.demo.woocommerce_shop import WooCommerceShop

RECORDINGS = Path(__file__).parents[1] / "fixtures" / "woocommerce"
NOW = datetime(2026, 11, 23, 7, 2, 0, tzinfo=UTC)
KEYS = {
    "rw": RestKey("ck_rw", "cs_rw"),
    "r": RestKey("ck_r", "cs_r", Permission.READ),
    "w": RestKey("ck_w", "cs_w", Permission.WRITE),
    "cust": RestKey("ck_none", "cs_none", Permission.NO_RIGHTS),
}
#: The custom statuses of the recorded shop, in its order.
CUSTOM = (
    "in-production",
    "proof-approved",
    "ready-to-print",
    "awaiting-artwork-from-customer",
    "awaiting-artwork-resend",
    "umlaut",
    "Mixed-Case",
    "with space",
    "only-listed",
    "private",
)
nonces = itertools.count()


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: Any


@pytest.fixture
def shop() -> Iterator[WooCommerceShop]:
    shop = WooCommerceShop(tuple(KEYS.values()), lambda: NOW)
    shop.book.custom.update(dict.fromkeys(CUSTOM, "label"))
    for order_id in (18, 19, 20, 128, 232, 2145):
        shop.book.add(order_id, "processing", days_ago=1)
    shop.start()
    yield shop
    shop.close()


def signed(url: str, method: str, key: RestKey, moment: datetime) -> str:
    """The path with OAuth 1.0a parameters, written anew here so that a shared mistake shows."""
    parts = urlsplit(url)
    pairs = [
        *parse_qsl(parts.query, keep_blank_values=True),
        ("oauth_consumer_key", key.consumer_key),
        ("oauth_nonce", f"nonce{next(nonces)}"),
        ("oauth_signature_method", "HMAC-SHA256"),
        ("oauth_timestamp", str(int(moment.timestamp()))),
    ]
    joined = urlencode(sorted(pairs), quote_via=quote, safe="~")
    plain = f"{parts.scheme}://{parts.netloc}{parts.path}"
    base = f"{method}&{quote(plain, safe='')}&{quote(joined, safe='')}"
    digest = hmac.new(f"{key.consumer_secret}&".encode(), base.encode(), hashlib.sha256).digest()
    pairs.append(("oauth_signature", base64.b64encode(digest).decode()))
    return f"{parts.path}?{urlencode(pairs, quote_via=quote, safe='~')}"


def ask(
    shop: WooCommerceShop,
    method: str,
    path: str,
    *,
    key: str | None = "rw",
    body: object = None,
    headers: dict[str, str] | None = None,
    moment: datetime = NOW,
) -> Answer:
    url = shop.url.rstrip("/") + path
    target = signed(url, method, KEYS[key], moment) if key else path
    host = urlsplit(shop.url)
    connection = http.client.HTTPConnection(host.hostname or "", host.port, timeout=10)
    content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    sent = {"Content-Type": "application/json", **(headers or {})} if body is not None else headers
    connection.request(method, target, content if body is not None else None, sent or {})
    reply = connection.getresponse()
    raw = reply.read()
    connection.close()
    names = {name.lower(): value for name, value in reply.getheaders()}
    is_json = "json" in names.get("content-type", "")
    return Answer(reply.status, names, json.loads(raw) if is_json else raw.decode())


def recorded(name: str) -> Answer:
    document = json.loads((RECORDINGS / f"{name}.json").read_text(encoding="utf-8"))
    reply = document.get("response", document)
    return Answer(reply["status"], reply.get("headers", {}), reply["body"])


#: Recordings whose body the demo gives back to the letter, asked in the recorded way.
SAME_BODY = [
    "auth-http-none",
    "auth-http-basic",
    "auth-http-basic-wrong-secret",
    "auth-readkey-put",
    "auth-readkey-batch",
    "auth-writekey-get",
    "auth-customer-key-list",
    "auth-customer-key-get",
    "auth-customer-key-put",
    "auth-customer-key-batch",
    "deleted-get-single",
    "deleted-put",
    "ep-bad-route",
    "ep-single-404",
    "ep-single-invalid-id",
    "list-orderby-status",
    "list-page-0",
    "list-per_page-0",
    "list-per_page-101",
    "list-per_page-abc",
    "list-status-nonsense",
    "list-status-Processing",
    "list-status-wc_processing",
    "list-page-beyond-end",
    "maintenance-get-accept-application_json",
    "maintenance-put",
    "modified-bad-date",
    "modified-date-only",
    "put-any",
    "put-array",
    "put-badjson",
    "put-capital",
    "put-empty",
    "put-int",
    "put-leading-space",
    "put-trailing-space",
    "put-trash",
    "put-unknown",
    "put-wc-prefix",
    "batch-badjson",
    "batch-empty",
    "batch-fields",
    "batch-over-100",
    "batch-update-notarray",
]


@pytest.mark.parametrize("name", SAME_BODY)
def test_that_the_demo_answers_as_recorded(shop: WooCommerceShop, name: str) -> None:
    request = json.loads((RECORDINGS / f"{name}.json").read_text(encoding="utf-8"))["request"]
    shop.maintenance = name.startswith("maintenance")
    path = re.sub(r"^https?://shop\.example", "", request["url"])
    key = request["key"] if request["auth"] == "oauth" else None
    answer = ask(
        shop, request["method"], path, key=key, body=request["body"], headers=request["headers"]
    )
    expected = recorded(name)
    assert answer.status == expected.status
    assert answer.body == expected.body
    for header in ("content-type", "allow", "retry-after", "x-wp-total", "x-wp-totalpages"):
        if header in expected.headers and header in answer.headers:
            assert answer.headers[header] == expected.headers[header]


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("auth-oauth-skew-plus20min", NOW + timedelta(minutes=20)),
        ("auth-oauth-skew-minus20min", NOW - timedelta(minutes=20)),
    ],
)
def test_that_a_clock_twenty_minutes_off_is_refused_as_recorded(
    shop: WooCommerceShop, name: str, moment: datetime
) -> None:
    answer = ask(shop, "GET", "/wp-json/wc/v3/orders", moment=moment)
    assert (answer.status, answer.body) == (recorded(name).status, recorded(name).body)


def test_that_a_bad_signature_is_refused_as_recorded(shop: WooCommerceShop) -> None:
    path = signed(shop.url + "wp-json/wc/v3/orders", "PUT", KEYS["rw"], NOW)
    answer = ask(shop, "GET", path, key=None)
    expected = recorded("auth-oauth-bad-signature")
    assert (answer.status, answer.body) == (expected.status, expected.body)


def test_that_a_nonce_is_taken_once_as_recorded(shop: WooCommerceShop) -> None:
    path = signed(shop.url + "wp-json/wc/v3/orders", "GET", KEYS["rw"], NOW)
    assert ask(shop, "GET", path, key=None).status == 200
    answer = ask(shop, "GET", path, key=None)
    expected = recorded("auth-oauth-nonce-replay")
    assert (answer.status, answer.body) == (expected.status, expected.body)


def test_that_maintenance_is_html_unless_json_is_accepted(shop: WooCommerceShop) -> None:
    shop.maintenance = True
    answer = ask(shop, "GET", "/wp-json/wc/v3/orders")
    assert answer.status == recorded("maintenance-get").status == 503
    assert answer.headers["content-type"] == "text/html; charset=UTF-8"
    assert answer.headers["retry-after"] == "600"


def test_that_an_order_has_the_recorded_keys_in_the_recorded_order(shop: WooCommerceShop) -> None:
    answer = ask(shop, "GET", "/wp-json/wc/v3/orders/232")
    assert list(answer.body) == list(recorded("single-get").body)


def put(shop: WooCommerceShop, order_id: int, status: object) -> Answer:
    return ask(shop, "PUT", f"/wp-json/wc/v3/orders/{order_id}", body={"status": status})


def test_that_a_long_slug_is_cut_without_a_word(shop: WooCommerceShop) -> None:
    answer = put(shop, 18, "awaiting-artwork-from-customer")
    assert answer.status == 200
    assert answer.body["status"] == "awaiting-artwork-"
    assert '"status": "awaiting-artwork-"' in recorded("put-long-slug").body["first"]
    listed = ask(shop, "GET", "/wp-json/wc/v3/orders?per_page=100&_fields=id,status").body
    assert 18 not in [order["id"] for order in listed]
    assert ask(shop, "GET", "/wp-json/wc/v3/orders/18").body["status"] == "awaiting-artwork-"


@pytest.mark.parametrize("number", range(23))
def test_that_the_batch_call_makes_of_each_value_what_was_recorded(
    shop: WooCommerceShop, number: int
) -> None:
    name = f"batch-value-{number:02d}"
    request = json.loads((RECORDINGS / f"{name}.json").read_text(encoding="utf-8"))["request"]
    (item,) = request["body"]["update"]
    found = re.search(r'"status": "([^"]*)"', json.dumps(recorded(name).body).replace('\\"', '"'))
    assert found is not None
    former = "completed" if found[1] == "pending" else "pending"
    shop.book.orders[20].status = former
    answer = ask(shop, "POST", "/wp-json/wc/v3/orders/batch", body={"update": [{**item, "id": 20}]})
    assert answer.status == 200
    if item["status"] in ("", None):
        assert answer.body["update"][0]["status"] == former
    else:
        assert answer.body["update"][0]["status"] == found[1]


def test_that_any_write_restores_a_trashed_order(shop: WooCommerceShop) -> None:
    shop.book.orders[128].status = "trash"
    assert put(shop, 128, "processing").body["status"] == recorded("trash-put").body["status"]


def test_that_an_equal_write_moves_the_time_of_change_and_nothing_else(
    shop: WooCommerceShop,
) -> None:
    before = shop.book.orders[19].modified
    assert put(shop, 19, "processing").status == 200
    assert shop.book.orders[19].modified > before
    assert shop.book.effects == []


def test_that_refunding_creates_a_refund_record_and_a_mail(shop: WooCommerceShop) -> None:
    put(shop, 19, "refunded")
    put(shop, 19, "processing")
    assert (19, "refund record") in shop.book.effects
    assert (19, "mail") in shop.book.effects


def test_that_changed_since_is_strictly_later_in_gmt(shop: WooCommerceShop) -> None:
    put(shop, 19, "completed")
    path = "/wp-json/wc/v3/orders?_fields=id&dates_are_gmt=true&modified_after="
    assert ask(shop, "GET", path + "2026-11-23T07:01:59").body == [{"id": 19}]
    assert ask(shop, "GET", path + "2026-11-23T07:02:00").body == []


def test_that_zone_and_flag_together_miss_fresh_orders(shop: WooCommerceShop) -> None:
    put(shop, 19, "completed")
    path = "/wp-json/wc/v3/orders?_fields=id&modified_after=2026-11-23T07:01:59Z"
    assert ask(shop, "GET", path).body == [{"id": 19}]
    assert ask(shop, "GET", path + "&dates_are_gmt=true").body == []


def test_that_pages_are_announced_and_links_repeat_the_signature(shop: WooCommerceShop) -> None:
    answer = ask(shop, "GET", "/wp-json/wc/v3/orders?per_page=4&orderby=id&order=asc&_fields=id")
    assert [order["id"] for order in answer.body] == [18, 19, 20, 128]
    assert answer.headers["x-wp-total"] == "6"
    assert answer.headers["x-wp-totalpages"] == "2"
    assert "oauth_signature" in answer.headers["link"]
