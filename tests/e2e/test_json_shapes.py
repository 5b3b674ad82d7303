"""What ``--json`` prints is what its help page says, key by key, for every command."""

import asyncio
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.cli.arguments import build_parser
from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.main import main
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.resource_files import resource_path
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

#: Keys that are data: store codes, verdicts, status fields.
FREE = ("automatic", "outcomes", "before", "after", "storefront_fields", "read_table", "properties")
#: Commands that print no JSON of their own, with the reason.
WITHOUT = {
    "completion": "a script",
    "man": "a page",
    "help": "a page",
    "preferences set": "as preferences show",
    "watch set": "as watch show",
    "designo set": "as designo show",
    "undo": "as plan",
}
#: Shown elsewhere: they need an unknown write, a signal, another host, or run for seconds.
ELSEWHERE = ("journal settle", "watch run", "demo", "updates check")


def documented() -> dict[str, object]:
    page = (resource_path("help") / "17-json.md").read_text("utf-8")
    found = re.findall(r"^## (.+?)\n(?:(?!^## ).)*?```json\n(.*?)```", page, re.M | re.S)
    return {command: json.loads(text) for command, text in found}


def shape_faults(told: object, seen: object, where: str = "") -> Iterator[str]:
    """Where a value has other keys, or another kind of container, than the page says."""
    if isinstance(told, dict) and isinstance(seen, dict):
        if where.rpartition(".")[2] not in FREE:
            if told.keys() != seen.keys():
                yield f"{where}: {sorted(told.keys() ^ seen.keys())}"
            for key in told.keys() & seen.keys():
                yield from shape_faults(told[key], seen[key], f"{where}.{key}")
    elif isinstance(told, list) and isinstance(seen, list):
        for element in seen:
            yield from shape_faults(told[0] if told else element, element, f"{where}[]")
    elif told is not None and seen is not None and containers(told) != containers(seen):
        yield f"{where}: {type(told).__name__} is {type(seen).__name__}"


def containers(value: object) -> type | None:
    return type(value) if isinstance(value, dict | list) else None


def accept_and_withdraw(run: Callable[..., None], found: dict[str, Any]) -> None:
    """A pair of values of the demo, listed and withdrawn."""
    order = next(row for row in found["list"] if row["verdict"] == "different")["order_id"]
    run("accept", "--pair", order, "--reason", "known")
    run("accept", "--list")
    found["accept --list"] = found.pop("accept")
    run("accept", "--withdraw", "--pair", order)


def learn_from_an_example(run: Callable[..., None], home: Path, world: DemoWorld) -> None:
    command = home / "copied.txt"
    url = f"{world.designo_url.rstrip('/')}/demo/orders?page=1"
    command.write_text(f"curl '{url}' -H 'x-demo-read-key: {world.designo_read_key}'", "utf-8")
    answer = home / "answer.json"
    order = {"order_id": "7", "order_status": "new", "updated_at": "2026-11-23T07:12:56Z"}
    answer.write_text(json.dumps({"data": [order]}), "utf-8")
    run("profile learn", str(command), "--answer", str(answer))
    run("profile renew", str(command))
    change = home / "change.txt"
    change.write_text("curl 'https://s.example/o/7' -d 'status=new&town=Ulm' -b 'a=b'", "utf-8")
    run("profile learn-write", str(change), "--order", "7", "--status", "new")


def add_and_remove(run: Callable[..., None]) -> None:
    """A store of its own, from its credentials to its end."""
    keys_given = '{"consumer_key": "ck_1", "consumer_secret": "cs_1"}'
    new = ("--name", "X", "--code", "x", "--url", "https://x.example.com/")
    run("stores add", "woocommerce", *new, stdin=keys_given)
    run("stores edit", "x", "--since", "24 months")
    run("credentials forget", "--store", "x")
    run("stores remove", "x")


