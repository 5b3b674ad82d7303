"""The converter: nothing is coerced, what is wrong is named, every value comes back."""

import json
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import Enum
from typing import Any

import pytest
from cattrs.gen import override
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.converter import (
    NotUnderstoodError,
    by_name,
    lay_out,
    pairs,
    parsed,
    strict_converter,
    structured,
)
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 23, 9, 0, 0, 5, tzinfo=UTC)


class Colour(Enum):
    RED = 1


@dataclass(frozen=True, slots=True)
class Part:
    ref: OrderRef
    status: Status | None
    side: Side


@dataclass(frozen=True, slots=True)
class Whole:
    text: str
    number: int
    truth: bool
    at: datetime
    parts: tuple[Part, ...]
    options: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str], ...]
    said: Sentence
    colour: Colour = Colour.RED
    later: str = "usual"


CONVERTER = strict_converter()
by_name(CONVERTER, Colour)
lay_out(
    CONVERTER,
    Part,
    closed=True,
    spread={"ref": ("store", "order_id")},
    side=override(rename="target"),
)
lay_out(CONVERTER, Whole, later=("later",), options=pairs(CONVERTER))
GOOD: dict[str, Any] = {
    "text": "a",
    "number": 7,
    "truth": False,
    "at": "2026-11-23T09:00:00.000005+00:00",
    "parts": [{"store": "s", "order_id": "7", "status": ["number", "1.0"], "target": "designo"}],
    "options": {"name": "value"},
    "rows": [["a", "b"]],
    "said": "7 writes",
    "colour": "RED",
    "later": "now",
}
PART: dict[str, Any] = GOOD["parts"][0]
WHOLE = Whole(
    "a",
    7,
    False,
    NOW,
    (Part(OrderRef("s", "7"), Status.number("1.0"), Side.DESIGNO),),
    (("name", "value"),),
    (("a", "b"),),
    say("{count} writes", count=7),
    Colour.RED,
    "now",
)


def test_that_a_value_is_read_and_written_as_it_is_laid_out() -> None:
    assert structured(CONVERTER, GOOD, Whole) == WHOLE
    plain = json.loads(json.dumps(CONVERTER.unstructure(WHOLE)))
    assert plain == GOOD
    assert list(plain) == [field.name for field in fields(Whole)]
    assert list(plain["parts"][0]) == ["store", "order_id", "status", "target"]


def test_that_a_file_from_before_a_key_has_the_usual_value_for_it_alone() -> None:
    older = {key: value for key, value in GOOD.items() if key != "later"}
    assert structured(CONVERTER, older, Whole).later == "usual"
    with pytest.raises(NotUnderstoodError, match="“colour” is missing"):
        structured(CONVERTER, {k: v for k, v in older.items() if k != "colour"}, Whole)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"text": 7}, "text: no text"),
        ({"text": None}, "text: no text"),
        ({"number": True}, "number: no whole number"),
        ({"number": 7.0}, "number: no whole number"),
        ({"number": "7"}, "number: no whole number"),
        ({"truth": 0}, "truth: neither true nor false"),
        ({"truth": "false"}, "truth: neither true nor false"),
        ({"at": 1764000000}, "at: no text"),
        ({"at": "yesterday"}, "at: no time"),
        ({"parts": "ab"}, "parts: no list"),
        ({"parts": {"0": PART}}, "parts: no list"),
        ({"parts": ["ab"]}, "parts[0]: no object"),
        ({"parts": [PART, {**PART, "target": "both"}]}, "parts[1].side: none of the known words"),
        ({"parts": [{**PART, "order_id": 7}]}, "parts[0].ref[1]: no text"),
        ({"parts": [{**PART, "extra": 1}]}, "parts[0]: “extra” is unknown"),
        ({"parts": [{**PART, "ref": ["s", "8"]}]}, "parts[0]: “ref” is unknown"),
        ({"parts": [{**PART, "side": "designo"}]}, "parts[0]: “side” is unknown"),
        ({"parts": [{"store": "s"}]}, "parts[0]: “order_id” is missing"),
        ({"parts": [{**PART, "status": ["text"]}]}, "parts[0].status: no list of 2"),
        ({"parts": [{**PART, "status": ["texxt", "a"]}]}, "parts[0].status: no status"),
        ({"parts": [{**PART, "status": ["number", "01"]}]}, "not a number as JSON writes it"),
        ({"parts": [{**PART, "status": ["text", "\ud800"]}]}, "not valid Unicode"),
        ({"options": [["name", "value"]]}, "options: no object"),
        ({"options": {"name": 7}}, "options['name']: no text"),
        ({"rows": [["a"]]}, "rows[0]: no list of 2"),
        ({"rows": ["ab"]}, "rows[0]: no list of 2"),
        ({"said": 7}, "said: no text"),
        ({"colour": 1}, "colour: none of the known words"),
        ({"colour": "GREEN"}, "colour: none of the known words"),
    ],
)
def test_that_nothing_is_coerced_and_what_is_wrong_is_named(
    change: dict[str, Any], told: str
) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        structured(CONVERTER, {**GOOD, **change}, Whole)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1 column 1"),
        ('{\n "a": }', "line 2 column 7"),
        ("[" * 100_000, "nested too deeply"),
        ("1" * 20_000, "4,300 digits"),
    ],
)
def test_that_a_text_that_is_no_json_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(NotUnderstoodError, match=told):
        parsed(text)


