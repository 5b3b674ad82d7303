"""Leaks by what is kept: files of the data folder, exports, the log, and what a removal leaves."""

import argparse
import asyncio
import json
import logging
import os
import re
import sqlite3
import stat
import zipfile
from pathlib import Path

import pytest
from hostile_statuses import HOSTILE_STATUSES
from leaks import leaked, leaked_files
from local_kit import STORE, LocalWorld, applied, planned
from scripted_faults import Fault, faults_of

import designo_sync_gui
from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.cli.arguments import build_parser
from designo_sync_gui.demo.http_server import DemoReply
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan_text import plan_to_text
from designo_sync_gui.storage.log_files import NAME
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

PAIRS = {str(n): ("processing", "on-hold") for n in range(1, 7)}


@pytest.fixture(scope="module")
def world():
    with LocalWorld(PAIRS) as world:
        yield world


@pytest.fixture
def secrets(world: LocalWorld) -> list[str]:
    return [value for named in world.secrets.values() for value in named.values()]


def lived(world: LocalWorld, home: Path, secrets: list[str], *, umask: int = 0o022) -> Path:
    """A data folder after a whole life: connected, read, written, failed, looked back on.

    Everything is logged at the lowest level, also by httpx2 and httpcore2; servers echo secrets.
    Returns the folder of what left the program.
    """
    out = home.parent / "out"
    out.mkdir()
    echo = DemoReply(
        500, json.dumps({"message": " ".join(secrets)}).encode(), {"Content-Type": "text/html"}
    )

    async def live() -> None:
        kept = MemorySecretStore()
        options = OpenOptions(home, kept, log_level=logging.DEBUG)
        services = await open_services(options)
        try:
            await connect_demo(services, world.world)
            await services.connections.test_store(await _store(services), {})
            await services.jobs.refresh()
            faults_of(world.world.shop.server).append(Fault("GET", reply=echo, times=9))
            await services.jobs.refresh(full=True)
            faults_of(world.world.shop.server).clear()
            faults_of(world.world.designo.server).append(Fault("POST", "update-order", reply=echo))
            plan = await planned(services, Direction.TO_DESIGNO)
            (out / "plan.json").write_text(plan_to_text(plan), encoding="utf-8")
            result = await applied(services, plan)
            await services.reports.export_mismatches(out / "mismatches.csv")
            for name in ("evidence.json", "evidence.html"):
                await services.reports.export_evidence(out / name, job_id=result.job_id)
            logging.getLogger("designo_sync_gui.test").error("all of it: %s", " ".join(secrets))
            parts = await services.diagnostics.collect(mask_names=False)
            for part in parts:
                (out / f"diagnostics-{part.name}").write_text(part.text, encoding="utf-8")
            await services.diagnostics.save(out / "diagnostics.zip", parts)
        finally:
            await services.aclose()

    world.reset()
    former = os.umask(umask)
    try:
        asyncio.run(live())
    finally:
        os.umask(former)
    return out


async def _store(services):
    return (await services.overview()).settings.stores[0]


