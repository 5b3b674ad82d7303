"""``history | undo | journal``.

Law: looking back changes nothing; ``undo`` writes a plan file and nothing else.
"""

import argparse

from designo_sync_gui.cli.exit_codes import DONE, REFUSED, UsageProblem
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode, encode_lines
from designo_sync_gui.cli.plan_commands import keep_plan
from designo_sync_gui.cli.session import Session
from designo_sync_gui.cli.tables import aligned, cell, counted, moment_shown, shown
from designo_sync_gui.domain.history import JobRecord, WriteRecord
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.reports.rows import utc_text


async def show_history(session: Session, args: argparse.Namespace) -> int:
    """All jobs, the writes of one job, or the writes of one order."""
    if args.job is None and args.order is None:
        return await _show_jobs(session, args)
    writes = await _asked_for(session, args)
    if args.json:
        session.console.raw("".join(encode_lines(_write_object(write) for write in writes)))
        return DONE
    head = ["job", "order", "side", "before", "wanted", "read back", "outcome", "at"]
    rows = [head, *(_write_row(write) for write in writes)]
    for line in aligned(rows):
        session.console.line(line)
    return DONE


async def make_undo(session: Session, args: argparse.Namespace) -> int:
    plan = await session.services.history.undo(args.job)
    return await keep_plan(session, args, plan)


async def verify_journal(session: Session, args: argparse.Namespace) -> int:
    """Exit status 1 when a row was altered, removed or moved."""
    wrong = await session.services.history.verify()
    if args.json:
        found: dict[str, Json] = {"sound": wrong is None, "first_wrong_row": wrong}
        session.console.raw(encode(found) + "\n")
    elif wrong is None:
        session.console.tell("The journal is intact: no row was altered or removed.")
    else:
        session.console.line(f"The journal is damaged: row {wrong} was altered or is missing.")
        session.console.note("Keep the file, and compare it with a backup.")
    return DONE if wrong is None else REFUSED


async def export_evidence(session: Session, args: argparse.Namespace) -> int:
    if args.job is None and args.order is None:
        raise UsageProblem("Nothing to export was named.", "Give --job ID or --order ID.")
    ref = None if args.order is None else await _order(session, args)
    count = await session.services.reports.export_evidence(args.out, job_id=args.job or "", ref=ref)
    if args.json:
        session.console.raw(encode({"file": str(args.out), "writes": count}) + "\n")
    else:
        session.console.tell(f"{counted(count, 'write')}: {foreign(str(args.out))}")
    return DONE


async def settle_write(session: Session, args: argparse.Namespace) -> int:
    """Record the operator's decision on an unknown write that cannot be read."""
    ref = await _order(session, args)
    outcome = await session.services.orders.settle_by_word(
        ref, Side(args.side), applied=args.applied
    )
    if args.json:
        told: dict[str, Json] = {
            "store": ref.store_code,
            "order_id": ref.order_id,
            "side": args.side,
            "outcome": outcome.kind.value,
            "message": outcome.message.english,
        }
        session.console.raw(encode(told) + "\n")
    else:
        session.console.tell(f"{outcome.kind}: {foreign(outcome.message)}")
    return DONE


async def _asked_for(session: Session, args: argparse.Namespace) -> tuple[WriteRecord, ...]:
    history = session.services.history
    if args.job is not None:
        return await history.writes_of_job(args.job)
    return await history.writes_of_order(await _order(session, args))


async def _order(session: Session, args: argparse.Namespace) -> OrderRef:
    stores = (await session.services.overview()).settings.stores
    codes = [args.store] if args.store else [store.code for store in stores]
    if len(codes) != 1:
        raise UsageProblem("The order id alone does not name one order.", "Add --store CODE.")
    return OrderRef(codes[0], args.order)


async def _show_jobs(session: Session, args: argparse.Namespace) -> int:
    jobs = await session.services.history.jobs()
    if args.json:
        session.console.raw("".join(encode_lines(_job_object(job) for job in jobs)))
    elif not jobs:
        session.console.line("No plan was ever applied from this data folder.")
    else:
        rows = [["job", "at", "what", "writes", "outcomes", "operator", "reason"]]
        rows += [_job_row(job) for job in jobs]
        for line in aligned(rows):
            session.console.line(line)
    return DONE


def _job_row(job: JobRecord) -> list[str]:
    counts = ", ".join(f"{number} {kind}" for kind, number in job.counts.items())
    texts = (job.job_id, moment_shown(job.at), job.direction.label.english, str(job.writes), counts)
    return [*(cell(text) for text in texts), cell(job.operator), cell(job.reason)]


def _write_row(write: WriteRecord) -> list[str]:
    return [
        cell(write.job_id),
        f"{cell(write.ref.store_code)} {cell(write.number or write.ref.order_id)}",
        write.target.label.english,
        shown(write.before),
        shown(write.wanted),
        shown(write.after),
        cell(write.ending.english),
        moment_shown(write.ended_at or write.claimed_at or write.intended_at),
    ]


def _job_object(job: JobRecord) -> dict[str, Json]:
    return {
        "job": job.job_id,
        "at": utc_text(job.at),
        "direction": job.direction.value,
        "writes": job.writes,
        "outcomes": {kind.value: number for kind, number in job.counts.items()},
        "operator": job.operator,
        "reason": job.reason,
        "program": job.program,
        "plan_digest": job.plan_digest,
    }


def _write_object(write: WriteRecord) -> dict[str, Json]:
    return {
        "job": write.job_id,
        "store": write.ref.store_code,
        "order_id": write.ref.order_id,
        "order_number": write.number,
        "side": write.target.value,
        "action": write.action,
        "before": write.before,
        "wanted": write.wanted,
        "read_back": write.after,
        "outcome": write.outcome.value if write.outcome else None,
        "sent": write.sent,
        "message": write.message.english,
        "at": utc_text(write.ended_at or write.claimed_at or write.intended_at),
        "earlier": [
            {
                "outcome": former.outcome.value,
                "at": utc_text(former.at),
                "read_back": former.after,
                "message": former.message.english,
            }
            for former in write.earlier
        ],
    }
