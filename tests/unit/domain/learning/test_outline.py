"""An answer as a tree: values as received, and what each part of it is taken for."""

import json

import pytest
from order_answers import decoded

from designo_sync_gui.domain.learning.lists import lists_in
from designo_sync_gui.domain.learning.outline import (
    LIST,
    MOST_LINES,
    MOST_PARTS,
    Node,
    entry_pointer,
    field_at,
    key_words,
    list_around,
    meanings,
    outline,
    parts_of,
    value_words,
)
from designo_sync_gui.domain.learning.paging import PagingFound, PagingKind
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.sentence import say

_ANSWER = decoded(
    json.dumps(
        {
            "meta": {"total": 9983, "pages": 200},
            "data": [
                {"id": 9007199254740993, "state": {"code": "In-Production"}, "a/b": [{"s": "x"}]},
                {"id": 2, "state": {"code": " new"}, "a/b": [{"s": "y", "t": {}}]},
            ],
        }
    )
)
_ROOT = Node("", "", _ANSWER)


def test_that_parts_are_named_by_their_pointers() -> None:
    meta, data = parts_of(_ROOT)
    assert (meta.pointer, data.pointer, data.count) == ("/meta", "/data", 2)
    assert data.is_list
    assert not data.is_value
    first = parts_of(data)[0]
    assert [node.pointer for node in parts_of(first)] == [
        "/data/0/id",
        "/data/0/state",
        "/data/0/a~1b",
    ]
    (total, _) = parts_of(meta)
    assert parts_of(total) == ()
    assert total.is_value
    assert total.count == 0


def test_that_a_long_list_gives_its_first_parts_only() -> None:
    node = Node("", "", list(range(5000)))
    assert len(parts_of(node)) == MOST_PARTS
    assert node.count == 5000


@pytest.mark.parametrize(
    ("json_text", "shown"),
    [
        ('"In-Production"', '"In-Production"'),
        ('" new"', '"·new"'),
        ('"\\ufeffnew"', '"⟨BOM⟩new"'),
        ('"\\ud800new"', '"\N{REPLACEMENT CHARACTER}new"'),
        ('""', '""'),
        ("9007199254740993", "9007199254740993"),
        ("1.0", "1.0"),
        ("true", "true"),
        ("null", "null"),
        ("NaN", "nan"),
        ("[1, 2]", "[2]"),
        ('{"a": 1}', "{ }"),
    ],
)
def test_that_a_value_is_shown_as_it_was_received(json_text: str, shown: str) -> None:
    seen = value_words(Node("/a", "a", decoded(json_text)))
    assert seen == shown or (json_text.startswith('"\\ud') and seen.endswith('new"'))


def test_that_a_value_from_right_to_left_keeps_its_place_and_a_long_one_is_cut() -> None:
    assert value_words(Node("", "", "בהפקה")) == '"\u2068בהפקה\u2069"'
    long = value_words(Node("", "", "x" * 500))
    assert long == '"' + "x" * 30 + "…" + "x" * 30 + '"'
    assert key_words(Node("", "a\u202eb", 1)) == "a⟨U+202E⟩b"


def test_that_each_node_says_what_it_is_taken_for() -> None:
    roles = {Role.ID: "/id", Role.STATUS: "/state/code", Role.NUMBER: "/id"}
    paging = PagingFound(PagingKind.PAGE, total="/meta/total", last_page="/meta/pages")
    held = meanings("/data", roles, paging)
    assert held.of("/data") is LIST
    assert held.of("/data/0/id") is Role.ID
    assert held.of("/data/17/state/code") is Role.STATUS
    assert held.of("/meta/total") == say("total")
    assert held.of("/data/0/state") is None
    assert meanings("/data", roles, None).of("/meta/total") is None


@pytest.mark.parametrize(
    ("pointer", "items", "within"),
    [
        ("/data/0/id", "/data", "/id"),
        ("/data/12/a~1b/0/s", "/data", "/a~1b/0/s"),
        ("/data/3", "/data", ""),
        ("/data", "/data", None),
        ("/data/x", "/data", None),
        ("/database/0/id", "/data", None),
        ("/0/id", "", "/id"),
    ],
)
def test_that_a_pointer_is_seen_from_an_entry(pointer: str, items: str, within: str | None) -> None:
    assert entry_pointer(pointer, items) == within


def test_that_the_innermost_list_around_a_value_is_its_list() -> None:
    lists = lists_in(decoded('{"a": [{"x": 1, "b": [{"y": 2}, {"y": 3}]}], "c": 1}'))
    assert [found.pointer for found in lists] == ["/a", "/a/0/b"]
    assert list_around("/a/0/x", lists) == 0
    assert list_around("/a/0/b/1/y", lists) == 1
    assert list_around("/c", lists) is None


def test_that_a_field_deeper_than_those_looked_at_can_be_pointed_at() -> None:
    found = lists_in(_ANSWER)[0]
    known = field_at(found, "/state/code")
    assert known is not None
    assert known in found.fields
    deeper = field_at(found, "/a~1b/0/s")
    assert deeper is not None
    assert deeper.texts == ("x", "y")
    assert deeper.path == ("a/b", "0", "s")
    for none in ("/state", "/a~1b/7/s", "/a~1b/x", "nothing", "/\ud800"):
        assert field_at(found, none) is None


def test_that_an_outline_shows_one_entry_of_a_list_and_how_many_more_there_are() -> None:
    lines = outline(_ANSWER)
    data = next(line for line in lines if line.node.pointer == "/data")
    assert (data.depth, data.more.english) == (1, "and 1 more")
    assert not any(line.node.pointer.startswith("/data/1") for line in lines)
    assert not lines[0].more
    assert len(outline({str(n): n for n in range(1000)})) == MOST_LINES
