"""F68: data of a newer program, and a program that dies while it brings data up to date.

A newer file is refused and not touched. A step that is killed between any two statements changed
nothing, the next program does it whole, and the file as it was before is kept beside it.
"""

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from local_kit import LocalWorld

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.storage.database import Database
from designo_sync_gui.storage.journal import MIGRATIONS as JOURNAL
from designo_sync_gui.storage.mirror import MIGRATIONS as MIRROR

ROOT = Path(__file__).parents[2]
SCHEMAS = {"mirror": MIRROR, "journal": JOURNAL}
#: The last version of the mirror's schema that held orders in two tables; the next one moves them.
TWO_TABLES = 8
#: Opens copies of a file with the schema of today, one after the other, each in a process of its
#: own that is forked once everything is imported and dies at its first, second, third statement;
#: prints how each ended and how many statements it passed, until one lives.
DIES = """
import asyncio, os, signal, shutil, sqlite3, sys
from pathlib import Path
from designo_sync_gui.storage import database, journal, mirror

template, copies = map(Path, sys.argv[1:])
schema = {"mirror": mirror, "journal": journal}[template.stem].MIGRATIONS
connect, passed, fatal = sqlite3.connect, 0, 0

def step(_statement):
    global passed
    passed += 1
    if passed == fatal:
        os.kill(os.getpid(), signal.SIGKILL)

def watched(*given, **more):
    connection = connect(*given, **more)
    connection.set_trace_callback(step)
    return connection

database.sqlite3.connect = watched

async def open_and_close(path):
    opened = database.Database(path, schema)
    await opened.open()
    await opened.aclose()

def child(path):
    status = 1
    try:
        asyncio.run(open_and_close(path))
        print("passed", passed, flush=True)
        status = 0
    finally:
        sys.stderr.flush()
        os._exit(status)

ended = -signal.SIGKILL
while ended == -signal.SIGKILL:
    fatal += 1
    path = copies / str(fatal) / template.name
    path.parent.mkdir(parents=True)
    shutil.copyfile(template, path)
    pid = os.fork()
    if pid == 0:
        child(path)
    ended = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    print("ended", ended, flush=True)
"""


