"""How far a job is, in words: one count for each side that is read, or one for the job.

Law: what was read is never more than its total; a side that announced no total has a count and no
share; speed and time left are said where they are known.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from designo_sync_gui.domain.events import JobProgress, SideProgress
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say
from designo_sync_gui.domain.speed import left_words, rate_words


@dataclass(frozen=True, slots=True)
class Count:
    """One side, or all storefronts together; ``name`` says nothing where a job has one count."""

    name: Sentence
    done: int
    total: int | None = None
    left: float | None = None

    @property
    def figures(self) -> Sentence:
        """``9,700 of 9,994``."""
        if self.total is None:
            return say("{n:,}", n=self.done)
        return say("{n:,} of {total:,}", n=self.done, total=max(self.done, self.total))

    @property
    def words(self) -> Sentence:
        """``Storefront 9,700 of 9,994``."""
        return joined(" ", (self.name, self.figures))

    @property
    def ended(self) -> bool:
        """Whether nothing of it is left to read."""
        return self.total is not None and self.done >= self.total


def counts_of(progress: JobProgress) -> tuple[Count, ...]:
    """The storefronts together, then DesignO; or the one count of a job that reads no lists."""
    shops = [side for side in progress.sides if side.store_code]
    found = []
    if shops:
        name = say("Storefront") if len(shops) == 1 else say("{n:,} storefronts", n=len(shops))
        found.append(_sum(name, shops))
    found += [_sum(say("DesignO"), [side]) for side in progress.sides if not side.store_code]
    if not progress.sides and (progress.done or progress.total is not None):
        found.append(Count(NOTHING, progress.done, progress.total))
    return tuple(found)


def pace_words(progress: JobProgress) -> Sentence:
    """``1,900/s · 2 s left``. Where a side has no total, the time is that of the sides it is
    known of."""
    told = [rate_words(progress.rate)] if progress.rate is not None else []
    if progress.left is not None:
        told.append(left_words(progress.left))
    else:
        told += [
            say("{side}: {left}", side=count.name, left=left_words(count.left))
            for count in counts_of(progress)
            if count.left is not None and not count.ended
        ]
    return joined(" · ", told)


def progress_words(progress: JobProgress) -> Sentence:
    """``Storefront 9,700 of 9,994 · DesignO 5,702 · 1,900/s``, behind what is being waited for."""
    counts = [count.words for count in counts_of(progress)]
    parts = [progress.note, *counts] if progress.sides else [*counts, progress.note]
    return joined(" · ", (*parts, pace_words(progress)))


def _sum(name: Sentence, sides: Sequence[SideProgress]) -> Count:
    done = sum(side.done for side in sides)
    totals = [max(side.done, side.total) for side in sides if side.total is not None]
    total = sum(totals) if len(totals) == len(sides) else None
    return Count(name, done, total, left_of(sides))


def left_of(sides: Sequence[SideProgress]) -> float | None:
    """Seconds until the last of these sides is read; ``None`` unless it is known of each that is
    not."""
    open_sides = [side for side in sides if side.total is None or side.done < side.total]
    lefts = [side.left for side in open_sides if side.left is not None]
    return max(lefts) if lefts and len(lefts) == len(open_sides) else None
