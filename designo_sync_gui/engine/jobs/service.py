"""Jobs as screens and commands begin and steer them.

Every method is a coroutine on the engine's loop, except ``cancel``, ``pause`` and
``resume``, which any thread may call.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import JobRefused
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import JobResult
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.reason import check_reason
from designo_sync_gui.domain.sentence import joined, say
from designo_sync_gui.engine.jobs.runner import JobRunner
from designo_sync_gui.engine.reading.refresh import RefreshSummary
from designo_sync_gui.engine.reading.some_orders import MOST


@dataclass(frozen=True, slots=True)
class JobService:
    """Starts refreshes and writes; pauses, resumes and cancels running jobs."""

    runner: JobRunner

    async def refresh(
        self, store_codes: Sequence[str] | None = None, *, full: bool = False
    ) -> RefreshSummary:
        """Read both sides of the stores (``None``: all) and settle unknown writes by reading.

        What stops a side is in the summary. The same refresh asked for again while it runs is
        joined. Raises ``JobRefused`` when there is nothing to read.
        """
        await self.runner.book.load()
        return await self.runner.refresh(self._stores(store_codes), full=full)

    async def read_again(self, refs: Sequence[OrderRef]) -> RefreshSummary:
        """Read these orders on both sides, each by itself. What stops a side is in the summary.

        Raises ``JobRefused`` for more than a few hundred, or where their store is not connected.
        """
        if len(refs) > MOST:
            raise JobRefused(
                say("{n:,} orders are too many to be read one by one.", n=len(refs)),
                say("Refresh their stores, or select at most {most:,}.", most=MOST),
            )
        await self.runner.book.load()
        stores = self._stores(sorted({ref.store_code for ref in refs}))
        return await self.runner.read_again(stores, tuple(refs))

    def accept_once(self, store_code: str) -> None:
        """At the next refresh most orders of a side (empty: DesignO) may have vanished."""
        self.runner.accepted.add(store_code)

    async def accept_change(self, store_code: str) -> None:
        """Accept once that most orders of a side vanished (empty: DesignO), and read it again."""
        self.accept_once(store_code)
        await self.refresh([store_code] if store_code else None, full=True)

    async def apply(
        self,
        plan: Plan,
        confirmed: frozenset[str] = frozenset(),
        *,
        canary: bool = False,
        patience: timedelta | None = None,
    ) -> JobResult:
        """Carry out exactly the plan, or skip the rows that moved.

        ``confirmed`` are the words the operator typed; rows that need another are refused.
        ``canary`` writes one order first, then five, then the rest, and stops at the first that
        comes to another value than was sent. ``patience`` is how long a host that is away is waited
        for, in place of what these services were made with. Raises ``StorageFailed`` when the
        journal does not take the plan and ``JobRefused`` while another process writes from the same
        data folder; nothing was sent then. Cancelling the caller cancels the job, whose writes in
        flight are finished first. Raises ``SettingsInvalid`` for a reason that is not taken.
        """
        check_reason(plan.reason, self.runner.book.platforms)
        if plan.count_word and plan.count_word not in confirmed:
            raise JobRefused(
                say(
                    "Type the number of writes to carry out this plan: {brakes}",
                    brakes=joined(" ", plan.brakes),
                ),
                say("Type {count_word} to carry it out.", count_word=plan.count_word),
                title=say("Number of writes not typed"),
            )
        return await self.runner.apply(plan, confirmed, careful=canary, patience=patience)

    def cancel(self, job_id: str) -> None:
        """Ask a job to stop; one that has ended is left alone. Any thread."""
        job = self.runner.jobs.find(job_id)
        if job is not None:
            job.cancel()

    def pause(self, job_id: str) -> None:
        """Ask a job to start nothing new until it is resumed. Any thread."""
        job = self.runner.jobs.find(job_id)
        if job is not None:
            job.pause()

    def resume(self, job_id: str) -> None:
        """Let a paused job go on. Any thread."""
        job = self.runner.jobs.find(job_id)
        if job is not None:
            job.resume()

    def _stores(self, codes: Sequence[str] | None) -> tuple[Store, ...]:
        settings = self.runner.book.settings
        stores = settings.stores
        if codes is not None:
            unknown = [code for code in codes if settings.store(code) is None]
            if unknown:
                raise JobRefused(
                    say("There is no store “{unknown}”.", unknown=unknown[0]),
                    say("List the stores."),
                )
            stores = tuple(store for store in stores if store.code in codes)
        if not stores:
            raise JobRefused(say("No store is connected."), say("Connect a store first."))
        return stores
