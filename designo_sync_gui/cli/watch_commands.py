"""``watch``.

Automatic refresh and sync are set once, printed, and ended in order at Ctrl+C.
"""

import argparse
import asyncio
from dataclasses import replace

from designo_sync_gui.cli.exit_codes import DONE, UsageProblem
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode, error_object
from designo_sync_gui.cli.session import Session
from designo_sync_gui.cli.tables import cell
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.events import Event, JobFinished, OrdersLeft, SignInEnding, StoreHeld
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.watching import AUTOMATIC_DIRECTIONS, AutomaticSync, WatchSettings
from designo_sync_gui.ending_signals import told_to_end

_OFF = "off"


async def show_watch(session: Session, args: argparse.Namespace) -> int:
    watch = session.services.automation.watch
    if args.json:
        automatic: dict[str, Json] = {a.store_code: a.direction.value for a in watch.automatic}
        told: dict[str, Json] = {"refresh_minutes": watch.refresh_minutes, "automatic": automatic}
        session.console.raw(encode(told) + "\n")
        return DONE
    every = f"every {watch.refresh_minutes} minutes" if watch.refresh_minutes else "never"
    session.console.line(f"Refresh by itself: {every}")
    for automatic_sync in watch.automatic:
        label = automatic_sync.direction.label.english
        session.console.line(f"Automatic sync of {cell(automatic_sync.store_code)}: {label}")
    if not watch.automatic:
        session.console.line("Automatic sync: off for every store")
    return DONE


async def set_watch(session: Session, args: argparse.Namespace) -> int:
    """Print what runs automatically now, unless ``--quiet`` is set."""
    watch = session.services.automation.watch
    if args.minutes is not None:
        watch = replace(watch, refresh_minutes=args.minutes)
    for text in args.auto or ():
        watch = _with(watch, text)
    await session.services.automation.save(watch)
    return DONE if args.quiet and not args.json else await show_watch(session, args)


async def run_watch(session: Session, args: argparse.Namespace) -> int:
    """Until Ctrl+C or SIGTERM; a write on its way is finished first."""
    watch = session.services.automation.watch
    if not watch.refresh_minutes:
        raise UsageProblem(
            "Nothing is set to run by itself.", "Set it with: watch set --minutes 10"
        )
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def tell(event: Event) -> None:
        line = _json_line(event) if args.json else _line(event, quiet=args.quiet)
        if line:
            loop.call_soon_threadsafe(_say, session, line)

    unsubscribe = session.services.events.subscribe(tell)
    watching = session.services.in_background(session.services.automation.run())
    session.services.in_background(session.services.telling.run())
    session.services.in_background(session.services.reminder.run())
    try:
        with told_to_end(lambda _: loop.call_soon_threadsafe(stop.set)):
            if args.json or not args.quiet:
                await show_watch(session, args)
            session.console.out.flush()
            await asyncio.wait(
                {watching, asyncio.ensure_future(stop.wait())}, return_when=asyncio.FIRST_COMPLETED
            )
    finally:
        await session.services.aclose()
        await watching
        unsubscribe()
    return DONE


def _say(session: Session, line: str) -> None:
    """Print and flush, also into a file: the next line may come much later."""
    session.console.line(line)
    session.console.out.flush()


def _json_line(event: Event) -> str:
    """One object per event, each on its line."""
    told: dict[str, Json] = {}
    if isinstance(event, JobFinished):
        errors: list[Json] = [error_object(error) for error in event.errors]
        told = {
            "event": "job finished",
            "job": event.job_id,
            "state": event.state.value,
            "summary": event.summary.english,
            "errors": errors,
        }
    elif isinstance(event, StoreHeld):
        told = {"event": "store held", "store": event.store_code, "reason": event.reason.english}
    elif isinstance(event, OrdersLeft):
        ids: list[Json] = [*sorted(ref.order_id for ref in event.refs)]
        told = {
            "event": "orders left",
            "store": event.store_code,
            "order_ids": ids,
            "reason": event.reason.english,
        }
    elif isinstance(event, SignInEnding):
        told = {"event": "sign-in", "store": event.store_code, "message": event.words.english}
    return encode(told) if told else ""


def _line(event: Event, *, quiet: bool = False) -> str:
    if isinstance(event, JobFinished):
        if quiet and event.state is JobState.DONE and not event.errors:
            return ""
        return f"{event.state}: {foreign(event.summary)}"
    if isinstance(event, StoreHeld) and event.reason:
        return f"held {cell(event.store_code)}: {foreign(event.reason)}"
    if isinstance(event, SignInEnding):
        return f"{cell(event.store_code) if event.store_code else 'DesignO'}: {event.words.english}"
    if isinstance(event, OrdersLeft):
        ids = ", ".join(sorted(cell(ref.order_id) for ref in event.refs))
        return f"left to you in {cell(event.store_code)}: {ids}: {foreign(event.reason)}"
    return ""


def _with(watch: WatchSettings, text: str) -> WatchSettings:
    code, equals, what = text.partition("=")
    words = [direction.value for direction in AUTOMATIC_DIRECTIONS]
    if not equals or what not in (*words, _OFF):
        raise UsageProblem(
            f"“{text}” does not say what is synced.", f"CODE=WHAT, one of: {', '.join(words)}, off."
        )
    kept = tuple(a for a in watch.automatic if a.store_code != code)
    if what != _OFF:
        kept = (*kept, AutomaticSync(code, Direction(what)))
    return replace(watch, automatic=kept)
