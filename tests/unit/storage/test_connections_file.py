"""A file of connections is read as what a stranger may have written."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.connection import AuthForm, DesignoConnection, RequestShape, Store
from designo_sync_gui.domain.errors import SettingsInvalid, StorageFailed
from designo_sync_gui.domain.moved_acceptances import MovedAcceptance, MovedSide
from designo_sync_gui.domain.moving import MOST_BYTES, MovedView, Moving, moved_preferences
from designo_sync_gui.domain.order import Presence
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports.formats import write_file
from designo_sync_gui.storage.connections_file import (
    ConnectionsFile,
    moving_from_text,
    moving_to_text,
)

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
HOSTILE = Status.text("\ufeff Größe\r\n\u2028\u202e\U0001f5a8\x00 ")
VIEW = MovedView(
    "Größe", "MISMATCHES", " \u202e", ("wc_eu",), ("CASE",), (), (HOSTILE, Status.number("1e5")), 60
)
MOVING = Moving(
    "DesignO Sync test",
    NOW,
    (
        Store(
            *("wc_eu", "Größe EU", "woocommerce", "https://shop.example.com/", "status", "keys"),
            options=(("profile", "[list]\r\nx = 1"), ("meta", "")),
            orders_since="12 months",
            shop_locked=True,
            production=True,
        ),
        Store("wc_us", "US", "woocommerce", "https://us.example.com/"),
    ),
    DesignoConnection(
        "https://designo.example.com/",
        shape=RequestShape.LEGACY,
        auth=AuthForm.BEARER,
        extra_headers=(("X-Tenant", "a"),),
        read_profile="[list]\npath = 'x'\n",
    ),
    moved_preferences(Preferences("http://proxy.example:3128", unread_hours=4)),
    (VIEW,),
    (
        MovedAcceptance(
            store="wc_eu",
            storefront=MovedSide(Presence.PRESENT, HOSTILE),
            designo=MovedSide(Presence.PRESENT, Status.number("1e5")),
            pair=False,
            orders=(("1", "#1"), ("größe", "")),
            reason="OPS-7: größer",
            by="Ada",
            at=NOW,
        ),
        MovedAcceptance(
            store="wc_us",
            storefront=MovedSide(Presence.PRESENT, Status.null()),
            designo=MovedSide(Presence.ABSENT, None),
            pair=True,
            orders=(),
            reason="known",
            by="Ada",
            at=NOW,
        ),
    ),
)


FILES = ConnectionsFile(lambda path, text: write_file(path, [text]))


def document() -> Any:
    return json.loads(moving_to_text(MOVING))


def refused(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    with pytest.raises(SettingsInvalid) as caught:
        moving_from_text(text)
    return caught.value.message.english


def test_that_what_was_written_is_read_back_exactly(tmp_path: Path) -> None:
    path = tmp_path / "connections.json"
    FILES.write(path, MOVING)
    assert FILES.read(path) == MOVING
    text = path.read_text("utf-8")
    assert "Größe EU" in text, "for people who look"
    assert document()["format"] == "designo-sync connections"
    assert document()["version"] == 1


def test_that_a_file_may_be_shortened_by_hand() -> None:
    short = {
        **{key: document()[key] for key in ("format", "version", "program", "made_at")},
        "stores": [
            {"code": "c", "name": "n", "platform": "woocommerce", "url": "https://a.example/"}
        ],
    }
    moving = moving_from_text(json.dumps(short))
    assert moving.stores == (Store("c", "n", "woocommerce", "https://a.example/"),)
    assert (moving.designo, moving.preferences, moving.views) == (None, None, ())


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (("format",), "designo-sync trouble", "it is no file of connections"),
        (("version",), 2, "its format is of version 2"),
        (("version",), True, "its format is of version true"),
        (("version",), None, "its format is of version null"),
        (("extra",), 1, "“extra” is unknown"),
        (("watch",), {}, "“watch” is unknown"),
        (("stores", 1, "secret"), "x", "stores[1]: “secret” is unknown"),
        (("stores", 0, "shop_locked"), 0, "stores[0].shop_locked: neither true nor false"),
        (("stores", 0, "code"), 7, "stores[0].code: no text"),
        (("stores", 0, "code"), "a\u202eb", "stores[0].code: too long, or with a character"),
        (("stores", 0, "name"), "n" * 5000, "stores[0].name: too long"),
        (("stores", 0, "name"), " n", "spaces around it"),
        (("stores", 0, "orders_since"), "never", "neither a number of months nor a date"),
        (("stores", 0, "options"), [], "stores[0].options: no object"),
        (("stores", 0, "options"), {"meta": 1}, "no text"),
        (("stores", 0, "options"), {"profile": "x\0y"}, "stores[0].options.profile"),
        (("stores",), {}, "stores: no list"),
        (("stores", 1, "code"), "wc_eu", "stores: two of the same name"),
        (("designo", "shape"), "other", "designo.shape: none of the known words"),
        (("designo", "read_profile"), "x" * 300_000, "designo.read_profile: too long"),
        (("designo", "extra_headers"), [["a"]], "no list of 2"),
        (("preferences", "on_trouble"), "/bin/rm", "preferences: “on_trouble” is unknown"),
        (("preferences", "unread_hours"), True, "preferences.unread_hours: no whole number"),
        (("views", 0, "title"), "\n", "no title"),
        (("views", 0, "statuses"), [["text"]], "no list of 2"),
        (("views", 0, "statuses"), [["nonsense", "x"]], "views[0].statuses[0]: no status"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_that_what_is_not_understood_is_refused_with_its_place(
    place: tuple[Any, ...], value: object, told: str
) -> None:
    whole = document()
    inner = whole
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    assert told in refused(whole)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no JSON: line 1"),
        ("[]", "it is no file of connections"),
        ("null", "it is no file of connections"),
        ("[" * 100_000, "nested too deeply"),
        ('{"format": 1, "format": 2}', "“format” is there twice"),
        ('{"a": ' + "9" * 5000 + "}", "digits"),
    ],
    ids=range(6),
)
def test_that_what_is_no_such_file_is_refused(text: str, told: str) -> None:
    assert told in refused(text)


def test_that_a_key_is_never_repeated_with_characters_that_act() -> None:
    assert "a key that is no name" in refused({**document(), "\x1b[31m": 1})


def test_that_too_many_stores_are_refused() -> None:
    store = document()["stores"][1]
    stores = [{**store, "code": f"c{number}"} for number in range(501)]
    assert "stores: more than 500" in refused({**document(), "stores": stores})


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b" " * (MOST_BYTES + 1)], ids=["bytes", "big"]
)
def test_that_what_is_no_text_or_too_much_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "connections.json"
    path.write_bytes(content)
    with pytest.raises(SettingsInvalid, match="cannot be imported"):
        FILES.read(path)


def test_that_a_missing_file_or_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(SettingsInvalid, match="cannot be imported"):
            FILES.read(path)
    with pytest.raises(StorageFailed, match="could not be written"):
        FILES.write(tmp_path / "gone" / "file.json", MOVING)


def test_that_no_export_takes_the_place_of_the_programs_own_data(tmp_path: Path) -> None:
    kept = tmp_path / "journal.sqlite3"
    kept.write_bytes(b"the journal")
    with pytest.raises(StorageFailed, match="own data"):
        FILES.write(kept, MOVING)
    assert kept.read_bytes() == b"the journal"


def test_that_own_views_of_the_layout_are_found_and_put_back() -> None:
    files = FILES
    screen = files.with_views('{"inspector": true, "own_views": [1, {}]}', (VIEW,))
    assert json.loads(screen)["inspector"] is True
    assert files.views(screen) == (VIEW,)
    for none in ("", "nonsense", "[]", '{"own_views": 7}', '{"own_views": [{"title": "x"}]}'):
        assert files.views(none) == ()
        assert files.views(files.with_views(none, (VIEW,))) == (VIEW,)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"reason": "a\u202eb"}, "cannot be seen"),
        ({"by": 7}, "accepted"),
        ({"orders": [["1"]]}, "accepted"),
        ({"storefront": {"presence": "maybe", "status": None}}, "accepted"),
        ({"storefront": {"presence": "present", "status": ["text", "x", 1]}}, "accepted"),
        ({"since": 1}, "since"),
    ],
)
def test_that_an_accepted_difference_is_read_strictly(change: dict[str, object], why: str) -> None:
    good = document()["accepted"]
    assert why in refused({**document(), "accepted": [{**good[0], **change}]})


def test_that_too_many_accepted_differences_are_refused() -> None:
    good = document()["accepted"][0]
    many = {**good, "orders": [[str(number), ""] for number in range(100_001)]}
    assert "accepted: more than 100,000" in refused({**document(), "accepted": [many]})


def test_that_a_file_of_as_many_accepted_orders_as_it_holds_is_read(tmp_path: Path) -> None:
    good = MOVING.accepted[0]
    many = tuple((f"gid-{number:012}", f"PD-{number:08}") for number in range(100_000))
    moving = replace(MOVING, accepted=(replace(good, orders=many),))
    path = tmp_path / "connections.json"
    FILES.write(path, moving)
    assert path.stat().st_size < MOST_BYTES
    assert FILES.read(path) == moving
