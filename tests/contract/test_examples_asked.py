"""The request of an example, made once at the address that was confirmed."""

import asyncio

import httpx2 as httpx
import pytest
from connector_kit import Script, html, registry, reply

from designo_sync_gui.domain.connection import DesignoConnection
from designo_sync_gui.domain.errors import (
    NotTheApi,
    Redirected,
    SettingsInvalid,
    SignInFailed,
    SyncError,
)
from designo_sync_gui.domain.learning.answers import ExampleAnswer
from designo_sync_gui.domain.learning.curl_command import read_paste
from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest

_COMMAND = (
    "curl 'https://designo.example/admin/a%20b/orders?page=1&q=%26' "
    "-H 'Content-Type: application/json' -H 'X-Csrf-Token: s3cret-s3cret' -b 'sid=s3cret; _ga=2' "
    "-H 'User-Agent: Browser' --data-raw '{\"page\": 1}'"
)
_ANSWER = {"orders": [{"id": 9007199254740993}]}


def _ask(
    script: Script, request: ExampleRequest, url: str = "https://designo.example"
) -> ExampleAnswer:
    async def run() -> ExampleAnswer:
        connections = registry(script)
        try:
            return await connections.ask_example(DesignoConnection(url), request)
        finally:
            await connections.aclose()

    return asyncio.run(run())


def test_that_a_request_is_made_as_the_browser_made_it() -> None:
    script = Script(reply(200, _ANSWER, link='<x>; rel="next"'))
    answer = _ask(script, read_paste(_COMMAND))
    (sent,) = script.requests
    assert str(sent.url) == "https://designo.example/admin/a%20b/orders?page=1&q=%26"
    assert sent.method == "POST"
    assert sent.headers["x-csrf-token"] == "s3cret-s3cret"
    assert sent.headers["cookie"] == "sid=s3cret"
    assert sent.headers["content-type"] == "application/json"
    assert sent.headers["user-agent"] != "Browser"
    assert sent.content == b'{"page": 1}'
    assert answer.root == {"orders": [{"id": "9007199254740993"}]}
    assert answer.link == '<x>; rel="next"'


@pytest.mark.parametrize(
    ("answered", "error"),
    [
        (html(), NotTheApi),
        (reply(401, {"message": "s3cret-s3cret is over"}), SignInFailed),
        (httpx.Response(302, headers={"location": "https://designo.example/login"}), Redirected),
        (reply(500, "s3cret-s3cret"), SyncError),
        (reply(200, '{"cut": '), SyncError),
    ],
)
def test_that_another_answer_is_told_without_any_credential(
    answered: httpx.Response, error: type[SyncError]
) -> None:
    script = Script(answered)
    with pytest.raises(error) as caught:
        _ask(script, read_paste(_COMMAND))
    assert "s3cret" not in f"{caught.value} {caught.value.details}"
    assert len(script.requests) == 1


def test_that_what_may_be_a_key_in_the_path_is_in_no_detail() -> None:
    request = ExampleRequest("GET", "https://designo.example/q8Zr2Lx0Vt7Yb3Kd9Wm4/orders")
    with pytest.raises(SyncError) as caught:
        _ask(Script(reply(500, "no q8Zr2Lx0Vt7Yb3Kd9Wm4 here")), request)
    assert "q8Zr" not in f"{caught.value} {caught.value.details}"


@pytest.mark.parametrize(
    ("request_", "url"),
    [
        (ExampleRequest("GET", "https://other.example/orders"), "https://designo.example"),
        (ExampleRequest("GET", "https://designo.example:444/o"), "https://designo.example"),
        (ExampleRequest("GET", "https://designo.example.evil/o"), "https://designo.example"),
        (ExampleRequest("GET", "http://designo.example/o"), "http://designo.example"),
        (ExampleRequest("POST", "https://designo.example/o/save"), "https://designo.example"),
    ],
)
def test_that_nothing_is_sent_elsewhere_nor_in_the_clear_nor_to_change_something(
    request_: ExampleRequest, url: str
) -> None:
    script = Script(reply(200, _ANSWER))
    with pytest.raises((SettingsInvalid, ExampleRefused)):
        _ask(script, request_, url)
    assert script.requests == []


def test_that_a_form_without_a_type_is_a_form_and_a_get_has_no_body() -> None:
    script = Script(reply(200, _ANSWER))
    _ask(script, ExampleRequest("POST", "https://designo.example/o", (), "page=1"))
    assert script.requests[0].headers["content-type"] == "application/x-www-form-urlencoded"
    _ask(script, ExampleRequest("GET", "https://designo.example"))
    assert script.requests[1].content == b""


def test_that_capitals_in_the_host_are_the_same_host() -> None:
    script = Script(reply(200, _ANSWER))
    answer = _ask(script, ExampleRequest("GET", "https://DesignO.example:443/orders"))
    assert answer.root == {"orders": [{"id": "9007199254740993"}]}
    assert str(script.requests[0].url).lower() == "https://designo.example/orders"
