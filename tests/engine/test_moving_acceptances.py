"""Accepted differences move with the connections: bound to their values and to their shop."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.moving import Change, Part
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View

ACCEPTED = (Part.ACCEPTED, "wc_eu")
KEYS = {"store:wc_eu": {"consumer_key": Secret("ck_1")}}


@pytest.fixture
def file(world: Any, tmp_path: Path) -> Path:
    """Order 1 by itself, the pair of order 2; order 3 is not accepted. Then all is forgotten."""
    path = tmp_path / "connections.json"
    world.fill(o1=("a", "b"), o2=("c", "d"), o3=("a", "b"))

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        await services.acceptances.accept_orders([world.ref("1")], "ticket 1", "Ada")
        facts = await services.acceptances.facts([world.ref("2")])
        code, held, _ = facts.pairs[0]
        await services.acceptances.accept_pair(code, held, "ticket 2", "Bob")
        await services.moving.export(path)
        await services.acceptances.withdraw_numbers([1, 2])

    world.run(body)
    assert world.journal.acceptances.kept == {}
    return path


def changed(path: Path, change: Callable[[Any], object]) -> Path:
    document = json.loads(path.read_text("utf-8"))
    change(document)
    path.write_text(json.dumps(document), "utf-8")
    return path


def imported(world: Any, path: Path, *keys: Any, secrets: Any = None) -> Any:
    """What the look said of them, and the orders that are accepted afterwards."""

    async def body(services: Any) -> Any:
        looked = await services.moving.look(path)
        found = [move for move in looked.moves if move.part is Part.ACCEPTED]
        await services.moving.take(looked, keys or [ACCEPTED], secrets or {})
        await services.jobs.refresh()
        table = services.views.table
        numbers = [n for n in "123" if (await services.orders.known([world.ref(n)]))[0].accepted]
        counts = await table.counts(OrderFilter())
        return found, numbers, counts.by_view[View.ACCEPTED], await services.acceptances.lines()

    return world.run(body)


def test_that_they_are_told_in_the_preview_and_taken_over_with_name_reason_and_time(
    world: Any, file: Path
) -> None:
    at = world.clock.now()
    world.clock.run_on(86_400)
    (move,), numbers, count, lines = imported(world, file)
    assert (move.key, move.name, move.change) == (ACCEPTED, "Print Depot EU", Change.NEW)
    assert [one.english for one in move.remarks] == ["1 order with its values, 1 pair of values"]
    assert (numbers, count) == (["1", "2"], 2)
    made = {(line.acceptance.reason, line.acceptance.by, line.acceptance.at) for line in lines}
    assert made == {("ticket 1", "Ada", at), ("ticket 2", "Bob", at)}
    (again,), *_ = imported(world, file)
    assert again.change is Change.SAME


def test_that_they_cover_an_order_only_with_the_values_they_were_accepted_for(
    world: Any, file: Path
) -> None:
    world.fill(o1=("a", "B"), o2=("c ", "d"))
    _, numbers, count, _ = imported(world, file)
    assert (numbers, count) == ([], 0)


def test_that_only_pairs_are_taken_over_by_a_store_that_leads_to_another_shop(
    world: Any, file: Path
) -> None:
    settings = world.settings.settings
    other = replace(settings.stores[0], url="https://other.example.com/")
    world.settings.settings = replace(settings, stores=(other,))
    (move,), numbers, *_ = imported(world, file)
    assert "same shop" in move.remarks[1].english
    assert numbers == ["2"]


def test_that_they_come_with_a_store_that_is_new_here(world: Any, file: Path) -> None:
    settings = world.settings.settings
    world.settings.settings = replace(settings, stores=())
    keys = [(Part.STORE, "wc_eu"), ACCEPTED]
    _, numbers, *_ = imported(world, file, *keys, secrets=KEYS)
    assert numbers == ["1", "2"]


def test_that_they_are_refused_without_their_store_before_anything_is_changed(
    world: Any, file: Path
) -> None:
    settings = world.settings.settings
    world.settings.settings = replace(settings, stores=())
    with pytest.raises(SettingsInvalid, match="not connected here"):
        imported(world, file, (Part.PREFERENCES, ""), ACCEPTED)
    assert world.settings.settings == replace(settings, stores=())


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(reason=" "),
        lambda one: one.update(reason=f"ck_{'0123456789abcdef' * 2}01234567"),
        lambda one: one.update(by="x" * 101),
        lambda one: one.update(designo=one["storefront"]),
        lambda one: one.update(store="nobody"),
    ],
    ids=["no reason", "credential", "name", "equal values", "store"],
)
def test_that_what_could_not_be_accepted_here_is_refused(
    world: Any, file: Path, change: Callable[[Any], object]
) -> None:
    path = changed(file, lambda document: change(document["accepted"][0]))
    refused = world.run(lambda services: services.moving.look(path)).moves
    found = [move for move in refused if move.part is Part.ACCEPTED]
    assert Change.REFUSED in {move.change for move in found}
    assert world.journal.acceptances.kept == {}


def test_that_a_store_taken_out_of_the_file_by_hand_brings_its_pairs_alone(
    world: Any, file: Path
) -> None:
    path = changed(file, lambda document: document.update(stores=[]))
    _, numbers, *_ = imported(world, path)
    assert numbers == ["2"]


def test_that_an_order_that_two_decisions_of_a_file_name_is_accepted_by_the_first(
    world: Any, file: Path
) -> None:
    def repeat(document: Any) -> None:
        again = next(one for one in document["accepted"] if not one["pair"])
        document["accepted"].append({**again, "reason": "later"})

    *_, lines = imported(world, changed(file, repeat))
    assert {line.acceptance.reason for line in lines} == {"ticket 1", "ticket 2"}


def test_that_more_than_a_file_holds_is_told_before_it_is_written(
    world: Any, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designo_sync_gui.engine.connections.moving_acceptances.MOST_ACCEPTED", 1)
    imported(world, file)
    with pytest.raises(SettingsInvalid, match="cannot contain them"):
        world.run(lambda services: services.moving.export(tmp_path / "other.json"))
    assert not (tmp_path / "other.json").exists()
