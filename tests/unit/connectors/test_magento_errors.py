"""Magento's error bodies, as words."""

import json

import pytest

from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.magento.errors import (
    all_words,
    is_missing,
    page_size_limit,
    said,
)
from designo_sync_gui.connectors.magento.sign_in import THREE_CAUSES, sign_in_advice
from designo_sync_gui.domain.sentence import NOTHING


def body(message, parameters=None, **more):
    return json.dumps({"message": message, "parameters": parameters, **more}).encode()


def answer(status, *told):
    return Reply(status, {}, body(*told))


@pytest.mark.parametrize(
    ("message", "parameters", "words"),
    [
        ("plain", None, "plain"),
        ("one %1, two %2", ["a", "b"], "one a, two b"),
        ("%10 and %1", ["a"] * 9 + ["ten"], "ten and a"),
        ("%name, %named", {"name": "a", "named": "b"}, "a, b"),
        ("%1 stays", [], "%1 stays"),
        ("%2 is not there", ["a"], "%2 is not there"),
        ("%1", ["%2", "never filled twice"], "%2"),
        ("%id = %1", {"id": 17}, "17 = %1"),
        ("%1 %2 %3", [None, True, ["x"]], "%1 %2 %3"),
        ("100% sure", {"": "x"}, "100% sure"),
        ("%1", {"1": "\\1 \\g<0>"}, "\\1 \\g<0>"),
        ("%1", "text", "%1"),
    ],
)
def test_that_words_are_filled_in_once(message, parameters, words):
    assert said(body(message, parameters)).words == words


def test_that_each_of_several_errors_is_told():
    errors = [{"message": "%1 missing", "parameters": ["a"]}, {"message": "b missing"}, {}]
    assert all_words(body("Two things:", errors=errors)) == "Two things: a missing b missing"


@pytest.mark.parametrize("text", [b"", b"<html>", b"[]", b'"message"', b'{"message":{}}', b"\xff"])
def test_that_what_is_not_magentos_says_nothing(text):
    assert said(text).template == ""
    assert all_words(text) == ""


def test_that_only_a_404_about_this_order_is_missing():
    entity = "No such entity with %fieldName = %fieldValue"
    assert is_missing(answer(404, "Requested entity doesn't exist"), "7")
    assert is_missing(answer(404, entity, {"fieldName": "entityId", "fieldValue": "7"}), "7")
    assert not is_missing(answer(404, entity, {"fieldName": "entityId", "fieldValue": "8"}), "7")
    assert not is_missing(answer(400, "Requested entity doesn't exist"), "7")
    assert not is_missing(answer(404, "Request does not match any route."), "7")


@pytest.mark.parametrize(
    ("told", "limit"),
    [
        ((400, "Maximum SearchCriteria pageSize is %max", {"max": 300}), 300),
        ((400, "Maximum SearchCriteria pageSize is 50."), 50),
        ((400, "Maximum SearchCriteria pageSize is %max", {"max": 0}), None),
        ((400, "Maximum SearchCriteria pageSize is %max"), None),
        ((400, "Something else about 300"), None),
        ((500, "Maximum SearchCriteria pageSize is 50"), None),
    ],
)
def test_that_the_limit_of_a_page_is_found(told, limit):
    assert page_size_limit(answer(*told)) == limit


@pytest.mark.parametrize("status", [200, 400, 403, 404, 500])
def test_that_words_about_rights_are_a_sign_in_problem_with_401_alone(status):
    assert (
        sign_in_advice(status, "The consumer isn't authorized to access %resources.", "") == NOTHING
    )


def test_that_unknown_words_with_401_name_the_three_causes():
    assert sign_in_advice(401, "No.", "") == THREE_CAUSES
    assert sign_in_advice(401, "", "") == NOTHING