def look_at_profiles(run: Callable[..., None], profile: Path) -> None:
    """One of the operator's own, and those that come with the program."""
    run("profile check", str(profile), "--designo")
    run("profile schema")
    run("profile list")
    run("profile show", "vendure")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Every command's output on the demo's shop, by the command."""
    home, keys = tmp_path_factory.mktemp("home"), MemorySecretStore()
    found: dict[str, Any] = {}

    async def opener(_home, _given):
        return await open_services(OpenOptions(home, keys))

    async def connect(world) -> None:
        services = await opener(None, None)
        await connect_demo(services, world)
        await services.aclose()

    def run(name: str, *more: str, stdin: str = "") -> None:
        out = io.StringIO()
        console = Console(io.StringIO(stdin), out, io.StringIO())
        status = main([*name.split(), *more, "--json"], console=console, opener=opener)
        assert status in (0, 1, 6), name
        found[f"{name} {more[0][2:]}" if "--job" in more[:1] else name] = json.loads(out.getvalue())

    with DemoWorld(count=20) as world:
        asyncio.run(connect(world))
        profile = home / "profile.toml"
        profile.write_text(world.read_profile_toml, "utf-8")
        add_and_remove(run)
        for name in ("refresh", "stores list", "platforms", "designo show", "designo test"):
            run(name)
        run("stores test", world.store_code)
        run("preferences set", "--no-proxy")
        run("designo set", "--url", world.designo_url)
        run("watch set", "--minutes", "10", "--auto", f"{world.store_code}=designo")
        look_at_profiles(run, profile)
        learn_from_an_example(run, home, world)
        for name in ("preferences show", "watch show", "list", "census", "status"):
            run(name)
        first = found["list"][0]["order_id"]
        accept_and_withdraw(run, found)
        run("report", "--csv", str(home / "report.csv"))
        run("plan", "--to", "designo", "--out", str(home / "plan.json"))
        run("apply", str(home / "plan.json"), "--yes")
        run("activity", "--orders")
        run("history")
        job = found["history"][0]["job"]
        run("history", "--job", job)
        found["history --job"] = found.pop("history job")
        run("show", first)
        run("undo", job, "--out", str(home / "undo.json"))
        run("journal verify")
        run("journal export", "--job", job, "--out", str(home / "evidence.json"))
        found["journal export"] = found.pop("journal export job")
        run("connections export", str(home / "c.json"))
        run("connections import", str(home / "c.json"), "--dry")
        run("doctor")
        run("licences", "keyring")
        run("backup", str(home), "--home", str(home))
        (made,) = home.glob("designo-sync-backup-*")
        run("restore", str(made), "--home", str(home / "restored"))
    return found


def test_that_every_command_prints_what_its_page_says(printed) -> None:
    told = documented()
    for command, value in printed.items():
        wanted = told[WITHOUT.get(command, command).removeprefix("as ")]
        assert list(shape_faults(wanted, value, command)) == []
    assert set(told) - set(ELSEWHERE) <= set(printed)


def test_that_every_command_has_its_place_on_the_page() -> None:
    assert commands() - set(WITHOUT) == set(documented()) - {"history --job", "accept --list"}


def choices(parser: Any) -> dict[str, Any]:
    """What may follow a parser's own words; argparse tells it nowhere in public."""
    return parser._subparsers._group_actions[0].choices if parser._subparsers else {}


def commands() -> set[str]:
    """Every command of the parser, with its action where it has actions."""
    found = set()
    for name, parser in choices(build_parser()).items():
        actions = choices(parser)
        found |= {f"{name} {action}" for action in actions} or {name}
    return found


@pytest.mark.parametrize(
    ("told", "seen", "faults"),
    [
        ({"a": 1}, {"a": 2}, 0),
        ({"a": 1}, {"a": 2, "b": 3}, 1),
        ([{"a": 1}], [{"a": 1}, {}], 1),
        ({"a": []}, {"a": {}}, 1),
        ({"automatic": {"x": 1}}, {"automatic": {}}, 0),
    ],
)
def test_that_the_comparison_of_shapes_finds_faults(told, seen, faults) -> None:
    assert len(list(shape_faults(told, seen))) == faults


def test_that_the_page_is_plain_ascii_json_without_a_path_of_some_computer() -> None:
    text = Path(resource_path("help") / "17-json.md").read_text("utf-8")
    assert "/tmp" not in text  # noqa: S108 - looked for, not used
    assert "/home" not in text
