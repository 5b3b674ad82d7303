"""What was changed in a connection is named; no value of it is."""

from dataclasses import replace

import pytest

from designo_sync_gui.domain.connection import (
    Check,
    CheckResult,
    DesignoConnection,
    Store,
)
from designo_sync_gui.domain.connection_changes import changes_between, watch_changes
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.locks import differs_in_marks_alone, marked_like
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings

STORE = Store("de", "Print Depot", "woocommerce", "https://shop.example.com/")
DESIGNO = DesignoConnection("https://designo.example.com/")


def said(former: Settings, now: Settings, **more: str) -> list[str]:
    return [change.said.english for change in changes_between(former, now, **more)]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"name": "Other"}, "name"),
        ({"url": "https://new.example.com/"}, "address"),
        ({"status_field": "meta"}, "status field"),
        ({"sign_in": "oauth"}, "way to sign in"),
        ({"ca_file": "/etc/ca.pem"}, "options"),
        ({"shop_locked": True}, "the shop is never written to"),
        ({"designo_locked": True}, "DesignO is never written to for it"),
        ({"production": True}, "production"),
    ],
)
def test_that_each_part_of_a_store_that_changed_is_named(
    change: dict[str, object], word: str
) -> None:
    now = replace(STORE, **change)  # type: ignore[arg-type]
    (told,) = said(Settings("h", (STORE,)), Settings("h", (now,)))
    assert told == f"Store “{now.name}” changed: {word}"
    (back,) = said(Settings("h", (now,)), Settings("h", (STORE,)))
    assert back.startswith("Store “Print Depot” changed: ")


def test_that_stores_come_go_and_get_another_code() -> None:
    none, one = Settings("h"), Settings("h", (STORE,))
    assert said(none, one) == ["Store “Print Depot” added"]
    assert said(one, none) == ["Store “Print Depot” removed"]
    moved = Settings("h", (replace(STORE, code="at"),))
    assert said(one, moved, replaced="de") == ["Store “Print Depot” changed: store code"]


def test_that_credentials_are_named_where_they_were_entered() -> None:
    both = Settings("h", (STORE,), DESIGNO)
    assert said(both, both) == []
    assert said(both, both, credentials="de") == ["Store “Print Depot” changed: credentials"]
    assert said(both, both, credentials="") == ["DesignO connection changed"]


def test_that_designo_comes_and_goes() -> None:
    without, with_ = Settings("h"), Settings("h", (), DESIGNO)
    assert said(without, with_) == ["DesignO connected"]
    assert said(with_, without) == ["DesignO disconnected"]


@pytest.mark.parametrize(
    ("passed", "careful", "result"),
    [
        (None, True, CheckResult.UNCHECKED),
        (False, True, CheckResult.FAILED),
        (True, True, CheckResult.WARNING),
        (True, False, CheckResult.PASSED),
    ],
)
def test_that_a_line_that_failed_is_never_a_mere_warning(
    passed: bool | None, careful: bool, result: CheckResult
) -> None:
    check = Check(verbatim("Address"), passed, verbatim(""), careful=careful)
    assert check.result is result
    assert result.label.english


def told_of(former: WatchSettings, now: WatchSettings) -> list[tuple[str, str]]:
    changes = watch_changes(former, now, (STORE,))
    return [(change.store_code, change.said.english) for change in changes]


def test_that_what_runs_by_itself_is_told_by_store_and_only_where_it_changed() -> None:
    follow = AutomaticSync("de", Direction.FOLLOW)
    none, one, other = WatchSettings(), WatchSettings(1, (follow,)), WatchSettings(2, (follow,))
    assert told_of(none, none) == []
    assert told_of(none, one) == [
        ("", "Automatic refresh: every minute"),
        ("de", f"Automatic sync of “Print Depot”: {Direction.FOLLOW.label.english}"),
    ]
    assert told_of(one, other) == [("", "Automatic refresh: every 2 minutes")]
    assert told_of(one, none) == [
        ("", "Automatic refresh: off"),
        ("de", "Automatic sync of “Print Depot”: off"),
    ]


def test_that_automatic_sync_of_a_store_that_is_gone_is_not_told() -> None:
    gone = WatchSettings(0, (AutomaticSync("at", Direction.FOLLOW),))
    assert told_of(gone, WatchSettings()) == []


@pytest.mark.parametrize(
    ("change", "marks"),
    [
        ({}, False),
        ({"shop_locked": True}, True),
        ({"designo_locked": True, "production": True}, True),
        ({"shop_locked": True, "name": "Other"}, False),
        ({"url": "https://new.example.com/"}, False),
    ],
)
def test_that_a_change_of_marks_alone_is_told_from_any_other(
    change: dict[str, object], marks: bool
) -> None:
    now = replace(STORE, **change)  # type: ignore[arg-type]
    assert differs_in_marks_alone(STORE, now) is marks


def test_that_marks_are_taken_over_by_their_store_alone() -> None:
    other = replace(STORE, code="at", name="Wien")
    like = replace(STORE, name="not taken", production=True, designo_locked=True)
    marked = replace(STORE, production=True, designo_locked=True)
    assert marked_like(like, (other, STORE)) == (other, marked)
    assert marked_like(like, (other,)) == (other,)
