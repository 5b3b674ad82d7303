"""``demo`` in the terminal: the main job on an embedded shop and an embedded DesignO.

The same engine and connectors as in earnest, over loopback HTTP; credentials in memory, data
in a temporary folder; what is left behind are the two files in ``--out``.
"""

import asyncio
import io
import tempfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import REFUSED, UsageProblem, worst
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode, encode_lines, outcome_objects
from designo_sync_gui.cli.order_commands import (
    print_orders,
    print_refresh,
    verdict_counts,
    verdict_numbers,
    verdicts,
)
from designo_sync_gui.cli.plan_commands import print_outcomes, print_plan
from designo_sync_gui.cli.session import Session, watched_job
from designo_sync_gui.domain.compare import MISMATCHES, judge
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.outcome import JobResult, JobState
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.reports.formats import write_file
from designo_sync_gui.wine import look_often

if TYPE_CHECKING:
    from designo_sync_gui.demo.world import DemoWorld

MISMATCHES_FILE = "mismatches.csv"
OUTCOMES_FILE = "outcomes.json"


def run_demo(out: Path, console: Console | None = None, *, as_json: bool = False) -> int:
    """Refresh, show, plan, apply, refresh again; writes the two files to ``out``.

    ``as_json`` prints the summary as one JSON object and nothing else.

    Returns the exit status: 0 also where the demo's shop or DesignO refused or altered a write,
    because that is what it shows; 1 where it was asked to end, by a signal during any of its jobs.
    Raises ``UsageProblem`` when ``out`` cannot be written to.
    """
    console = console or Console()
    out = writable_folder(out)
    from designo_sync_gui.demo.world import DemoWorld

    with (
        DemoWorld(others=True) as world,
        tempfile.TemporaryDirectory(prefix="designo-sync-demo-") as home,
    ):
        return asyncio.run(_main_job(world, Path(home), out, console, as_json=as_json))


async def _main_job(
    world: "DemoWorld", home: Path, out: Path, console: Console, *, as_json: bool
) -> int:
    from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
    from designo_sync_gui.storage.memory_secrets import MemorySecretStore

    look_often(asyncio.get_running_loop())
    options = OpenOptions(home=home, secrets=MemorySecretStore(), demo_notice=world.notice)
    services = await open_services(options)
    try:
        await connect_demo(services, world)
        talk = replace(console, out=io.StringIO()) if as_json else console
        talk.tell(world.notice.english)
        return await synchronise(Session(talk, services, None), out, console if as_json else None)
    finally:
        await services.aclose()


async def synchronise(session: Session, out: Path, result_to: Console | None = None) -> int:
    """The main job on every mismatch of the connected stores; returns the exit status.

    ``result_to`` gets the summary as JSON.
    """
    try:
        return await _all_steps(session, out, result_to)
    except _AskedToEndError:
        session.console.note("Cancelled; the demo ends here.")
        return REFUSED


class _AskedToEndError(Exception):
    """A signal came during a job, which has ended in order: the next step is not begun."""


async def _all_steps(session: Session, out: Path, result_to: Console | None) -> int:
    console, services = session.console, session.services
    before = await _refreshed(session, "Refresh")
    mismatches = [order for order in before if judge(order).verdict in MISMATCHES]
    _heading(console, f"{len(mismatches)} mismatches of {len(before)} orders")
    await print_orders(console, lambda: _at_once(mismatches))
    refs = [order.ref for order in mismatches]
    rows = await services.reports.export_mismatches(out / MISMATCHES_FILE, refs)

    _heading(console, "Plan")
    plan = await services.orders.plan(Direction.TO_DESIGNO, refs)
    print_plan(console, plan)

    _heading(console, "Apply")
    with watched_job(session) as watched:
        result = await services.jobs.apply(plan, frozenset({plan.count_word}))
    print_outcomes(console, plan, result)
    await _write_outcomes(session, plan, result, out / OUTCOMES_FILE)
    if watched.asked_to_end or result.state is JobState.CANCELLED:
        raise _AskedToEndError

    after = await _refreshed(session, "Refresh again")
    _heading(console, "Summary")
    console.tell(f"before the sync: {verdict_counts(verdicts(before))}")
    console.tell(f"after the sync:  {verdict_counts(verdicts(after))}")
    console.tell(f"{rows} mismatches from before the sync: {_shown(out / MISMATCHES_FILE)}")
    console.tell(f"outcome of every order of the plan: {_shown(out / OUTCOMES_FILE)}")
    if result_to is not None:
        result_to.raw(encode(_summary_object(before, after, out)) + "\n")
    return REFUSED if result.state is not JobState.DONE else worst(result.errors)


async def _at_once(orders: Sequence[Order]) -> AsyncIterator[Sequence[Order]]:
    yield orders


def _summary_object(before: Sequence[Order], after: Sequence[Order], out: Path) -> dict[str, Json]:
    return {
        "before": verdict_numbers(before),
        "after": verdict_numbers(after),
        "mismatches_file": str(out / MISMATCHES_FILE),
        "outcomes_file": str(out / OUTCOMES_FILE),
    }


async def _refreshed(session: Session, title: str) -> tuple[Order, ...]:
    """The orders after a refresh. Raises what stopped it: nothing of the demo is out of reach; and
    ``_AskedToEndError``."""
    _heading(session.console, title)
    stores = (await session.services.overview()).settings.stores
    with watched_job(session) as watched:
        summary = await session.services.jobs.refresh()
    print_refresh(session.console, summary, stores)
    if watched.asked_to_end or summary.state is JobState.CANCELLED:
        raise _AskedToEndError
    for _, error in summary.errors:
        raise error
    return await session.services.orders.known()


async def _write_outcomes(session: Session, plan: Plan, result: JobResult, path: Path) -> None:
    stores = (await session.services.overview()).settings.stores
    platforms = {store.code: store.platform for store in stores}
    parts = encode_lines(outcome_objects(plan, result, platforms))
    await asyncio.to_thread(write_file, path, parts)


def writable_folder(out: Path) -> Path:
    """``out`` as an absolute folder, made if missing. Raises ``UsageProblem``."""
    try:
        folder = out.expanduser().resolve()
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageProblem(
            f"The folder “{out}” cannot be written to: {reason}.", "Choose another with --out DIR."
        ) from error


def _heading(console: Console, text: str) -> None:
    console.tell()
    console.tell(f"== {text} ==")


def _shown(path: Path) -> str:
    return foreign(str(path))
