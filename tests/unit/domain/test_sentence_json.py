"""Sentences as JSON: made again as they were, old text as it is, damage refused."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, say_n, verbatim
from designo_sync_gui.domain.sentence_json import (
    sentence_from_json,
    sentence_from_text,
    sentence_to_json,
    sentence_to_text,
)

texts = st.text()


@st.composite
def sentences(draw: st.DrawFn, depth: int = 2) -> Sentence:
    kind = draw(st.sampled_from(("plain", "said", "counted", "joined")))
    if kind == "plain" or depth == 0:
        return verbatim(draw(texts))
    if kind == "said":
        return say("{a} of {b}", a=draw(texts), b=draw(sentences(depth - 1)))
    if kind == "counted":
        return say_n("{n} order", "{n:,} orders", draw(st.integers(0, 10**9)))
    return joined(" · ", draw(st.lists(sentences(depth - 1), max_size=3)))


@given(sentences())
def test_that_a_sentence_comes_back_with_how_it_was_made(sentence: Sentence) -> None:
    again = sentence_from_json(sentence_to_json(sentence))
    assert again == sentence
    assert sentence_to_json(again) == sentence_to_json(sentence)


@given(sentences())
def test_that_a_sentence_comes_back_from_a_column(sentence: Sentence) -> None:
    assert sentence_from_text(sentence_to_text(sentence)) == sentence


@pytest.mark.parametrize("text", ["", "named twice", "“x” {", '{"say": 3}', '"', '{"no', '{"a"}'])
def test_that_a_column_of_an_older_version_is_shown_as_it_is(text: str) -> None:
    assert sentence_from_text(text).english == text


def test_that_plain_text_of_others_is_kept_as_it_is() -> None:
    assert sentence_to_text(verbatim("Not found")) == "Not found"
    assert sentence_from_text("Not found") == verbatim("Not found")


def test_that_text_of_others_that_looks_like_json_stays_text() -> None:
    text = '{"say": "x"}'
    assert sentence_from_text(sentence_to_text(verbatim(text))) == verbatim(text)


def test_that_a_day_and_a_moment_come_back_as_such() -> None:
    moment = datetime(2026, 11, 27, 10, 15, tzinfo=UTC)
    for said in (
        say("since {day}", day=date(2026, 11, 27)),
        say("at {time:%Y-%m-%d %H:%M} UTC", time=moment),
    ):
        again = sentence_from_text(sentence_to_text(said))
        assert again == said
        assert again.values == said.values


def test_that_a_value_of_another_kind_is_kept_as_its_text() -> None:
    said = say("{kind} of it", kind=Path("a"))
    assert sentence_from_json(sentence_to_json(said)).values == (("kind", "a"),)


def test_that_nothing_to_say_stays_nothing() -> None:
    assert sentence_from_json(sentence_to_json(NOTHING)) is NOTHING


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        3,
        [],
        {},
        {"say": 1},
        {"say": "{a}", "values": {"a": {"moment": "soon"}}},
        {"say": "{a}", "values": {"a": {"day": "soon"}}},
        {"say": "{a}", "values": {"a": {"day": 5}}},
        {"say": "{a}"},
        {"say": "{a.b}", "values": {"a": "x"}},
        {"say": "x", "more": 1},
        {"say": "x", "values": []},
        {"say": "x", "parts": {}},
        {"say": "{a}", "values": {"a": []}},
        {"say": "{a}", "values": {"a": {"sentence": 1}}},
        {"say": "{n}", "many": "{m}", "values": {"n": 2}},
        {"say": "x", "many": 7},
    ],
)
def test_that_what_is_no_sentence_is_refused(damaged: object) -> None:
    with pytest.raises(ValueError, match="sentence"):
        sentence_from_json(damaged)


@pytest.mark.parametrize(
    "sentence",
    [
        verbatim("{raw}"),
        say("plain"),
        say("{a} of {b}", a=1, b=say("inner")),
        say_n("{n} order", "{n} orders", 2),
        joined(" · ", [say("read"), verbatim("raw")]),
    ],
    ids=lambda sentence: sentence.english,
)
def test_that_each_kind_of_sentence_comes_back_with_its_parts(sentence: Sentence) -> None:
    again = sentence_from_json(sentence_to_json(sentence))
    assert (again.english, again.values, again.parts, again.many) == (
        sentence.english,
        sentence.values,
        sentence.parts,
        sentence.many,
    )


def test_that_a_value_that_is_a_list_is_no_sentence() -> None:
    with pytest.raises(ValueError, match="not a value"):
        sentence_from_json({"say": "{a}", "values": {"a": []}})
