"""Examples as a whole, and which of their requests may be made."""

import json
from collections.abc import Iterator

import pytest

from designo_sync_gui.domain.learning.answers import (
    MOST_ANSWERS,
    MOST_VALUES,
    Example,
    ExampleAnswer,
    Ranked,
    decode_answer,
    operation_of,
    possible_ids,
    rank_answers,
    with_command,
)
from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.har import HarEntry
from designo_sync_gui.domain.learning.proposal import propose
from designo_sync_gui.domain.learning.safe_requests import refuse_unsafe

_URL = "https://designo.example.com/api/orders"
_ORDERS = [{"id": f"{n:03}", "status": "new", "total": 1} for n in range(4)]


def _entry(root: object, *, status: int = 200, cut: bool = False, url: str = _URL) -> HarEntry:
    text = root if isinstance(root, str) else json.dumps(root)
    return HarEntry(ExampleRequest("GET", url), status, text, cut, "link")


def test_that_numbers_of_an_answer_keep_their_digits() -> None:
    assert decode_answer("\ufeff[1.50, 9007199254740993]") == ["1.50", "9007199254740993"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" <!doctype html>", "web page"),
        ("<?xml version='1.0'?><!DOCTYPE html><html>", "web page"),
        ("<HTML lang='de'>", "web page"),
        ("<?xml version='1.0'?><orders><order/></orders>", "is XML"),
        ("<orders><order/></orders>", "is XML"),
        ("<!DOCTYPE a [<!ENTITY b 'cc'>]><a>&b;</a>", "is XML"),
        ('{"a": ', "not JSON"),
        ("[" + "1," * MOST_VALUES + "1]", "more than 400,000 values"),
        ("[" * 200_000, "nested too deeply"),
    ],
)
def test_that_an_answer_that_cannot_be_used_says_why(text: str, words: str) -> None:
    with pytest.raises(ExampleRefused) as refused:
        decode_answer(text)
    assert words in refused.value.message.english


def test_that_the_answer_most_like_orders_comes_first() -> None:
    entries = [
        _entry({"items": [{"type": "x", "n": n} for n in range(3)]}),
        _entry({"orders": _ORDERS}),
        _entry({"none": 1}),
        _entry("not json"),
        _entry({"orders": _ORDERS}, status=401),
        _entry(" " * 8_000_001),
    ]
    found = rank_answers(entries).examples
    assert [list(example.answer.root) for example in found] == [["orders"], ["items"]]  # type: ignore[call-overload]
    assert found[0].answer.link == "link"


def test_that_a_recording_keeps_few_answers() -> None:
    def entries() -> Iterator[HarEntry]:
        for n in range(40):
            yield _entry({"items": [{"a": n}]})
        yield _entry({"orders": _ORDERS})

    found = rank_answers(entries()).examples
    assert len(found) == MOST_ANSWERS
    assert "orders" in found[0].answer.root  # type: ignore[operator]


def test_that_an_answer_the_browser_cut_is_passed_over_and_a_whole_one_kept() -> None:
    assert rank_answers([_entry('{"orders": [{"id"', cut=True)]) == Ranked(())
    (kept,) = rank_answers([_entry({"orders": _ORDERS}, cut=True)]).examples
    assert kept.answer.cut


def test_that_values_of_fields_that_are_all_different_may_be_ids() -> None:
    answer = decode_answer(json.dumps({"orders": [*_ORDERS, {"id": "x" * 300, "status": "new"}]}))
    assert possible_ids(propose(answer)) == {"000", "001", "002", "003"}


def test_that_no_more_than_a_number_of_values_is_looked_up() -> None:
    entry = {f"k{n}": 0 for n in range(150)}
    answer = [{key: f"{n}-{key}" for key in entry} for n in range(200)]
    assert len(possible_ids(propose(answer))) == 20_000


def test_that_what_a_request_names_is_its_address_and_body() -> None:
    assert operation_of(None) == ""
    assert operation_of(ExampleRequest("POST", _URL, (), "OrderList")) == f"{_URL} OrderList"


