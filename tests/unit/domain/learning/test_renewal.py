"""A sign-in is renewed by a new example of the same request, and by none other."""

from datetime import UTC, datetime

import pytest

from designo_sync_gui.domain.learning.curl_command import read_paste
from designo_sync_gui.domain.learning.example import ExampleRefused
from designo_sync_gui.domain.learning.renewal import Renewed, ended_words, renewed

_URL = "https://d.example/"
_HEADERS = """
[list]
path = "/admin/{{a}}/orders"
[list.headers]
Cookie = "{secret:cookie}"
Authorization = "Bearer {secret:token}"
[list.query]
api_key = ["{secret:api_key}", "x"]
page = "{page}"
"""
#: Ends on 2026-11-28 at 12:00 UTC: {"exp": 1795867200}.
_JWT = "eyJhbGciOiJub25lIn0.eyJleHAiOjE3OTU4NjcyMDB9.x"


def _renewed(profile: str, command: str, url: str = _URL) -> Renewed:
    return renewed(profile, url, read_paste(command))


def test_that_credentials_are_taken_from_their_places_and_nothing_else() -> None:
    profile = """
[list]
path = "/admin/{{a}}/orders"
[list.headers]
Cookie = "{secret:cookie}"
X-Note = "kept"
Authorization = "Bearer {secret:token}"
[list.query]
api_key = "{secret:api_key}"
page = "{page}"
"""
    command = (
        "curl 'https://d.example/admin/{a}/orders?page=7&api_key=k9' "
        f"-H 'authorization: Bearer {_JWT}' -b 'sid=new; _ga=1' -H 'x-note: other'"
    )
    fresh = _renewed(profile, command)
    assert fresh.secrets == {"cookie": "sid=new", "token": _JWT, "api_key": "k9"}
    assert fresh.ends == datetime(2026, 11, 28, 12, tzinfo=UTC)


def test_that_a_form_and_a_body_of_json_are_renewed_too() -> None:
    form = '[list]\npath = "/o"\n[list.form]\ntoken = "{secret:token}"\n'
    command = "curl 'https://d.example/o' --data-raw 'token=t1&page=1'"
    assert _renewed(form, command).secrets == {"token": "t1"}
    body = """[list]\npath = "/o"\nbody = '{"session": "{secret:session}", "page": {page}}'\n"""
    command = (
        "curl 'https://d.example/o' -H 'content-type: application/json' "
        """--data-raw '{"session": "s-new", "page": 1}'"""
    )
    fresh = _renewed(body, command)
    assert fresh.secrets == {"session": "s-new"}
    assert fresh.ends is None


@pytest.mark.parametrize(
    ("auth", "header", "value"),
    [
        ('kind = "bearer"', "Authorization: Bearer t2", "t2"),
        ('kind = "header"\nheader = "X-Key"', "x-key: t3", "t3"),
        ('kind = "bearer"\nprefix = "Token"', "Authorization: Token t4", "t4"),
        ('kind = "bearer"\nprefix = ""', "Authorization: t5", "t5"),
        ('kind = "header"\nheader = "X-Key"\nprefix = "Key"', "X-Key: Key t6", "t6"),
        ('kind = "bearer"\nheader = "X-Auth"', "X-Auth: t7", "t7"),
    ],
)
def test_that_a_shop_that_signs_in_with_a_header_is_renewed(
    auth: str, header: str, value: str
) -> None:
    profile = f'[auth]\n{auth}\n[list]\npath = "sub/{{page}}/orders"\n'
    command = f"curl 'https://d.example/base/sub/12/orders' -H '{header}'"
    assert _renewed(profile, command, "https://d.example/base/").secrets == {"token": value}


@pytest.mark.parametrize(
    ("profile", "command", "told"),
    [
        (_HEADERS, "curl 'https://e.example/admin/{a}/orders' -b 'a=b'", "is of e.example"),
        (_HEADERS, "curl 'https://d.example/admin/{a}/jobs' -b 'a=b'", "another path"),
        ('[list]\npath = "/o/{page}"', "curl 'https://d.example/o/1/2' -b 'a=b'", "another path"),
        ('[list]\npath = "/o"', "curl 'https://d.example/o' -b 'a=b'", "has no credentials"),
        ("list = 1", "curl 'https://d.example' -b 'a=b'", "has no credentials"),
        (
            '[list]\npath = "/o"\n[list.headers]\nCookie = "{secret:c}"\nX = "K {secret:k}"\n',
            "curl 'https://d.example/o' -H 'X: plain'",
            "contains no c, k",
        ),
        (
            '[list]\npath = "/o"\n[list.query]\nkey = "{secret:k}"',
            "curl 'https://d.example/o?page=1'",
            "contains no k",
        ),
        ('[list]\npath = "/o"\nbody = "{secret:b}"', "curl 'https://d.example/o'", "contains no b"),
        ("[", "curl 'https://d.example/o'", "cannot be read"),
    ],
)
def test_that_an_example_of_something_else_is_refused(
    profile: str, command: str, told: str
) -> None:
    with pytest.raises(ExampleRefused) as caught:
        _renewed(profile, command)
    assert told in caught.value.message.english


def test_that_it_is_told_when_credentials_end_and_when_they_ended() -> None:
    ends = datetime(2026, 11, 28, 12, tzinfo=UTC)
    before, after = datetime(2026, 11, 27, tzinfo=UTC), datetime(2026, 11, 29, tzinfo=UTC)
    assert ended_words(ends, before).english == "They end at 2026-11-28 12:00 UTC."
    assert ended_words(ends, after).english == "They ended at 2026-11-28 12:00 UTC."
    assert not ended_words(None, after)
