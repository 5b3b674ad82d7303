"""How long a stored sign-in holds, by its own word."""

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest

from designo_sync_gui.domain.sign_in_end import SignInEnd, end_of, signs_in_by_cookie, token_end

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def token(payload: object) -> str:
    text = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return f"eyJh.eyJ{base64.urlsafe_b64encode(text).decode().rstrip('=')}.sig"


def jwt(payload: object) -> str:
    """A token as servers make them: its payload begins with ``{"``."""
    text = base64.urlsafe_b64encode(json.dumps(payload).encode()).decode().rstrip("=")
    return f"eyJhbGciOiJIUzI1NiJ9.{text}.c2ln"


def test_that_the_earliest_end_of_tokens_counts() -> None:
    early, late = (int((NOW + timedelta(hours=h)).timestamp()) for h in (1, 5))
    values = [f"Bearer {jwt({'exp': late})}", f"a={jwt({'exp': early})}; b={jwt({'sub': 1})}"]
    assert token_end(values) == NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    "payload", [{"exp": None}, {"exp": "soon"}, {"exp": 10**30}, {"exp": []}, {}, [1], "x"]
)
def test_that_a_token_without_a_usable_end_names_none(payload: object) -> None:
    assert token_end([jwt(payload)]) is None


@pytest.mark.parametrize("value", ["", "s3cret", "eyJhbGciOiJIUzI1NiJ9.e.x", token(b"\xff")])
def test_that_what_is_no_token_names_no_end(value: str) -> None:
    assert token_end([value]) is None


def test_that_a_key_says_nothing_and_a_session_that_its_end_is_not_known() -> None:
    assert end_of(["s3cret"], session=False) is None
    unknown = end_of(["sid=s3cret"], session=True)
    assert unknown == SignInEnd(None)
    assert unknown.words(NOW).english == "browser session: when it ends is not known"
    assert not unknown.is_near(NOW)
    later = NOW + timedelta(hours=2)
    assert end_of([jwt({"exp": int(later.timestamp())})], session=True) == SignInEnd(later)


@pytest.mark.parametrize(
    ("minutes", "near", "begins"),
    [
        (16, False, "sign-in ends about "),
        (15, True, "sign-in ends about "),
        (0, True, "sign-in ended about "),
        (-60, True, "sign-in ended about "),
    ],
)
def test_that_a_quarter_of_an_hour_before_is_near(minutes: int, near: bool, begins: str) -> None:
    end = SignInEnd(NOW + timedelta(minutes=minutes))
    assert end.is_near(NOW) is near
    assert end.words(NOW).english.startswith(begins)


def test_that_another_day_is_named_and_the_time_is_that_of_this_computer() -> None:
    at = NOW + timedelta(minutes=20)
    assert SignInEnd(at).words(NOW).english == f"sign-in ends about {at.astimezone():%H:%M}"
    far = NOW + timedelta(days=3)
    shown = f"{far.astimezone():%Y-%m-%d %H:%M}"
    assert SignInEnd(far).words(NOW).english == f"sign-in ends about {shown}"


@pytest.mark.parametrize(
    ("profile", "by_cookie"),
    [
        ('[list.headers]\nCookie = "{secret:cookie}"', True),
        ('[list.headers]\n"cookie" = "{secret:cookie}"', True),
        ('headers = { Accept = "a", Cookie = "{secret:c}" }', True),
        ('[list.headers]\nCookie = "lang=de"', False),
        ('[list.headers]\n"X-Cookie" = "{secret:c}"', False),
        ("", False),
    ],
)
def test_that_stored_cookies_are_a_browser_session(profile: str, by_cookie: bool) -> None:
    assert signs_in_by_cookie(profile) is by_cookie
