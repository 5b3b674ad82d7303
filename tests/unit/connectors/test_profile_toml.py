"""What a read profile may say, and how it is refused."""

import pytest

from designo_sync_gui.connectors.profile.parsing import read_profile
from designo_sync_gui.connectors.profile.rules import Paging, ProfileAuth, secret_fields
from designo_sync_gui.connectors.profile.table import line_of
from designo_sync_gui.connectors.sides import designo_secret_fields
from designo_sync_gui.domain.errors import ProfileInvalid
from designo_sync_gui.domain.sentence import Sentence

PROFILE = """\
title = "T"
[auth]
kind = "none"
[list]
path = "/orders"
[list.headers]
X-Key = "{secret:api_key}"
[list.paging]
kind = "page"
parameter = "page"
[list.since]
parameter = "after"
format = "iso-utc"
[list.pointers]
items = "/data"
id = "/id"
status = "/status"
store = "/store"
[id]
type = "text"
[one]
path = "orders/{order_id}"
[one.headers]
X-Key = "{secret:api_key}"
X-Other = "{secret:second}"
[one.pointers]
item = ""
[one.absent]
http_status = 404
"""


def test_that_a_profile_is_read_as_written():
    profile = read_profile(PROFILE)
    assert profile.auth is ProfileAuth.NONE
    assert profile.list.path == "orders"
    assert profile.paging.kind is Paging.PAGE
    assert profile.paging.first == 1
    assert profile.per_store is False
    assert profile.one is not None
    assert profile.one.absent.http_status == 404


def test_that_each_secret_is_asked_for_once_and_says_where_it_goes():
    fields = secret_fields(read_profile(PROFILE))
    assert [field.name for field in fields] == ["api_key", "second"]
    assert "X-Key" in fields[0].where.english
    assert designo_secret_fields(PROFILE) == fields
    assert designo_secret_fields("  \n") == ()


@pytest.mark.parametrize(
    ("was", "now", "line", "key"),
    [
        ('title = "T"', "", 1, "title"),
        ('title = "T"', "title = 5", 1, "title"),
        ('title = "T"', 'title = "T"\nsecret = "x"', 2, "secret"),
        ('kind = "none"', 'kind = "basic"', 3, "auth.kind"),
        ('path = "/orders"', "", 4, "list.path"),
        ('path = "/orders"', 'path = "https://evil.example/"', 5, "list.path"),
        ('path = "/orders"', 'path = "//evil.example/"', 5, "list.path"),
        ('path = "/orders"', 'path = "a/../b"', 5, "list.path"),
        ('path = "/orders"', 'path = "a?x=1"', 5, "list.path"),
        ('path = "/orders"', 'path = "{secret:k}"', 5, "list.path"),
        ('path = "/orders"', 'path = "{orderid}"', 5, "list.path"),
        ('path = "/orders"', 'path = "o"\nmethod = "DELETE"', 6, "list.method"),
        ('path = "/orders"', 'path = "o"\nbody = "{}"', 6, "list.body"),
        ('path = "/orders"', 'path = "o"\nmethod="POST"\nbody = "{"', 7, "list.body"),
        ('path = "/orders"', 'path = "o"\nquery = { a = 5 }', 6, "list.query.a"),
        ('path = "/orders"', 'path = "o"\nquery = { a = "{secret}" }', 6, "list.query.a"),
        ('path = "/orders"', 'path = "o"\nquery = { a = ["x", 5] }', 6, "list.query.a"),
        ('path = "/orders"', 'path = "o"\nform = { a = "b" }', 6, "list.form"),
        (
            'path = "/orders"',
            'path = "o"\nmethod = "POST"\nbody = "{}"\nform = { a = "b" }',
            8,
            "list.form",
        ),
        (
            'path = "/orders"',
            'path = "o"\nmethod = "POST"\nform = { a = "{x}" }',
            7,
            "list.form.a",
        ),
        (
            'path = "/orders"',
            'path = "o"\nmethod = "POST"\nbody = \'{"a": "{orderid}"}\'',
            7,
            "list.body",
        ),
        (
            'path = "/orders"',
            'path = "o"\nmethod = "POST"\nbody_type = "xml"\nbody = "<a>"',
            8,
            "list.body",
        ),
        (
            'path = "/orders"',
            'path = "o"\nmethod = "POST"\nbody_type = "xml"\nbody = "<a>{x}</a>"',
            8,
            "list.body",
        ),
        (
            'path = "/orders"',
            'path = "o"\nmethod = "POST"\nbody_type = "yaml"\nbody = "a"',
            7,
            "list.body_type",
        ),
        (
            'path = "/orders"',
            'path = "o"\nbody_type = "xml"\ngraphql = "{ a }"',
            6,
            "list.body_type",
        ),
        ('path = "/orders"', 'path = "o"\none_store = "n"', 6, "list.one_store"),
        ('store = "/store"', "", 14, "list.pointers.store"),
        ('format = "iso-utc"', 'format = "local"', 11, "list.since.zone"),
        ('format = "iso-utc"', 'format = "unix"\nzone = "UTC"', 14, "list.since.zone"),
        ('format = "iso-utc"', 'format = "local"\nzone = "Mars/Base"', 14, "list.since.zone"),
        ('format = "iso-utc"', 'format = "local"\nzone = "+24:00"', 14, "list.since.zone"),
        ('format = "iso-utc"', 'format = "local"\nzone = "../x"', 14, "list.since.zone"),
        ('X-Key = "{secret:api_key}"', '"Bad Name" = "x"', 7, "list.headers.Bad Name"),
        ('X-Key = "{secret:api_key}"', 'X-Key = "{secret:a}{page}"', 7, "list.headers.X-Key"),
        ('X-Key = "{secret:api_key}"', 'X-Key = "{secrets:a}"', 7, "list.headers.X-Key"),
        ('kind = "page"', 'kind = "pages"', 9, "list.paging.kind"),
        ('kind = "page"', 'kind = "cursor"', 8, "list.paging.next"),
        ('parameter = "page"', "", 8, "list.paging.parameter"),
        ('parameter = "page"', 'parameter = "p"\nsize_parameter = "n"', 8, "list.paging.size"),
        ('parameter = "page"', 'parameter = "p"\nfirst = -1', 11, "list.paging.first"),
        ('parameter = "page"', 'parameter = "p"\nfirst = true', 11, "list.paging.first"),
        ('parameter = "page"', 'parameter = "p"\npage_size = 5', 11, "list.paging.page_size"),
        ('format = "iso-utc"', 'format = "date"', 13, "list.since.format"),
        ('parameter = "after"', "", 11, "list.since.parameter"),
        ('items = "/data"', 'items = "data"', 15, "list.pointers.items"),
        ('id = "/id"', 'id = "/a~2"', 16, "list.pointers.id"),
        ('id = "/id"', "", 14, "list.pointers.id"),
        ('type = "text"', 'type = "integer"', 20, "id.type"),
        ('path = "orders/{order_id}"', 'path = "orders"', 22, "one.path"),
        ('path = "orders/{order_id}"', 'path = "{order_id}/{page}"', 22, "one.path"),
        ("http_status = 404", "", 28, "one.absent.http_status"),
        ("http_status = 404", 'http_status = 404\npointer = "/x"', 28, "one.absent.equals"),
        ("http_status = 404", "http_status = 404\nstatus = 5", 30, "one.absent.status"),
        ('item = ""', 'item = ""\nid = "/id"', 28, "one.pointers.id"),
    ],
)
def test_that_a_mistake_is_named_with_its_line_and_key(was, now, line, key):
    with pytest.raises(ProfileInvalid) as caught:
        read_profile(PROFILE.replace(was, now, 1))
    assert f"Line {line}, key “{key}”" in caught.value.message.english
    assert isinstance(dict(caught.value.message.values)["what"], Sentence)
    assert "example profile" in caught.value.advice.english


