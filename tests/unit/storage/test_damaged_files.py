"""Files of the data folder damaged at random: every failure is an expected error.

SQLite's own check sees damaged pages; a byte that changes within a value is seen by nobody before
the value is read.
"""

import asyncio
import random
import sqlite3
from collections.abc import Callable, Coroutine
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import UNSORTED
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.database import DatabaseDamaged
from designo_sync_gui.storage.journal import SqliteJournal, open_journal
from designo_sync_gui.storage.mirror import SqliteMirror, open_mirror

Run = Callable[[Callable[[Any], Any]], Any]
REF = OrderRef("wc_eu", "7")
SEEDS = range(60)
PAID = Status.text("paid")
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SOME_OUTCOME = Outcome(
    REF, "#7", Side.DESIGNO, OutcomeKind.VERIFIED, None, PAID, PAID, verbatim("Read back."), AT
)
SOME_READING = Reading(REF, "#7", Observation(Presence.PRESENT, PAID, AT, "GET orders"))


@pytest.fixture
def mirror(with_mirror: Run, reading: Any, now: datetime, tmp_path: Path) -> Path:
    """A mirror with rows in every table, without a log beside it."""

    async def steps(opened: SqliteMirror) -> None:
        others = (("shipping", Status.text("sent")),)
        for side in Side:
            await opened.record(side, [reading(str(n), "new") for n in range(40)])
            orders = [reading(str(n), "paid", others=others, evidence="{}") for n in range(40)]
            await opened.record(side, orders)
        await opened.record_side_read(SideRead("wc_eu", Side.DESIGNO, now, now, full=True))

    with_mirror(steps)
    return whole(tmp_path / "mirror.sqlite3")


@pytest.fixture
def journal(with_journal: Run, plan: Any, outcome: Any, now: datetime, tmp_path: Path) -> Path:
    async def steps(opened: SqliteJournal) -> None:
        await opened.begin("job-1", plan(*[str(n) for n in range(20)]), now)
        for index in range(15):
            await opened.claim("job-1", index, Status.text("new"), now)
            if index < 10:
                await opened.finish("job-1", index, outcome(str(index)), "{}", now)

    with_journal(steps)
    return whole(tmp_path / "journal.sqlite3")


