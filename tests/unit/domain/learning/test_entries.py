"""The fields of a list's entries, and the ways they write a time."""

import json

import pytest
from order_answers import decoded

from designo_sync_gui.domain.learning.entries import (
    MISSING,
    MOST_ENTRIES,
    DateForm,
    EntryField,
    date_form,
    date_form_of,
    fields_of,
)
from designo_sync_gui.domain.learning.vocabulary import Concept


def _fields(*entries: object, columns: tuple[str, ...] = ()) -> dict[str, EntryField]:
    held = decoded(json.dumps(entries))
    assert isinstance(held, list)
    return {field.pointer: field for field in fields_of(held, columns)}


def test_that_objects_inside_an_entry_are_opened_to_three_levels() -> None:
    fields = _fields({"a": {"b": {"c": {"d": {"e": 1}}}}, "x": 1})
    assert set(fields) == {"/x"}
    assert set(_fields({"a": {"b": {"c": {"d": 1}}}})) == {"/a/b/c/d"}


def test_that_a_wrapper_adds_no_depth() -> None:
    field = _fields({"node": {"attributes": {"id": 1}}})["/node/attributes/id"]
    assert field.depth == 0
    assert field.around == ()


def test_that_keys_are_escaped_as_a_pointer_needs() -> None:
    assert set(_fields({"a/b": {"c~d": 1}})) == {"/a~1b/c~0d"}


def test_that_rows_have_the_names_of_their_columns() -> None:
    fields = _fields([7, "x"], [8, "y", "z"], columns=("id", "status"))
    assert [field.path for field in fields.values()] == [("id",), ("status",), ("2",)]
    assert fields["/2"].values == (MISSING, "z")


def test_that_a_pair_is_an_id_and_a_name() -> None:
    fields = _fields({"store": [2, "B2B"], "tags": ["a", "b"], "none": []})
    assert {pointer: field.path for pointer, field in fields.items()} == {
        "/store/0": ("store", "id"),
        "/store/1": ("store", "name"),
    }


def test_that_entries_that_are_no_objects_have_no_fields() -> None:
    assert _fields(1, "x") == {}


def test_that_nothing_false_and_empty_are_not_present() -> None:
    field = _fields({"a": None}, {"a": False}, {"a": ""}, {"a": 0}, {})["/a"]
    assert field.present == ("0",)
    assert field.missing == 1
    assert not field.unique


def test_that_flags_are_no_texts() -> None:
    field = _fields({"a": True}, {"a": "x"})["/a"]
    assert field.texts == ("x",)
    assert field.present == (True, "x")


def test_that_a_share_is_of_exact_values() -> None:
    field = _fields({"a": "1"}, {"a": "2"})["/a"]
    assert field.share(["1", "3"]) == 0.5
    assert field.share(frozenset({"1", "2"})) == 1
    assert _fields({"a": None})["/a"].share(["1"]) == 0


def test_that_a_number_is_one_in_json() -> None:
    fields = _fields({"a": 1, "b": "1"})
    assert fields["/a"].numeric
    assert not fields["/b"].numeric


def test_that_a_field_without_a_key_means_nothing() -> None:
    field = EntryField("", (), ())
    assert field.concepts == ()
    assert not field.ends_with(Concept.ID)


def test_that_an_entry_of_very_many_fields_is_cut() -> None:
    many = {f"k{n}": n for n in range(1_500)}
    assert len(_fields(many, many)) == 1_000


def test_that_only_the_first_entries_are_looked_at() -> None:
    fields = _fields(*({"id": n} for n in range(MOST_ENTRIES + 50)))
    assert len(fields["/id"].values) == MOST_ENTRIES


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("2026-11-23T07:12:56Z", DateForm.ISO),
        ("2026-11-23 07:12:56 +0000", DateForm.ISO),
        ("2026-11-23T07:12:56.123+01:00", DateForm.ISO),
        ("2026-11-23 07:12:56", DateForm.LOCAL),
        ("2026-11-23T07:12:56.123", DateForm.LOCAL),
        ("23.11.2026 07:12", DateForm.LOCAL),
        ("11/23/2026, 7:12 AM", DateForm.LOCAL),
        ("2026-11-23", DateForm.DAY),
        ("23.11.2026", DateForm.DAY),
        ("/Date(1793704325000)/", DateForm.MICROSOFT),
        ("Mon, 23 Nov 2026 07:12:56 GMT", DateForm.RFC_2822),
        ("1793704325", DateForm.UNIX),
        ("1793704325000", DateForm.UNIX_MS),
        ("0793704325", None),
        ("processing", None),
        ("2026", None),
        ("x" * 60, None),
        (None, None),
    ],
)
def test_that_ways_to_write_a_time_are_told_apart(value: object, form: str | None) -> None:
    assert date_form(value) == form


def test_that_digits_are_a_time_only_under_a_name_of_time() -> None:
    fields = _fields({"updated": 1793704325, "order_number": 1793704325})
    assert date_form_of(fields["/updated"]) == DateForm.UNIX
    assert date_form_of(fields["/order_number"]) is None


def test_that_a_field_of_several_forms_is_local_and_one_with_words_is_no_time() -> None:
    mixed = _fields({"t": "2026-11-23T07:12:56Z"}, {"t": "2026-11-23 07:12:56"})["/t"]
    assert date_form_of(mixed) == DateForm.LOCAL
    assert date_form_of(_fields({"t": "2026-11-23"}, {"t": "soon"})["/t"]) is None
    assert date_form_of(_fields({"t": None})["/t"]) is None
