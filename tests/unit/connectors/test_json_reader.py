"""JSON as it was received."""

import gc
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.connectors.http.body import MAX_BODY
from designo_sync_gui.connectors.reading import document as json_reader
from designo_sync_gui.connectors.reading.document import (
    MOST_VALUES,
    AmbiguousObject,
    NotJsonError,
    PointerError,
    TooManyValuesError,
    decoded,
    describe,
    parse_pointer,
    read_json,
    resolve,
)
from designo_sync_gui.domain.status import NumberLiteral

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=15,
)


@pytest.mark.parametrize("literal", ["1", "1.0", "-0", "1e999", "1E+2", "0.10", "9" * 40])
def test_that_a_number_keeps_its_literal(literal):
    value = read_json(f'{{"a": {literal}}}'.encode()).resolve("/a")
    assert isinstance(value, NumberLiteral)
    assert str(value) == literal


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n",
        b"{",
        b'{"a":1',
        b"[1,]",
        b"NaN",
        b"[Infinity]",
        b"[-Infinity]",
        b"01",
        b"+1",
        b"'a'",
        b'{"a":1}x',
        b'"a\nb"',
        b"\xff",
        b'"\xed\xa0\x80"',
        b"[" * 100_000,
    ],
)
def test_that_what_is_no_json_is_refused(body):
    with pytest.raises(NotJsonError):
        read_json(body)


def test_that_a_byte_order_mark_before_the_document_is_no_part_of_it():
    assert read_json(b'\xef\xbb\xbf"\xef\xbb\xbfa"').root == "\ufeffa"


def test_that_a_key_named_twice_has_no_value_and_the_others_keep_theirs():
    document = read_json(b'{"a":1,"b":2,"a":3}')
    assert isinstance(document.root, AmbiguousObject)
    assert document.resolve("/b") == "2"
    with pytest.raises(PointerError, match="more than once"):
        document.resolve("/a")


@pytest.mark.parametrize(
    ("pointer", "steps"),
    [
        ("", ()),
        ("/", ("",)),
        ("/a/0", ("a", "0")),
        ("/a~1b/m~0n", ("a/b", "m~n")),
        ("/~01", ("~1",)),
        ("/ ", (" ",)),
    ],
)
def test_that_pointers_are_those_of_rfc_6901(pointer, steps):
    assert parse_pointer(pointer) == steps


@pytest.mark.parametrize("pointer", ["a", "a/b", "/~", "/~2", "#/a"])
def test_that_what_is_no_pointer_is_refused(pointer):
    with pytest.raises(ValueError, match="JSON pointer"):
        parse_pointer(pointer)


@pytest.mark.parametrize(
    "pointer", ["/b", "/a/x", "/l/2", "/l/-1", "/l/01", "/l/-", "/t/0", "/n/x"]
)
def test_that_a_pointer_to_nothing_says_what_was_there(pointer):
    document = read_json(b'{"a":{"b":1},"l":[1,2],"t":"text","n":null}')
    with pytest.raises(PointerError) as caught:
        document.resolve(pointer)
    assert "there was" in caught.value.found.english


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{}", "an empty object"),
        ('{"a":1}', "an object with the keys a"),
        ('{"a\\u0000":1}', "an object with the keys a⟨U+0000⟩"),
        ("[1,2]", "a list of 2 entries"),
        ("null", "null"),
        ("true", "true"),
        ("5", "a number"),
        ('"secret"', "a text"),
    ],
)
def test_that_a_description_tells_the_kind_and_not_the_content(text, told):
    assert describe(read_json(text.encode()).root).english == told


@given(VALUES, st.sampled_from([None, 2]))
def test_that_the_raw_text_of_every_part_is_that_part(value, indent):
    document = read_json(json.dumps({"x": [value, value]}, indent=indent).encode())
    for pointer, part in _parts({"x": [value, value]}):
        assert json.loads(document.raw(pointer)) == part
        assert _plain(resolve(document.root, pointer)) == part


