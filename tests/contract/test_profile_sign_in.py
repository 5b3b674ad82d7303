"""How a shop by profile is told who asks: tokens fetched, kept, hidden and renewed."""

import asyncio
import base64

import pytest
from connector_kit import FakeClock, Script, html, read_all, read_one, reply
from profile_kit import GRAPH_SUCCESS, one_order, orders, profile, with_profile

from designo_sync_gui.domain.errors import (
    BadReply,
    RefusedByReceiver,
    ServerFailure,
    SettingsInvalid,
    SignInFailed,
    SyncError,
)

LOGIN = """\
[auth]
kind = "login"
path = "login"
body = '{"password": "{secret:password}"}'
token = "/token"
expires = "/seconds"
"""
CREDENTIALS = """\
[auth]
kind = "client-credentials"
path = "oauth/token"
scope = "orders:read orders&write"
[auth.query]
tenant = "t 1"
[auth.headers]
X-App = "{secret:app_key}"
"""
PASSWORD = {"password": "pass-canary"}
APP = {"client_id": "id", "client_secret": "cs-canary", "app_key": "ak-canary"}


def token(value="tok-canary-1", **more):
    return reply(200, {"token": value, **more})


def fails(text, script, secrets, use=read_all) -> SyncError:
    with pytest.raises(SyncError) as caught:
        with_profile(text, script, use, secrets=secrets)
    shown = f"{caught.value} {caught.value.details}"
    assert "canary" not in shown
    return caught.value


def test_that_client_credentials_are_sent_as_a_form_with_scope_query_and_headers() -> None:
    script = Script(reply(200, {"access_token": "tok"}), orders("1"))
    with_profile(profile(auth=CREDENTIALS), script, read_all, secrets=APP)
    asked = script.requests[0]
    assert asked.content == (
        b"grant_type=client_credentials&client_id=id&client_secret=cs-canary"
        b"&scope=orders%3Aread%20orders%26write"
    )
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert asked.headers["x-app"] == "ak-canary"
    assert dict(asked.url.params) == {"tenant": "t 1"}
    assert "x-app" not in script.requests[1].headers


def test_that_a_token_goes_into_the_header_the_profile_names() -> None:
    auth = LOGIN.replace("token = ", 'header = "X-Session"\ntoken = ')
    script = Script(token(), orders("1"))
    with_profile(profile(auth=auth), script, read_all, secrets=PASSWORD)
    assert script.requests[1].headers["x-session"] == "tok-canary-1"
    assert "authorization" not in script.requests[1].headers


def test_that_readings_at_once_share_one_sign_in() -> None:
    def shop(request):
        if request.url.path.endswith("login"):
            return token()
        return one_order(request.url.path.rpartition("/")[2])

    script = Script(shop)

    async def use(side):
        return await asyncio.gather(*(read_one(side, str(n)) for n in range(5)))

    assert len(with_profile(profile(auth=LOGIN), script, use, secrets=PASSWORD)) == 5
    assert script.lines.count("POST /base/login") == 1


@pytest.mark.parametrize(
    ("seconds", "wait", "sign_ins"),
    [
        ("3600", 3400, 1),
        ("3600", 3490, 2),
        ('"3600"', 3490, 2),
        ("60", 20, 1),
        ("60", 40, 2),
        ("9" * 5000, 10**6, 1),
        ("-5", 10**6, 1),
        ("1.5", 10**6, 1),
        ("null", 10**6, 1),
    ],
    ids=lambda value: str(value)[:10],
)
def test_that_a_token_is_renewed_before_its_end_where_its_end_is_told(
    seconds, wait, sign_ins
) -> None:
    clock = FakeClock()
    body = f'{{"token": "tok", "seconds": {seconds}}}'

    def shop(request):
        return reply(200, body) if request.url.path.endswith("login") else orders("1")

    script = Script(shop)

    async def use(side):
        await read_all(side)
        await clock.sleep(wait)
        await read_all(side)

    with_profile(profile(auth=LOGIN), script, use, secrets=PASSWORD, clock=clock)
    assert script.lines.count("POST /base/login") == sign_ins


