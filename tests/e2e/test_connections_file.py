"""Connections go from one data folder to another by one file."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ONCE = "--session-secrets"


@pytest.fixture
def file(connected: Any, tmp_path: Path) -> Path:
    """What the connected data folder exports."""
    path = tmp_path / "connections.json"
    connected("stores", "edit", "wc_eu", "--never-write", "none", "--production", "yes", ONCE)
    command = f'"{Path(sys.executable).as_posix()}" -c canary'
    connected("preferences", "set", "--on-trouble", command, "--unread-hours", "4")
    connected("connections", "export", str(path))
    assert "no credential is in it" in connected("connections", "export", str(path))
    return path


@pytest.fixture
def other(program: Any, file: Path) -> Any:
    """The program on an empty data folder."""
    program.env["DESIGNO_SYNC_HOME"] = str(file.parent / "other")
    return program


def test_that_no_credential_is_in_the_file(
    file: Path, secrets: Mapping[str, Mapping[str, str]]
) -> None:
    text = file.read_text("utf-8")
    for values in secrets.values():
        for value in values.values():
            assert value not in text
    assert "canary" not in text


def test_that_another_folder_says_first_and_imports_then(
    other: Any, file: Path, secrets: Mapping[str, Mapping[str, str]]
) -> None:
    said = other("connections", "import", str(file), "--dry", ONCE, stdin={"designo": {"x": "y"}})
    assert "wc_eu" in said
    assert "An import opens no lock" in said
    assert other.json("stores", "list") == []
    rows = other.json("connections", "import", str(file), "--yes", "--replace", ONCE, stdin=secrets)
    assert {(row["part"], row["change"], row["imported"]) for row in rows} == {
        ("preferences", "changed", True),
        ("designo", "new", True),
        ("store", "new", True),
    }
    (store,) = other.json("stores", "list")
    assert (store["code"], store["never_write"], store["production"]) == ("wc_eu", "shop", True)
    kept = other.json("preferences", "show")
    assert (kept["proxy"], kept["on_trouble"], kept["unread_hours"]) == ("", "", 4)
    assert other.json("refresh", ONCE, stdin=secrets)["read"] > 0


def test_that_nothing_is_imported_without_a_yes_or_its_credentials(
    other: Any, file: Path, secrets: Mapping[str, Mapping[str, str]]
) -> None:
    other("connections", "import", str(file), ONCE, stdin=secrets, expect=2)
    assert "Add --yes" in other.err
    none = {"store:nobody": {"x": "y"}}
    other("connections", "import", str(file), "--yes", ONCE, stdin=none, expect=2)
    assert "Missing credentials" in other.err
    assert other.json("stores", "list") == []


def test_that_what_is_here_already_is_replaced_only_when_asked_for(
    connected: Any, file: Path, secrets: Mapping[str, Mapping[str, str]]
) -> None:
    document = json.loads(file.read_text("utf-8"))
    document["stores"][0]["name"] = "Renamed \u2066"[:7]
    file.write_text(json.dumps(document), "utf-8")
    connected("connections", "import", str(file), ONCE, "--yes", stdin=secrets)
    assert "add --replace" in connected.err
    assert connected.json("stores", "list")[0]["name"] != "Renamed"
    connected("connections", "import", str(file), ONCE, "--yes", "--replace", stdin=secrets)
    (store,) = connected.json("stores", "list")
    assert (store["name"], store["never_write"]) == ("Renamed", "none")


def test_that_a_hostile_file_is_refused_in_plain_characters(other: Any, file: Path) -> None:
    document = json.loads(file.read_text("utf-8"))
    document["stores"][0]["name"] = "\x1b[2J\u202eevil"
    file.write_text(json.dumps(document), "utf-8")
    other("connections", "import", str(file), "--dry", expect=2)
    assert "stores[0].name" in other.err
    assert "\x1b" not in other.err
