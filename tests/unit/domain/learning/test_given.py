"""An example as a text: what it is, and what is said of one that cannot be used."""

import pytest

from designo_sync_gui.domain.learning.example import ExampleRefused
from designo_sync_gui.domain.learning.given import read_example


def test_that_each_kind_of_text_is_known() -> None:
    (answer,) = read_example(' \ufeff{"orders": [1]}').examples
    assert answer.request is None
    assert answer.answer.root == {"orders": ["1"]}
    (command,) = read_example("curl 'https://d.example/o' -b 'a=b'").examples
    assert command.request is not None
    assert command.request.header("cookie") == "a=b"
    described = read_example(
        '{"openapi": "3.0.0", "servers": [{"url": "https://d.example"}],'
        ' "paths": {"/orders": {"get": {}}}}'
    )
    assert described.described
    assert described.examples[0].request is not None


def test_that_an_address_is_taken_with_the_headers_below_it() -> None:
    typed = "https://d.example/ä b?page=1&f=%7B\n\nX-Api-Key: k 1\nAccept:application/json\n"
    (example,) = read_example(typed).examples
    assert example.request is not None
    assert example.request.method == "GET"
    assert example.request.url == "https://d.example/%C3%A4%20b?page=1&f=%7B"
    assert example.request.headers == (("X-Api-Key", "k 1"), ("Accept", "application/json"))
    assert example.answer.root is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://d.example/o\nX-Key k", "no header"),
        ("https://d.example/o\n: k", "no header"),
        ("https://d.example/o\nX-Key:", "no header"),
        ("http://d.example/o", "does not begin with https"),
        ("https://u:p@d.example/o", "names no host, or a user"),
        ("https://d.example/orders/delete", "may change something"),
        ("https://d.example/o?key=•••", "stands for a hidden credential"),
        ("curl -X DELETE https://d.example/orders/5", "may change something"),
        ("curl http://d.example/orders", "does not begin with https"),
        ("curl 'https://d.example/o' -H 'Authorization: Bearer •••'", "a hidden credential"),
        ("openapi: 3.0.1\ninfo:\n  title: x", "YAML"),
        ("---\nswagger: '2.0'\n", "YAML"),
        ("<html>", "web page"),
        ("hello", "not a cURL"),
    ],
)
def test_that_what_cannot_be_used_is_told(text: str, told: str) -> None:
    with pytest.raises(ExampleRefused) as caught:
        read_example(text)
    assert told in caught.value.message.english
