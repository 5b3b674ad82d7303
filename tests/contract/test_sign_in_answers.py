"""Nothing of an answer to a sign-in is kept, whatever its status: it may hold a token that nobody
knows yet, so no masker hides it. The journal, evidence and --verbose hold what errors hold."""

import httpx2 as httpx
import pytest
import shopify_kit
from connector_kit import Script, reply, with_designo
from profile_kit import profile, with_profile

from designo_sync_gui.connectors.http.masking import without_tokens
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status

#: Behind a fault of each answer, so that no token can be read from it.
UNKNOWN = "eyJhbGciOi-canary-77"
REF = OrderRef("shop", "7")
LOGIN = """\
[auth]
kind = "login"
path = "login"
body = '{"p": "{secret:password}"}'
token = "/t"
"""
IN_HEADER = LOGIN.replace('token = "/t"', 'token_header = "X-Token"')


async def write(side):
    return await side.writer.write(REF, Status.text("paid"))


def designo(script):
    with_designo(script, write)


def shopify(script):
    with_kind = shopify_kit.shopify(sign_in="client_credentials")
    shopify_kit.with_shopify(script, write, of=with_kind)


def by_profile(script):
    with_profile(profile(auth=LOGIN), script, write, secrets={"password": "x"})


def by_header(script):
    with_profile(profile(auth=IN_HEADER), script, write, secrets={"password": "x"})


def bodies(status):
    """A JSON body without the token's place, one that is cut, a page and a bare text."""
    json_type = "application/json"
    yield reply(status, {"error": f"no {UNKNOWN}", "message": UNKNOWN, "access": UNKNOWN})
    yield reply(status, f'{{"token": "{UNKNOWN}", "t": "{UNKNOWN}", "x', content_type=json_type)
    yield reply(status, f"<html>{UNKNOWN}</html>", content_type="text/html")
    yield reply(status, f"<br>Warning: {UNKNOWN} in x.php{{}}", content_type="text/html")


@pytest.mark.parametrize("sign_in", [designo, shopify, by_profile, by_header])
@pytest.mark.parametrize("status", [200, 201, 204, 302, 400, 401, 403, 404, 419, 429, 500, 503])
def test_that_no_answer_to_a_sign_in_is_kept(sign_in, status):
    for answer in bodies(status):
        answer.headers["location"] = f"https://elsewhere.example/?t={UNKNOWN}"
        with pytest.raises(SyncError) as caught:
            sign_in(Script(answer))
        error = caught.value
        assert UNKNOWN not in f"{error} {error.sentence.english} {error.details}"


@pytest.mark.parametrize("sign_in", [designo, shopify, by_profile])
def test_that_a_broken_head_of_an_answer_to_a_sign_in_is_not_kept(sign_in):
    """h11 quotes the line that it cannot read."""
    broken = httpx.RemoteProtocolError(f"illegal header line: bytearray(b'X {UNKNOWN}')")
    with pytest.raises(SyncError) as caught:
        sign_in(Script(broken))
    assert UNKNOWN not in f"{caught.value} {caught.value.details}"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("IP 203.0.113.9 is not allowed", "IP 203.0.113.9 is not allowed"),
        ("Store not found.", "Store not found."),
        ("token 4f9a7c is old", "token *** is old"),
        ("took “abcdefghijklmnopqrstu” instead", "took “***” instead"),
        ("eyJhbGciOiJI.eyJzdWIiOiIx.c2ln5a7", "***"),
    ],
)
def test_that_words_about_a_sign_in_are_shown_without_what_may_be_a_token(words, shown):
    assert without_tokens(words) == shown