def dying(template: Path, copies: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", DIES, str(template), str(copies)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def made_by(version: int, path: Path) -> Path:
    """A file as the program of a former version left it, with one row."""

    async def steps() -> None:
        database = Database(path, SCHEMAS[path.stem][:version])
        await database.open()
        if path.stem == "mirror":
            table = "orders" if version <= TWO_TABLES else "former_orders"
            row = f"INSERT INTO {table} (store_code, order_id) VALUES ('wc_eu', '7')"  # noqa: S608
        else:
            row = "INSERT INTO event VALUES (1, 'j', -1, 'job', '', '', '', '', '{}', '', 'h')"
        await database.run(lambda connection: connection.execute(row) and None)
        await database.aclose()

    asyncio.run(steps())
    return path


def looked_at(path: Path) -> tuple[int, list[str], int, str]:
    """Version, schema, number of rows, and SQLite's own check."""
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        schema = [s for (s,) in connection.execute("SELECT sql FROM sqlite_master ORDER BY name")]
        moving = any("former_orders" in (sql or "") for sql in schema)
        table = "former_orders" if moving else "orders" if "mirror" in path.name else "event"
        (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
        (sound,) = connection.execute("PRAGMA integrity_check").fetchone()
    return version, schema, rows, sound


def opened_today(path: Path) -> None:
    async def steps() -> None:
        database = Database(path, SCHEMAS[path.stem])
        await database.open()
        await database.aclose()

    asyncio.run(steps())


FORMER = [(name, version) for name, schema in SCHEMAS.items() for version in range(1, len(schema))]


@pytest.mark.parametrize(("name", "version"), FORMER)
def test_F68_the_file_before_its_schema_changed_is_kept_and_never_replaced(
    tmp_path: Path, name: str, version: int
) -> None:
    path = made_by(version, tmp_path / f"{name}.sqlite3")
    before = looked_at(path)
    kept = tmp_path / f"{name}.sqlite3.v{version}.bak"
    kept.with_name(f"{kept.name}.part").write_bytes(b"a program died while it copied")
    opened_today(path)
    assert looked_at(kept) == before
    assert looked_at(path)[0] == len(SCHEMAS[name])
    assert looked_at(path)[2:] == (1, "ok")
    if os.name == "posix":
        assert kept.stat().st_mode & 0o777 == 0o600

    kept.write_bytes(b"the first copy")
    path.unlink()
    opened_today(made_by(version, path))
    assert kept.read_bytes() == b"the first copy"
    assert {entry.name for entry in tmp_path.iterdir()} == {path.name, kept.name}


def test_F68_a_new_file_leaves_no_copy(tmp_path: Path) -> None:
    opened_today(tmp_path / "mirror.sqlite3")
    opened_today(tmp_path / "mirror.sqlite3")
    assert [entry.name for entry in tmp_path.iterdir()] == ["mirror.sqlite3"]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize(("name", "version"), [("mirror", 1), ("journal", 1)])
def test_F68_a_kill_between_any_two_statements_changes_nothing_and_the_next_program_ends_the_step(
    tmp_path: Path, name: str, version: int
) -> None:
    (tmp_path / "old").mkdir()
    template = made_by(version, tmp_path / "old" / f"{name}.sqlite3")
    before = looked_at(template)
    done = dying(template, tmp_path / "copies")
    assert (done.returncode, done.stderr) == (0, "")
    *killed, passed, last = done.stdout.splitlines()
    assert set(killed) == {"ended -9"}
    assert (passed, last) == (f"passed {len(killed)}", "ended 0")
    assert len(killed) > len(SCHEMAS[name])
    for fatal in range(1, len(killed) + 2):
        path = tmp_path / "copies" / str(fatal) / template.name
        state = looked_at(path)
        assert state == before or state[0] == len(SCHEMAS[name])
        opened_today(path)
        version_now, _, rows, sound = looked_at(path)
        assert (version_now, rows, sound) == (len(SCHEMAS[name]), 1, "ok")
        assert looked_at(path.with_name(f"{path.name}.v{version}.bak")) == before


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_F68_data_of_a_newer_program_is_refused_and_not_touched(tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    with LocalWorld({"1": ("processing", "on-hold")}) as sides:
        sides.prepared(home)
        path = home / f"{name}.sqlite3"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA user_version={len(SCHEMAS[name]) + 1}")
        content = path.read_bytes()

        async def steps() -> None:
            async with sides.opened(home):
                raise AssertionError("the data of a newer program was opened")

        with pytest.raises(StorageFailed, match="newer version") as failure:
            asyncio.run(steps())
    assert "Use that version" in failure.value.advice.english
    assert path.read_bytes() == content
    assert not list(home.glob("*.bak")) + list(home.glob("*.damaged-*"))


#: Opens a mirror and dies in the middle of the third piece of orders that are made anew; prints
#: how many were done before each piece.
DIES_AMONG_ORDERS = """
import asyncio, os, signal, sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from designo_sync_gui.storage import mirror, mirror_rules

whole, pieces = mirror_rules.go_on, 0

def piece(connection, book):
    global pieces
    pieces += 1
    advance = whole(connection, book, 10)
    if pieces == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return advance

mirror_rules.go_on = piece

async def steps():
    tell = lambda done, total: print(done, total, flush=True)
    opened, _ = await mirror.open_mirror(Path(sys.argv[1]), datetime.now(UTC), tell)
    await opened.ready()
    await opened.aclose()

asyncio.run(steps())
"""


def made_anew(path: Path, fatal: int) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", DIES_AMONG_ORDERS, str(path), str(fatal)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_F68_a_program_killed_while_it_makes_the_orders_of_an_older_mirror_anew_goes_on(
    tmp_path: Path,
) -> None:
    path = made_by(4, tmp_path / "mirror.sqlite3")
    with closing(sqlite3.connect(path)) as connection, connection:
        row = "INSERT INTO orders (store_code, order_id) VALUES ('wc_eu', ?)"
        connection.executemany(row, [(str(number),) for number in range(100, 134)])
    first, second, third = made_anew(path, 3), made_anew(path, 1), made_anew(path, 0)
    assert (first.returncode, first.stdout.split("\n")) == (-9, ["0 35", "10 35", "20 35", ""])
    assert (second.returncode, second.stdout) == (-9, "20 35\n")
    assert (third.returncode, third.stdout) == (0, "20 35\n30 35\n35 35\n")
    with closing(sqlite3.connect(path)) as connection:
        told = "SELECT (SELECT count(*) FROM order_view), (SELECT sum(orders) FROM order_state)"
        assert connection.execute(told).fetchone() == (35, 35)
        lost = "SELECT count(*) FROM sqlite_master WHERE name LIKE 'former%'"
        assert connection.execute(lost).fetchone() == (0,)
