"""Values and small helpers for the tests of what is kept on this machine."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.plan import Plan, PlannedWrite
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.database import Database
from designo_sync_gui.storage.journal import SqliteJournal, open_journal
from designo_sync_gui.storage.mirror import SqliteMirror, open_mirror

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MakeReading = Callable[..., Reading]
MakePlan = Callable[..., Plan]
MakeOutcome = Callable[..., Outcome]
DatabaseSteps = Callable[[Database], Coroutine[Any, Any, Any]]
MirrorSteps = Callable[[SqliteMirror], Coroutine[Any, Any, Any]]
JournalSteps = Callable[[SqliteJournal], Coroutine[Any, Any, Any]]


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def reading() -> MakeReading:
    """``reading("7", "paid", number="#7", problem=...)``: one order as one side told it."""

    def make(
        order_id: str = "7",
        status: str | Status | None = "paid",
        *,
        store: str = "wc_eu",
        number: str = "",
        **seen: Any,
    ) -> Reading:
        value = Status.text(status) if isinstance(status, str) else status
        observation = Observation(Presence.PRESENT, value, NOW, "GET wc/v3/orders, field status")
        return Reading(OrderRef(store, order_id), number, replace(observation, **seen))

    return make


@pytest.fixture
def plan() -> MakePlan:
    """``plan("7", "8")``: a plan with one write per order id, from “new” to “paid”."""

    def make(*order_ids: str, store: str = "wc_eu") -> Plan:
        writes = tuple(
            PlannedWrite(
                OrderRef(store, order_id),
                f"#{order_id}",
                Status.text("new"),
                Status.text("paid"),
                target=Side.DESIGNO,
            )
            for order_id in order_ids
        )
        return Plan(Direction.TO_DESIGNO, NOW, writes, ())

    return make


@pytest.fixture
def outcome() -> MakeOutcome:
    """``outcome("7", OutcomeKind.UNKNOWN)``: how the write of an order ended."""

    def make(order_id: str, kind: OutcomeKind = OutcomeKind.VERIFIED, store: str = "wc_eu") -> Any:
        return Outcome(
            ref=OrderRef(store, order_id),
            number=f"#{order_id}",
            target=Side.DESIGNO,
            kind=kind,
            before=Status.text("new"),
            wanted=Status.text("paid"),
            after=Status.text("paid"),
            message=verbatim("Read back."),
            at=NOW,
            sent=True,
        )

    return make


@pytest.fixture
def word_table() -> str:
    """The first schema of the tests of ``Database``."""
    return "CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT"


@pytest.fixture
def with_database(tmp_path: Path, word_table: str) -> Callable[[DatabaseSteps], Any]:
    """Runs steps on ``data.sqlite3`` of this test; each use opens it anew and closes it after."""

    def run(steps: DatabaseSteps) -> Any:
        async def between() -> Any:
            database = Database(tmp_path / "data.sqlite3", (word_table,))
            await database.open()
            try:
                return await steps(database)
            finally:
                await database.aclose()

        return asyncio.run(between())

    return run


@pytest.fixture
def with_mirror(tmp_path: Path) -> Callable[[MirrorSteps], Any]:
    """Runs steps on the mirror of this test; each use opens it anew and closes it after."""

    def run(steps: MirrorSteps) -> Any:
        async def between() -> Any:
            mirror, damaged = await open_mirror(tmp_path / "mirror.sqlite3", NOW)
            assert damaged is None
            try:
                return await steps(mirror)
            finally:
                await mirror.aclose()

        return asyncio.run(between())

    return run


@pytest.fixture
def with_journal(tmp_path: Path) -> Callable[[JournalSteps], Any]:
    """Runs steps on the journal of this test; each use opens it anew and closes it after."""

    def run(steps: JournalSteps) -> Any:
        async def between() -> Any:
            journal = await open_journal(tmp_path / "journal.sqlite3", "test 1", "operator")
            try:
                return await steps(journal)
            finally:
                await journal.aclose()

        return asyncio.run(between())

    return run
