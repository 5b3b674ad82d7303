"""Facts about the exact value."""

import json

import pytest
from hostile_statuses import HOSTILE_STATUSES

from designo_sync_gui.domain.status import (
    JsonType,
    Status,
    UnreadableValueError,
    without_surrogates,
)


@pytest.mark.parametrize("text", HOSTILE_STATUSES)
def test_that_a_hostile_text_survives_json_both_ways(text: str) -> None:
    assert Status.from_json(Status.text(text).to_json()) == Status.text(text)
    assert Status.from_json(json.dumps(text)).literal == text


@pytest.mark.parametrize("token", ["1", "1.0", "1e5", "1E+5", "-0", "0.10", "9" * 40])
def test_that_a_number_keeps_the_literal_it_was_written_with(token: str) -> None:
    status = Status.from_json(token)
    assert status.json_type is JsonType.NUMBER
    assert status.literal == token
    assert status.to_json() == token


def test_that_one_and_one_point_zero_are_two_values() -> None:
    assert Status.from_json("1") != Status.from_json("1.0")


def test_that_the_text_one_and_the_number_one_are_two_values() -> None:
    assert Status.text("1") != Status.number("1")


def test_that_null_absent_and_empty_text_are_three_values() -> None:
    assert len({Status.null(), Status.absent(), Status.text("")}) == 3


@pytest.mark.parametrize("token", ['"\\ud800"', "{}", "[]", "NaN", "Infinity", "", "nope", "1 2"])
def test_that_what_is_no_status_is_unreadable(token: str) -> None:
    with pytest.raises(UnreadableValueError):
        Status.from_json(token)


def test_that_deeply_nested_json_is_unreadable_and_no_crash() -> None:
    with pytest.raises(UnreadableValueError):
        Status.from_json("[" * 200_000)


@pytest.mark.parametrize(
    ("json_type", "literal"),
    [
        (JsonType.NUMBER, "01"),
        (JsonType.NUMBER, "1 "),
        (JsonType.NUMBER, "+1"),
        (JsonType.NUMBER, "NaN"),
        (JsonType.BOOLEAN, "True"),
        (JsonType.NULL, "null"),
        (JsonType.ABSENT, "x"),
        (JsonType.TEXT, "\udc80"),
    ],
)
def test_that_a_literal_that_does_not_fit_its_type_is_refused(
    json_type: JsonType, literal: str
) -> None:
    with pytest.raises(UnreadableValueError):
        Status(json_type, literal)


def test_that_an_absent_status_has_no_json_form() -> None:
    with pytest.raises(ValueError, match="no JSON form"):
        Status.absent().to_json()


def test_that_code_points_and_bytes_tell_look_alikes_apart() -> None:
    cyrillic = Status.text("о")  # noqa: RUF001 - the look-alike is the point
    assert cyrillic.code_points() == ("U+043E",)
    assert cyrillic.utf8() == b"\xd0\xbe"


def test_that_a_boolean_is_not_a_number() -> None:
    assert Status.from_json("true").json_type is JsonType.BOOLEAN
    assert Status.from_value(False) == Status.from_json("false")


def test_that_null_is_written_as_null_and_holds_nothing_to_write() -> None:
    assert Status.from_json("null") == Status.null()
    assert Status.null().to_json() == "null"
    assert not Status.null().has_value


def test_that_lone_surrogates_are_left_out_of_a_text_for_display() -> None:
    assert without_surrogates("a\ud800b\udfff☃") == "ab☃"
    assert without_surrogates("plain") == "plain"
