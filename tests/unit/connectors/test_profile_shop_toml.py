"""What a shop's profile may say beyond reading, and how it is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profile_kit import GRAPH_SUCCESS, NO_AUTH, ONE, WRITE, profile

from designo_sync_gui.connectors.profile.parsing import read_profile
from designo_sync_gui.connectors.profile.rules import Paging
from designo_sync_gui.connectors.profile.shop_parsing import read_shop_profile
from designo_sync_gui.connectors.profile.shop_rules import ShopAuth
from designo_sync_gui.connectors.profile.templates import in_body
from designo_sync_gui.connectors.registry import store_warnings
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import ProfileInvalid
from designo_sync_gui.resource_files import resource_path

GRAPH = """\
[list]
path = "graph"
graphql = '''
{ orders { items{status} } }
'''
"""
LOGIN = '[auth]\nkind = "login"\npath = "login"\nbody = \'{"p": "{secret:password}"}\'\n'


def names(text: str) -> list[str]:
    return [field.name for field in read_shop_profile(text).secret_fields()]


def test_that_a_shops_profile_is_read_as_written() -> None:
    read = read_shop_profile(profile(GRAPH_SUCCESS, auth=NO_AUTH))
    assert read.auth.kind is ShopAuth.NONE
    assert read.read.per_store is True
    assert read.read.paging.kind is Paging.NONE
    assert read.read.success is not None
    assert read.write is not None
    assert read.read.success.message == "/errors/0/message"
    assert [request.method for request in read.write.requests] == ["PUT"]
    assert read.write.success == read.read.success


def test_that_every_place_that_names_a_secret_is_asked_for() -> None:
    text = profile(
        auth=LOGIN + '[auth.headers]\nA = "{secret:app}"\n',
        listing='[list]\npath = "o"\n[list.headers]\nB = "{secret:list}"\n',
        write=WRITE + '[write.headers]\nC = "{secret:write}"\nD = "{secret:app}"\n',
    )
    assert names(text) == ["password", "list", "app", "write"]
    assert names(profile(auth='[auth]\nkind = "oauth1"\nwith_token = true\n')) == [
        "consumer_key",
        "consumer_secret",
        "token",
        "token_secret",
    ]


def test_that_a_graphql_query_is_sent_by_post_and_its_braces_stay() -> None:
    request = read_shop_profile(profile(listing=GRAPH)).read.list
    assert request.method == "POST"
    body = json.loads(in_body(request.body, {"status": "no", "page": "1"}))
    assert body == {"query": "{ orders { items{status} } }\n", "variables": {}}


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: "'''" not in text))
def test_that_any_query_is_sent_as_written(query: str) -> None:
    graph = json.dumps("{status}{secret:x}" + query, ensure_ascii=True).replace("\\u007f", "\x7f")
    text = profile(listing=f'[list]\npath = "g"\ngraphql = {_toml(graph)}\n')
    body = read_shop_profile(text).read.list.body
    filled = in_body(body, {"status": "no", "page": "no"}, {"x": "no"})
    assert json.loads(filled)["query"] == "{status}{secret:x}" + query


def _toml(json_text: str) -> str:
    """A JSON string as TOML writes it: surrogate pairs become one code point."""
    value = json.loads(json_text)
    return '"' + "".join(f"\\U{ord(char):08x}" for char in value) + '"'


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (profile(listing=GRAPH + 'body = "{}"\n'), "list.body"),
        (profile(listing=GRAPH + "variables = '{'\n"), "list.variables"),
        (profile(listing=GRAPH + 'variables = \'{"a": "{orderid}"}\'\n'), "list.variables"),
        (profile(listing=GRAPH + 'method = "GET"\n'), "list.variables"),
        (profile(listing='[list]\npath = "o"\nvariables = "{}"\n'), "list.variables"),
        (profile(listing='[list]\npath = "o"\nheaders = { A = "{status}" }\n'), "list.headers.A"),
        (profile(listing='[list]\npath = "o"\nquery = { a = "{status}" }\n'), "list.query.a"),
        (profile(auth=LOGIN + '[auth.query]\na = "{page}"\n'), "auth.path"),
        (profile(auth=LOGIN + '[auth.ended]\npointer = "/e"\n'), "auth.ended.equals"),
        (
            profile(auth=LOGIN + "[auth.ended]\npointer = 'e'\nabsent = true\n"),
            "auth.ended.pointer",
        ),
        (profile(auth=NO_AUTH + 'path = "login"\n'), "auth.path"),
        (profile(auth='[auth]\nkind = "header"\nheader = "Host"\n'), "auth.header"),
        (profile(write=WRITE + 'headers = { Expect = "100-continue" }\n'), "write.headers.Expect"),
        (profile(auth=LOGIN + '[auth.headers]\nHost = "a.example"\n'), "auth.headers.Host"),
        (profile(one=ONE + "null = true\n"), "one.absent.equals"),
        (
            profile(one=ONE.replace("[one.a", 'next = "/n"\n[one.a')),
            "one.pointers.next",
        ),
        (profile(write=WRITE + 'refused = "error"\n'), "write.refused"),
        (profile(write=WRITE + '[write.success]\npointer = "/e"\n'), "write.success.equals"),
        (profile(write=WRITE.replace("PUT", "GET")), "write.method"),
        (profile(write=WRITE.replace("{order_id}", "x")), "write.body"),
        (profile(write=WRITE.replace("{status}", "{since}")), "write.body"),
        (profile("[extra]\na = 1\n"), "extra"),
    ],
)
def test_that_a_mistake_is_named_with_its_line_and_key(text: str, key: str) -> None:
    with pytest.raises(ProfileInvalid) as caught:
        read_shop_profile(text)
    assert f"key “{key}”" in caught.value.message.english
    assert caught.value.message.english.startswith("Line ")


def test_that_a_designo_profile_has_nothing_of_a_shops() -> None:
    text = profile(write="").replace('id = "/id"', 'id = "/id"\nstore = "/s"')
    read_profile(text)
    with pytest.raises(ProfileInvalid, match="“write”"):
        read_profile(text + WRITE)
    with pytest.raises(ProfileInvalid, match="next_statuses"):
        read_profile(text.replace('item = "/order"', 'item = ""\nnext_statuses = "/n"'))


def test_that_the_profiles_that_come_with_the_program_are_valid() -> None:
    example, vendure = (
        resource_path("profiles", f"{name}.toml").read_text(encoding="utf-8")
        for name in ("example-shop-profile", "vendure")
    )
    assert names(example) == ["client_id", "client_secret"]
    assert names(vendure) == ["username", "password"]


UNQUOTED = WRITE.replace('"{status}"', "{status}")


@pytest.mark.parametrize(
    ("write", "key"),
    [
        (UNQUOTED, "write.body"),
        (WRITE + "[write.statuses.'a.b']\nbody = '{\"s\": {status}}'\n", "write.statuses.a.b.body"),
        (
            '[write]\npath = "g/{order_id}"\ngraphql = "m"\nvariables = \'{"s": {status}}\'\n',
            "write.variables",
        ),
    ],
)
def test_that_a_status_without_quotes_is_warned_of_with_its_line(write: str, key: str) -> None:
    text = profile(write=write)
    store = Store("s", "S", "other", "https://shop.example/", options=(("profile", text),))
    (warning,) = store_warnings(store)
    line = text.splitlines().index(next(t for t in text.splitlines() if ": {status}" in t)) + 1
    assert warning.english.startswith(f"Line {line}, key “{key}”: {{status}} stands without quotes")


XML = """\
[write]
path = "orders/{order_id}"
body_type = "xml"
body = '<state>{status}</state>'
"""


@pytest.mark.parametrize("write", ["", WRITE, XML])
def test_that_nothing_else_is_warned_of(write: str) -> None:
    text = profile(write=write)
    store = Store("s", "S", "other", "https://shop.example/", options=(("profile", text),))
    assert store_warnings(store) == ()