def test_that_the_raw_text_is_cut_out_exactly():
    document = read_json(b' { "a" : [ 1 , { "b" : "\\ud800" , "c":[ ] } ] } ')
    assert document.raw("/a/1") == '{ "b" : "\\ud800" , "c":[ ] }'
    assert document.raw("/a/1/c") == "[ ]"
    assert document.raw("") == '{ "a" : [ 1 , { "b" : "\\ud800" , "c":[ ] } ] }'


@pytest.mark.parametrize("pointer", ["/a/2", "/b", "/a/0/x"])
def test_that_nothing_is_cut_out_where_nothing_is(pointer):
    with pytest.raises(PointerError):
        read_json(b'{"a":[1,2]}').raw(pointer)


def _parts(value, pointer=""):
    yield pointer, value
    if isinstance(value, dict):
        for key, inner in value.items():
            step = key.replace("~", "~0").replace("/", "~1")
            yield from _parts(inner, f"{pointer}/{step}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _parts(inner, f"{pointer}/{index}")


def _plain(value):
    if isinstance(value, NumberLiteral):
        return int(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


def test_that_an_object_of_a_million_keys_with_one_repeated_is_read_in_one_pass() -> None:
    """Counting each key among all others would take hours on a hostile answer."""
    members = ",".join(f'"k{n}":1' for n in range(200_000))
    document = read_json(f'{{{members},"k7":2}}'.encode())
    assert isinstance(document.root, AmbiguousObject)
    assert document.root.repeated == {"k7"}


def test_that_the_texts_of_all_entries_are_cut_out_in_one_pass(monkeypatch) -> None:
    document = read_json(b'{"o": [' + b",".join(b'{"id": %d}' % n for n in range(500)) + b"]}")
    walked = []
    real = json_reader._members

    def counted(text, start):
        walked.append(start)
        return real(text, start)

    monkeypatch.setattr(json_reader, "_members", counted)
    texts = [document.raw(f"/o/{n}") for n in range(500)]
    assert texts[499] == '{"id": 499}'
    assert len(walked) == 2


@pytest.mark.parametrize("value", [b"{}", b"[]", b"0", b'""', b'{"":0}', b"[[[]]]"])
def test_that_more_values_than_a_page_can_hold_are_not_decoded(value):
    """33 KB of gzip are 16 MB of such values; decoded they would take gigabytes."""
    body = b"[" + (value + b",") * (MAX_BODY // (len(value) + 1) - 2) + b"0]"
    tracemalloc.start()
    try:
        with pytest.raises(TooManyValuesError, match="more than 400,000 values"):
            read_json(body)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_that_as_many_values_as_are_allowed_are_decoded():
    body = b"[" + b"0," * (MOST_VALUES - 1) + b"0]"
    root = read_json(body).root
    assert isinstance(root, list)
    assert len(root) == MOST_VALUES


def test_that_signs_within_texts_count_too_so_that_the_count_is_never_too_low():
    text = "a, b [c] {d} " * 1_000
    assert read_json(json.dumps([text]).encode()).root == [text]
    with pytest.raises(TooManyValuesError):
        read_json(json.dumps([text * 200]).encode())


@pytest.mark.parametrize("body", [b"[1, 2]", b"[1, 2", b"\xff", b"[" + b"0," * 500_000 + b"0]"])
def test_that_a_body_decoded_beforehand_gives_what_it_would_have_given(body, monkeypatch):
    def outcome(given):
        try:
            return read_json(given).root
        except NotJsonError as error:
            return type(error), str(error)

    kept = decoded(body)
    assert kept == body
    expected = outcome(body)
    monkeypatch.setattr(json_reader, "_DECODER", None)
    assert outcome(kept) == outcome(kept) == expected


def test_that_the_collector_is_left_as_it_was():
    was_on = gc.isenabled()
    try:
        for on in (True, False):
            (gc.enable if on else gc.disable)()
            decoded(b"[")
            assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()
