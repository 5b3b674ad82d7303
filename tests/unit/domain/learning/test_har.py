"""Recordings of a browser, read entry by entry."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest

from designo_sync_gui.domain.learning.har import HarEntry, HarReading, HarUnreadable


def _entry(text: str | None = '{"orders": []}', mime: str = "application/json", **more: Any) -> Any:
    content: dict[str, Any] = {"size": len(text or ""), "mimeType": mime, "text": text}
    content |= more.pop("content", {})
    request = {
        "method": "get",
        "url": "https://designo.example.com/api/orders",
        "headers": [{"name": ":authority", "value": "x"}, {"name": "Accept", "value": "a"}],
    } | more.pop("request", {})
    response = {"status": 200, "headers": [], "content": content} | more.pop("response", {})
    return {"startedDateTime": "x", "request": request, "response": response}


def _har(*entries: Any) -> str:
    return json.dumps({"log": {"version": "1.2", "pages": [], "entries": list(entries)}})


def _pieces(text: str, size: int) -> Iterator[str]:
    return (text[at : at + size] for at in range(0, len(text), size))


def _read(text: str, size: int = 1_000_000) -> tuple[HarReading, list[HarEntry]]:
    reading = HarReading()
    return reading, list(reading.answers(_pieces(text, size)))


@pytest.mark.parametrize("size", [1, 7, 64, 100_000])
def test_that_entries_are_found_however_the_text_comes(size: int) -> None:
    text = _har(_entry('{"a": "}],[{"}'), _entry('[{"b": 2}]'), _entry("<html>", "text/html"))
    reading, answers = _read(text, size)
    assert [answer.text for answer in answers] == ['{"a": "}],[{"}', '[{"b": 2}]']
    assert reading.entries == 3


def test_that_the_request_is_kept_with_its_body() -> None:
    posted = {"method": "POST", "postData": {"mimeType": "x", "text": '{"page": 1}'}}
    _, (answer,) = _read(_har(_entry(request=posted)))
    assert answer.request.method == "POST"
    assert answer.request.body == '{"page": 1}'
    assert answer.request.headers == (("Accept", "a"),)
    assert answer.status == 200


@pytest.mark.parametrize(
    ("kind", "counted"),
    [
        ("application/xml; charset=utf-8", 1),
        ("text/xml", 1),
        ("application/atom+xml", 1),
        ("image/svg+xml", 0),
        ("application/xhtml+xml", 0),
        ("text/html", 0),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 0),
    ],
)
def test_that_answers_in_xml_are_counted_and_not_kept(kind: str, counted: int) -> None:
    reading, answers = _read(_har(_entry("<orders/>", kind)))
    assert (reading.xml, answers) == (counted, [])


def test_that_an_empty_body_is_none() -> None:
    _, (answer,) = _read(_har(_entry(request={"postData": {"text": ""}})))
    assert answer.request.body is None


def test_that_an_answer_that_the_browser_cut_is_told() -> None:
    reading, (answer,) = _read(_har(_entry('{"a": [', content={"size": 2_000_000})))
    assert answer.cut
    assert reading.cut == 1
    _, (whole,) = _read(_har(_entry('{"ä": 1}', content={"size": len('{"ä": 1}'.encode())})))
    assert not whole.cut


def test_that_an_answer_in_base64_is_decoded() -> None:
    packed = base64.b64encode('{"ä": 1}'.encode()).decode()
    _, (answer,) = _read(_har(_entry(packed, content={"encoding": "base64"})))
    assert answer.text == '{"ä": 1}'


@pytest.mark.parametrize(
    "entry",
    [
        _entry(None),
        _entry(""),
        _entry("plain", "text/plain"),
        _entry("[1]", "application/javascript"),
        _entry("e30=", "image/png", content={"encoding": "base64"}),
        _entry("no base64", content={"encoding": "base64"}),
        _entry(request={"url": 5}),
        _entry(request={"url": "https://[x"}),
        _entry(request={"url": "https://ann:s3cret@designo.example.com/orders"}),
        _entry(response={"content": None}),
        {"request": None, "response": None},
        {"request": {"url": "x"}, "response": None},
        "text",
    ],
)
def test_that_what_is_no_answer_of_json_is_passed_over(entry: Any) -> None:
    _, answers = _read(_har(entry, _entry('{"kept": 1}')))
    assert [answer.text for answer in answers] == ['{"kept": 1}']


def test_that_json_without_its_type_is_kept() -> None:
    _, (answer,) = _read(_har(_entry('\ufeff {"a": 1}', "text/plain")))
    assert "a" in answer.text


def test_that_a_recording_without_credentials_is_seen() -> None:
    assert not _read(_har(_entry()))[0].signed_in
    cookie = {"headers": [{"name": "Cookie", "value": "a=b"}]}
    assert _read(_har(_entry(request=cookie)))[0].signed_in
    assert _read(_har(_entry(request={"cookies": [{"name": "a"}]})))[0].signed_in
    assert not _read(_har(_entry(request={"headers": None})))[0].signed_in


def test_that_the_link_header_is_kept() -> None:
    links = {"headers": [{"name": "link", "value": '<x>; rel="next"'}, "odd"]}
    _, (answer,) = _read(_har(_entry(response=links)))
    assert answer.link == '<x>; rel="next"'


def test_that_odd_numbers_are_nothing() -> None:
    _, (answer,) = _read(_har(_entry(response={"status": "x"}, content={"size": -1})))
    assert (answer.status, answer.cut) == (0, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no recorded requests"),
        ('{"log": {"pages": []}}', "no recorded requests"),
        (_har(_entry())[:-8], "end of the file"),
        ('{"log": {"entries": [', "end of the file"),
        ('{"entries": [' + '{"a":' * 100_000, "nested too deeply"),
    ],
)
def test_that_a_file_that_is_no_recording_says_why(text: str, words: str) -> None:
    with pytest.raises(HarUnreadable) as refused:
        _read(text)
    assert words in refused.value.message.english


def test_that_a_file_without_entries_is_not_read_to_its_end() -> None:
    read = 0

    def pieces() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield " " * 1_000_000

    with pytest.raises(HarUnreadable):
        list(HarReading().answers(pieces()))
    assert read < 20


def test_that_one_endless_entry_ends_the_reading() -> None:
    def pieces() -> Iterator[str]:
        yield '{"entries": [{"a": "'
        while True:
            yield "x" * 8_000_000

    with pytest.raises(HarUnreadable) as refused:
        list(HarReading().answers(pieces()))
    assert "64 MB" in refused.value.message.english


def test_that_numbers_keep_their_digits() -> None:
    _, (answer,) = _read(_har(_entry()).replace('"status": 200', '"status": 200e0'))
    assert answer.status == 0
