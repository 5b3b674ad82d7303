"""What the plan dialog shows, counted once over all rows.

Law: nothing that looks at every row of a plan is done on the window's thread; ``figures_of`` is
called where the plan is made.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple, TypeVar

from designo_sync_gui.domain.kinds import DifferenceKind, difference_kinds
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan import Plan, PlannedWrite, Refusal, RefusalReason
from designo_sync_gui.domain.plan_rows import Rearranged, of_alike
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.status import Status

K = TypeVar("K")
NO_CAUSE: Final = -1
#: Rows that the operator can decide by hand.
UNDECIDED = (RefusalReason.CONFLICT, RefusalReason.NEVER_AGREED)


class Cell(NamedTuple):
    """What rows have in common that are counted as one: every number of the dialog is a sum of
    cells, so that ticking a row changes one of them."""

    store: str
    target: Side
    expected: Status | None
    wanted: Status
    consequence: Sentence
    confirm: str


@dataclass(frozen=True, slots=True)
class Group:
    """One change, and the rows that make it: ``rows`` are their places in the plan, ``cells``
    those that they are counted in."""

    target: Side
    expected: Status | None
    wanted: Status
    kinds: tuple[DifferenceKind, ...]
    stores: tuple[str, ...]
    cells: tuple[int, ...]
    rows: Sequence[int]


#: Of more rows than this the digest is made later: it takes a look at each.
_QUICKLY_DIGESTED = 5000


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """``cell_of`` is the cell of each row; the largest group comes first. ``values`` and ``causes``
    are what cells are summed up by, ``value_of`` and ``cause_of`` the place of each cell's there
    (``NO_CAUSE``: none). ``oldest`` is when the oldest value of the plan was read; ``digest`` is
    empty where it was not made yet."""

    cells: tuple[Cell, ...]
    cell_of: Sequence[int]
    sizes: tuple[int, ...]
    values: tuple[tuple[str, Side, Status], ...]
    value_of: Sequence[int]
    causes: tuple[tuple[str, Sentence], ...]
    cause_of: Sequence[int]
    groups: tuple[Group, ...]
    by_actions: bool
    refusals: Sequence[Refusal]
    equal: int
    undecided: int
    oldest: datetime | None
    digest: str

    @property
    def refused(self) -> int:
        """Refusals that an operator must see to."""
        return len(self.refusals) - self.equal


def figures_of(plan: Plan) -> PlanFigures:
    """Any thread may count."""
    places: dict[Cell, int] = {}
    cell_of = array("I")
    for found in of_alike(plan.writes, _cell):
        cell_of.append(places.setdefault(found, len(places)))
    cells = tuple(places)
    rows = [array("I") for _ in cells]
    for row, cell in enumerate(cell_of):
        rows[cell].append(row)
    refusals, equal, undecided = _not_written(plan.refusals)
    few = len(plan.writes) + len(plan.refusals) <= _QUICKLY_DIGESTED
    values = _places((cell.store, cell.target, cell.wanted) for cell in cells)
    causes = _places((cell.store, cell.consequence) for cell in cells if cell.consequence)
    return PlanFigures(
        cells,
        cell_of,
        tuple(map(len, rows)),
        tuple(values),
        [values[cell.store, cell.target, cell.wanted] for cell in cells],
        tuple(causes),
        [causes.get((cell.store, cell.consequence), NO_CAUSE) for cell in cells],
        _groups(cells, rows),
        any(of_alike(plan.writes, lambda write: bool(write.action))),
        refusals,
        equal,
        undecided,
        min(filter(None, of_alike(plan.writes, _read_at)), default=None),
        plan.digest if few else "",
    )


def _places(found: Iterable[K]) -> dict[K, int]:
    """Each once, with its place."""
    return {one: place for place, one in enumerate(dict.fromkeys(found))}


def _cell(write: PlannedWrite) -> Cell:
    ref, target = write.ref, write.target
    return Cell(
        ref.store_code, target, write.expected, write.wanted, write.consequence, write.confirm
    )


def _groups(cells: Sequence[Cell], rows: Sequence["array[int]"]) -> tuple[Group, ...]:
    found: dict[tuple[Side, Status | None, Status], list[int]] = {}
    for place, cell in enumerate(cells):
        found.setdefault((cell.target, cell.expected, cell.wanted), []).append(place)
    groups = [
        Group(
            target,
            expected,
            wanted,
            _kinds(expected, wanted),
            tuple(dict.fromkeys(cells[place].store for place in inside)),
            tuple(inside),
            array("I", sorted(row for place in inside for row in rows[place])),
        )
        for (target, expected, wanted), inside in found.items()
    ]
    return tuple(sorted(groups, key=lambda group: -len(group.rows)))


def _kinds(expected: Status | None, wanted: Status) -> tuple[DifferenceKind, ...]:
    kinds = difference_kinds(expected, wanted) if expected is not None else frozenset()
    return tuple(kind for kind in DifferenceKind if kind in kinds)


def _read_at(write: PlannedWrite) -> datetime | None:
    return write.seen.read_at if write.seen else None


def _not_written(refusals: Sequence[Refusal]) -> tuple[Sequence[Refusal], int, int]:
    """The refusals, the most urgent first, and how many are equal anyway or wait for a decision."""
    by_urgency = [array("I") for _ in range(3)]
    for place, urgency in enumerate(of_alike(refusals, _urgency)):
        by_urgency[urgency].append(place)
    undecided, others, equal = by_urgency
    return Rearranged(refusals, undecided + others + equal), len(equal), len(undecided)


def _urgency(refusal: Refusal) -> int:
    """What an operator can decide, then what must be seen to, then the rows equal anyway."""
    if refusal.reason in UNDECIDED:
        return 0
    return 2 if refusal.reason is RefusalReason.EQUAL else 1
