"""The reference of profiles and the schema for editors say what the program validates."""

import contextlib
import copy
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import dev_profiles
import pytest

from designo_sync_gui.connectors.profile.declaration import Key, Kind, Of, Part, text
from designo_sync_gui.connectors.profile.parsing import read_profile
from designo_sync_gui.connectors.profile.profile_keys import PROFILE, every_key
from designo_sync_gui.connectors.profile.shop_parsing import read_shop_profile
from designo_sync_gui.connectors.profile.table import Table
from designo_sync_gui.domain.errors import ProfileInvalid
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.resource_files import resource_path

MADE = dev_profiles.made()


@pytest.mark.parametrize("path", MADE, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_that_what_is_made_from_the_declaration_is_up_to_date(path: Path) -> None:
    assert path.read_text("utf-8") == MADE[path], "run packaging/dev_profiles.py"


def test_that_the_reference_names_every_key_in_its_table() -> None:
    page = resource_path("help", "20-profile-keys.md").read_text("utf-8")
    tables = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", page, re.S | re.M))
    assert len(tables) == len({path for path, _ in every_key()})
    for path, key in every_key():
        shown = ".".join('"…"' if step == "*" else step for step in path)
        heading = f"`[{shown}]`" if path else "The whole profile"
        assert f"| `{key.name}` |" in tables[heading], (path, key.name)
        assert key.told.english in tables[heading]


#: A value that no key takes.
WRONG = "1979-05-27"
COMPLETE = """\
title = "T"
[auth]
kind = "login"
path = "login"
body = '{"p": "{secret:password}"}'
[auth.ended]
pointer = "/e"
equals = 1
[list]
path = "o"
[list.paging]
kind = "page"
parameter = "p"
[list.since]
format = "unix"
parameter = "s"
[list.pointers]
items = "/i"
id = "/id"
status = "/s"
[list.pointers.included]
link = "/l"
[list.pointers.entry]
list = "/l"
[id]
type = "text"
[one]
path = "{order_id}"
[one.pointers]
item = ""
[one.absent]
http_status = 404
[one.forbidden]
http_status = 403
[success]
pointer = "/ok"
equals = true
[pace]
at_once = 1
[write]
path = "{order_id}/{status}"
[write.success]
http_status = 204
[write.statuses.paid]
path = "{order_id}/paid"
"""
_SOUND = tomllib.loads(COMPLETE)


def _without(data: dict[str, Any], *paths: tuple[str, ...]) -> dict[str, Any]:
    for *steps, last in paths:
        inner = data
        for step in steps:
            inner = inner[step]
        inner.pop(last, None)
    return data


def _complete(path: tuple[str, ...], *, of_shop: bool) -> dict[str, Any]:
    """A sound profile with every table; of two tables that exclude each other, the wanted one."""
    data = copy.deepcopy(_SOUND)
    place = ("list", "pointers")
    other = "included" if "entry" in path else "entry"
    _without(data, (*place, other))
    if not of_shop:
        _without(data, ("write",))
        data["auth"] = {"kind": "none"}
        data["list"]["pointers"]["store"] = "/store"
    return data


def _toml(data: Mapping[str, Any], path: tuple[str, ...] = ()) -> str:
    plain = [f"{name} = {_value(v)}" for name, v in data.items() if not isinstance(v, dict)]
    below = [_toml(v, (*path, name)) for name, v in data.items() if isinstance(v, dict)]
    return "\n".join([f"[{'.'.join(path)}]" if path else "", *plain, *below])


def _value(value: object) -> str:
    if isinstance(value, _Written):
        return str(value)
    return value if value == WRONG else json.dumps(value, ensure_ascii=False)


def _cases() -> list[tuple[bool, tuple[str, ...], Key]]:
    """Every key with the kind of profile that has it and the tables around it."""
    only_shops = [(*path, key.name) for path, key in every_key() if key.of is Of.SHOP]

    def has(path: tuple[str, ...], key: Key, *, of_shop: bool) -> bool:
        within = [(*path, key.name)[: end + 1] for end in range(len(path) + 1)]
        return key.of is not Of.DESIGNO if of_shop else not any(one in only_shops for one in within)

    both = [(of_shop, path, key) for of_shop in (True, False) for path, key in every_key()]
    return [(of_shop, path, key) for of_shop, path, key in both if has(path, key, of_shop=of_shop)]


@pytest.mark.parametrize(("of_shop", "path", "key"), _cases(), ids=lambda value: str(value)[:60])
def test_that_every_declared_key_is_read_and_its_kind_is_checked(
    of_shop: bool, path: tuple[str, ...], key: Key
) -> None:
    steps = tuple("paid" if step == "*" else step for step in path)
    data = _complete((*path, key.name), of_shop=of_shop)
    inner = data
    for step in steps:
        inner = inner[step]
    if key.name == "form":
        _without(inner, ("body",), ("graphql",))
    if key.name == "variables":
        _without(inner, ("body",))
        inner["graphql"] = "{ a }"
    if key.name == "graphql":
        _without(inner, ("body",))
    if (*path, key.name) == ("auth", "empty"):
        data["auth"] = {"kind": "basic"}
        inner = data["auth"]
    inner[key.name] = WRONG
    parse = read_shop_profile if of_shop else read_profile
    with pytest.raises(ProfileInvalid) as caught:
        parse(_toml(data))
    message = caught.value.message.english
    assert f"key “{'.'.join((*steps, key.name))}”: it must be" in message


#: Of every kind that TOML has, sound and unsound at their place.
ANYTHING = (
    *('""', '"x"', '"/x"', '"{status}"', '"{order:/}"', '"{header:A}"', '"{order_key}"', "'{'"),
    *('"{secret:a}"', '"/~2"', '"\\u0000"', "0", "-1", "404", str(2**63), "1.5", "nan", "true"),
    *("1979-05-27", "[]", "[1]", '["a"]', "{}", "{ a = 1 }", '{ a = "b" }', '{ "" = "{x}" }'),
    *('{ a = ["b", 1] }', '{ "a.b" = { path = "" } }', "[{}]"),
)


@pytest.mark.parametrize(("of_shop", "path", "key"), _cases(), ids=lambda value: str(value)[:60])
def test_that_whatever_stands_there_is_taken_or_refused(
    of_shop: bool, path: tuple[str, ...], key: Key
) -> None:
    steps = tuple("paid" if step == "*" else step for step in path)
    for written in (*ANYTHING, None):
        data = _complete((*path, key.name), of_shop=of_shop)
        inner = data
        for step in steps:
            inner = inner[step]
        inner.pop(key.name, None)
        if written is not None:
            inner[key.name] = _Written(written)
        with contextlib.suppress(ProfileInvalid):
            (read_shop_profile if of_shop else read_profile)(_toml(data))


class _Written(str):
    """A value as TOML writes it."""


@pytest.mark.parametrize("of_shop", [True, False])
def test_that_the_complete_profile_of_these_tests_is_sound(of_shop: bool) -> None:
    for path in ((), ("list", "pointers", "entry")):
        text_of_it = _toml(_complete(path, of_shop=of_shop))
        (read_shop_profile if of_shop else read_profile)(text_of_it)
        assert list(_faults(_schema(of_shop), tomllib.loads(text_of_it))) == []


def test_that_nothing_is_read_that_is_not_declared() -> None:
    table = Table("", (), {"a": "b"}, Part((text("b", say("b")),)), of_shop=True)
    with pytest.raises(AssertionError):
        table.text("a")
    with pytest.raises(AssertionError):
        table.whole("b", 0)


def test_that_what_is_needed_is_missed_whoever_reads_the_table() -> None:
    needs = Part((text("a", say("a"), needed=True), text("b", say("b"), needed=True, of=Of.SHOP)))
    with pytest.raises(ProfileInvalid, match="“a”: it is missing"):
        Table("", (), {}, needs, of_shop=False).no_more()
    Table("", (), {"a": 1}, needs, of_shop=False, asked={"a"}).no_more()


def _schema(of_shop: bool) -> dict[str, Any]:
    return json.loads(dev_profiles.schema(of_shop=of_shop))


JSON_TYPES = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list}


