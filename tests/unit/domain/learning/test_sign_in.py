"""The credentials in an example's request."""

import base64
import json
from datetime import UTC, datetime

import pytest

from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.sign_in import (
    SecretPlace,
    SignIn,
    SignInKind,
    find_sign_in,
    is_opaque,
)

_URL = "https://designo.example.com/api/orders"
_RANDOM = "q8Zr2Lx0Vt7Yb3Kd9Wm4"


def _jwt(payload: object) -> str:
    held = json.dumps(payload).encode() if not isinstance(payload, bytes) else payload
    return f"eyJhbGciOiJIUzI1NiJ9.{base64.urlsafe_b64encode(held).decode().rstrip('=')}.c2ln"


def _found(*headers: tuple[str, str], url: str = _URL, body: str | None = None) -> SignIn:
    return find_sign_in(ExampleRequest("GET", url, headers, body))


@pytest.mark.parametrize(
    "name",
    ["Authorization", "X-Api-Key", "apikey", "X-CSRF-Token", "X-Auth", "Session-Id", "X-Signature"],
)
def test_that_a_header_of_a_credential_goes_to_the_keyring(name: str) -> None:
    found = _found((name, "abc"), ("Accept", "application/json"))
    (secret,) = found.secrets
    assert (secret.place, secret.key, secret.value) == (SecretPlace.HEADER, name, "abc")
    assert found.headers == ((name, f"{{secret:{secret.name}}}"), ("Accept", "application/json"))
    assert "abc" not in repr(secret)


def test_that_an_opaque_value_is_a_credential_whatever_its_name() -> None:
    (secret,) = _found(("X-Tenant", _RANDOM)).secrets
    assert secret.name == "x_tenant"


def test_that_what_the_browser_adds_is_left_out() -> None:
    found = _found(
        ("Host", "x"), ("User-Agent", "x"), ("sec-ch-ua", "x"), (":path", "/"), ("X-Empty", "")
    )
    assert found == SignIn(SignInKind.NONE, (), ())


def test_that_cookies_are_one_secret_without_those_of_tracking() -> None:
    found = _found(("Cookie", "_ga=1; sid=a b; lang=en; ; _fbp=x"))
    (secret,) = found.secrets
    assert (secret.name, secret.value) == ("cookie", "sid=a b; lang=en")
    assert found.kind is SignInKind.SESSION
    assert found.left_out == ("_ga", "_fbp")


def test_that_cookies_of_tracking_alone_are_no_sign_in() -> None:
    assert _found(("Cookie", "_ga=1")).secrets == ()


def test_that_a_second_secret_of_a_name_gets_a_number() -> None:
    names = [s.name for s in _found(("X-Token", "a"), ("X_Token", "b"), ("x--token", "c")).secrets]
    assert names == ["x_token", "x_token_2", "x_token_3"]


def test_that_credentials_in_the_query_and_the_body_are_found() -> None:
    found = _found(url=f"{_URL}?api_key=abcd&page=1&q=ab&sid=abc", body='{"accessToken": "abcd"}')
    assert [(s.place, s.key, s.value) for s in found.secrets] == [
        (SecretPlace.QUERY, "api_key", "abcd"),
        (SecretPlace.BODY, "/accessToken", "abcd"),
    ]
    assert found.kind is SignInKind.TOKEN


def test_that_an_opaque_parameter_is_one_but_a_cursor_is_not() -> None:
    found = _found(url=f"{_URL}?x={_RANDOM}&after={_RANDOM}&cursor={_RANDOM}")
    assert [secret.key for secret in found.secrets] == ["x"]


def test_that_a_name_without_letters_still_names_a_secret() -> None:
    (secret,) = _found(url=f"{_URL}?%21={_RANDOM}").secrets
    assert secret.name == "secret"


@pytest.mark.parametrize(
    "header", [("Authorization", 'OAuth oauth_nonce="x"'), ("Authorization", "AWS4-HMAC-SHA256 x")]
)
def test_that_a_signed_request_cannot_be_repeated(header: tuple[str, str]) -> None:
    assert _found(header).kind is SignInKind.SIGNED


def test_that_a_signed_address_cannot_be_repeated() -> None:
    assert _found(url=f"{_URL}?X-Amz-Signature=abcdef").kind is SignInKind.SIGNED


@pytest.mark.parametrize("value", [_RANDOM, _jwt({"a": 1}), "Bearer " + _jwt({})])
def test_that_drawn_values_are_opaque(value: str) -> None:
    assert is_opaque(value)


@pytest.mark.parametrize(
    "value",
    [
        "application/json",
        "2026-11-23T07:12:56.123+01:00",
        "6f1c0c5e-0000-4000-8000-000000000001",
        "aaaaaaaaaaaaaaaaaaaa1",
        "processingprocessingx",
        "12345678901234567890",
        "a short one 1",
    ],
)
def test_that_words_dates_and_ids_are_not(value: str) -> None:
    assert not is_opaque(value)


def test_that_the_earliest_end_of_a_token_is_told() -> None:
    late, soon = _jwt({"exp": 1_793_704_325}), _jwt({"exp": 1_793_693_525})
    found = _found(("Authorization", f"Bearer {late}"), ("X-Token", soon))
    assert found.ends == datetime.fromtimestamp(1_793_693_525, UTC)


@pytest.mark.parametrize(
    "payload", [{"x": 1}, [1], {"exp": None}, {"exp": "x"}, {"exp": 10**30}, b"\xff", b"{"]
)
def test_that_a_token_without_a_usable_end_tells_none(payload: object) -> None:
    assert _found(("X-Token", _jwt(payload))).ends is None


@pytest.mark.parametrize("name", ["X-Demo-Read-Key", "Key", "X-Passwd", "X-App-Sid", "X-Jwt"])
def test_that_a_header_named_like_a_credential_is_one_whatever_its_value(name: str) -> None:
    request = ExampleRequest("GET", "https://d.example/o", ((name, "short"),))
    assert [one.key for one in find_sign_in(request).secrets] == [name]


def test_that_hexadecimal_digits_with_few_different_ones_are_opaque() -> None:
    assert is_opaque("1a1a2b2b3c3c4d4d11223344")
    assert not is_opaque("1111111111111111111111a1")
