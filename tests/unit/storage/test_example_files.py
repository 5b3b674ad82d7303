"""Files that are given as an example."""

import json
import os
from pathlib import Path

import pytest

from designo_sync_gui.domain.learning.answers import Example
from designo_sync_gui.domain.learning.example import ExampleRefused
from designo_sync_gui.domain.learning.har import HarUnreadable
from designo_sync_gui.storage.example_files import read_example_file

_ORDERS = {"orders": [{"id": str(n), "status": "new", "note": "ä"} for n in range(4)]}


def _read(path: Path) -> tuple[tuple[Example, ...], bool]:
    opened = read_example_file(path)
    return opened.examples, opened.sanitized


def _recording(*, cookie: bool, answers: int = 1) -> str:
    headers = [{"name": "Cookie", "value": "a=b"}] if cookie else []
    text = json.dumps(_ORDERS, ensure_ascii=False)
    entry = {
        "request": {"method": "GET", "url": "https://d.example/o", "headers": headers},
        "response": {"status": 200, "content": {"mimeType": "application/json", "text": text}},
    }
    return json.dumps({"log": {"entries": [entry] * answers}}, ensure_ascii=False)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("cookie", [True, False])
def test_that_a_recording_is_read_and_its_credentials_are_noticed(
    tmp_path: Path, mark: str, cookie: bool
) -> None:
    path = tmp_path / "page ü.har"
    path.write_text(mark + _recording(cookie=cookie), "utf-8")
    (example,), sanitized = _read(path)
    assert example.answer.root == _ORDERS
    assert sanitized != cookie


def test_that_a_letter_between_two_pieces_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "page.har"
    note = json.dumps("ü" * 5_000_001, ensure_ascii=False)
    path.write_text(_recording(cookie=False).replace('"log": {', f'"log": {{"n": {note},'), "utf-8")
    assert path.stat().st_size > 8 * 1024 * 1024
    assert [example.answer.root for example in _read(path)[0]] == [_ORDERS]


def test_that_an_answer_in_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(_ORDERS), "utf-8")
    (example,), sanitized = _read(path)
    assert (example.answer.root, example.request, sanitized) == (_ORDERS, None, False)


def test_that_a_command_in_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "curl.txt"
    path.write_text("curl 'https://d.example/o' -H 'A: b'\n", "utf-8")
    (example,), _ = _read(path)
    assert example.request is not None
    assert example.request.url == "https://d.example/o"


def test_that_files_that_cannot_be_used_say_why(tmp_path: Path) -> None:
    latin, web, cut = (tmp_path / name for name in ("latin.json", "web.html", "cut.har"))
    latin.write_bytes(b'{"a": "\xe4"}')
    web.write_text("<html>", "utf-8")
    cut.write_text(_recording(cookie=True)[:-9], "utf-8")
    bad = tmp_path / "bad.har"
    bad.write_bytes(_recording(cookie=False).encode("latin-1"))
    for path, words in (
        (tmp_path, "a table or a folder"),
        (tmp_path / "none", "cannot be read"),
        (latin, "not UTF-8"),
        (web, "web page"),
        (cut, "end of the file"),
        (bad, "not UTF-8"),
    ):
        with pytest.raises((ExampleRefused, HarUnreadable)) as refused:
            _read(path)
        assert words in refused.value.message.english


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_that_a_named_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ExampleRefused):
        _read(tmp_path / "pipe")


def test_that_a_file_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designo_sync_gui.storage.example_files._LARGEST_ANSWER", 100)
    path = tmp_path / "large.json"
    path.write_text(json.dumps(_ORDERS), "utf-8")
    with pytest.raises(ExampleRefused, match="larger"):
        _read(path)


def test_that_answers_in_xml_are_counted_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "page.har"
    text = json.dumps("<?xml version='1.0'?><orders/>")
    answer = _recording(cookie=True).replace("application/json", "text/xml")
    path.write_text(
        answer.replace(
            json.dumps(json.dumps(_ORDERS, ensure_ascii=False), ensure_ascii=False), text
        ),
        "utf-8",
    )
    opened = read_example_file(path)
    assert (opened.examples, opened.xml) == ((), 1)


def test_that_entities_of_an_answer_in_xml_are_never_expanded(tmp_path: Path) -> None:
    path = tmp_path / "answer.xml"
    entities = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 30))
    path.write_text(f"<?xml version='1.0'?><!DOCTYPE o [<!ENTITY l0 'ha'>{entities}]><o>&l29;</o>")
    with pytest.raises(ExampleRefused) as refused:
        read_example_file(path)
    assert "is XML" in refused.value.message.english
    assert "Accept: application/json" in refused.value.advice.english
