"""What was changed in a connection is named; no value of it is."""

from dataclasses import replace

import pytest

from designo_sync_gui.domain.connection import (
    Check,
    CheckResult,
    DesignoConnection,
    Store,
)
from designo_sync_gui.domain.connection_changes import changes_between
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import verbatim

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
