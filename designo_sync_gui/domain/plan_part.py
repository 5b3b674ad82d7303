"""A part of a plan: what the operator left ticked.

Law: what is carried out is a plan of its own. It holds the ticked rows and no other write, each
row exactly as it was planned; its digest and its brakes are its own.
"""

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import replace

from designo_sync_gui.domain.brakes import WriteCounts, brakes_of
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.plan import Plan, PlannedWrite, Refusal
from designo_sync_gui.domain.plan_facts import NO_FACTS, Place
from designo_sync_gui.domain.plan_rows import PackedRows, packer_of_refusals, packer_of_writes
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.write_rules import RefusalReason

_LEFT_OUT = say("You left this row out of the plan.")


def reviewed_part(plan: Plan, left_out: Set[int], typed: Set[str]) -> Plan:
    """What the operator ticked; a row whose word was not typed is left out as well."""
    unsaid = {
        place
        for place, write in enumerate(plan.writes)
        if write.confirm and write.confirm not in typed
    }
    return part_of(plan, left_out | unsaid)


def part_of(plan: Plan, left_out: Set[int]) -> Plan:
    """The plan without the writes at these places, which become its refusals; the plan itself
    where none is left out. A plan without facts keeps its brakes: nobody can judge them anew."""
    if not left_out:
        return plan
    writes, refusals = packer_of_writes(), packer_of_refusals()
    accepted, known, kept = [], plan.facts.accepted, 0
    for refusal in plan.refusals:
        refusals.add(refusal)
    for place, write in enumerate(plan.writes):
        if place in left_out:
            refusals.add(_left(write))
        else:
            if place in known:
                accepted.append(kept)
            writes.add(write)
            kept += 1
    ticked = PackedRows([writes])
    counts = write_counts(ticked)
    reached = places_reached(counts, plan.direction)
    judged = brakes_of(counts, plan.facts)
    return replace(
        plan,
        writes=ticked,
        refusals=PackedRows([refusals]),
        brakes=plan.brakes if plan.facts == NO_FACTS else judged,
        connections=tuple(one for one in plan.connections if one[:2] in reached),
        facts=replace(plan.facts, accepted=frozenset(accepted)) if known else plan.facts,
    )


def write_counts(writes: Iterable[PlannedWrite]) -> WriteCounts:
    """How often each value is written to each side of each store, first written first."""
    return Counter((write.ref.store_code, write.target, write.wanted) for write in writes)


def places_reached(counts: WriteCounts, direction: Direction) -> Set[Place]:
    """The sides that are written, and those that the values were taken from: an undo takes them
    from the journal."""
    written = {(code, side) for code, side, _ in counts}
    if direction is Direction.UNDO:
        return written
    return written | {(code, side.other) for code, side in written}


def _left(write: PlannedWrite) -> Refusal:
    return Refusal(
        write.ref,
        write.number,
        RefusalReason.LEFT,
        _LEFT_OUT,
        write.expected,
        write.wanted,
        target=write.target,
    )