texts = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ["\ufeff", "\ufeffpaid\u200b ", "e\u0301\u202e", "\r\n\u2028\x00", "9" * 20_000]
)
numbers = st.integers().map(str) | st.sampled_from(["1.0", "1E400", "-0", "7" * 20_000])
statuses = (
    texts.map(Status.text)
    | numbers.map(Status.number)
    | st.sampled_from([Status.null(), Status.absent(), Status.boolean(True)])
)
parts = st.builds(
    Part, st.builds(OrderRef, texts, texts), st.none() | statuses, st.sampled_from(Side)
)


@given(
    st.builds(
        Whole,
        texts,
        st.integers(),
        st.booleans(),
        st.datetimes(timezones=st.just(UTC)),
        st.lists(parts, max_size=3).map(tuple),
        st.dictionaries(texts, texts, max_size=3).map(lambda pairs: tuple(pairs.items())),
        st.lists(st.tuples(texts, texts), max_size=3).map(tuple),
        texts.map(lambda text: say("“{text}”", text=text)),
    )
)
def test_that_every_value_comes_back_through_json_code_point_by_code_point(whole: Whole) -> None:
    text = json.dumps(CONVERTER.unstructure(whole))
    back = structured(CONVERTER, parsed(text), Whole)
    assert back == whole
    assert [part.status for part in back.parts] == [part.status for part in whole.parts]


def test_that_what_a_value_refuses_by_itself_is_said_in_its_own_words() -> None:
    converter = strict_converter()
    lay_out(converter, Preferences)
    usual = converter.unstructure(Preferences())
    with pytest.raises(NotUnderstoodError, match="not of the form http://host:port"):
        structured(converter, {**usual, "proxy": "socks5://proxy.example:1"}, Preferences)


@dataclass(frozen=True, slots=True)
class Odd:
    number: int

    def __post_init__(self) -> None:
        if self.number % 2 == 0:
            raise ValueError("a word of the program's language")


def test_that_a_value_that_gives_no_words_of_its_own_is_no_kind_of_error() -> None:
    converter = strict_converter()
    lay_out(converter, Odd)
    with pytest.raises(NotUnderstoodError, match="not what belongs here") as caught:
        structured(converter, {"number": 2}, Odd)
    assert "ValueError" not in str(caught.value)


def test_that_members_of_an_enumeration_can_stand_as_their_names() -> None:
    converter = strict_converter()
    by_name(converter, Colour)
    assert converter.unstructure(Colour.RED) == "RED"
    assert converter.structure("RED", Colour) is Colour.RED
    with pytest.raises(KeyError):
        converter.structure(1, Colour)


@dataclass(frozen=True, slots=True)
class Named:
    options: tuple[tuple[str, str], ...]


def test_that_pairs_of_names_and_values_stand_as_an_object() -> None:
    converter = strict_converter()
    lay_out(converter, Named, options=pairs(converter))
    named = Named((("b", "1"), ("a", "2")))
    assert converter.unstructure(named) == {"options": {"b": "1", "a": "2"}}
    assert converter.structure({"options": {"b": "1", "a": "2"}}, Named) == named
    with pytest.raises(NotUnderstoodError, match="no text"):
        structured(converter, {"options": {"b": 1}}, Named)
