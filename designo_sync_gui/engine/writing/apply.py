"""Carrying out a plan.

Law: all intents are in the journal before the first request; an order is written by one worker
only, and never while an earlier write of it is unknown.
"""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.events import StoreState
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import JobResult, JobState, OutcomeKind
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import brief
from designo_sync_gui.engine.connections.states import DESIGNO
from designo_sync_gui.engine.writing.conclude import Finding, not_sent
from designo_sync_gui.engine.writing.opening import places_of
from designo_sync_gui.engine.writing.plan_run import CANCELLED, PlanRun, outcome_of
from designo_sync_gui.engine.writing.settle import unsettled_refs
from designo_sync_gui.engine.writing.target import TargetRun

#: Orders of a plan that are looked up at once.
_TOGETHER = 1000


async def carry_out(run: PlanRun) -> JobResult:
    """Carry out a plan; every row of it has an outcome in the result.

    An order that an error in the program set aside is among them; the error itself is in
    ``run.bugs``. Raises ``StorageFailed`` when the journal does not take the plan: nothing was
    sent.
    """
    context, job = run.context, run.job
    unknown = await context.journal.unsettled()
    unsettled = {side: unsettled_refs(unknown, side) for side in Side}
    context.applying.add(job.job_id)
    try:
        await run.begin(places_of(run.settings, job.store_codes))
        targets = await _targets(run, unsettled)
        ended = await asyncio.gather(
            *(target.carry_out() for target in targets), return_exceptions=True
        )
        left = CANCELLED
        for bug in ended:
            if isinstance(bug, Exception):
                left = not_sent(run.set_aside(bug))
            elif bug is not None:
                raise bug
        for index in range(len(run.plan.writes)):
            if index not in run.outcomes:
                await run.finish(index, left)
    finally:
        context.applying.discard(job.job_id)
    return _result(run)


def nothing_sent(job_id: str, plan: Plan, now: datetime) -> JobResult:
    """The result of a plan that was cancelled while it waited for its turn."""
    outcomes = tuple(outcome_of(plan, index, CANCELLED, now) for index in range(len(plan.writes)))
    return JobResult(job_id, JobState.CANCELLED, outcomes)


def _result(run: PlanRun) -> JobResult:
    state = JobState.CANCELLED if run.job.cancelled else JobState.DONE
    if run.failure is not None:
        state = JobState.FAILED
    for host in run.hosts.values():
        if host.stopped is None:
            run.context.states.set(host.key, StoreState.READY)
    errors = [run.failure, *(host.stopped for host in run.hosts.values())]
    return JobResult(
        run.job.job_id,
        state,
        tuple(run.outcomes[index] for index in sorted(run.outcomes)),
        tuple(error for error in errors if error is not None),
    )


async def _moved_sources(run: PlanRun) -> dict[int, Status]:
    """The rows whose value is no longer that of the side it was taken from, as last read."""
    if run.plan.direction is Direction.UNDO:
        return {}
    moved = {}
    writes = run.plan.writes
    for start in range(0, len(writes), _TOGETHER):
        part = writes[start : start + _TOGETHER]
        orders = await run.context.mirror.orders([write.ref for write in part])
        known = {order.ref: order for order in orders}
        for index, write in enumerate(part, start):
            order = known.get(write.ref)
            source = order.side(write.target.other) if order is not None else None
            status = source.status if source is not None else None
            if status is not None and status != write.wanted:
                moved[index] = status
    return moved


async def _targets(run: PlanRun, unsettled: dict[Side, frozenset[OrderRef]]) -> Sequence[TargetRun]:
    """The rows by target; a row that must not be begun ends here."""
    by_target: defaultdict[tuple[str, Side], list[int]] = defaultdict(list)
    taken: set[OrderRef] = set()
    moved = await _moved_sources(run)
    for index, write in enumerate(run.plan.writes):
        if write.ref in unsettled[write.target]:
            message = say(
                "The outcome of an earlier write to this order is unknown: nothing was sent."
            )
            advice = say("Refresh to read the order again.")
            await run.finish(index, Finding(OutcomeKind.SKIPPED, message, advice))
        elif index in moved:
            message = say(
                "Since this was planned, {named} was read again and has “{visible}”, "
                "not the value of the plan: nothing was sent.",
                named=write.target.other.named,
                visible=brief(moved[index]),
            )
            await run.finish(index, Finding(OutcomeKind.SKIPPED, message, say("Plan again.")))
        elif write.ref in taken:
            message = say("The plan names this order twice: only the first is written.")
            await run.finish(index, Finding(OutcomeKind.SKIPPED, message))
        else:
            taken.add(write.ref)
            by_target[write.ref.store_code, write.target].append(index)
    return [
        TargetRun(run, code, side, indices, run.host(DESIGNO if side is Side.DESIGNO else code))
        for (code, side), indices in by_target.items()
    ]
