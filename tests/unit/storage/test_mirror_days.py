"""The day's counts come back, take the place of earlier ones, and go after a year."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.trends import DayCounts
from designo_sync_gui.storage.mirror import open_mirror

DAY = date(2026, 11, 27)


def counts(code: str = "a", day: date = DAY, number: int = 3) -> DayCounts:
    return DayCounts(
        code, day, number + 1, number, {Look.FORMATTING: number}, {DifferenceKind.CASE: number}
    )


def test_that_days_are_kept_replaced_and_forgotten(tmp_path: Path) -> None:
    async def steps() -> None:
        mirror, _ = await open_mirror(tmp_path / "m.sqlite3", datetime(2026, 11, 27, tzinfo=UTC))
        try:
            empty = DayCounts("b", DAY, 0, 0, {}, {})
            await mirror.keep_days([counts(number=9), empty])
            await mirror.keep_days([counts(number=3)])
            assert await mirror.days(DAY) == (counts(number=3), empty)
            assert await mirror.days(DAY + timedelta(days=1)) == ()
            later = DAY + timedelta(days=367)
            await mirror.keep_days([counts(day=later)])
            assert await mirror.days(DAY) == (counts(day=later),)
            await mirror.forget_store("a")
            assert await mirror.days(DAY) == ()
        finally:
            await mirror.aclose()

    asyncio.run(steps())
