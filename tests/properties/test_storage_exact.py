"""Whatever an API gave comes back from the disk unaltered, and a changed journal is found."""

import asyncio
import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from hostile_statuses import HOSTILE_STATUSES
from hypothesis import example, given
from hypothesis import strategies as st
from samples import sampled

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.plan import Plan, PlannedWrite
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.storage.journal import open_journal
from designo_sync_gui.storage.mirror import open_mirror

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
EVERY_HOSTILE = [Status.text(text) for text in HOSTILE_STATUSES]
NUMBERS = ["0", "-0", "1", "1.0", "1.00", "1e5", "1E5", "1e+05", "9" * 40, "0.1", "-1.5e-300"]
texts = st.text(st.characters(exclude_categories=["Cs"]))
statuses = st.one_of(
    texts.map(Status.text),
    st.sampled_from(EVERY_HOSTILE),
    st.sampled_from(NUMBERS).map(Status.number),
    st.integers().map(lambda number: Status.number(str(number))),
    st.sampled_from([Status.boolean(True), Status.boolean(False), Status.null(), Status.absent()]),
)
slow_disk = sampled(30)
ALL_KINDS = [
    *EVERY_HOSTILE,
    *(Status.number(literal) for literal in NUMBERS),
    *(Status.text(literal) for literal in (*NUMBERS, "true", "false")),
    Status.boolean(True),
    Status.boolean(False),
    Status.null(),
    Status.absent(),
]


