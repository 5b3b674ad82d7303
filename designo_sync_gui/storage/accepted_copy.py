"""What operators accepted, as the mirror follows it: kept elsewhere, in force here."""

import logging
from collections.abc import Sequence

from designo_sync_gui.domain.acceptance import AcceptanceChange, Accepted
from designo_sync_gui.domain.acceptance_ports import Acceptances
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.storage import mirror_acceptances
from designo_sync_gui.storage.preparing import Preparing
from designo_sync_gui.storage.state_work import StateWork

_LOG = logging.getLogger(__name__)


class AcceptedCopy:
    """Implements ``domain.acceptance_ports.AcceptanceMirror``."""

    def __init__(self, work: StateWork, preparing: Preparing) -> None:
        self._work = work
        self._preparing = preparing

    async def change(self, made: AcceptanceChange) -> bool:
        await self._preparing.ready()
        return await self._work.run(lambda c: mirror_acceptances.change(c, self._work.book, made))

    async def replace(self, mark: str, accepted: Sequence[Accepted]) -> None:
        await self._preparing.ready()
        await self._anew(mark, accepted)

    def follow(self, acceptances: Acceptances) -> None:
        """Hold what is accepted there before anything is answered: a mirror that was read anew, or
        a program that was killed between the two files, is behind."""

        async def catch_up() -> None:
            if not self._work.database.read_only:
                await self._catch_up(acceptances)

        self._preparing.then(catch_up)

    async def _catch_up(self, acceptances: Acceptances) -> None:
        known = await self._work.database.run(mirror_acceptances.mark)
        try:
            if await acceptances.mark() == known:
                return
            mark, accepted = await acceptances.in_force()
        except StorageFailed as error:  # told with the journal; the orders can be looked at
            _LOG.warning("the accepted differences cannot be read: %s", error)
            return
        await self._anew(mark, accepted)

    async def _anew(self, mark: str, accepted: Sequence[Accepted]) -> None:
        replace = mirror_acceptances.replace
        await self._work.run(lambda c: replace(c, self._work.book, accepted, mark))