ENDED = LOGIN + '[auth.ended]\npointer = "/errors/0/code"\nequals = "FORBIDDEN"\n'
FORBIDDEN = reply(200, {"errors": [{"code": "FORBIDDEN", "message": "no tok-canary-1"}]})


def test_that_a_session_that_ended_inside_a_200_is_renewed_once() -> None:
    text = profile(GRAPH_SUCCESS, auth=ENDED)
    script = Script(token(), FORBIDDEN, token("tok-canary-2"), orders("1"))
    with_profile(text, script, read_all, secrets=PASSWORD)
    assert script.requests[-1].headers["authorization"] == "Bearer tok-canary-2"
    script = Script(token(), FORBIDDEN, token("tok-canary-2"), FORBIDDEN)
    assert isinstance(fails(text, script, PASSWORD), RefusedByReceiver)
    assert len(script.requests) == 4


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (reply(401, {"error": "pass-canary"}), SignInFailed),
        (reply(200, {"error": "pass-canary"}), SignInFailed),
        (reply(200, {"token": ""}), BadReply),
        (reply(200, '{"token": "tok-canary'), BadReply),
        (reply(200, {"token": 5}), BadReply),
        (reply(200, {"token": None}), BadReply),
        (reply(200, {"token": "a\nb"}), SettingsInvalid),
        (reply(500, {}), ServerFailure),
        (html(), SyncError),
    ],
)
def test_that_a_sign_in_without_a_token_is_told_and_nothing_is_asked(answer, kind) -> None:
    script = Script(answer)
    assert isinstance(fails(profile(auth=LOGIN), script, PASSWORD), kind)
    assert script.lines == ["POST /base/login"]


def test_that_a_missing_token_header_is_a_refused_sign_in() -> None:
    auth = LOGIN.replace('token = "/token"', 'token_header = "X-Auth-Token"')
    assert isinstance(fails(profile(auth=auth), Script(token()), PASSWORD), SignInFailed)
    script = Script(reply(200, {}, **{"x-auth-token": "tok"}), orders("1"))
    with_profile(profile(auth=auth), script, read_all, secrets=PASSWORD)
    assert script.requests[1].headers["authorization"] == "Bearer tok"


def test_that_basic_credentials_are_hidden_in_every_form() -> None:
    secrets = {"user": "u-canary", "password": "p-canary"}
    pair = base64.b64encode(b"u-canary:p-canary").decode()
    answer = reply(400, {"you sent": f"Basic {pair}", "user": "u-canary"})
    with pytest.raises(SyncError) as caught:
        with_profile(
            profile(auth='[auth]\nkind = "basic"\n'), Script(answer), read_all, secrets=secrets
        )
    assert pair not in caught.value.details
    assert "canary" not in caught.value.details


@pytest.mark.parametrize(
    ("auth", "secrets"),
    [
        ('[auth]\nkind = "basic"\n', {"user": "u", "password": "p"}),
        ('[auth]\nkind = "bearer"\n', {"token": "t"}),
        (LOGIN, PASSWORD),
        ('[auth]\nkind = "none"\n', {"key": "k"}),
    ],
)
def test_that_no_secret_goes_over_plain_http(auth, secrets) -> None:
    header = 'path = "o"\n[list.headers]\nX-Key = "{secret:key}"\n'
    listing = "[list]\n" + (header if "key" in secrets else 'path = "o"\n')
    script = Script(orders("1"))
    with pytest.raises(SettingsInvalid, match="https"):
        with_profile(
            profile(auth=auth, listing=listing),
            script,
            read_all,
            secrets=secrets,
            url="http://shop.example/",
        )
    assert script.requests == []