def test_L03_L08_L09_L13_nothing_that_is_kept_or_exported_holds_a_secret(
    world: LocalWorld, secrets: list[str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("httpx2", "httpcore2", "asyncio"):
        caplog.set_level(logging.DEBUG, logger=name)
    home = tmp_path / "home"
    out = lived(world, home, secrets)
    names = {path.name for path in home.rglob("*")}
    assert {"settings.json", "journal.sqlite3", "mirror.sqlite3", NAME} <= names
    given = {r.headers.get("authorization", "") for r in world.world.designo.server.requests} - {""}
    assert given, "DesignO gave a token, and it was sent"
    secrets = [*secrets, *given]
    assert leaked_files(home, secrets) == {}
    assert len(list(out.iterdir())) == 9
    assert leaked_files(out, secrets) == {}
    log = (home / "logs" / NAME).read_text(encoding="utf-8")
    assert "all of it: *** *** ***" in log
    own = [r.getMessage() for r in caplog.records if not r.name.startswith("designo_sync_gui.test")]
    assert leaked("\n".join(own), secrets) == []


def commands_of(parser: argparse.ArgumentParser) -> set[str]:
    """The words of every command and of every action of one."""
    words: set[str] = set()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, command in action.choices.items():
                words |= {word} | commands_of(command)
    return words


def test_L08_neither_the_journal_nor_what_is_exported_of_it_holds_a_secret(
    world: LocalWorld, secrets: list[str], tmp_path: Path
) -> None:
    """DesignO answers writes with every credential; looked at while the journal is open, so that
    its write-ahead log is among the files."""
    home, out = tmp_path / "home", tmp_path / "out"
    out.mkdir()
    echo = DemoReply(400, json.dumps({"message": " ".join(secrets)}).encode())

    async def write() -> dict[str, list[str]]:
        services = await open_services(OpenOptions(home, MemorySecretStore()))
        try:
            await connect_demo(services, world.world)
            await services.jobs.refresh()
            faults_of(world.world.designo.server).append(
                Fault("POST", "update-order", reply=echo, times=2)
            )
            result = await applied(services, await planned(services, Direction.TO_DESIGNO))
            refused = [o for o in result.outcomes if o.kind is not OutcomeKind.VERIFIED]
            assert len(refused) == 2
            assert any("***" in outcome.message.english for outcome in refused)
            await services.reports.export_mismatches(out / "mismatches.csv")
            for name in ("evidence.json", "evidence.html"):
                await services.reports.export_evidence(out / name, job_id=result.job_id)
            open_now = {path.name for path in home.iterdir()}
            assert {"journal.sqlite3", "journal.sqlite3-wal"} <= open_now
            return leaked_files(home, secrets)
        finally:
            await services.aclose()

    world.reset()
    assert asyncio.run(write()) == {}
    assert len(list(out.iterdir())) == 3
    assert leaked_files(out, secrets) == {}
    assert b"***" in (out / "evidence.json").read_bytes(), "the echo was kept, masked"


def test_L13_the_diagnostics_file_holds_no_secret(
    world: LocalWorld, secrets: list[str], tmp_path: Path
) -> None:
    """Made after a whole life of the data folder, in which a log line held every secret."""
    out = lived(world, tmp_path / "home", secrets)
    with zipfile.ZipFile(out / "diagnostics.zip") as bundle:
        texts = {name: bundle.read(name).decode("utf-8") for name in bundle.namelist()}
    assert set(texts) == {"about.txt", "settings.json", "checks.txt", "log.txt"}
    assert not [name for name, text in texts.items() if leaked(text, secrets)]
    assert "all of it: *** *** ***" in texts["log.txt"]
    assert STORE in texts["settings.json"]


def test_L13_a_file_for_support_is_made_only_when_asked_for_and_nothing_dumps_the_memory(
    world: LocalWorld, secrets: list[str], tmp_path: Path
) -> None:
    """Whoever adds another such file finds here that it must be searched for secrets."""
    home = tmp_path / "home"
    lived(world, home, secrets)
    kept = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert kept == {
        "settings.json",
        "journal.sqlite3",
        "mirror.sqlite3",
        "mirror.sqlite3.closed",
        "writing.lock",
        f"logs/{NAME}",
    }
    words = commands_of(build_parser())
    assert {"doctor", "export"} <= words
    assert not [w for w in words if re.search("diagnos|bundle|support|dump|crash", w)]
    program = Path(designo_sync_gui.__file__).parent
    dumping = [
        path.name
        for path in program.rglob("*.py")
        if re.search("faulthandler|tracemalloc", path.read_text(encoding="utf-8"))
    ]
    assert dumping == []


def test_L09_settings_hold_only_what_is_listed(
    world: LocalWorld, secrets: list[str], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    lived(world, home, secrets)
    document = json.loads((home / "settings.json").read_text(encoding="utf-8"))
    assert set(document) == {
        "format",
        "home_id",
        "stores",
        "designo",
        "watch",
        "preferences",
        "screen",
    }
    (store,) = document["stores"]
    assert set(store) == {
        "code", "name", "platform", "url", "status_field", "sign_in", "options", "ca_file"
    }  # fmt: skip


def test_L17_a_hostile_text_neither_forges_a_line_nor_commands_a_terminal(
    world: LocalWorld, tmp_path: Path
) -> None:
    async def speak() -> None:
        services = await open_services(OpenOptions(tmp_path / "home", MemorySecretStore()))
        for text in HOSTILE_STATUSES:
            logging.getLogger("designo_sync_gui.test").warning("status %s.", text)
        await services.aclose()

    asyncio.run(speak())
    written = (tmp_path / "home" / "logs" / NAME).read_bytes()
    lines = written.replace(os.linesep.encode(), b"\n").split(b"\n")
    said = [line for line in lines if b" WARNING " in line]
    assert len(said) == len(HOSTILE_STATUSES)
    assert len(lines) == len(HOSTILE_STATUSES) + 2, "one line to open, one empty after the last"
    text = b"\n".join(lines).decode("utf-8")
    assert not [c for c in text if c != "\n" and (ord(c) < 32 or c in "\x7f\x85\u2028\u2029\u202e")]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_L18_every_file_of_the_data_folder_is_for_its_owner_only(
    world: LocalWorld, secrets: list[str], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    lived(world, home, secrets, umask=0)
    modes = {
        str(path.relative_to(home)): stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")
    }
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert {name: oct(m) for name, m in modes.items() if m not in (0o600, 0o700)} == {}


def test_L20_a_removed_connection_leaves_its_journal_and_nothing_else(
    world: LocalWorld, secrets: list[str], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    kept = MemorySecretStore()

    async def live() -> None:
        services = await open_services(OpenOptions(home, kept))
        try:
            await connect_demo(services, world.world)
            await services.jobs.refresh()
            await applied(services, await planned(services, Direction.TO_DESIGNO))
            assert await kept.load(f"store:{STORE}", ["consumer_key", "consumer_secret"])
            await services.connections.remove_store(STORE)
            await services.connections.save_designo(None, {})
        finally:
            await services.aclose()

    world.reset()
    asyncio.run(live())
    for owner, values in world.secrets.items():
        assert asyncio.run(kept.load(owner, list(values))) == {}
    mirror = sqlite3.connect(home / "mirror.sqlite3")
    tables = [
        name for (name,) in mirror.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    left = {name: mirror.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}  # noqa: S608 - names of its own tables
    applied_rules = mirror.execute("SELECT store_code, order_id FROM rules_applied").fetchall()
    mirror.close()
    assert applied_rules == [("", "")]
    # Numbers that were given out, and the version of the rules, name nothing of a shop. What
    # happened is kept for a year, like the journal, and names no order by itself.
    kept_names = {"sqlite_sequence", "rules_applied", "list_version"}
    kept_names |= {"activity", "activity_journal", "acceptance_mark"}
    assert {name for name, count in left.items() if count} <= kept_names, left
    assert leaked_files(home, secrets) == {}
    settings = json.loads((home / "settings.json").read_text(encoding="utf-8"))
    assert (settings["stores"], settings["designo"]) == ([], None)
