"""What jobs, connections and holds leave in *Activity*; it never costs a job."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from designo_sync_gui.domain.activity import (
    ActivityEntry,
    ActivityFilter,
    ActivityKind,
    Ending,
    EntryOrders,
)
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import JobRefused, SignInFailed, StorageFailed
from designo_sync_gui.domain.moves import KEPT_MOVES, Move, Moved, Recorded
from designo_sync_gui.domain.outcome import JobState, OutcomeKind
from designo_sync_gui.domain.secret_origin import with_origin
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings
from designo_sync_gui.engine import activity
from designo_sync_gui.engine.activity import PIECE

ALL = ActivityFilter()


async def told(services: Any, wanted: ActivityFilter = ALL) -> list[tuple[str, str, str]]:
    """Kind, sentence and outcome of every entry, the oldest first."""
    opened = await services.activity.open(wanted)
    entries = [entry async for piece in services.activity.all_of(opened) for entry in piece]
    assert len(entries) == opened.total
    return [(e.kind.value, e.what.english, e.outcome.english) for e in reversed(entries)]


def test_that_a_refresh_tells_what_moved_and_opens_its_orders(world) -> None:
    world.fill(o1=("paid", "paid"), o2=("new", "new"))

    async def scene(services):
        await services.jobs.refresh()
        world.clock.run_on(60)
        world.fill(o1=("sent", "paid"), o3=("new", None))
        await services.jobs.refresh()
        (last, *_) = (await services.activity.open(ALL)).first
        return await told(services), await services.activity.orders_of(last)

    entries, moves = world.run(scene)
    assert entries == [
        ("refresh", "2 orders read for the first time", "done"),
        ("refresh", "1 order moved in the shop, 1 new order, 2 new mismatches", "done"),
    ]
    assert sorted(moves) == [
        Move(world.ref("1"), "#1", Moved.STOREFRONT, Status.text("paid"), Status.text("sent")),
        Move(world.ref("3"), "#3", Moved.NEW, None, Status.text("new")),
    ]


def test_that_mismatches_that_came_and_went_in_one_refresh_are_both_told(world) -> None:
    """Their numbers do not make up for each other."""
    world.fill(o1=("a", "b"), o2=("a", "b"), o3=("c", "c"), o4=("e", "f"))

    async def scene(services):
        await services.jobs.refresh()
        world.fill(o1=("b", "b"), o2=("b", "b"), o3=("d", "c"), o4=("e", "g"))
        await services.jobs.refresh()
        return await told(services)

    entries = [what for _, what, _ in world.run(scene)]
    assert entries == [
        "4 orders read for the first time, 3 new mismatches",
        "3 orders moved in the shop, 1 order moved in DesignO, "
        "1 new mismatch, 2 mismatches resolved",
    ]


def test_that_an_order_that_moved_on_both_sides_to_the_same_is_no_new_mismatch(world) -> None:
    world.fill(o1=("a", "a"))

    async def scene(services):
        await services.jobs.refresh()
        world.fill(o1=("b", "b"))
        await services.jobs.refresh()
        return await told(services)

    assert [what for _, what, _ in world.run(scene)][-1] == (
        "1 order moved in the shop, 1 order moved in DesignO"
    )


def test_that_refreshes_without_changes_are_one_entry_a_day(world) -> None:
    world.fill(o1=("paid", "paid"))

    async def scene(services):
        for _ in range(4):
            await services.jobs.refresh()
        return await told(services)

    assert world.run(scene)[1:] == [("refresh", "3 refreshes without changes", "done")]


def test_that_writes_come_from_the_journal_and_follow_it(world) -> None:
    world.fill(o1=("paid", "Paid"), o2=("sent", "Sent"))

    async def scene(services):
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("1"), world.ref("2")])
        await services.jobs.apply(replace(plan, reason="OPS-412"))
        before = await told(services, ActivityFilter(kinds=frozenset({ActivityKind.WRITE})))
        await services.jobs.apply(await services.history.undo("job-2"))
        found = await told(services, ActivityFilter(text="#2"))
        return before, await told(services), found

    before, after, found = world.run(scene)
    assert before == [("write", "2 writes to DesignO · OPS-412", "2 verified")]
    assert ("undo", "2 writes undone", "2 verified") in after
    assert [kind for kind, *_ in found] == ["write", "undo"]


def test_that_a_side_that_was_not_read_is_a_warning_and_the_rest_a_refresh(world) -> None:
    world.fill(o1=("paid", "paid"))

    async def scene(services):
        await services.jobs.refresh()
        world.designo.list_error = SignInFailed(
            verbatim("The key was refused (401)."), verbatim("Enter it again.")
        )
        await services.jobs.refresh()
        await services.jobs.refresh()
        warnings = ActivityFilter(outcomes=frozenset({Ending.LOOK}))
        return await told(services, warnings), await services.activity.open(warnings)

    warnings, opened = world.run(scene)
    assert warnings == [
        (
            "warning",
            "DesignO was not read. Sign-in failed: The key was refused (401). (2 times)",
            "needs a look",
        )
    ]
    (entry,) = opened.first
    assert [detail.english for detail in entry.details] == ["Enter it again."]
    assert entry.stores == ("wc_eu",)


def test_that_a_job_stopped_as_a_whole_is_a_warning(world) -> None:
    world.fill(o1=("paid", "Paid"))

    async def scene(services):
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("1")])
        world.locked = True
        with pytest.raises(JobRefused):
            await services.jobs.apply(plan)
        return await told(services)

    kind, said, _ = world.run(scene)[-1]
    assert kind == "warning"
    assert said.endswith("Another one is writing.")


def test_that_changed_connections_are_told_without_values(world) -> None:
    async def scene(services):
        store = services.connections.book.settings.stores[0]
        marked = replace(store, production=True, shop_locked=True, orders_since="3 months")
        await services.connections.save_store(marked, {}, store.code)
        await services.connections.save_store(marked, {"consumer_key": Secret("ck_1")}, store.code)
        await services.connections.save_store(marked, {}, store.code)
        await services.connections.remove_store(store.code)
        await services.connections.save_designo(None, {})
        added = replace(marked, code="new", name="Neu")
        await services.connections.save_store(added, {"consumer_key": Secret("ck_2")})
        return await told(services)

    stored = with_origin({"consumer_key": Secret("ck_0")}, world.settings.settings.stores[0].url)
    world.keyring.kept["store:wc_eu"] = dict(stored)
    entries = world.run(scene)
    assert {kind for kind, *_ in entries} == {"connection"}
    said = [text for _, text, _ in entries]
    name = world.settings.settings.stores[0].name
    assert said[0].endswith(
        "changed: orders to read: the last 3 months, the shop is never written to, production"
    )
    assert said[1].endswith("changed: credentials")
    assert said[2].endswith("removed")
    assert said[3:] == ["DesignO disconnected", f"Store “{name}” added"]
    assert "ck_" not in " ".join(said)


def test_that_automatic_sync_and_its_hold_are_told(world) -> None:
    world.fill(o1=("paid", "paid"), o2=("new", "new"))
    automatic = (AutomaticSync("wc_eu", Direction.TO_DESIGNO),)
    world.settings.settings = replace(world.settings.settings, watch=WatchSettings(0, automatic))

    async def scene(services):
        await services.jobs.refresh()
        world.fill(o1=("sent", "paid"))
        await services.automation.round(["wc_eu"])
        world.fill(o2=("sent", "new"))
        world.mirror.brakes = True
        world.fill(o1=("a", "sent"))
        await services.automation.round(["wc_eu"])
        return await told(services), (await services.activity.open(ALL)).first

    told_of, entries = world.run(scene)
    by_itself = [entry for entry in entries if entry.kind is ActivityKind.AUTOMATIC]
    assert [entry.outcomes for entry in by_itself] == [{OutcomeKind.VERIFIED: 1}]
    assert by_itself[0].what.english.startswith("Automatic")
    holds = [said for kind, said, _ in told_of if kind == "warning"]
    assert len(holds) == 1
    assert holds[0].startswith("Automatic sync is held: Print Depot EU: 2 of its 2 orders")


def test_that_changed_automation_and_a_released_hold_are_told(world) -> None:
    async def scene(services):
        automatic = (AutomaticSync("wc_eu", Direction.TO_DESIGNO),)
        for watch in (WatchSettings(10, automatic), WatchSettings(10, automatic), WatchSettings()):
            await services.automation.save(watch)
        services.automation.holds["wc_eu"] = verbatim("26 writes")
        for code in ("wc_eu", "wc_eu", "none"):
            services.automation.release(code)
        await world.until(lambda: len(world.mirror.activity.kept) == 5)
        first = (await services.activity.open(ALL)).first
        return await told(services), {entry.stores for entry in first}

    entries, stores = world.run(scene)
    assert [said for _, said, _ in entries] == [
        "Automatic refresh: every 10 minutes",
        "Automatic sync of “Print Depot EU”: Storefront → DesignO",
        "Automatic refresh: off",
        "Automatic sync of “Print Depot EU”: off",
        "Automatic sync goes on: the hold was released",
    ]
    assert stores == {(), ("wc_eu",)}


def test_that_accepted_differences_are_told_with_their_reason(world) -> None:
    world.fill(o1=("paid", "Paid"), o2=("a", "A"))

    async def scene(services):
        await services.jobs.refresh()
        refs = [world.ref("1"), world.ref("2")]
        await services.acceptances.accept_orders(refs, "known at the printer's", "ana")
        await services.acceptances.withdraw_orders(refs[:1])
        (withdrawn, accepted, _) = (await services.activity.open(ALL)).first
        return withdrawn, accepted

    withdrawn, accepted = world.run(scene)
    assert accepted.what.english == "2 differences accepted · known at the printer's"
    assert (accepted.operator, accepted.stores) == ("ana", ("wc_eu",))
    assert withdrawn.what.english == "1 acceptance withdrawn"


def test_that_what_comes_meanwhile_moves_no_piece(world) -> None:
    async def scene(services):
        for _ in range(PIECE + 5):
            await world.mirror.activity.add(entry)
        opened = await services.activity.open(ALL)
        await world.mirror.activity.add(entry)
        found = [one.entry_id async for piece in services.activity.all_of(opened) for one in piece]
        return opened, found

    now = world.clock.now()
    entry = ActivityEntry(now, now, ActivityKind.WARNING, (), verbatim("w"))
    opened, found = world.run(scene)
    assert len(found) == len(set(found)) == opened.total


def test_that_a_cancelled_refresh_keeps_what_moved_until_then(world) -> None:
    world.fill(o1=("paid", "paid"))

    async def scene(services):
        await services.jobs.refresh()
        world.fill(o1=("sent", "paid"))
        world.designo.gate = gate = asyncio.Event()
        task = services.in_background(services.jobs.refresh())
        await world.until(
            lambda: world.mirror.rows[world.ref("1")].storefront.status.literal == "sent"
        )
        services.jobs.cancel("job-2")
        summary = await task
        gate.set()
        assert summary.state is JobState.CANCELLED
        return await told(services)

    assert world.run(scene)[-1] == (
        "refresh",
        "1 order moved in the shop, 1 new mismatch",
        "cancelled",
    )


def test_that_only_the_first_thousand_orders_are_kept_and_all_are_counted(world) -> None:
    many = {f"o{n}": ("a", "a") for n in range(KEPT_MOVES + 5)}
    world.fill(**many)

    async def scene(services):
        await services.jobs.refresh()
        world.fill(**{order: ("b", "a") for order in many})
        await services.jobs.refresh()
        (last, *_) = (await services.activity.open(ALL)).first
        return last, await services.activity.orders_of(last)

    last, moves = world.run(scene)
    assert last.orders == KEPT_MOVES + 5
    assert len(moves) == KEPT_MOVES


def test_that_a_full_disk_costs_the_entry_and_not_the_refresh(world, monkeypatch) -> None:
    world.fill(o1=("paid", "Paid"))

    async def full(*_: Any) -> None:
        raise StorageFailed(verbatim("The disk is full."))

    async def scene(services):
        monkeypatch.setattr(world.mirror.activity, "add", full)
        monkeypatch.setattr(world.mirror.activity, "keep_jobs", full)
        summary = await services.jobs.refresh()
        await services.jobs.apply(
            await services.orders.plan(Direction.TO_DESIGNO, [world.ref("1")])
        )
        return summary, await told(services)

    summary, entries = world.run(scene)
    assert (summary.state, summary.errors, entries) == (JobState.DONE, (), [])


def test_that_the_orders_of_an_entry_are_a_rule_of_the_order_table(world, monkeypatch) -> None:
    """A job's orders become rows when they are asked for, piece by piece, and only once."""
    monkeypatch.setattr(activity, "ORDERS_AT_ONCE", 2)
    world.fill(**{f"o{n}": ("paid", "Paid") for n in range(5)})

    async def scene(services):
        await services.jobs.refresh()
        world.clock.run_on(60)
        await services.jobs.apply(
            await services.orders.plan(Direction.TO_DESIGNO, list(world.mirror.rows))
        )
        world.fill(o1=("sent", "paid"))
        world.clock.run_on(60)
        await services.jobs.refresh()
        last, job, first = (await services.activity.open(ALL)).first
        book, kept = services.activity.context.mirror.activity, []
        keep = book.keep_orders

        async def counted(entry_id: int, refs: Any) -> None:
            kept.append(len(refs))
            await keep(entry_id, refs)

        monkeypatch.setattr(book, "keep_orders", counted)
        found = [await services.activity.only(entry) for entry in (job, job, last, first)]
        return job, last, found, kept, book.about

    job, last, found, kept, about = world.run(scene)
    assert [one and one.entry_id for one in found] == [
        job.entry_id,
        job.entry_id,
        last.entry_id,
        None,
    ]
    assert found[2] == EntryOrders(last.entry_id, ActivityKind.REFRESH, last.at)
    assert kept == [2, 2, 1, 1]
    assert about[job.entry_id] == [world.ref(str(n)) for n in range(5)]
    assert about[last.entry_id] == [world.ref("1")]


def test_that_what_moved_is_kept_by_its_rows_and_found_by_its_orders(world, monkeypatch) -> None:
    world.fill(o1=("paid", "paid"), o2=("new", "new"))
    record = world.mirror.record_moves

    async def with_rows(side: Any, readings: Any, *, lasting: bool = True) -> Recorded:
        recorded = await record(side, readings, lasting=lasting)
        moves = (move._replace(row=40 + int(move.ref.order_id)) for move in recorded.moves)
        return Recorded(recorded.shown, tuple(moves))

    async def scene(services):
        monkeypatch.setattr(world.mirror, "record_moves", with_rows)
        await services.jobs.refresh()
        world.fill(o1=("sent", "paid"), o2=("sent", "new"))
        await services.jobs.refresh()
        rows = list(world.mirror.activity.rows)
        return rows, await told(services, ActivityFilter(text="#2"))

    rows, found = world.run(scene)
    assert sorted(rows) == [41, 42]
    assert [kind for kind, _, _ in found] == ["refresh"]
