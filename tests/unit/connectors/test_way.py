"""How requests leave: what is sent with them, and nothing of the library's own."""

import asyncio

import httpx2 as httpx
import pytest

from designo_sync_gui.connectors.http.client import HttpLimits
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.http.way import Way

URL = "https://shop.example.com/orders"


def answer(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, headers={"Set-Cookie": "session=1; Path=/"}, text="[]")


def way(*, kept: bool = True) -> Way:
    return Way(httpx.MockTransport(answer), HttpLimits(4.0, 30.0), kept=kept)


def headers(request: httpx.Request) -> dict[str, str]:
    return dict(request.headers)


def test_that_a_reading_carries_these_headers_and_no_other() -> None:
    built = way().built(Request("GET", "orders"), URL, writing=False)
    assert headers(built) == {
        "host": "shop.example.com",
        "accept": "application/json",
        "accept-encoding": "gzip",
        "connection": "keep-alive",
        "user-agent": "designo-sync",
    }
    assert built.extensions["timeout"] == {
        "connect": 4.0,
        "read": 30.0,
        "write": 30.0,
        "pool": 30.0,
    }
    assert "trace" not in built.extensions


def test_that_a_request_replaces_a_usual_header_and_adds_its_own() -> None:
    asked = Request("PUT", "orders", headers=(("accept", "text/csv"), ("X-Key", "k")), body=b"{}")
    built = way(kept=False).built(asked, URL, writing=True)
    sent = headers(built)
    assert (sent["accept"], sent["x-key"], sent["connection"]) == ("text/csv", "k", "close")
    assert (sent["content-type"], sent["content-length"]) == ("application/json", "2")
    assert "trace" in built.extensions, "a write is asked about once more when it is connected"


def test_that_what_one_request_carried_is_not_in_the_next() -> None:
    asked = Request("POST", "orders", headers=(("Authorization", "Basic x"),), body=b"{}")
    same = way()
    same.built(asked, URL, writing=False)
    later = headers(same.built(Request("GET", "orders"), URL, writing=False))
    assert not {"authorization", "content-type", "content-length"} & later.keys()


def test_that_no_cookie_of_an_answer_is_sent_back() -> None:
    async def steps() -> list[str]:
        same, cookies = way(), []
        for _ in range(2):
            built = same.built(Request("GET", "orders"), URL, writing=False)
            cookies.append(built.headers.get("cookie", ""))
            response = await same.send(built)
            assert response.headers["set-cookie"]
            await response.aclose()
        return cookies

    assert asyncio.run(steps()) == ["", ""]


def test_that_an_address_signs_nobody_in() -> None:
    built = way().built(Request("GET", "o"), "https://user:word@shop.example.com/o", writing=False)
    assert "authorization" not in built.headers


@pytest.mark.parametrize("bad", ["https://shop.example.com/\x07", "https://shop.example.com:port/"])
def test_that_an_address_that_is_none_is_refused_before_anything_is_sent(bad: str) -> None:
    with pytest.raises(httpx.InvalidURL):
        way().built(Request("GET", "o"), bad, writing=False)
