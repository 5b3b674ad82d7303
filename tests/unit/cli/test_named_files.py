"""What a command reads is an ordinary file: a named pipe would be waited for without end."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_program import Program
from named_pipes import named_pipe

from designo_sync_gui.connectors.exports.cost import Cost
from designo_sync_gui.connectors.exports.encoding import encoding_of
from designo_sync_gui.connectors.exports.file_kind import kind_of
from designo_sync_gui.connectors.http.trust import tls_context
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.storage.backup import MANIFEST
from designo_sync_gui.ui.stores.fields import read_text_file

Words = Callable[[Path], list[str]]

COMMANDS: dict[str, Words] = {
    "connections import": lambda pipe: ["connections", "import", str(pipe), "--yes"],
    "apply": lambda pipe: ["apply", str(pipe), "--yes"],
    "profile check": lambda pipe: ["profile", "check", str(pipe)],
    "designo set": lambda pipe: [
        *("designo", "set", "--url", "https://d.example", "--read-profile", str(pipe))
    ],
    "stores add, certificates": lambda pipe: [
        *("stores", "add", "woocommerce", "--name", "x", "--code", "x"),
        *("--url", "https://x.example", "--ca-file", str(pipe)),
    ],
    "stores add, profile": lambda pipe: [
        *("stores", "add", "other", "--name", "x", "--code", "x", "--url", "https://x.example"),
        *("--option", f"profile=@{pipe}"),
    ],
    "restore": lambda pipe: ["restore", str(pipe.parent), "--check"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_that_no_command_waits_for_a_named_pipe(tmp_path: Path, command: str) -> None:
    program = Program(tmp_path / "home")
    folder = tmp_path / "given"
    folder.mkdir()
    with named_pipe(folder, MANIFEST if command == "restore" else "pipe") as pipe:
        assert program(*COMMANDS[command](pipe)) in (1, 2)
    told = program.err
    assert "rdinary file" in told or "There is no file" in told, told


def test_that_an_export_and_a_file_of_certificates_are_ordinary_files_too(tmp_path: Path) -> None:
    async def trust(pipe: Path) -> None:
        await tls_context(str(pipe))

    with named_pipe(tmp_path) as pipe, pytest.raises(SyncError, match="ordinary file"):
        kind_of(pipe)
    pipe.unlink()
    with named_pipe(tmp_path) as pipe, pytest.raises(SyncError, match="ordinary file"):
        encoding_of(pipe, "auto", Cost("pipe"))
    pipe.unlink()
    with named_pipe(tmp_path) as pipe, pytest.raises(SettingsInvalid, match="ordinary file"):
        asyncio.run(trust(pipe))


def exported(program: Program, tmp_path: Path) -> str:
    path = tmp_path / "connections.json"
    assert program("connections", "export", str(path)) == 0
    return path.read_text("utf-8")


def test_that_connections_are_imported_from_standard_input(tmp_path: Path) -> None:
    here, there = Program(tmp_path / "here"), Program(tmp_path / "there")
    asyncio.run(here.fill())
    text = exported(here, tmp_path)
    assert there("connections", "import", "-", "--dry", "--json", given=text) == 0
    parts = [(part["part"], part["code"]) for part in json.loads(there.out)]
    assert {("store", "de"), ("store", "fr")} <= {*parts}


def test_that_standard_input_is_read_to_the_limit_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program(tmp_path / "home")
    for name in ("cli.connection_commands", "storage.connections_file"):
        monkeypatch.setattr(f"designo_sync_gui.{name}.MOST_BYTES", 100)
    assert program("connections", "import", "-", "--dry", given=" " * 10_000) == 2
    assert "larger than 100 bytes" in program.err


def test_that_credentials_and_connections_do_not_share_standard_input(tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    words = ("--session-secrets", "connections", "import", "-", "--yes")
    assert program(*words, given='{"designo": {"read_key": "x"}}') == 2
    assert "credentials already" in program.err


def test_that_a_terminal_and_no_input_at_all_are_told(tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    assert program("connections", "import", "-", "--yes", given=None) == 2
    assert "cannot be imported" in program.err


def test_that_a_missing_address_is_told_with_where_it_is_found(tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    assert program("stores", "add", "other", "--name", "x", "--code", "x") == 2
    assert "--url is missing: " in program.err
    assert "bug" not in program.err


def test_that_the_window_reads_a_profile_in_the_same_way(tmp_path: Path) -> None:
    with named_pipe(tmp_path) as pipe, pytest.raises(SyncError, match="ordinary file"):
        read_text_file(pipe)