def _faults(schema: Mapping[str, Any], value: object, at: str = "") -> Iterator[str]:
    """What of a value does not fit a schema, as far as these schemas go."""
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and type(value) not in {JSON_TYPES[kind] for kind in kinds}:
        yield f"{at}: no {kinds}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: none of {schema['enum']}"
    if "pattern" in schema and not re.search(schema["pattern"], str(value)):
        yield f"{at}: not {schema['pattern']}"
    for one in value if isinstance(value, list) else []:
        yield from _faults(schema["items"], one, at)
    if not isinstance(value, dict):
        return
    yield from (f"{at}: no {name}" for name in schema.get("required", []) if name not in value)
    for name, inner in value.items():
        below = schema.get("properties", {}).get(name, schema["additionalProperties"])
        if below is False:
            yield f"{at}.{name}: unknown"
        else:
            yield from _faults(below, inner, f"{at}.{name}")


@pytest.mark.parametrize(
    "path", sorted(resource_path("profiles").glob("*.toml")), ids=lambda p: p.stem
)
def test_that_the_profiles_that_come_with_the_program_fit_the_schema(path: Path) -> None:
    profile = path.read_text("utf-8")
    schema = _schema("read-profile" not in path.name)
    assert list(_faults(schema, tomllib.loads(profile))) == []


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("titel", "T", ".titel: unknown"),
        ("title", 5, ".title: no ['string']"),
        ("id", {"type": "integer"}, ".id.type: none of ['text', 'number']"),
        ("id", {}, ".id: no type"),
    ],
)
def test_that_the_schema_finds_what_the_program_refuses(
    key: str, value: object, fault: str
) -> None:
    data = _complete((), of_shop=True)
    data[key] = value
    assert list(_faults(_schema(True), data)) == [fault]
    with pytest.raises(ProfileInvalid):
        read_shop_profile(_toml(data))


def test_that_a_choice_of_the_declaration_is_what_the_program_takes() -> None:
    methods = next(k for p, k in every_key() if p == ("write",) and k.name == "method").choices
    assert methods == ("POST", "PUT", "PATCH", "DELETE")
    for path, key in every_key(PROFILE):
        assert bool(key.choices) is (key.kind is Kind.CHOICE), path