@pytest.mark.parametrize(
    "request_",
    [
        ExampleRequest("GET", _URL),
        ExampleRequest("POST", _URL, (), '{"query": "query { orders }"}'),
        ExampleRequest("POST", _URL, (), '[{"query": "{ orders }"}, 5]'),
        ExampleRequest("GET", "https://designo.example.com/orders/cancelled"),
        ExampleRequest("GET", "http://127.0.0.1:8080/api/orders"),
        ExampleRequest("POST", _URL, (), "[true]"),
        ExampleRequest("GET", f"{_URL}?action=list&query=mutation&status=cancelled"),
        ExampleRequest("POST", _URL, (("X-HTTP-Method-Override", "GET"),), "a=b"),
        ExampleRequest("POST", _URL, (), '{"query": "{ a(b: \\"} mutation\\") } # } mutation"}'),
        ExampleRequest("GET", "https://designo.example.com/w/9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c/o"),
    ],
)
def test_that_what_reads_may_be_asked(request_: ExampleRequest) -> None:
    refuse_unsafe(request_)


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (ExampleRequest("DELETE", _URL), "may change"),
        (ExampleRequest("PUT", _URL), "may change"),
        (ExampleRequest("POST", f"{_URL}/save"), "may change"),
        (ExampleRequest("GET", "https://designo.example.com/user/logout"), "may change"),
        (ExampleRequest("GET", "https://designo.example.com/order/deleteAll"), "may change"),
        (ExampleRequest("GET", "https://designo.example.com/order/%63ancel"), "may change"),
        (ExampleRequest("POST", _URL, (), '{"query": " mutation X { a }"}'), "may change"),
        (ExampleRequest("POST", _URL, (), '[{"query": "mutation{a}"}]'), "may change"),
        (ExampleRequest("POST", _URL, (), '{"query": "# all\\nmutation { a }"}'), "may change"),
        (
            ExampleRequest("POST", _URL, (), '{"query": "fragment F on O { a } mutation M { a }"}'),
            "may change",
        ),
        (ExampleRequest("GET", f"{_URL}?query=mutation%7Ba%7D"), "may change"),
        (ExampleRequest("GET", f"{_URL}?action=shop_mark_order_status&order=3"), "may change"),
        (ExampleRequest("POST", _URL, (), '{"operationName": "CancelOrder"}'), "may change"),
        (
            ExampleRequest("POST", _URL, (), '{"params": {"method": "action_confirm"}}'),
            "may change",
        ),
        (ExampleRequest("POST", _URL, (("x-http-method-override", "PATCH"),), "a=b"), "may change"),
        (ExampleRequest("POST", _URL, (), "<password>s3cret</password>"), "a form or JSON"),
        (ExampleRequest("POST", _URL, (), '{"a":' * 60 + "1" + "}" * 60), "a form or JSON"),
        (
            ExampleRequest("GET", "https://designo.example.com/token/9f8a7b6c5d4e3f2a1b0c9d8e7f/o"),
            "a key in its path",
        ),
        (
            ExampleRequest("GET", "https://designo.example.com/eyJhbGciOi.eyJleHAiOjF9.x/o"),
            "a key in its path",
        ),
        (
            ExampleRequest(
                "GET",
                "https://designo.example.com/o/sk_live_9f8a7b6c/list",
                (("Authorization", "Bearer sk_live_9f8a7b6c"),),
            ),
            "a key in its path",
        ),
        (
            ExampleRequest(
                "GET",
                "https://designo.example.com/o%2Fsid-9f8a7b6c5d/list",
                (("Cookie", "theme=dark; sid=sid-9f8a7b6c5d"),),
            ),
            "a key in its path",
        ),
        (ExampleRequest("GET", "https://[designo/orders"), "no host"),
        (ExampleRequest("GET", "https://designo.example.com:x/orders"), "no host"),
        (ExampleRequest("GET", f"{_URL}?q=\ud800"), "cannot be sent"),
        (ExampleRequest("GE\x1bT", _URL), "cannot be sent"),
        (ExampleRequest("GET", "http://designo.example.com/orders"), "https"),
        (ExampleRequest("GET", "ftp://designo.example.com/orders"), "https"),
        (ExampleRequest("GET", "https:///orders"), "no host"),
        (ExampleRequest("GET", "https://a:b@designo.example.com/orders"), "a user"),
        (ExampleRequest("GET", _URL, (("Authorization", "AWS4-HMAC-SHA256 x"),)), "signed"),
    ],
)
def test_that_other_requests_are_refused_with_the_cause(
    request_: ExampleRequest, words: str
) -> None:
    with pytest.raises(ExampleRefused) as refused:
        refuse_unsafe(request_)
    assert words in refused.value.message.english


def test_that_a_short_word_of_a_cookie_may_stand_in_a_path() -> None:
    request = ExampleRequest("GET", f"{_URL}?page=1", (("Cookie", "to=orders; lang=de"),))
    refuse_unsafe(request)


def test_that_what_has_no_utf8_is_not_looked_up() -> None:
    answer = decode_answer('{"orders": [{"id": "\\ud800", "status": "new"}, {"id": "2"}]}')
    assert possible_ids(propose(answer)) == {"2"}


def test_that_a_command_completes_the_answer_of_its_request_and_of_none_other() -> None:
    answer, nothing = ExampleAnswer({"orders": []}), ExampleAnswer(None)
    recorded = ExampleRequest("GET", "https://d.example/o?page=1")
    command = ExampleRequest("GET", "https://d.example/o?page=2", (("Cookie", "a=b"),))
    pasted = Example(nothing, command)
    assert with_command(Example(answer, recorded), pasted) == Example(answer, command)
    assert with_command(Example(answer), pasted) == Example(answer, command)
    for other in ("https://d.example/p", "https://e.example/o"):
        seen = Example(answer, ExampleRequest("GET", other))
        assert with_command(seen, pasted) is pasted
    assert with_command(Example(answer, ExampleRequest("POST", recorded.url)), pasted) is pasted
    assert with_command(None, pasted) is pasted
    assert with_command(Example(nothing, recorded), pasted) is pasted
    alone = Example(answer)
    assert with_command(Example(answer, recorded), alone) is alone
    whole = Example(answer, command)
    assert with_command(Example(ExampleAnswer([])), whole) is whole


def test_that_answers_of_a_recording_say_what_list_they_hold() -> None:
    jobs = [{"job": "a", "n": 1}]
    found = rank_answers([_entry({"jobs": jobs}), _entry({"orders": _ORDERS})]).examples
    assert [example.told.english for example in found] == [
        "4 entries at “/orders”, look like orders",
        "1 entry at “/jobs”",
    ]


def test_that_short_answers_which_may_show_one_order_are_kept_beside_the_lists() -> None:
    def may(request: ExampleRequest) -> bool:
        return request.url.endswith("s")

    entries = [_entry({"one": 1}), _entry({"long": "x" * 60_000}), _entry({"orders": _ORDERS})]
    found = rank_answers(entries, may)
    ranked, singles = found.examples, found.singles
    assert len(ranked) == 1
    assert [one.answer.root for one in singles if one.answer.root != ranked[0].answer.root] == [
        {"one": "1"}
    ]
    assert rank_answers(entries).singles == ()
    assert len(rank_answers([_entry({"one": 1})] * 20, may).singles) == 12
