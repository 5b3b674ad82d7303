"""How requests are signed."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime

import pytest

from designo_sync_gui.connectors.http.auth import (
    BasicAuth,
    HeaderAuth,
    OAuth1,
    Unsigned,
    checked_header_value,
    oauth_signature,
)
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import verbatim

KEY, SECRET = Secret("ck_1"), Secret("cs_2")


def test_that_the_signature_is_made_over_the_base_string_of_rfc_5849():
    """The parameters of RFC 5849, section 3.4.1.1, with its base string spelt out."""
    parameters = (
        ("b5", "=%3D"),
        ("a3", "a"),
        ("c@", ""),
        ("a2", "r b"),
        ("oauth_consumer_key", "9djdj82h48djs9d2"),
        ("oauth_token", "kkk9d7dh3k39sjv7"),
        ("oauth_signature_method", "HMAC-SHA1"),
        ("oauth_timestamp", "137131201"),
        ("oauth_nonce", "7d8f3e4a"),
        ("c2", ""),
        ("a3", "2 q"),
    )
    base = (
        "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D"
        "%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce"
        "%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26"
        "oauth_token%3Dkkk9d7dh3k39sjv7"
    )
    digest = hmac.new(b"cs_2&", base.encode(), hashlib.sha256).digest()
    signature = oauth_signature("post", "http://example.com/request", parameters, SECRET)
    assert signature == base64.b64encode(digest).decode()


def signer(nonce="n1"):
    now = datetime(2026, 11, 23, 7, 2, 34, tzinfo=UTC)
    return OAuth1(KEY, SECRET, lambda: now, lambda: nonce)


def test_that_oauth_signs_the_query_and_never_sends_the_secret():
    request = Request("GET", "p", (("_fields", "id,status"), ("page", "2")))
    signed = signer().sign(request, "http://shop.example/p")
    sent = dict(signed.query)
    signature = sent.pop("oauth_signature")
    assert sent == {
        "_fields": "id,status",
        "page": "2",
        "oauth_consumer_key": "ck_1",
        "oauth_nonce": "n1",
        "oauth_signature_method": "HMAC-SHA256",
        "oauth_timestamp": "1795417354",
    }
    url, pairs = "http://shop.example/p", tuple(sent.items())
    assert signature == oauth_signature("GET", url, pairs, SECRET)
    assert "cs_2" not in repr(signed)
    assert "cs_2" not in signed.query_string()


def test_that_another_method_query_nonce_or_secret_gives_another_signature():
    url = "http://shop.example/p"
    pairs = (("a", "1"),)
    signatures = {
        oauth_signature("GET", url, pairs, SECRET),
        oauth_signature("PUT", url, pairs, SECRET),
        oauth_signature("GET", url + "q", pairs, SECRET),
        oauth_signature("GET", url, (("a", "2"),), SECRET),
        oauth_signature("GET", url, pairs, KEY),
    }
    assert len(signatures) == 5


def test_that_basic_holds_key_and_secret_in_base64():
    signed = BasicAuth(KEY, SECRET).sign(Request("GET", "p"), "https://shop.example/p")
    assert signed.headers == (
        ("Authorization", "Basic " + base64.b64encode(b"ck_1:cs_2").decode()),
    )
    assert signed.query == ()


def test_that_a_token_replaces_a_header_of_the_same_name():
    request = Request("GET", "p", headers=(("authorization", "old"), ("X-A", "1")))
    signed = HeaderAuth("Authorization", Secret("t"), "Bearer").sign(request, "u")
    assert signed.headers == (("X-A", "1"), ("Authorization", "Bearer t"))
    assert HeaderAuth("X-T", Secret("t")).sign(Request("GET", "p"), "u").headers == (("X-T", "t"),)


def test_that_unsigned_changes_nothing():
    request = Request("GET", "p")
    assert Unsigned().sign(request, "u") is request


@pytest.mark.parametrize(
    "value", ["", " zqx", "zqx ", "zqx\ny", "zqx\r\nX: y", "zqxü", "zqx\x00", "zqx\x7f"]
)
def test_that_a_value_no_header_can_carry_is_refused_without_repeating_it(value):
    with pytest.raises(SettingsInvalid) as caught:
        checked_header_value(value, verbatim("The token"))
    assert "The token cannot be sent" in caught.value.message.english
    assert "zqx" not in str(caught.value)


def test_that_a_request_shows_neither_headers_nor_body():
    request = Request("GET", "p", headers=(("X", "canary"),), body=b"canary")
    assert "canary" not in repr(request)
