"""The operator's command is really started, by every command that runs a job."""

import json
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

ONCE = "--session-secrets"


@pytest.fixture
def tell(tmp_path: Path) -> str:
    """A command that appends what it reads to ``told.json``, line by line."""
    script = tmp_path / "tell us.py"
    script.write_text(
        "import json, os, sys\n"
        "told = {'read': json.load(sys.stdin), 'variables': dict(os.environ)}\n"
        "print(json.dumps(told), file=open(sys.argv[1], 'a'))\n"
        "print('noise' * 100_000)\n"
    )
    return shlex.join([sys.executable, str(script), str(tmp_path / "told.json")])


def told(tmp_path: Path) -> list[dict[str, Any]]:
    path = tmp_path / "told.json"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


@pytest.fixture
def wrong(secrets, world):
    owner = f"store:{world.store_code}"
    return dict(secrets) | {owner: {**secrets[owner], "consumer_secret": "cs_canary"}}


def test_that_a_refresh_that_failed_is_told_once(connected, tell, wrong, world, tmp_path) -> None:
    connected.env |= {"CANARY": "canary"}
    for _ in range(2):
        connected("refresh", ONCE, "--on-trouble", tell, stdin=wrong, expect=4)
    (once,) = told(tmp_path)
    (trouble,) = once["read"]["troubles"]
    assert (trouble["kind"], trouble["store"]) == ("job failed", world.store_code)
    assert trouble["advice"]
    assert "canary" not in json.dumps(once)
    assert "noise" not in connected.err


def test_that_the_command_of_the_preferences_is_used_without_the_option(
    connected, tell, wrong, tmp_path
) -> None:
    connected("preferences", "set", "--on-trouble", tell)
    connected("refresh", ONCE, stdin=wrong, expect=4)
    assert len(told(tmp_path)) == 1


def test_that_a_command_that_cannot_be_run_stops_nothing_that_was_begun(
    connected, secrets, wrong, tmp_path
) -> None:
    nowhere = str(tmp_path / "nowhere")
    connected("refresh", ONCE, "--on-trouble", f"'{nowhere}' x", stdin=secrets, expect=2)
    assert f"{nowhere} was not found" in connected.err
    failing = shlex.join([sys.executable, "-c", "raise SystemExit(3)"])
    connected("refresh", ONCE, "--on-trouble", failing, stdin=wrong, expect=4)
    assert "ended with the exit status 3" in connected.err


def test_that_a_refresh_in_which_all_is_well_tells_nothing(
    connected, secrets, tell, tmp_path
) -> None:
    connected("refresh", ONCE, "--on-trouble", tell, stdin=secrets)
    assert told(tmp_path) == []
    assert not (tmp_path / "data" / "troubles.json").exists()
