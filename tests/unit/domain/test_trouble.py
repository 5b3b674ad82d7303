"""Which trouble is told, when it is told again, and what the command reads."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from designo_sync_gui.domain.command_line import FIELD, command_words
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.trouble import (
    DISTANCE,
    STANDS,
    TRIED,
    Told,
    Trouble,
    TroubleKey,
    TroubleKind,
    after_telling,
    arrived,
    of_age,
    of_outcomes,
    to_tell,
    undelivered,
    written,
)
from designo_sync_gui.domain.trouble_text import MOST, trouble_text

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
FAILED = TroubleKey(TroubleKind.JOB_FAILED, "wc_eu", Side.STOREFRONT)
TROUBLE = Trouble(FAILED, verbatim("It is down."), verbatim("Wait."), "job-1")


def at(hours: float) -> datetime:
    return NOW + timedelta(hours=hours)


def outcome(order_id: str, kind: OutcomeKind, code: str = "wc_eu") -> Outcome:
    wanted = Status.text("x")
    return Outcome(
        OrderRef(code, order_id), "", Side.DESIGNO, kind, None, wanted, None, verbatim("No."), NOW
    )


def test_that_a_trouble_is_told_once_while_it_lasts() -> None:
    told = arrived(after_telling({}, [TROUBLE], [], NOW), [TROUBLE])
    assert told == {FAILED: Told(NOW)}
    for later in (0.1, 2, 100, 10_000):
        assert to_tell([TROUBLE], told, at(later)) == ()


def test_that_what_comes_and_goes_is_told_again_only_after_a_while() -> None:
    mended = after_telling({FAILED: Told(NOW)}, [], [FAILED], at(0.1))
    assert to_tell([TROUBLE], mended, at(0.5)) == ()
    assert to_tell([TROUBLE], mended, NOW + DISTANCE) == (TROUBLE,)


def test_that_what_was_mended_long_ago_is_forgotten() -> None:
    assert after_telling({FAILED: Told(NOW)}, [], [FAILED], at(5)) == {}
    assert after_telling({FAILED: Told(NOW, lasts=False)}, [], [], at(5)) == {}


def test_that_stores_sides_and_kinds_are_different_troubles() -> None:
    others = [
        Trouble(TroubleKey(kind, code, side), verbatim("x"))
        for kind in TroubleKind
        for code in ("wc_eu", "wc_us", "")
        for side in (*Side, None)
        if TroubleKey(kind, code, side) != FAILED
    ]
    assert to_tell([TROUBLE, *others, *others], {FAILED: Told(NOW)}, at(0.1)) == tuple(others)


@pytest.mark.parametrize("kind", [TroubleKind.HELD, TroubleKind.ORDERS_FAILED])
def test_that_a_hold_or_failed_orders_are_told_again_after_a_day(kind: TroubleKind) -> None:
    trouble = Trouble(TroubleKey(kind, "wc_eu"), verbatim("x"))
    told = {trouble.key: Told(NOW)}
    assert to_tell([trouble], told, at(23)) == ()
    assert to_tell([trouble], told, NOW + STANDS) == (trouble,)


def test_that_a_clock_set_back_does_not_silence_what_was_mended() -> None:
    assert to_tell([TROUBLE], {FAILED: Told(at(1000), lasts=False)}, NOW) == (TROUBLE,)


def test_that_failed_and_unknown_writes_are_counted_by_store_and_side() -> None:
    outcomes = [
        outcome("1", OutcomeKind.REFUSED),
        outcome("2", OutcomeKind.ALTERED),
        outcome("3", OutcomeKind.UNKNOWN),
        outcome("4", OutcomeKind.UNKNOWN, "wc_us"),
        outcome("5", OutcomeKind.SKIPPED),
        outcome("6", OutcomeKind.CANCELLED),
        outcome("7", OutcomeKind.VERIFIED, "wc_ok"),
    ]
    found = of_outcomes(outcomes, "job-1")
    assert [(t.key.kind.value, t.key.store_code, t.message.english) for t in found] == [
        ("orders failed", "wc_eu", "2 writes to DesignO were refused or altered by the receiver."),
        ("unknown write", "wc_eu", "1 write to DesignO has an unknown outcome."),
        ("unknown write", "wc_us", "1 write to DesignO has an unknown outcome."),
    ]
    assert {t.job_id for t in found} == {"job-1"}
    assert written(outcomes) == {TroubleKey(TroubleKind.ORDERS_FAILED, "wc_ok", Side.DESIGNO)}


def test_that_a_side_is_told_that_was_not_read_for_longer_than_the_limit() -> None:
    shop = TroubleKey(TroubleKind.UNREAD, "wc_eu", Side.STOREFRONT)
    designo = TroubleKey(TroubleKind.UNREAD, "wc_eu", Side.DESIGNO)
    (old,) = of_age({shop: at(-3), designo: at(-2)}, NOW, timedelta(hours=2))
    assert (old.key, old.message.english) == (shop, "The storefront was not read for 3 h.")


def test_that_the_command_reads_ascii_json_without_secrets() -> None:
    text = trouble_text(
        "DesignO Sync 1", NOW, [TROUBLE], {"wc_eu": "Größe"}, lambda t: t.replace("down", "***")
    )
    assert text.isascii()
    assert json.loads(text) == {
        "format": "designo-sync trouble",
        "version": 1,
        "program": "DesignO Sync 1",
        "at": "2026-11-28T09:00:00Z",
        "count": 1,
        "troubles": [
            {
                "kind": "job failed",
                "store": "wc_eu",
                "store_name": "Größe",
                "side": "storefront",
                "message": "It is ***.",
                "advice": "Wait.",
                "job": "job-1",
            }
        ],
    }


def test_that_very_many_troubles_are_counted_only() -> None:
    document: Any = json.loads(
        trouble_text("p", NOW, [TROUBLE] * (MOST + 5), {}, lambda text: text)
    )
    assert (document["count"], len(document["troubles"])) == (MOST + 5, MOST)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("  ", ()),
        ("/bin/mail ops@example.com", ("/bin/mail", "ops@example.com")),
        ('"/opt/my tools/tell" -s "a  b" \'c "d"\'', ("/opt/my tools/tell", "-s", "a  b", 'c "d"')),
        ("/bin/tell $HOME ~ | > x", ("/bin/tell", "$HOME", "~", "|", ">", "x")),
        ("/bin/tell ; rm *", ("/bin/tell", ";", "rm", "*")),
        ("/bin/tell # not a remark", ("/bin/tell", "#", "not", "a", "remark")),
        ("/bin/tell 'größe'", ("/bin/tell", "größe")),
        ('/bin/tell ""', ("/bin/tell", "")),
    ],
)
def test_that_a_command_is_split_into_words_and_never_expanded(
    text: str, words: tuple[str, ...]
) -> None:
    assert command_words(text) == words


def test_that_a_path_of_windows_keeps_its_backslashes() -> None:
    text = r'"C:\Program Files\tell.exe" \\server\share'
    words = (r"C:\Program Files\tell.exe", r"\\server\share")
    assert command_words(text, windows=True) == words


@pytest.mark.parametrize("text", ['/bin/tell "open', "/bin/tell '", "/bin/tell \\", "a\nb", "a\0b"])
def test_that_what_is_no_command_is_refused_at_its_field(text: str) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        command_words(text)
    assert refused.value.field == FIELD


@pytest.mark.parametrize("hours", [-1, 366 * 24 + 1])
def test_that_hours_without_a_reading_are_a_number_up_to_a_year(hours: int) -> None:
    with pytest.raises(SettingsInvalid, match="no number from 0"):
        Preferences(unread_hours=hours)


OTHER = Trouble(TroubleKey(TroubleKind.HELD, "wc_us"), verbatim("Held."))


def test_that_what_did_not_arrive_is_told_with_the_next_trouble_or_after_a_while() -> None:
    told = after_telling({}, [TROUBLE], [], NOW)
    assert told == {FAILED: Told(NOW, arrived=False)}
    assert to_tell([TROUBLE], told, NOW + TRIED) == ()
    assert to_tell([TROUBLE, OTHER], told, NOW + TRIED) == (TROUBLE, OTHER)
    assert to_tell([TROUBLE, OTHER], told, NOW + TRIED / 2) == (OTHER,), "it may still be running"
    assert to_tell([TROUBLE], told, NOW + DISTANCE) == (TROUBLE,)


def test_that_what_arrived_is_not_told_along_with_another() -> None:
    told = arrived(after_telling({}, [TROUBLE], [], NOW), [TROUBLE, OTHER])
    assert told == {FAILED: Told(NOW)}
    assert to_tell([TROUBLE, OTHER], told, at(5)) == (OTHER,)


def test_that_what_is_mended_told_elsewhere_or_forgotten_is_not_undelivered() -> None:
    assert undelivered([TROUBLE], {FAILED: Told(NOW, arrived=False)}) == (TROUBLE,)
    for known in (Told(NOW), Told(NOW, lasts=False, arrived=False)):
        assert undelivered([TROUBLE], {FAILED: known}) == ()
    assert undelivered([TROUBLE], {}) == ()
