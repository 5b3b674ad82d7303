"""When the sides of a store were last read: how long ago in its row, exactly in the tool tip."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.ui.kit.ages import age_words
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.times import date_time

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ReadTimes:
    """The last reading of each side; ``None`` where there was none."""

    shop: datetime | None = None
    designo: datetime | None = None

    def ages(self, now: datetime) -> tuple[str, ...]:
        """How long ago; it changes once a minute at most. Both are told at once where that was
        the same minute."""
        shop, designo = self.shop, self.designo
        if shop and designo and _age(now - shop) == _age(now - designo):
            return (tr("read {age}", age=_age(now - shop)),)
        told = (
            shop and tr("shop {age}", age=_age(now - shop)),
            designo and tr("DesignO {age}", age=_age(now - designo)),
        )
        return tuple(words for words in told if words)

    def latest(self, now: datetime) -> tuple[str, ...]:
        """How long ago any side was read, where the row's name says of which."""
        read = max(filter(None, (self.shop, self.designo)), default=None)
        return (_age(now - read),) if read else ()

    def exact(self, zone: tzinfo | None) -> tuple[str, ...]:
        """The moments themselves."""
        told = (
            self.shop and tr("shop read {time}", time=date_time(self.shop, zone)),
            self.designo and tr("DesignO read {time}", time=date_time(self.designo, zone)),
        )
        return tuple(words for words in told if words)


def times_of(reads: Iterable[SideRead], codes: Iterable[str]) -> ReadTimes:
    """Of these stores together: the latest of each side."""
    wanted = frozenset(codes)
    found = [read for read in reads if read.store_code in wanted]
    return ReadTimes(
        max((read.read_at for read in found if read.side is Side.STOREFRONT), default=None),
        max((read.read_at for read in found if read.side is Side.DESIGNO), default=None),
    )


def _age(age: timedelta) -> str:
    """Seconds would make the row change all the time."""
    return tr("just now") if age < _MINUTE else age_words(age)
