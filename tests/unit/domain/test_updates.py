"""What a file about versions says, and how the published version stands to this one."""

import json

import pytest

from designo_sync_gui.domain.errors import BadReply, SettingsInvalid
from designo_sync_gui.domain.updates import (
    Published,
    Standing,
    answer,
    check_address,
    no_address,
    read_published,
    what_is_sent,
)

ADDRESS = "https://example.com/designo-sync.json"
GOOD = {"program": "designo-sync", "format": 1, "version": "1.2.0"}


@pytest.mark.parametrize(
    ("version", "published", "standing"),
    [
        ("0.1.0", "0.1.0", Standing.SAME),
        ("0.1.0", "0.1", Standing.SAME),
        ("0.9.0", "0.10.0", Standing.NEWER),
        ("0.1.0", "0.1.0.1", Standing.NEWER),
        ("1.2.3", "1.2.2", Standing.OLDER),
        ("2.0", "1.99.99", Standing.OLDER),
    ],
)
def test_that_versions_are_compared_by_their_numbers(version, published, standing) -> None:
    assert answer(version, Published(published), ADDRESS).standing is standing


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (GOOD, "A newer version is published: 1.2.0. This is 0.1.0."),
        (
            {**GOOD, "date": "2026-12-01"},
            "A newer version is published: 1.2.0, since 2026-12-01. This is 0.1.0.",
        ),
        ({**GOOD, "version": "0.1.0"}, "This is the published version, 0.1.0."),
        (
            {**GOOD, "version": "0.0.9", "unknown": [1]},
            "This version, 0.1.0, is newer than the published one, 0.0.9.",
        ),
    ],
)
def test_that_the_answer_is_told_in_a_sentence(told, sentence) -> None:
    published = read_published(json.dumps(told).encode(), "example.com")
    assert answer("0.1.0", published, ADDRESS).sentence.english == sentence


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>1.2.0</html>",
        b"\xff\xfe",
        b"[" * 50_000,
        b" " * 70_000 + json.dumps(GOOD).encode(),
        b"[]",
        b'"1.2.0"',
        *(
            json.dumps({**GOOD, **change}).encode()
            for change in (
                {"program": "another"},
                {"format": 2},
                {"format": True},
                {"version": 1.2},
                {"version": "1"},
                {"version": "1.2.0rc1"},
                {"version": "01.2"},
                {"version": "1.2.0\n"},
                {"version": "\u0661.2"},
                {"version": "9999999.0"},
                {"date": "yesterday"},
                {"date": "2026-02-30"},
                {"date": 20261201.5},
            )
        ),
    ],
)
def test_that_what_is_not_understood_is_neither_newer_nor_the_same(content) -> None:
    with pytest.raises(BadReply, match="not with a file about versions"):
        read_published(content, "example.com")


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/v.json",
        "example.com/v.json",
        "https://",
        "https:///v.json",
        "https://example.com/v.json#x",
        "https://example.com/a b",
        "https://example.com/\u202e",
        "https://ex\u00e4mple.com/v.json",
        "https://example.com:99999/v.json",
        "https://[::1/v.json",
        "file:///etc/passwd",
    ],
)
def test_that_only_an_encrypted_address_is_taken(address) -> None:
    with pytest.raises(SettingsInvalid, match="not of the form"):
        check_address(address)


def test_that_an_address_holds_no_secret() -> None:
    check_address(ADDRESS)
    check_address(f"{ADDRESS}?raw=1")
    for given in (
        "https://ana@example.com/v",
        "https://ana:canary@example.com/v",
        "https://example.com/v?raw=1&private_token=canary",
        "https://example.com/v?Access%5FToken=canary",
    ):
        with pytest.raises(SettingsInvalid) as caught:
            check_address(given)
        assert "canary" not in caught.value.sentence.english


def test_that_it_is_said_what_is_sent_and_that_nobody_is_asked_without_an_address() -> None:
    assert ADDRESS in what_is_sent(ADDRESS).english
    assert "no server is asked" in no_address().message.english