FRAMING = "Host Content-Length transfer-encoding Connection EXPECT Upgrade TE Trailer Keep-Alive"


@pytest.mark.parametrize("name", FRAMING.split())
@pytest.mark.parametrize("table", ["list", "one"])
def test_that_what_frames_a_request_cannot_be_set_by_a_profile(name, table):
    text = PROFILE.replace(f"[{table}.headers]\n", f'[{table}.headers]\n{name} = "1"\n')
    with pytest.raises(ProfileInvalid, match="cannot be sent as a header"):
        read_profile(text)


@pytest.mark.parametrize("number", ["9" * 4301, "-" + "9" * 5000, "0x" + "f" * 4000, str(2**63)])
def test_that_a_number_too_long_to_be_one_is_refused(number):
    paging = PROFILE.replace('parameter = "page"', f'parameter = "page"\nfirst = {number}')
    equals = PROFILE.replace("http_status = 404", f'pointer = "/x"\nequals = {number}')
    for text in (paging, equals):
        with pytest.raises(ProfileInvalid, match="number"):
            read_profile(text)


def test_that_a_missing_table_is_named():
    with pytest.raises(ProfileInvalid, match="key “auth”: it is missing"):
        read_profile('title = "T"\n')


def test_that_text_that_is_no_toml_is_refused_with_its_line():
    with pytest.raises(ProfileInvalid, match="line 2"):
        read_profile('title = "T"\nthis is not toml\n')


def test_that_a_single_request_must_tell_stores_apart_as_well():
    text = PROFILE.replace('store = "/store"\n', "").replace("/orders", "/{store_code}/orders")
    with pytest.raises(ProfileInvalid, match=r"\[one\] must contain"):
        read_profile(text)
    read_profile(text.replace("orders/{order_id}", "{store_code}/{order_id}"))


def test_that_a_graphql_body_keeps_its_own_braces():
    body = '\'{"query": "{ orders { nodes { id status } } }", "after": "{cursor}"}\''
    text = PROFILE.replace('path = "/orders"', f'path = "g"\nmethod = "POST"\nbody = {body}')
    text = text.replace('kind = "page"\nparameter = "page"', 'kind = "cursor"\nnext = "/n"')
    assert "{ orders {" in read_profile(text).list.body


def test_that_the_nearest_table_is_named_where_a_key_is_missing():
    assert line_of(PROFILE, "list", "pointers", "id") == 16
    assert line_of(PROFILE, "list", "pointers", "number") == 14
    assert line_of(PROFILE, "nothing") == 1
