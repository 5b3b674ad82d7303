"""The picture of the last weeks: counted after each job that read or wrote, kept by the mirror."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.trends import DayCounts
from designo_sync_gui.engine.context import EngineContext

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trends:
    """Days are those of this computer's time zone, as the operator lives them."""

    context: EngineContext

    async def days(self, back: timedelta) -> Sequence[DayCounts]:
        """Every day of the last ones on which a store was counted. Raises ``StorageFailed``."""
        return await self.context.mirror.days(self._today() - back)

    async def count(self, codes: Iterable[str]) -> None:
        """Count these stores for today. One whose list was not read to its end is not counted:
        the number would say less than there is. A full disk costs the picture, not the job."""
        mirror = self.context.mirror
        try:
            reads = await mirror.side_reads()
            whole = {read.store_code for read in reads if read.side is Side.STOREFRONT}
            left = {code for place in await mirror.broken_off() for code in place.store_codes}
            counted = [code for code in codes if code in whole - left]
            if not counted:
                return
            await mirror.keep_days(await mirror.table.count_day(self._today(), counted))
        except StorageFailed as error:
            _LOG.warning("the day's counts are not kept: %s", error)

    def _today(self) -> date:
        return self.context.clock.now().astimezone().date()
