"""An export on either side, through the whole program."""

import asyncio
import csv
import tempfile
import threading
from pathlib import Path

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.connectors.exports import rows
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.connection import DesignoConnection, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.events import JobStarted
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import JobState, OutcomeKind
from designo_sync_gui.storage.memory_secrets import MemorySecretStore


def export(path: Path, rows) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return str(path)


def run(use):
    async def whole(world, home):
        services = await open_services(OpenOptions(Path(home), MemorySecretStore()))
        try:
            await connect_demo(services, world)
            return await use(world, services, Path(home))
        finally:
            await services.aclose()

    with DemoWorld(count=0) as world, tempfile.TemporaryDirectory() as home:
        return asyncio.run(whole(world, home))


def test_that_designo_read_from_an_export_is_compared_and_written_unverified() -> None:
    async def use(world, services, home):
        world.shop.book.add(7, "completed")
        world.designo.add(world.store_code, "7", '"processing"')
        rows = [["code", "order", "state"], [world.store_code, "7", "processing"]]
        path = export(home / "designo.csv", rows)
        table = (
            ("file", path),
            ("id_column", "order"),
            ("status_column", "state"),
            ("store_column", "code"),
        )
        await services.connections.save_designo(
            DesignoConnection(world.designo_url, read_table=table), {}
        )
        await services.jobs.refresh()
        (order,) = await services.orders.known()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [order.ref])
        result = await services.jobs.apply(plan, frozenset({plan.count_word}))
        return judge(order).verdict, result, world.designo.orders[world.store_code, "7"].status

    verdict, result, held = run(use)
    assert verdict is Verdict.DIFFERENT
    assert [outcome.kind for outcome in result.outcomes] == [OutcomeKind.ACCEPTED]
    assert held == '"completed"'


def test_that_a_shop_read_from_an_export_gives_values_and_is_never_written() -> None:
    async def use(world, services, home):
        path = export(home / "shop.csv", [["id", "state"], ["1", "Paid "]])
        options = (("file", path), ("id_column", "id"))
        store = Store("file", "File shop", "export", "", "state", options=options)
        await services.connections.save_store(store, {})
        world.designo.add("file", "1", '"Paid"')
        await services.jobs.refresh(["file"])
        back = await services.orders.plan(Direction.TO_STOREFRONT, [OrderRef("file", "1")])
        there = await services.orders.plan(Direction.TO_DESIGNO, [OrderRef("file", "1")])
        result = await services.jobs.apply(there, frozenset({there.count_word}))
        return back, result, world.designo.orders["file", "1"].status

    back, result, held = run(use)
    assert back.writes == ()
    assert "read from an export" in back.refusals[0].message.english
    assert [outcome.kind for outcome in result.outcomes] == [OutcomeKind.VERIFIED]
    assert held == '"Paid "'


def test_that_an_empty_cell_a_guess_and_a_line_of_totals_are_never_written() -> None:
    async def use(world, services, home):
        path = home / "shop.csv"
        path.write_bytes("id;state\n1;Paid\n2;\n3;gepr\u00fcft\nTotal;\n\x1a".encode("cp1252"))
        options = (("file", str(path)), ("id_column", "id"))
        store = Store("file", "File shop", "export", "", "state", options=options)
        await services.connections.save_store(store, {})
        await services.connections.save_designo(DesignoConnection(world.designo_url), {})
        summary = await services.jobs.refresh(["file"])
        refs = [order.ref for order in await services.orders.known()]
        plan = await services.orders.plan(Direction.TO_DESIGNO, refs)
        return summary, refs, plan

    summary, refs, plan = run(use)
    assert [ref.order_id for ref in refs] == ["1", "2", "3"]
    assert [write.ref.order_id for write in plan.writes] == ["1"]
    refused = {refusal.ref.order_id: refusal.message for refusal in plan.refusals}
    assert "there is no value to write" in refused["2"].english
    assert "its encoding is a guess" in refused["3"].english
    assert [code for code, _ in summary.notes] == ["file", "file"]
    assert "Windows-1252" in summary.notes[0][1].english
    assert "“Total”: it looks like a line of totals" in summary.notes[1][1].english


def test_that_one_damaged_export_never_ends_the_refresh_of_a_healthy_shop() -> None:
    async def use(world, services, home):
        world.shop.book.add(7, "completed")
        (home / "shop.xlsx").write_bytes(b"PK\x03\x04" + bytes(100))
        options = (("file", str(home / "shop.xlsx")), ("id_column", "id"))
        store = Store("file", "File shop", "export", "", "state", options=options)
        await services.connections.save_store(store, {})
        return await services.jobs.refresh(), await services.orders.known()

    summary, orders = run(use)
    assert [(code, error.title.english) for code, error in summary.errors] == [
        ("file", "Not an XLSX file")
    ]
    assert [order.ref.order_id for order in orders] == ["7"]
    assert orders[0].storefront.status is not None


def test_that_a_refresh_that_is_cancelled_ends_while_its_export_is_read(monkeypatch) -> None:
    """Ctrl+C and Cancel ask the job to stop; the worker that reads the file stops by itself."""
    begun, let_on, ended = threading.Event(), threading.Event(), threading.Event()
    taken = rows._Rows.take

    def take(self, line, cells):
        begun.set()
        let_on.wait(30)
        taken(self, line, cells)

    def watched(*given):
        try:
            return rows.read_export(*given)
        finally:
            ended.set()

    monkeypatch.setattr(rows._Rows, "take", take)
    monkeypatch.setattr("designo_sync_gui.connectors.exports.files_read.read_export", watched)

    async def use(world, services, home):
        lines = [["id", "state"], *([str(n), "Paid"] for n in range(5000))]
        options = (("file", export(home / "shop.csv", lines)), ("id_column", "id"))
        await services.connections.save_store(
            Store("file", "File shop", "export", "", "state", options=options), {}
        )
        jobs = []
        services.events.subscribe(
            lambda e: jobs.append(e.job_id) if isinstance(e, JobStarted) else 0
        )
        refresh = asyncio.ensure_future(services.jobs.refresh(["file"]))
        await asyncio.to_thread(begun.wait, 30)
        services.jobs.cancel(jobs[-1])
        summary = await refresh
        let_on.set()
        assert await asyncio.to_thread(ended.wait, 30)
        return summary.state, await services.orders.known()

    state, orders = run(use)
    assert state is JobState.CANCELLED
    assert orders == ()


def test_that_the_test_of_designo_tells_what_its_export_guesses() -> None:
    async def use(world, services, home):
        path = home / "designo.csv"
        path.write_bytes("id;state\n1;gepr\u00fcft\n'2;Paid\n".encode("cp1252"))
        table = (("file", str(path)), ("id_column", "id"), ("status_column", "state"))
        connection = DesignoConnection(world.designo_url, read_table=table)
        return await services.connections.test_designo(connection, {})

    (line,) = [check for check in run(use) if "first page" in check.message.english]
    assert line.passed is None
    assert "The encoding of the file is a guess" in line.message.english
    assert "looks guarded against spreadsheets: row 3, “'2”" in line.message.english
