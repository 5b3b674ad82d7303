"""Files and journal rows that version 0.1.0 wrote before one converter made them all.

They hold a byte order mark, line ends of two kinds, an invisible and an unprintable character, an
emoji, a number that is not what Python would write, and a reply with a lone surrogate.
"""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import PlanInvalid
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan_text import plan_from_text, plan_to_text
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings
from designo_sync_gui.storage.journal_bodies import (
    Claim,
    Ended,
    Intent,
    JobHead,
    body_of,
    body_text,
)
from designo_sync_gui.storage.settings import settings_from_text, settings_to_text

FILES = Path(__file__).parents[2] / "fixtures" / "files"
PLAN = (FILES / "plan.json").read_text("ascii")
SETTINGS = (FILES / "settings.json").read_text("ascii")
ROWS: list[list[Any]] = json.loads((FILES / "journal.json").read_text("ascii"))
HOSTILE = Status.text("\ufeff Größe\r\n\u2028\u202e\U0001f5a8\x00 ")


def test_that_an_earlier_plan_is_read_with_its_digest_and_written_alike() -> None:
    plan = plan_from_text(PLAN)
    assert plan.digest == "dae42a5bcdd0608c6dfcd311542c7976d0d60a2846813c3ee79b0020ddbf23ab"
    assert plan.writes[0].expected == HOSTILE
    assert plan.writes[0].wanted == Status.number("1.0e+10")
    assert plan_to_text(plan) == PLAN


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"order_id": "7"', '"order_id": 7', "writes[0].ref[1]: no text"),
        ('"confirm": ""', '"confirm": "", "force": true', "“force” is unknown"),
        ('"confirm": "refund"', '"confirmed": "refund"', "“confirm” is missing"),
        ('"digest":', '"approved": 1, "digest":', "“approved” is unknown"),
        ('"reason": "equal"', '"reason": ["equal"]', "refusals[0].reason"),
        ('"created_at": "2026', '"created_at": "x2026', "created_at"),
        ('"brakes": [', '"brakes": [[], ', "brakes[0]: no text"),
        ('"writes": [', '"writes": [,', "line"),
    ],
)
def test_that_a_plan_file_that_is_not_understood_is_refused_naming_key_or_line(
    old: str, new: str, told: str
) -> None:
    assert old in PLAN
    with pytest.raises(PlanInvalid) as caught:
        plan_from_text(PLAN.replace(old, new, 1))
    assert told in caught.value.message.english


def test_that_earlier_settings_are_read_and_written_alike() -> None:
    settings = settings_from_text(SETTINGS)
    assert settings.watch == WatchSettings(15, (AutomaticSync("wc_eu", Direction.TO_DESIGNO),))
    assert settings.stores[0].options == (("profile", "[list]\r\n\ufeff"), ("meta", ""))
    assert settings.designo is not None
    assert settings.designo.extra_headers == (("X-Tenant", "Größe"), ("X-Empty", ""))
    assert settings_to_text(settings) == SETTINGS


def test_that_settings_with_a_key_of_a_newer_version_are_read() -> None:
    newer = SETTINGS.replace('"preferences": {', '"preferences": {\n    "colour": "red",')
    assert newer != SETTINGS
    assert settings_from_text(newer) == settings_from_text(SETTINGS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[3]}")
def test_that_an_earlier_row_of_the_journal_is_read_and_written_alike(row: list[Any]) -> None:
    """Its hash covers this very text."""
    kinds = {"job": JobHead, "intent": Intent, "claim": Claim, "outcome": Ended}
    body: Any = body_of(row[8], kinds[row[3]])
    assert body_text(body) == row[8]


def test_that_an_earlier_journal_holds_together_and_is_told_whole(
    tmp_path: Path, with_journal: Any
) -> None:
    async def nothing(_: Any) -> None: ...

    with_journal(nothing)
    connection = sqlite3.connect(tmp_path / "journal.sqlite3")
    connection.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ROWS)
    connection.execute("UPDATE head SET seq = ?, hash = ?", (ROWS[-1][0], ROWS[-1][10]))
    connection.commit()
    connection.close()

    async def look(journal: Any) -> Any:
        assert await journal.verify() is None
        return await journal.jobs(), await journal.writes_of_job("job-1")

    (job,), (first, second) = with_journal(look)
    assert (job.direction, job.operator, job.writes) == (Direction.FOLLOW, "ines", 2)
    assert (first.ref, first.target) == (OrderRef("wc_eu", "7"), Side.STOREFRONT)
    assert (first.before, first.after) == (HOSTILE, Status.number("1.0e+10"))
    assert (first.outcome, first.reply) == (OutcomeKind.VERIFIED, '{"a": "\ud800"}')
    assert [earlier.outcome for earlier in first.earlier] == [OutcomeKind.UNKNOWN]
    assert (second.expected, second.outcome) == (None, None)
