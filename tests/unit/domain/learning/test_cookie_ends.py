"""When a recorded session ends, as its cookies say; never guessed."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.har import HarReading
from designo_sync_gui.domain.learning.sign_in import find_sign_in
from designo_sync_gui.domain.learning.told import sign_in_words

URL = "https://d.example/orders"
DATE = ("Date", "Sat, 28 Nov 2026 10:15:00 GMT")
NOON = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


def entry(*set_here: tuple[str, str], sent: str = "", noted: Any = (), url: str = URL) -> Any:
    headers = [{"name": "Cookie", "value": sent}] if sent else []
    answer = [{"name": name, "value": value} for name, value in set_here]
    content = {"mimeType": "application/json", "text": '{"orders": []}'}
    return {
        "request": {"method": "GET", "url": url, "headers": headers, "cookies": list(noted)},
        "response": {"status": 200, "headers": answer, "content": content},
    }


def end_of(*entries: Any) -> datetime | None:
    text = json.dumps({"log": {"entries": list(entries)}})
    *_, last = HarReading().answers([text])
    return find_sign_in(last.request).ends


def cookie(line: str) -> tuple[str, str]:
    return "Set-Cookie", line


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("sid=a; Path=/; Max-Age=6300; HttpOnly", NOON),
        ("sid=a; Expires=Sat, 28 Nov 2026 12:00:00 GMT", NOON),
        ("sid=a; expires=Sat, 28-Nov-2026 12:00:00 GMT; max-age=6300", NOON),
        ("lang=en\nsid=a; Max-Age=6300", NOON),
        ("sid=a", None),
        ("sid=other; Max-Age=6300", None),
        ("sid=a; Max-Age=soon", None),
        ("sid=a; Max-Age=999999999999", None),
        ("sid=a; Expires=tomorrow", None),
        ("sid=a; Expires=2026-11-28T12:00:00", None),
    ],
)
def test_that_a_cookie_ends_as_the_answer_said_that_set_it(line: str, end: datetime | None) -> None:
    assert end_of(entry(DATE, cookie(line)), entry(sent="sid=a")) == end


def test_that_an_age_without_the_answers_own_date_says_nothing() -> None:
    assert end_of(entry(cookie("sid=a; Max-Age=6300")), entry(sent="sid=a")) is None


def test_that_what_another_host_set_or_a_later_answer_sets_says_nothing() -> None:
    other = entry(DATE, cookie("sid=a; Max-Age=6300"), url="https://else.example/")
    assert end_of(other, entry(sent="sid=a")) is None
    assert end_of(entry(DATE, cookie("sid=a; Max-Age=6300"), sent="sid=a")) is None


@pytest.mark.parametrize(
    ("expires", "end"),
    [
        ("2026-11-28T12:00:00.000Z", NOON),
        (None, None),
        (-1, None),
        ("", None),
        ("2026-11-28T12:00:00", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_that_what_the_browser_noted_beside_a_cookie_counts(
    expires: object, end: datetime | None
) -> None:
    noted = [{"name": "sid", "value": "a", "expires": expires}, "damaged"]
    assert end_of(entry(sent="sid=a", noted=noted)) == end


def test_that_a_cookie_without_a_name_says_nothing() -> None:
    told = entry(DATE, cookie("Secure; Max-Age=60"), cookie("sid=a; Max-Age=6300"))
    assert end_of(told, entry(sent="sid=a")) == NOON


def test_that_the_earliest_of_the_cookies_that_sign_in_counts_and_all_must_tell() -> None:
    first = entry(
        DATE,
        cookie("session=a; Max-Age=6300"),
        cookie("access_token=b; Max-Age=9000"),
        cookie("theme=dark; Max-Age=60"),
        cookie("csrf=c"),
    )
    assert end_of(first, entry(sent="theme=dark; session=a; access_token=b; _ga=1")) == NOON
    assert end_of(first, entry(sent="session=a; csrf=c")) is None
    assert end_of(first, entry(sent="theme=dark; x=1")) is None


def test_that_the_end_of_a_session_is_said_where_it_is_known() -> None:
    headers = (("Cookie", "sid=a"),)
    known = sign_in_words(find_sign_in(ExampleRequest("GET", URL, headers, ends=NOON))).english
    assert "ends at 2026-11-28 12:00 UTC, and sooner when you sign out" in known
    unknown = sign_in_words(find_sign_in(ExampleRequest("GET", URL, headers))).english
    assert "It ends when you sign out" in unknown
