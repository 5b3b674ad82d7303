"""What goes wrong ends with its exit status, a cause and an advice."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from under_wine import patience

from designo_sync_gui.demo.world import DemoWorld

ONCE = "--session-secrets"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def closed_url():
    """An address at which nothing listens while the test runs."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}/"


def test_that_a_wrong_address_ends_in_3(program, connect, secrets, closed_url, world) -> None:
    connect(ONCE, store_secrets=secrets, designo_secrets=secrets, shop=closed_url)
    done = program.json("refresh", ONCE, stdin=secrets, expect=3)
    assert [error["store"] for error in done["errors"]] == [world.store_code]
    assert done["errors"][0]["advice"]
    assert done["read"] > 0
    program("stores", "test", world.store_code, ONCE, stdin=secrets, expect=3)
    program("designo", "test", ONCE, stdin=secrets)


def test_that_a_page_of_another_site_ends_in_3(program, connect, secrets, world) -> None:
    connect(ONCE, store_secrets=secrets, designo_secrets=secrets, shop=world.shop_url + "blog/")
    program("stores", "test", world.store_code, ONCE, stdin=secrets, expect=3)


def test_that_a_wrong_key_ends_in_4(connected, world: DemoWorld, secrets) -> None:
    owner = f"store:{world.store_code}"
    wrong = dict(secrets) | {owner: {**secrets[owner], "consumer_secret": "cs_wrong"}}
    done = connected.json("refresh", ONCE, stdin=wrong, expect=4)
    assert "cs_wrong" not in json.dumps(done) + connected.err
    connected("stores", "test", world.store_code, ONCE, stdin=wrong, expect=4)


def test_that_no_keyring_ends_in_5_and_names_the_way_out(program, world: DemoWorld) -> None:
    keys = {"consumer_key": world.consumer_key, "consumer_secret": world.consumer_secret}
    add = ("stores", "add", "woocommerce", "--name", "N", "--code", "c", "--url", world.shop_url)
    program(*add, stdin=keys, expect=5)
    assert "keyring" in program.err
    assert world.consumer_secret not in program.err
    assert program.json("stores", "list") == []


@pytest.mark.parametrize(
    "argv",
    [
        ("nonsense",),
        ("plan", "--to", "designo"),
        ("refresh", "--store", "nope"),
        ("stores", "test", "nope"),
        ("designo", "test"),
        ("apply", "no-such-file", "--yes"),
    ],
)
def test_that_usage_ends_in_2(program, argv: tuple[str, ...]) -> None:
    program(*argv, expect=2)
    assert program.err
    assert "Traceback" not in program.err


def test_that_an_altered_plan_is_refused(connected, tmp_path) -> None:
    connected("refresh", ONCE)
    plan = tmp_path / "plan.json"
    connected("plan", "--to", "designo", "--out", str(plan), ONCE)
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace('"to": "designo"', '"to": "storefront"'), encoding="utf-8")
    connected("apply", str(plan), "--yes", ONCE, expect=2)


def test_that_the_command_line_imports_no_qt(tmp_path) -> None:
    program = (
        "import sys; from designo_sync_gui.cli.main import main;"
        "status = main(['--home', sys.argv[1], 'stores', 'list']);"
        "qt = [name for name in sys.modules if name.startswith(('PySide6', 'qasync'))];"
        "sys.exit(status or len(qt))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        cwd=ROOT,
        check=False,
        timeout=patience(60),
    )
    assert done.returncode == 0, done.stderr
