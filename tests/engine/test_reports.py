"""Reports are written piece by piece; one that is broken off leaves nothing."""

import asyncio
from pathlib import Path

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.engine import reports
from designo_sync_gui.engine.reports import ReportWanted

PATH = Path("m.xlsx")


def test_that_every_mismatch_is_reported_where_no_order_is_chosen(world) -> None:
    world.fill(o1=("paid", "Paid"), o2=("a", "a"))

    async def scene(services):
        await services.jobs.refresh()
        wanted = ReportWanted(ReportFormat.XLSX, "Mismatches of all stores", ";")
        return await services.reports.export_mismatches(PATH, wanted=wanted)

    assert world.run(scene) == 1
    ((orders),) = world.reports.written
    assert [order.ref for order in orders] == [world.ref("1")]
    ((path, form, about),) = world.reports.opened
    assert (path, form, about.scope, about.separator) == (
        PATH,
        ReportFormat.XLSX,
        "Mismatches of all stores",
        ";",
    )
    assert about.program == "DesignO Sync test"


def test_that_a_report_is_written_in_pieces_that_are_told(world, monkeypatch) -> None:
    monkeypatch.setattr(reports, "PIECE", 2)
    world.fill(**{f"o{n}": ("paid", "Paid") for n in range(5)})
    told: list[int] = []

    async def scene(services):
        await services.jobs.refresh()
        return await services.reports.export_mismatches(PATH, note=told.append)

    assert world.run(scene) == 5
    assert told == [2, 4, 5]


def test_that_a_cancelled_report_is_given_up(world, monkeypatch) -> None:
    monkeypatch.setattr(reports, "PIECE", 1)
    world.fill(o1=("paid", "Paid"), o2=("paid", "Paid"))

    async def scene(services):
        await services.jobs.refresh()
        running: list[asyncio.Task[int]] = []
        export = services.reports.export_mismatches(PATH, note=lambda _: running[0].cancel())
        running.append(asyncio.ensure_future(export))
        with pytest.raises(asyncio.CancelledError):
            await running[0]

    world.run(scene)
    assert world.reports.written == []
    assert world.reports.given_up == 1


def test_that_a_full_disk_gives_the_report_up_and_is_told(world) -> None:
    world.fill(o1=("paid", "Paid"))

    async def scene(services):
        await services.jobs.refresh()
        world.reports.failure = StorageFailed(verbatim("The disk is full."))
        with pytest.raises(StorageFailed, match="full"):
            await services.reports.export_mismatches(PATH)

    world.run(scene)
    assert world.reports.given_up == 1


def test_that_a_row_tells_the_job_that_wrote_it_last(world) -> None:
    world.fill(o1=("paid", "Paid"), o2=("a", "B"))

    async def scene(services):
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("1")])
        await services.jobs.apply(plan)
        await services.reports.export_mismatches(PATH, list(world.mirror.rows))
        return plan.digest

    digest = world.run(scene)
    rows = {row.order.ref.order_id: row for row in world.reports.rows}
    assert rows["1"].job_id.startswith("job-")
    assert rows["1"].plan_digest == digest
    assert (rows["2"].job_id, rows["2"].plan_digest) == ("", "")


def test_that_only_a_page_has_the_counts_of_the_last_weeks(world) -> None:
    world.fill(o1=("paid", "Paid"))

    async def scene(services):
        await services.jobs.refresh()
        for form in ReportFormat:
            wanted = ReportWanted(form, stores=("wc_eu",))
            await services.reports.export_mismatches(PATH, wanted=wanted)

    world.run(scene)
    told = {form: about for _, form, about in world.reports.opened}
    assert [form for form, about in told.items() if about.days] == [ReportFormat.HTML]
    (day,) = told[ReportFormat.HTML].days
    assert (day.mismatches, day.day) == (1, told[ReportFormat.HTML].today)
    assert {tuple(about.pictured) for about in told.values()} == {("wc_eu",)}