def whole(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def damage(path: Path, seed: int) -> None:
    """A few bytes changed, a part overwritten, or the end cut off."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated
    content = bytearray(path.read_bytes())
    kind = seed % 4
    if kind == 3:
        del content[chance.randrange(1, len(content)) :]
    for _ in range(40 if kind == 0 else 4):
        if kind < 3:
            at = chance.randrange(len(content))
            length = 1 if kind < 2 else 300
            content[at : at + length] = chance.randbytes(length)
    path.write_bytes(content)


async def expected_only(*calls: Coroutine[Any, Any, Any]) -> None:
    for call in calls:
        with suppress(StorageFailed):
            await call


@pytest.mark.parametrize("seed", SEEDS)
def test_that_a_mirror_damaged_anywhere_fails_as_expected_or_not_at_all(
    mirror: Path, reading: Any, now: datetime, seed: int
) -> None:
    damage(mirror, seed)

    async def look() -> None:
        opened, _ = await open_mirror(mirror, now)
        try:
            await expected_only(
                opened.orders(),
                opened.orders([REF]),
                opened.counts(),
                opened.seen(REF),
                opened.values_seen("wc_eu", Side.DESIGNO),
                opened.side_reads(),
                opened.record(Side.DESIGNO, [reading("7", "new")]),
                opened.forget_store("wc_eu"),
            )
        finally:
            await opened.aclose()

    asyncio.run(look())


@pytest.mark.parametrize("seed", SEEDS)
def test_that_a_journal_damaged_anywhere_fails_as_expected_and_is_found_out(
    journal: Path, plan: Any, now: datetime, seed: int
) -> None:
    sound = journal.read_bytes()
    damage(journal, seed)

    async def look() -> None:
        opened = await open_journal(journal, "test 1", "operator")
        try:
            await expected_only(
                opened.verify(),
                opened.jobs(),
                opened.jobs_of_orders("7"),
                opened.writes_of_job("job-1"),
                opened.writes_of_order(REF),
                opened.unsettled(),
                opened.unbegun(),
                opened.begin("job-2", plan("7"), now),
            )
        finally:
            await opened.aclose()

    assert journal.read_bytes() != sound
    with suppress(StorageFailed):
        asyncio.run(look())


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE order_view SET storefront_read = 9223372036854775807",
        "UPDATE order_state SET designo_json_type = 'txt'",
        "UPDATE order_state SET designo_presence = 'perhaps'",
        "UPDATE order_state SET storefront_others = '[[\"a\"]]'",
        "UPDATE order_state SET storefront_others = '{'",
        "UPDATE order_view SET storefront_evidence = x'ff'",
        "UPDATE order_state SET agreed_json_type = ''",
    ],
)
def test_that_a_row_that_cannot_be_understood_is_a_damaged_mirror(
    mirror: Path, with_mirror: Run, change: str
) -> None:
    with closing(sqlite3.connect(mirror)) as connection:
        connection.execute(change)
        connection.commit()
    with pytest.raises(DatabaseDamaged, match="is damaged") as caught:
        with_mirror(lambda opened: opened.orders())
    assert str(mirror) in caught.value.message.english


EVERYTHING = OrderFilter()


@pytest.mark.parametrize(
    ("change", "look"),
    [
        ("status_change SET json_type = 'x'", lambda opened: opened.seen(REF)),
        ("order_view SET designo_since = 9223372036854775807", lambda opened: opened.seen(REF)),
        (
            "value_seen SET json_type = 'x'",
            lambda opened: opened.values_seen("wc_eu", Side.DESIGNO),
        ),
        ("side_read SET read_at = '0'", lambda opened: opened.side_reads()),
        ("order_state SET movement = 'up'", lambda opened: opened.table.facets()),
        ("order_state SET designo_json_type = 'x'", lambda opened: opened.table.counts(EVERYTHING)),
        (
            "order_state SET storefront_presence = 'x'",
            lambda opened: opened.not_shown(Side.DESIGNO, ["wc_eu"], frozenset(), full=True),
        ),
        (
            "order_state SET last_outcome = 'x'",
            lambda opened: opened.table.open_view(EVERYTHING, UNSORTED),
        ),
        (
            "order_view SET designo_read = 9223372036854775807",
            lambda opened: opened.record(Side.STOREFRONT, [SOME_READING]),
        ),
        ("order_view SET state = 99", lambda opened: opened.record_outcome(SOME_OUTCOME)),
        ("order_view SET state = 99", lambda opened: opened.orders([REF])),
        (
            "order_view SET state = 99",
            lambda opened: opened.record(Side.STOREFRONT, [SOME_READING]),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_that_other_rows_are_judged_as_strictly(
    mirror: Path, with_mirror: Run, change: str, look: Callable[[Any], Any]
) -> None:
    with closing(sqlite3.connect(mirror)) as connection:
        connection.execute(f"UPDATE {change}")
        connection.commit()
    with pytest.raises(DatabaseDamaged, match="a row cannot be understood"):
        with_mirror(look)


def test_that_a_damaged_mirror_that_cannot_be_put_aside_says_so_at_every_call(
    mirror: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(path: Path, target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file")

    mirror.write_bytes(b"\xff" * 9000)
    monkeypatch.setattr(Path, "replace", held)

    async def look() -> None:
        opened, problem = await open_mirror(mirror, now)
        try:
            assert problem is not None
            assert "cannot be put aside" in problem.message.english
            for call in (opened.orders(), opened.side_reads(), opened.forget_store("wc_eu")):
                with pytest.raises(DatabaseDamaged, match="cannot be put aside"):
                    await call
        finally:
            await opened.aclose()

    asyncio.run(look())