@contextmanager
def a_file() -> Iterator[Path]:
    """A path of its own for each example; ``tmp_path`` is shared by all of a test."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "data.sqlite3"


def through_the_mirror(side: Side, readings: list[Reading]) -> dict[OrderRef, Observation | None]:
    """Record, close, open again, read."""

    async def steps(path: Path) -> dict[OrderRef, Observation | None]:
        mirror, _ = await open_mirror(path, NOW)
        await mirror.record(side, readings)
        await mirror.aclose()
        mirror, damaged = await open_mirror(path, NOW)
        orders = await mirror.orders()
        again = await mirror.record(side, readings)
        await mirror.aclose()
        assert damaged is None
        assert again == frozenset()
        return {order.ref: order.side(side) for order in orders}

    with a_file() as path:
        return asyncio.run(steps(path))


@given(st.sampled_from(Side), st.lists(statuses, max_size=8))
@example(Side.STOREFRONT, ALL_KINDS)
@example(Side.DESIGNO, ALL_KINDS)
@slow_disk
def test_that_the_mirror_gives_each_status_back_exactly(side: Side, some: list[Status]) -> None:
    seen = {
        OrderRef("wc_eu", str(index)): Observation(Presence.PRESENT, status, NOW)
        for index, status in enumerate(some)
    }
    assert through_the_mirror(side, [Reading(ref, "", o) for ref, o in seen.items()]) == seen


@given(
    st.sampled_from(Side),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1),
    st.builds(
        Observation,
        st.sampled_from(Presence),
        st.none() | statuses,
        st.datetimes(timezones=st.just(UTC)),
        source=texts,
        problem=texts.map(verbatim),
        evidence=st.text(),
        changed_at=texts,
    ),
)
@slow_disk
def test_that_the_mirror_gives_the_whole_observation_back(
    side: Side, order_id: str, seen: Observation
) -> None:
    ref = OrderRef("wc_eu", order_id)
    assert through_the_mirror(side, [Reading(ref, "#1", seen)]) == {ref: seen}


@given(st.text(st.characters(categories=["Cs", "Lu", "So"]), min_size=1))
@example('{"status": "\ud800"}')
@example("\udfff\ud800")
@slow_disk
def test_that_evidence_with_lone_surrogates_survives(evidence: str) -> None:
    seen = Observation(
        Presence.PRESENT, None, NOW, problem=verbatim("a lone surrogate"), evidence=evidence
    )
    ref = OrderRef("wc_eu", "7")
    assert through_the_mirror(Side.DESIGNO, [Reading(ref, "", seen)]) == {ref: seen}


def unpacked(value: Any) -> Status | None:
    return None if value is None else Status(JsonType(value[0]), value[1])


def journalled(
    path: Path, write: PlannedWrite, before: Status | None, after: Status | None
) -> None:
    """One write from plan to an unknown outcome, then the file closed."""
    plan = Plan(Direction.TO_DESIGNO, NOW, (write,), ())
    outcome = Outcome(
        write.ref,
        write.number,
        Side.DESIGNO,
        OutcomeKind.UNKNOWN,
        before,
        write.wanted,
        after,
        verbatim("m"),
        NOW,
    )

    async def steps() -> None:
        journal = await open_journal(path, "test 1", "operator")
        await journal.begin("job-1", plan, NOW)
        await journal.claim("job-1", 0, before, NOW)
        await journal.finish("job-1", 0, outcome, "\ud800", NOW)
        await journal.aclose()

    asyncio.run(steps())


def check_journal(
    expected: Status | None, before: Status | None, wanted: Status, after: Status | None
) -> None:
    async def reopened(path: Path) -> Any:
        journal = await open_journal(path, "test 1", "operator")
        found = await journal.unsettled(), await journal.verify()
        await journal.aclose()
        return found

    with a_file() as path:
        journalled(
            path,
            PlannedWrite(OrderRef("wc_eu", "7"), "#7", expected, wanted, target=Side.DESIGNO),
            before,
            after,
        )
        (write,), wrong = asyncio.run(reopened(path))
        connection = sqlite3.connect(path)
        kept = dict(connection.execute("SELECT kind, body FROM event").fetchall())
        connection.close()
    intent, claim, outcome = (json.loads(kept[kind]) for kind in ("intent", "claim", "outcome"))
    assert (write.expected, write.wanted) == (before, wanted)
    assert (unpacked(intent["expected"]), unpacked(intent["wanted"])) == (expected, wanted)
    assert unpacked(claim["before"]) == before
    assert (unpacked(outcome["before"]), unpacked(outcome["after"])) == (before, after)
    assert wrong is None


@given(st.none() | statuses, st.none() | statuses, statuses, st.none() | statuses)
@slow_disk
def test_that_the_journal_gives_each_value_back_exactly(
    expected: Status | None, before: Status | None, wanted: Status, after: Status | None
) -> None:
    check_journal(expected, before, wanted, after)


def test_that_the_journal_gives_every_known_trap_back_exactly() -> None:
    for status in ALL_KINDS:
        check_journal(status, status, status, status)


COLUMNS = [
    "seq",
    "job_id",
    "row",
    "kind",
    "store_code",
    "order_id",
    "outcome",
    "at",
    "body",
    "previous",
    "hash",
]
ROWS = 4


@cache
def journal_file() -> bytes:
    """A closed journal of four rows: job, intent, claim, outcome."""
    with a_file() as path:
        write = PlannedWrite(
            OrderRef("wc_eu", "7"), "#7", Status.text("a"), Status.text("b"), target=Side.DESIGNO
        )
        journalled(path, write, Status.text("a"), Status.text("b"))
        return path.read_bytes()


def changed(value: Any, index: int, by: int) -> Any:
    """The value with one character or its number changed."""
    if isinstance(value, int):
        return value + by
    if not value:
        return chr(32 + by)
    at = index % len(value)
    return value[:at] + chr((ord(value[at]) + by) % 0x80) + value[at + 1 :]


def verified_after(seq: int, column: str, index: int, by: int) -> int | None:
    """What ``verify`` says of the journal after one stored field was changed behind its back."""

    async def verify(path: Path) -> int | None:
        journal = await open_journal(path, "test 1", "operator")
        found = await journal.verify()
        await journal.aclose()
        return found

    with a_file() as path:
        path.write_bytes(journal_file())
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("DROP TRIGGER event_never_changed")
        sql = f"SELECT {column} FROM event WHERE seq = ?"  # noqa: S608 - our own column names
        (value,) = connection.execute(sql, (seq,)).fetchone()
        new = changed(value, index, by + ROWS if column == "seq" else by)
        sql = f"UPDATE event SET {column} = ? WHERE seq = ?"  # noqa: S608 - our own column names
        assert connection.execute(sql, (new, seq)).rowcount == 1
        connection.close()
        return asyncio.run(verify(path))


@given(st.integers(1, ROWS), st.sampled_from(COLUMNS), st.integers(0, 5000), st.integers(1, 0x7F))
@slow_disk
def test_that_one_changed_field_of_the_journal_is_found(
    seq: int, column: str, index: int, by: int
) -> None:
    assert verified_after(seq, column, index, by) == seq


def test_that_a_change_in_any_column_of_any_row_of_the_journal_is_found() -> None:
    found = {
        (seq, column): verified_after(seq, column, 0, 1)
        for seq in range(1, ROWS + 1)
        for column in COLUMNS
    }
    assert {where: seq for where, seq in found.items() if seq != where[0]} == {}
