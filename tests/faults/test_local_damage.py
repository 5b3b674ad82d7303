"""F63 and F64: damaged data files, and files that somebody else holds.

The mirror can be read again, so a damaged one is put aside and nothing is written because of it.
The journal cannot, so a damaged one is refused, told, and left where it is.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from local_kit import LocalWorld, applied, differing, journal_of, literals, planned, synced

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.storage.database import Database, DatabaseDamaged
from designo_sync_gui.storage.journal import SqliteJournal

PAIRS = {str(n): ("processing", "on-hold") for n in range(1, 4)}
Damage = Callable[[Path], None]


@pytest.fixture
def sides() -> Iterator[LocalWorld]:
    with LocalWorld(PAIRS) as sides:
        yield sides


@pytest.fixture
def home(sides: LocalWorld, tmp_path: Path) -> Path:
    """Both sides read, and one order written, so that both files hold rows."""

    async def one_write(at: Path) -> None:
        async with sides.opened(at) as services:
            refs = (await differing(services))[:1]
            await applied(services, await services.orders.plan(Direction.TO_DESIGNO, refs))

    prepared = sides.prepared(tmp_path / "home")
    asyncio.run(one_write(prepared))
    return prepared


def head_overwritten(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(b"\xff" * 100 + content[100:])


def pages_overwritten(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 3] = b"\xa5" * (4096 * 2)
    path.write_bytes(content)


def cut_in_half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


DAMAGES = [head_overwritten, pages_overwritten, cut_in_half]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda d: d.__name__)
def test_F63_a_damaged_mirror_is_put_aside_and_read_again_without_a_write(
    sides: LocalWorld, home: Path, damage: Damage
) -> None:
    mirror = home / "mirror.sqlite3"
    damage(mirror)
    bad = mirror.read_bytes()
    before = sides.write_requests(Side.DESIGNO)

    async def steps() -> dict[str, str | None]:
        async with sides.opened(home) as services:
            problems = (await services.overview()).problems
            assert [type(problem) for problem in problems] == [DatabaseDamaged]
            assert await services.orders.known() == ()
            await services.jobs.refresh()
            return dict(literals(await services.orders.known(), Side.DESIGNO))

    shown = asyncio.run(steps())
    (kept,) = home.glob("mirror.sqlite3.damaged-*")
    assert kept.read_bytes() == bad
    assert shown == sides.statuses(Side.DESIGNO)
    assert sides.write_requests(Side.DESIGNO) == before
    assert not sides.write_requests(Side.STOREFRONT)


def test_F63_a_mirror_that_was_emptied_is_read_again_without_a_write(
    sides: LocalWorld, home: Path
) -> None:
    emptied(home / "mirror.sqlite3")
    before = sides.write_requests(Side.DESIGNO)

    async def steps() -> dict[str, str | None]:
        async with sides.opened(home) as services:
            await services.jobs.refresh()
            return dict(literals(await services.orders.known(), Side.DESIGNO))

    assert asyncio.run(steps()) == sides.statuses(Side.DESIGNO)
    assert sides.write_requests(Side.DESIGNO) == before


def rows_altered(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE side_read SET read_at = 'yesterday'")
        connection.execute("UPDATE order_state SET storefront_json_type = 'txt'")
        connection.commit()


@pytest.mark.parametrize("kept", [False, True], ids=["rows", "cannot be put aside"])
def test_F63_the_journal_is_verified_and_exported_beside_a_damaged_mirror(
    sides: LocalWorld, home: Path, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    mirror = home / "mirror.sqlite3"
    if kept:
        head_overwritten(mirror)

        def held(path: Path, at: datetime) -> Path:
            raise StorageFailed(verbatim("another program holds it"))

        monkeypatch.setattr("designo_sync_gui.storage.mirror.put_aside", held)
    else:
        rows_altered(mirror)

    async def steps() -> None:
        async with sides.opened(home) as services:
            told = (await services.overview()).problems
            assert [str(mirror) in problem.message.english for problem in told] == [True]
            assert await services.history.verify() is None
            (job,) = await services.history.jobs()
            out = home.parent / "evidence.json"
            assert await services.reports.export_evidence(out, job_id=job.job_id) == 1
            assert out.exists()
            with pytest.raises(DatabaseDamaged):
                await services.orders.known()

    asyncio.run(steps())


@pytest.mark.parametrize("damage", [*DAMAGES, emptied], ids=lambda d: d.__name__)
def test_F63_a_damaged_journal_is_refused_and_stays_where_it_is(
    sides: LocalWorld, home: Path, damage: Damage
) -> None:
    journal = home / "journal.sqlite3"
    damage(journal)
    bad = journal.read_bytes()
    before = sides.write_requests(Side.DESIGNO)

    async def steps() -> None:
        async with sides.opened(home) as services:
            await planned(services, Direction.TO_DESIGNO)

    with pytest.raises(DatabaseDamaged) as failure:
        asyncio.run(steps())
    assert str(journal) in failure.value.message.english
    assert failure.value.advice
    assert journal.read_bytes() == bad
    assert list(home.glob("journal.sqlite3.*")) == []
    assert sides.write_requests(Side.DESIGNO) == before


def test_F63_a_journal_damaged_while_a_plan_waits_takes_no_write(
    sides: LocalWorld, home: Path
) -> None:
    before = sides.write_requests(Side.DESIGNO)

    async def made() -> Plan:
        async with sides.opened(home) as services:
            return await planned(services, Direction.TO_DESIGNO)

    plan = asyncio.run(made())
    pages_overwritten(home / "journal.sqlite3")

    async def carry_out() -> None:
        async with sides.opened(home) as services:
            await applied(services, plan)

    with pytest.raises(DatabaseDamaged):
        asyncio.run(carry_out())
    assert sides.write_requests(Side.DESIGNO) == before


def held(path: Path) -> sqlite3.Connection:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_F64_a_journal_that_somebody_else_holds_stops_the_job_unsent(
    sides: LocalWorld, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sides.write_requests(Side.DESIGNO)

    async def steps() -> None:
        async with sides.opened(home) as services:
            plan = await planned(services, Direction.TO_DESIGNO)
            journal = services._context.journal
            assert isinstance(journal, SqliteJournal)
            await journal._database.run(
                lambda connection: connection.execute("PRAGMA busy_timeout=0").fetchone()
            )
            with closing(held(home / "journal.sqlite3")):
                with pytest.raises(StorageFailed, match="locked") as failure:
                    await applied(services, plan)
                assert "Another program" in failure.value.advice.english
            assert sides.write_requests(Side.DESIGNO) == before
            assert (await applied(services, plan)).state is JobState.DONE

    asyncio.run(steps())
    assert sides.statuses(Side.DESIGNO) == sides.statuses(Side.STOREFRONT)
    assert journal_of(home).wrong_row is None


def test_F64_a_reader_with_an_old_snapshot_does_not_keep_the_program_from_writing(
    sides: LocalWorld, home: Path
) -> None:
    """BUSY_SNAPSHOT comes to who reads first and writes later; the program takes the lock first."""
    with closing(sqlite3.connect(home / "journal.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM event").fetchone()

        async def steps() -> JobState:
            async with sides.opened(home) as services:
                return (await synced(services, Direction.TO_DESIGNO)).state

        assert asyncio.run(steps()) is JobState.DONE
        with pytest.raises(sqlite3.OperationalError) as stale:
            other.execute("INSERT INTO head VALUES (0, '')")
        assert stale.value.sqlite_errorname == "SQLITE_BUSY_SNAPSHOT"


def test_F64_two_writers_of_one_file_wait_for_each_other_and_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "data.sqlite3"
    table = "CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"
    threads: set[str] = set()

    def adds(connection: sqlite3.Connection) -> None:
        threads.add(threading.current_thread().name)
        (count,) = connection.execute("SELECT count(*) FROM word").fetchone()
        connection.execute("INSERT INTO word (text) VALUES (?)", (f"word {count}",))

    async def steps() -> list[str]:
        one, two = Database(path, (table,)), Database(path, (table,))
        await one.open()
        await two.open()
        await asyncio.gather(*(database.run(adds) for _ in range(60) for database in (one, two)))
        rows = await one.run(lambda c: c.execute("SELECT text FROM word ORDER BY id").fetchall())
        await one.aclose()
        await two.aclose()
        return [text for (text,) in rows]

    assert asyncio.run(steps()) == [f"word {number}" for number in range(120)]
    assert threads == {"storage data.sqlite3"}
