"""``show ORDER``: both values with code points, sources, agreed value and timeline."""

from dataclasses import replace
from datetime import timedelta

import pytest

from designo_sync_gui.domain.accepted import BY_PROFILE, DECLARED, Acceptance
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.timeline import Seen


class FakeHistory:
    def __init__(self, entries) -> None:
        self.entries = entries

    async def timeline(self, ref):
        return self.entries


@pytest.fixture
def order(put, services):
    now = services.clock.now()
    left = Observation(
        Presence.PRESENT,
        Status.text("a b"),
        now,
        "GET wc/v3/orders, field status",
        changed_at="2026-11-13T08:43:00",
        others=(("payment", Status.null()),),
    )
    made = put("48231", left, "a\u00a0b", number="PD-0231")
    services.rows[-1] = replace(made, agreed=Status.text("new"), last_outcome=OutcomeKind.REFUSED)
    write = WriteRecord(
        "job-1", 0, OrderRef("wc_eu", "48231"), "PD-0231", Side.DESIGNO, Status.text("x"),
        Status.text("a b"), "", now, outcome=OutcomeKind.REFUSED, ended_at=now,
    )  # fmt: skip
    seen = Seen(now - timedelta(days=1), Side.STOREFRONT, Presence.PRESENT, Status.text("a b"))
    services.history = FakeHistory((write, seen))
    return made


@pytest.mark.parametrize("name", ["PD-0231", "48231"])
def test_that_number_and_id_find_the_order(cli, order, name: str) -> None:
    assert cli("show", name) == 0
    assert "Order PD-0231, id 48231, store wc_eu" in cli.out


def test_that_code_points_that_differ_stand_in_brackets(cli, order) -> None:
    cli("show", "48231")
    assert " U+0061 [U+0020] U+0062" in cli.out
    assert " U+0061 [U+00A0] U+0062" in cli.out


def test_that_sources_agreed_value_and_timeline_are_told(cli, order) -> None:
    cli("show", "48231")
    for part in (
        "different (whitespace); both moved",
        "from     GET wc/v3/orders, field status",
        "changed  2026-11-13T08:43:00",
        "also     payment: (null)",
        'Agreed value  "new"',
        "Last outcome  refused",
        'written to DesignO: (not known) → "a b", refused',
        'storefront: "a b"',
    ):
        assert part in cli.out


def test_that_words_declared_as_the_same_are_told_with_both(cli, order, services) -> None:
    at = services.clock.now()
    services.rows[-1] = replace(
        services.rows[-1],
        agreed=Status.text("a b"),
        agreed_designo=Status.text("a\u00a0b"),
        accepted=Acceptance(1, DECLARED, BY_PROFILE, at, pair=True),
    )
    cli("show", "48231")
    assert "different (whitespace); nobody moved" in cli.out
    assert 'Agreed value  "a b", in DesignO "a' in cli.out
    assert '", as declared\n' in cli.out
    assert "Declared as the same by a profile, " in cli.out
    assert BY_PROFILE not in cli.out


def test_that_it_is_told_as_json_with_its_timeline(cli, order) -> None:
    assert cli("show", "48231", "--json") == 0
    (told,) = cli.json()
    assert told["storefront_status"] == "a b"
    write, seen = told["timeline"]
    assert (write["what"], write["outcome"], write["wanted"]) == ("write", "refused", "a b")
    assert (seen["what"], seen["side"], seen["status"]) == ("seen", "storefront", "a b")


def test_that_an_order_nobody_knows_is_told_with_advice(cli, order) -> None:
    assert cli("show", "nothing") == 2
    assert "No order has the number or id" in cli.err
    assert "refresh" in cli.err


def test_that_a_problem_and_a_side_never_read_are_told(cli, put, services) -> None:
    services.history = FakeHistory(())
    bad = Observation(Presence.PRESENT, None, services.clock.now(), problem=verbatim("Cut off."))
    put("7", bad, None)
    assert cli("show", "7") == 0
    assert "problem  Cut off." in cli.out
    assert "DesignO  (not read)" in cli.out
    assert "Agreed value  none: never seen equal" in cli.out


def test_that_a_long_status_is_not_listed_letter_by_letter(cli, put, services) -> None:
    services.history = FakeHistory(())
    put("8", "x" * 5000, "y")
    assert cli("show", "8") == 0
    assert "… 4800 more" in cli.out
    assert len(cli.out) < 10_000
