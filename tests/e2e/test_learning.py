"""From a copied command to the first mismatch, on the command line and without any TOML."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from demo_browser import DemoBrowser

from designo_sync_gui.demo.world import DemoWorld

ONCE = "--session-secrets"
#: Secrets of another connection: what is learned brings its own.
GIVEN = {"store:none": {"key": "x"}}


@pytest.fixture
def command(world: DemoWorld, tmp_path: Path) -> Path:
    path = tmp_path / "copied ü.txt"
    url = f"{world.designo_url.rstrip('/')}/demo/orders?page=1&size=100"
    path.write_text(
        f"curl '{url}' -H 'accept: application/json' -H 'x-demo-read-key: "
        f"{world.designo_read_key}' --compressed\n",
        "utf-8",
    )
    return path


@pytest.fixture
def shop_read(program, world: DemoWorld, secrets):
    """The shop connected and read; DesignO not connected."""
    shop = ("--name", world.store_name, "--code", world.store_code, "--url", world.shop_url)
    program("stores", "add", "woocommerce", *shop, ONCE, stdin=secrets)
    program("refresh", ONCE, stdin=secrets)
    return program


def test_that_nothing_is_sent_without_the_confirmed_host(shop_read, world, command) -> None:
    host = urlsplit(world.designo_url).netloc
    told = shop_read("profile", "learn", str(command), expect=1)
    assert f"--host {host}" in told
    assert world.designo_read_key not in told + shop_read.err
    shop_read("profile", "learn", str(command), "--host", "other.example", expect=2)
    assert "nothing was sent" in shop_read.err


def test_that_a_copied_command_leads_to_the_first_mismatch(
    shop_read, world, secrets, command, tmp_path
) -> None:
    host = urlsplit(world.designo_url).netloc
    learn = ("profile", "learn", str(command), "--host", host)
    found = shop_read.json(*learn)
    assert found["list"] == "/data"
    assert {name: held["pointer"] for name, held in found["fields"].items()} == {
        "id": "/order_id",
        "status": "/order_status",
        "changed_at": "/updated_at",
        "store": "/store_code",
    }
    assert found["fields"]["status"]["confidence"] == "sure"
    assert found["secrets"] == ["x_demo_read_key"]
    preview = found["preview"]
    assert preview["known"] > 50
    assert 0 < preview["second_page_new"] <= 100
    assert {"equal", "different"} <= {row["verdict"] for row in preview["orders"]}

    out = tmp_path / "learned.toml"
    told = shop_read(*learn, "--out", str(out), "--save", ONCE, stdin=GIVEN)
    assert "are known from" in told
    assert world.designo_read_key not in told + shop_read.err + out.read_text("utf-8")
    saved = (tmp_path / "data" / "settings.json").read_text("utf-8")
    assert world.designo_read_key not in saved

    given = {**secrets, "designo": {"x_demo_read_key": world.designo_read_key}}
    assert shop_read.json("refresh", ONCE, stdin=given)["errors"] == []
    mismatches = shop_read.json("list", "--mismatches", ONCE, stdin=given)
    assert {row["verdict"] for row in mismatches} >= {"different"}


def test_that_fields_are_chosen_by_hand_and_an_unknown_one_is_refused(shop_read, tmp_path) -> None:
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps({"rows": [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]}), "utf-8")
    command = tmp_path / "c.txt"
    command.write_text("curl https://d.example/list", "utf-8")
    learn = ("profile", "learn", str(command), "--answer", str(answer))
    told = shop_read(*learn, expect=1)
    assert "does not look like a list of orders" in shop_read.err
    assert "--field id=POINTER" in shop_read.err + told
    chosen = ("--field", "id=/a", "--field", "status=/b", "--store", "north")
    assert shop_read.json(*learn, *chosen)["fields"]["id"]["confidence"] == "chosen"
    for wrong in (("--field", "x=/a"), ("--field", "id=/c"), ("--list", "/none"), ("--entry", "2")):
        shop_read(*learn, *wrong, expect=2)


def test_that_what_may_be_a_key_in_the_path_is_told_and_not_printed(program, tmp_path) -> None:
    drawn = "q8Zr2Lx0Vt7Yb3Kd9Wm4"
    answer, command = tmp_path / "answer.json", tmp_path / "c.txt"
    answer.write_text(json.dumps({"orders": [{"id": 1, "status": "new"}]}), "utf-8")
    command.write_text(f"curl https://d.example/{drawn}/orders", "utf-8")
    told = program("profile", "learn", str(command), expect=1) + program.err
    learn = ("profile", "learn", str(command), "--answer", str(answer), "--store", "north")
    told += program(*learn)
    assert "https://d.example/•••/orders" in told
    assert "may be a key or an id (part 1)" in program.err
    assert drawn not in told + program.err
    assert program.json(*learn)["drawn_in_path"] == [1]


def test_that_an_answer_alone_and_a_map_by_ids_say_what_is_missing(shop_read, tmp_path) -> None:
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps({"orders": [{"id": "1", "status": "new"}]}), "utf-8")
    shop_read("profile", "learn", str(answer), expect=1)
    assert "give the copied command" in shop_read.err
    answer.write_text(json.dumps({"-a": {"s": "x", "n": 1}, "-b": {"s": "y", "n": 2}}), "utf-8")
    shop_read("profile", "learn", str(answer), expect=2)
    assert "under their ids" in shop_read.err
    answer.write_text(json.dumps({"d": json.dumps({"orders": [{"id": 1}]})}), "utf-8")
    shop_read("profile", "learn", str(answer), expect=2)
    assert "in a text at /d" in shop_read.err
    answer.write_text('{"a": 5}', "utf-8")
    shop_read("profile", "learn", str(answer), expect=2)
    assert "contains no list" in shop_read.err


def test_that_a_shop_is_learned_too(program, world, tmp_path, command) -> None:
    host = urlsplit(world.designo_url).netloc
    shop = ("--shop", "--store", "other", "--name", "Other shop")
    told = program(
        *("profile", "learn", str(command), "--host", host), *shop, "--save", ONCE, stdin=GIVEN
    )
    assert "The store is connected." in told + program.err
    (store,) = program.json("stores", "list")
    assert store["code"] == "other"
    given = {"store:other": {"x_demo_read_key": world.designo_read_key}}
    assert program.json("refresh", ONCE, stdin=given)["errors"] == []


def test_that_another_designo_is_not_put_in_the_place_of_the_connected(
    connected, command, tmp_path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("curl https://other.example/list", "utf-8")
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps({"orders": [{"id": "1", "status": "new"}]}), "utf-8")
    learn = ("profile", "learn", str(other), "--answer", str(answer), "--store", "x", "--save")
    connected(*learn, ONCE, expect=2)
    assert "DesignO is connected at" in connected.err


def test_that_what_may_change_something_is_refused_before_its_address_is_shown(
    shop_read, tmp_path
) -> None:
    command = tmp_path / "command.txt"
    command.write_text("curl -X DELETE 'https://designo.example.com/api/orders/5'", "utf-8")
    told = shop_read("profile", "learn", str(command), expect=1)
    assert "may change something" in shop_read.err
    assert "--host" not in told + shop_read.err
    key = "sk_live_9f8a7b6c5d"
    command.write_text(
        f"curl 'https://designo.example.com/o/{key}/list' -H 'X-Auth-Token: {key}'", "utf-8"
    )
    told = shop_read("profile", "learn", str(command), expect=1)
    assert "a key in its path" in shop_read.err
    assert key not in told + shop_read.err


def test_that_a_command_on_standard_input_is_read(shop_read) -> None:
    given = "curl 'https://d.example/list' -k"
    told = shop_read("profile", "learn", "-", stdin=given, expect=1)
    assert "GET https://d.example/list" in told
    assert "they stay on here" in shop_read.err


def test_that_a_profile_that_cannot_be_written_says_why(program, tmp_path) -> None:
    command, answer = tmp_path / "c.txt", tmp_path / "a.json"
    command.write_text("curl https://d.example/list", "utf-8")
    answer.write_text(json.dumps({"orders": [{"id": "1", "status": "new"}]}), "utf-8")
    learn = ("profile", "learn", str(command), "--answer", str(answer), "--store", "x")
    program(*learn, "--out", str(tmp_path / "none" / "p.toml"), expect=1)
    assert "This is a bug" not in program.err


def test_that_an_answer_is_printed_as_a_tree_and_its_pointers_are_taken(program, tmp_path) -> None:
    command, answer = tmp_path / "c.txt", tmp_path / "a.json"
    command.write_text("curl https://d.example/list", "utf-8")
    rows = [
        {"no": n, "deep": {"er": [{"step": " new"}]}} for n in range(9007199254740993, 5, -(2**51))
    ]
    answer.write_text(json.dumps({"rows": rows}), "utf-8")
    learn = ("profile", "learn", str(command), "--answer", str(answer))
    told = program(*learn, "--outline")
    assert re.search(r"^ +no +9007199254740993 +/rows/0/no$", told, re.M)
    assert re.search(r'^ +step +"·new" +/rows/0/deep/er/0/step$', told, re.M)
    assert re.search(r"^ +rows +\[4\] and 3 more +/rows$", told, re.M)
    chosen = ("--list", "/rows", "--id", "/no", "--status", "/deep/er/0/step", "--store", "x")
    found = program.json(*learn, *chosen, "--number", "")
    assert found["fields"]["status"] == {"pointer": "/deep/er/0/step", "confidence": "chosen"}
    assert found["fields"]["id"]["pointer"] == "/no"
    program(*learn, "--id", "/deep", expect=2)
    assert "--outline" in program.err
    program("--json", *learn, "--outline", expect=2)


def test_that_only_the_beginning_of_a_long_answer_is_printed(program, tmp_path) -> None:
    answer = tmp_path / "a.json"
    answer.write_text(json.dumps({str(n): n for n in range(1000)}), "utf-8")
    assert len(program("profile", "learn", str(answer), "--outline").splitlines()) == 202
    assert "Only the first 200 lines are shown." in program.err


def test_that_answers_of_a_recording_are_listed_the_most_like_orders_first(
    program, tmp_path
) -> None:
    def entry(url: str, answer: object) -> dict[str, object]:
        content = {"mimeType": "application/json", "text": json.dumps(answer)}
        request = {"method": "GET", "url": url, "headers": []}
        return {"request": request, "response": {"status": 200, "content": content}}

    orders = [{"order_id": str(n), "order_status": "new"} for n in range(3)]
    entries = [
        entry("https://d.example/menu", {"entries": [{"a": 1, "b": "x"}]}),
        entry("https://d.example/list?page=1", {"orders": orders}),
    ]
    path = tmp_path / "page.har"
    path.write_text(json.dumps({"log": {"entries": entries}}), "utf-8")
    told = program("profile", "learn", str(path), "--store", "x")
    assert "  1  https://d.example/list: 3 entries at “/orders”, look like orders" in told
    assert "  2  https://d.example/menu: 1 entry at “/entries”" in told
    assert "now paste the copied command" in program.err


def test_that_credentials_are_renewed_by_a_new_command_and_nothing_else_changes(
    shop_read, world, secrets, command, tmp_path
) -> None:
    host = urlsplit(world.designo_url).netloc
    learn = ("profile", "learn", str(command), "--host", host, "--save", ONCE)
    shop_read(*learn, stdin=GIVEN)
    ended = {**secrets, "designo": {"x_demo_read_key": "ended"}}
    shop_read("refresh", ONCE, stdin=ended, expect=4)
    assert "HTTP 401" in shop_read.err
    saved = (tmp_path / "data" / "settings.json").read_bytes()
    found = shop_read.json("profile", "renew", str(command), ONCE, stdin=ended)
    assert found["read"] == 100
    assert found["ends"] is None
    assert (tmp_path / "data" / "settings.json").read_bytes() == saved
    told = shop_read("profile", "renew", str(command), ONCE, stdin=ended)
    assert "The credentials were renewed" in told + shop_read.err
    other = tmp_path / "other.txt"
    other.write_text("curl https://d.example/list -b 'a=b'", "utf-8")
    shop_read("profile", "renew", str(other), ONCE, stdin=ended, expect=1)
    assert "is of d.example" in shop_read.err
    shop_read("profile", "renew", "-", stdin="hello", expect=1)


def test_that_a_description_and_a_typed_address_are_learned_from(
    shop_read, world, command, tmp_path
) -> None:
    host = urlsplit(world.designo_url).netloc
    described = tmp_path / "openapi.json"
    paths = {"/demo/orders": {"get": {"parameters": [{"name": "page", "in": "query"}]}}}
    base = world.designo_url.rstrip("/")
    described.write_text(
        json.dumps({"openapi": "3.0.0", "servers": [{"url": base}], "paths": paths}), "utf-8"
    )
    told = shop_read("profile", "learn", str(described), expect=1)
    assert f"  1  {base}/demo/orders" in told
    assert "contains no credentials" in shop_read.err
    typed = f"{base}/demo/orders?page=1\nX-Demo-Read-Key: {world.designo_read_key}\n"
    found = shop_read.json("profile", "learn", "-", "--host", host, stdin=typed)
    assert found["fields"]["id"]["pointer"] == "/order_id"
    assert found["secrets"] == ["x_demo_read_key"]
    yaml = tmp_path / "openapi.yaml"
    yaml.write_text("openapi: 3.0.1\n", "utf-8")
    shop_read("profile", "learn", str(yaml), expect=1)
    assert "Save it as JSON" in shop_read.err


@pytest.mark.parametrize("example", ["recording", "command"])
def test_that_the_demos_order_page_leads_to_the_first_mismatch(
    shop_read, world, secrets, tmp_path, example
) -> None:
    """The requests are those that a browser made at the page."""
    browser = DemoBrowser(world.designo_url)
    browser.open_orders()
    given = tmp_path / ("page.har" if example == "recording" else "copied.txt")
    text = browser.recording() if example == "recording" else browser.command()
    given.write_text(text, "utf-8")
    session = browser.cookie.partition("=")[2]
    learn = ("profile", "learn", str(given), "--host", urlsplit(world.designo_url).netloc)
    found = shop_read.json(*learn)
    assert {name: held["pointer"] for name, held in found["fields"].items()} == {
        "id": "/external_id",
        "status": "/status/code",
        "changed_at": "/updated_at",
        "store": "/store_code",
    }
    (name,) = found["secrets"]
    told = shop_read(*learn, "--save", ONCE, stdin=GIVEN)
    assert session not in told + shop_read.err
    assert session not in (tmp_path / "data" / "settings.json").read_text("utf-8")
    kept = {**secrets, "designo": {name: browser.cookie}}
    assert shop_read.json("refresh", ONCE, stdin=kept)["errors"] == []
    mismatches = shop_read.json("list", "--mismatches", ONCE, stdin=kept)
    assert {row["verdict"] for row in mismatches} >= {"different"}


def test_that_a_copied_change_becomes_the_write_section_and_nothing_is_sent(
    program, tmp_path
) -> None:
    change, answer = tmp_path / "change.txt", tmp_path / "a.json"
    change.write_text(
        "curl 'https://s.example/o/4711' -d 'status=In+Press&town=Ulm&id=4711' -b 'k=s3cret'",
        "utf-8",
    )
    answer.write_text('{"ok": true}', "utf-8")
    learn = ("profile", "learn-write", str(change), "--order", "4711", "--status", "In Press")
    told = program(*learn, "--answer", str(answer))
    assert 'path = "/o/{order_id}"' in told
    assert 'form = {status = "{status}", town = "Ulm", id = "{order_id}"}' in told
    assert "at each of these: path/1, form:id." in program.err
    assert "as this example had them" in program.err
    assert "form:town." in program.err
    assert "Nothing was sent." in program.err
    assert "went to https://s.example:443:" in program.err
    assert "s3cret" not in told + program.err
    reads, out = tmp_path / "reads.toml", tmp_path / "writes.toml"
    reads.write_text(
        'title = "x"\n[auth]\nkind = "none"\n[list]\npath = "/o"\n[list.pointers]\n'
        'items = "/o"\nid = "/id"\nstatus = "/s"\n[id]\ntype = "text"\n',
        "utf-8",
    )
    program(*learn, "--out", str(out), expect=2)
    program(*learn, "--profile", str(reads), "--out", str(out))
    assert "valid" in program("profile", "check", str(out))
    program(*learn, "--profile", str(out), "--out", str(out), expect=1)
    assert "has a [write] already" in program.err
    program("profile", "learn-write", str(change), "--order", "1", "--status", "x", expect=1)
    program("profile", "learn-write", "-", "--order", "1", "--status", "x", stdin="x", expect=1)


def test_that_an_example_of_one_order_becomes_its_request(program, tmp_path) -> None:
    def har(path: str, answer: object) -> dict[str, object]:
        content = {"mimeType": "application/json", "text": json.dumps(answer)}
        request = {"method": "GET", "url": f"https://d.example{path}", "headers": []}
        return {"request": request, "response": {"status": 200, "content": content}}

    orders = [{"order_id": str(4710 + n), "order_status": "new", "x": n} for n in range(3)]
    one = har("/orders/4711", {"order": orders[1]})
    both, single, command = (tmp_path / name for name in ("both.har", "one.har", "one.txt"))
    listed = har("/orders?page=1", {"orders": orders})
    both.write_text(json.dumps({"log": {"entries": [listed, one]}}), "utf-8")
    single.write_text(json.dumps({"log": {"entries": [har("/menu/1", {}), one]}}), "utf-8")
    command.write_text("curl https://d.example/orders/4711", "utf-8")
    out = tmp_path / "p.toml"
    told = program("profile", "learn", str(both), "--store", "x", "--out", str(out))
    assert "One order is read by its own address (the path)." in told
    assert "[one]" in out.read_text("utf-8")
    assert "valid" in program("profile", "check", "--designo", str(out))

    list_alone = tmp_path / "list.har"
    list_alone.write_text(json.dumps({"log": {"entries": [listed]}}), "utf-8")
    learn = ("profile", "learn", str(list_alone), "--store", "x")
    assert program.json(*learn)["one"] is None
    found = program.json(*learn, "--one", str(single))["one"]
    assert found == {"order_id": "4711", "item": "/order", "key": "", "absent": "not asked"}
    program(*learn, "--one", str(command), expect=2)
    assert "--host d.example" in program.err
    program(*learn, "--one", "-", stdin="https://d.example/menu", expect=2)
    program("profile", "learn", "-", "--one", "-", stdin="https://d.example/x", expect=1)
    program(*learn, "--id", "", "--one", str(command), expect=1)


def test_that_an_answer_in_xml_is_refused_with_what_to_do(program, tmp_path) -> None:
    path = tmp_path / "answer.xml"
    path.write_text("<?xml version='1.0'?><orders><order id='1'/></orders>", "utf-8")
    program("profile", "learn", str(path), expect=1)
    assert "is XML" in program.err
    assert "Accept: application/json" in program.err
