"""What every job needs of the world, in one value.

Ports only; nothing here opens, closes or decides anything.
"""

from dataclasses import dataclass, field

from designo_sync_gui.domain.journal_ports import Journal
from designo_sync_gui.domain.ports import Clock, Connections, Mirror, WriterLock
from designo_sync_gui.engine.connections.states import StoreStates
from designo_sync_gui.engine.events import EventHub


@dataclass(frozen=True, slots=True)
class EngineContext:
    """The ports and the two places where jobs report: ``events`` and ``states``.

    ``applying`` are the ids of the jobs of this process whose plan is being carried out. ``ends``
    says by job id and row when this process saw the end of a write of which a later reading may
    tell more, or first met it, in the clock's elapsed seconds. ``operator`` is the
    account that runs the program.
    """

    connections: Connections
    mirror: Mirror
    journal: Journal
    writer_lock: WriterLock
    clock: Clock
    events: EventHub
    states: StoreStates
    applying: set[str] = field(default_factory=set)
    ends: dict[tuple[str, int], float] = field(default_factory=dict)
    operator: str = ""
