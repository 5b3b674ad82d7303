"""An example as a text: a command, an answer, a description of an interface, an address."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import quote

from designo_sync_gui.domain.learning.answers import (
    Example,
    ExampleAnswer,
    Opened,
    decode_answer,
)
from designo_sync_gui.domain.learning.curl_command import read_paste
from designo_sync_gui.domain.learning.descriptions import (
    is_description,
    refuse_yaml,
    requests_in,
)
from designo_sync_gui.domain.learning.example import (
    ExampleRefused,
    ExampleRequest,
    refuse_unusable,
)
from designo_sync_gui.domain.learning.safe_requests import refuse_unsafe
from designo_sync_gui.domain.sentence import say

#: What stays in an address as it was typed; anything else is encoded.
_LEFT: Final = "%:/?#[]@!$&'()*+,;=-._~"


def read_example(text: str) -> Opened:
    """Raises ``ExampleRefused`` that says what the text is instead."""
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith(("{", "[", "<")):
        return opened_json(decode_answer(text))
    if text.lower().startswith(("https://", "http://")):
        return _requests((typed_request(text),))
    refuse_yaml(text)
    request = read_paste(text)
    refuse_unsafe(request)  # before its address is shown anywhere
    return _requests((request,))


def opened_json(root: object) -> Opened:
    """An answer, or the requests that a description of an interface names."""
    if is_description(root):
        return replace(_requests(requests_in(root)), described=True)
    return Opened((Example(ExampleAnswer(root)),))


def _requests(requests: tuple[ExampleRequest, ...]) -> Opened:
    return Opened(tuple(Example(ExampleAnswer(None), request) for request in requests))


def typed_request(text: str) -> ExampleRequest:
    """An address, and one header a line below it as ``Name: value``. Raises ``ExampleRefused`` for
    what is none, or may change something."""
    first, *lines = text.strip().splitlines()
    headers = tuple(_headers(lines))
    request = ExampleRequest("GET", quote(first.strip(), safe=_LEFT), headers)
    refuse_unusable(request)
    refuse_unsafe(request)
    return request


def _headers(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in filter(str.strip, lines):
        name, colon, value = line.partition(":")
        if not colon or not name.strip() or not value.strip():
            raise ExampleRefused(
                say("A line below the address is no header."),
                say("Write one header a line, as “Name: value”."),
            )
        yield name.strip(), value.strip()
