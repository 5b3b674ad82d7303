"""Every screen in its failing states: refused input, failed tests, jobs, plans, damaged files.

Law: what can fail by itself does (a shop that is not there, a wrong key, another server); the
engine's own answers are made up only where the demo never gives them.
"""

from collections.abc import Awaitable, Callable
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

import designo_screens
import shown_orders
from PySide6.QtWidgets import QWidget
from refused_plan import refused_plan, seen_as
from screens import JOBS, Open, Stage

from designo_sync_gui.domain import errors
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.events import (
    HostWaiting,
    JobFinished,
    JobPaused,
    JobProgress,
    JobStarted,
    OrdersLeft,
    OutcomeRecorded,
    ReadingNoted,
    ReadingsVoided,
    StoreHeld,
    StoreState,
    StoreStateChanged,
)
from designo_sync_gui.domain.history import EarlierOutcome, WriteRecord
from designo_sync_gui.domain.order import Order, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import JobState, Outcome, OutcomeKind
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.timeline import Seen
from designo_sync_gui.ui.dialogs.census_window import CensusWindow
from designo_sync_gui.ui.dialogs.preferences_dialog import PreferencesDialog
from designo_sync_gui.ui.jobs.history_window import HistoryWindow
from designo_sync_gui.ui.kit.banner import notice_of
from designo_sync_gui.ui.kit.language import spoken
from designo_sync_gui.ui.orders.saved_views import KeepViewDialog
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.statuses.clipboard import copy_exact, copy_json, copy_orders
from designo_sync_gui.ui.stores.check_dialog import CheckDialog
from designo_sync_gui.ui.stores.connection_dialog import ConnectionDialog
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.reading_ways import Way
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

if TYPE_CHECKING:
    from designo_sync_gui.engine.services import Services

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
#: Nobody listens there.
NOWHERE = "http://127.0.0.1:9/"
#: What a form of every platform takes for a secret.
_TYPED = "ck_" + "0" * 40
_AWAY = say("{host} did not answer in time.", host="shop.example.com")
_LATER = say("Refresh.")
_FAILED, _PAUSED = JOBS


def _keys_of(name: str) -> str:
    return "cs_" + "0" * 40 if name == "consumer_secret" else _TYPED


@dataclass(frozen=True)
class Draft:
    """What is typed into the form of a store; an empty secret is left empty."""

    platform: str
    url: str = NOWHERE
    secrets: bool = True
    code: str = "xx"
    options: tuple[tuple[str, str], ...] = ()


async def _filled(stage: Stage, draft: Draft) -> StoreDialog:
    dialog = await stage.opened(StoreDialog(stage.engine, None, stage.window))
    dialog.kind.setCurrentIndex(dialog.kind.findData(draft.platform))
    dialog.name.setText("Print Depot EU")
    dialog.code.setText(draft.code)
    if dialog.form.url is not None:
        dialog.form.url.setText(draft.url)
    for name, value in draft.options:
        dialog.form.options[name].set_value(value)
    await stage.settle(dialog)
    for name, edit in dialog.form.secrets.items():
        edit.setText(_keys_of(name) if draft.secrets else "")
    return dialog


def tested(draft: Draft) -> Open:
    """The test of this draft fails."""

    async def open_form(stage: Stage) -> QWidget:
        dialog = await _filled(stage, draft)
        dialog.test()
        await stage.settle(dialog)
        return dialog

    return open_form


def refused(draft: Draft, spoil: Callable[[StoreDialog], object] = lambda _: None) -> Open:
    """What is typed is refused before anything is asked of anybody."""

    async def open_form(stage: Stage) -> QWidget:
        dialog = await _filled(stage, draft)
        spoil(dialog)
        dialog.save()
        await stage.settle(dialog)
        return dialog

    return open_form


def designo(change: Callable[[DesignoDialog], object], *, save: bool = False) -> Open:
    async def open_form(stage: Stage) -> QWidget:
        overview = stage.window.overview
        connection = overview.settings.designo if overview else None
        dialog = await stage.opened(DesignoDialog(stage.engine, connection, stage.window))
        change(dialog)
        dialog.source.look()
        await stage.settle(dialog)
        (dialog.save if save else dialog.test)()
        await stage.settle(dialog)
        return dialog

    return open_form


def _answered(dialog: ConnectionDialog, name: str, error: errors.SyncError) -> None:
    """Let the services answer the dialog's draft with an error."""

    async def failing(_draft: object) -> Any:
        raise error

    setattr(dialog, name, failing)


def _spaced(dialog: StoreDialog) -> None:
    for edit in dialog.form.secrets.values():
        edit.setText(" x")


def _nameless_header(dialog: DesignoDialog) -> None:
    dialog.writing.auth.setCurrentIndex(dialog.writing.auth.findData("header"))
    dialog.writing.auth_header.clear()


def _read_table(dialog: DesignoDialog) -> None:
    dialog.ways.choose(Way.FILE)
    for name, value in (
        ("file", "/nowhere/orders.csv"),
        ("id_column", "id"),
        ("status_column", "status"),
    ):
        dialog.tables[Way.FILE].fields[name].set_value(value)


def _without_keyring(dialog: StoreDialog) -> None:
    error = errors.SecretStoreUnavailable(say("No keyring of the system was found."))
    _answered(dialog, "save_draft", error)


async def _connected(stage: Stage) -> QWidget:
    """The test of a store that is connected, where nobody listens any more."""
    overview = stage.window.overview
    if overview is None:
        raise LookupError("nothing is open")
    store = replace(overview.settings.stores[0], url=NOWHERE)
    return await stage.opened(CheckDialog(stage.engine, store, stage.window))


async def _proxy(stage: Stage) -> QWidget:
    preferences = stage.engine.services.preferences.current
    dialog = PreferencesDialog(stage.engine, preferences, tray_available=False, parent=stage.window)
    await stage.opened(dialog)
    dialog.proxy.setText("ftp://user:secret@proxy.example.com")
    dialog.save()
    return dialog


async def _own_view(stage: Stage) -> QWidget:
    return await stage.opened(
        KeepViewDialog((), stage.window.orders.platforms, _TYPED, stage.window)
    )


# Plans -------------------------------------------------------------------------------------


async def _refusals(stage: Stage) -> QWidget:
    dialog = PlanDialog(refused_plan(), {}, stage.window)
    await stage.opened(dialog)
    dialog.sheet.show_refusals()
    dialog.sheet.refusals.selectRow(0)
    return dialog


async def _consequences(stage: Stage) -> QWidget:
    return await stage.opened(PlanDialog(refused_plan(), {}, stage.window))


async def _empty_plan(stage: Stage) -> QWidget:
    plan = Plan(Direction.FOLLOW, NOW, (), ())
    return await stage.opened(PlanDialog(plan, {}, stage.window))


# Jobs --------------------------------------------------------------------------------------

#: One of every kind, in the words that a connector might use.
ERRORS = tuple(
    kind(_AWAY, say("Try again later."))
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.SyncError)
)


def _outcomes() -> list[Outcome]:
    status = Status.text("paid")
    told, advice = (
        say("The outcome of an earlier write to this order is unknown: nothing was sent."),
        _LATER,
    )
    return [
        Outcome(
            OrderRef("wc_eu", "1"), "#1", Side.DESIGNO, kind, None, status, None, told, NOW, advice
        )
        for kind in OutcomeKind
    ]


async def _failed_job(stage: Stage) -> QWidget:
    """The line of a job that failed, one that waits, one that is paused."""
    stage.plain()
    jobs = stage.window.jobs
    jobs.handle(JobStarted(_FAILED, Direction.TO_DESIGNO.label, ()))
    for outcome in _outcomes():
        jobs.handle(OutcomeRecorded(_FAILED, outcome))
    jobs.handle(JobFinished(_FAILED, JobState.FAILED, ERRORS[1].sentence, ERRORS))
    jobs.handle(JobStarted(_PAUSED, Direction.FOLLOW.label, ()))
    jobs.handle(JobProgress(_PAUSED, 1, 2, _AWAY))
    jobs.handle(JobPaused(_PAUSED, _AWAY, NOW, asks=True))
    until = datetime.now(UTC) + timedelta(hours=1)
    jobs.handle(HostWaiting("shop.example.com", until, say("Busy")))
    return stage.window


async def _failed_details(stage: Stage) -> QWidget:
    await _failed_job(stage)
    dialog = stage.window.jobs.show_details(_FAILED)
    await stage.settle(dialog)
    dialog.table.selectRow(0)
    return dialog


# Banners -----------------------------------------------------------------------------------


async def _held(stage: Stage) -> QWidget:
    """Automatic sync is held; orders are left to the operator, more than are named."""
    stage.plain()
    refs = frozenset(OrderRef("wc_eu", str(place)) for place in range(8))
    banners = stage.parts.store_banners
    banners.handle(StoreHeld("wc_eu", say("Most orders vanished at once")))
    banners.handle(OrdersLeft("wc_eu", refs, say("Both sides changed.")))
    return stage.window


async def _noted(stage: Stage) -> QWidget:
    stage.plain()
    banners = stage.parts.store_banners
    banners.handle(ReadingNoted("wc_eu", (_AWAY, say("Refresh."))))
    banners.handle(ReadingsVoided(("wc_eu",)))
    return stage.window


async def _vanished(stage: Stage) -> QWidget:
    stage.plain()
    for code, error in (("wc_eu", errors.MassChange(_AWAY)), ("", errors.SignInFailed(_AWAY))):
        stage.parts.store_banners.handle(StoreStateChanged(code, StoreState.FAILED, error))
        stage.window.stores.set_state(code, StoreState.UNREACHABLE)
    stage.window.status.show_states(dict.fromkeys(("wc_eu", ""), StoreState.UNREACHABLE))
    return stage.window


async def _not_opened(stage: Stage) -> QWidget:
    """The services could not be opened, and more is wrong than is shown at once."""
    stage.plain()
    for place, error in enumerate(ERRORS[:4]):
        stage.window.banners.put(f"folder:{place}", notice_of(error))
    return stage.window


async def _no_keyring(stage: Stage) -> QWidget:
    stage.plain()
    problem = errors.SecretStoreUnavailable(say("No keyring of the system was found."))
    overview = stage.window.overview
    if overview is None:
        raise LookupError("nothing is open")
    stage.parts.connection_controller.set_overview(replace(overview, secret_problem=problem))
    for shown in stage.window.findChildren(QWidget):
        if type(shown).__name__ == "KeyringDialog":
            shown.close()
    return stage.window


def close_all(stage: Stage) -> None:
    """Take away what the made-up events brought."""
    stage.window.banners.clear()
    jobs = stage.window.jobs
    for job_id in JOBS:
        if job_id in jobs.rows:
            jobs.handle(JobFinished(job_id, JobState.CANCELLED, NOTHING))
            jobs.dismiss(job_id)
    jobs.waiting.handle(HostWaiting("shop.example.com", None))


# Orders ------------------------------------------------------------------------------------


async def _unreadable(stage: Stage) -> QWidget:
    """An order whose sides cannot be compared, with a timeline and evidence that are shortened."""
    stage.plain()
    inspector = stage.window.orders.inspector
    ref = OrderRef("wc_eu", "1")
    bad = replace(seen_as(None), evidence="<!DOCTYPE html>" * 300)
    order = Order(ref, "#1", bad, seen_as(None, Presence.ABSENT), last_outcome=OutcomeKind.UNKNOWN)
    now = NOW + timedelta(hours=3)
    inspector.show_order(order, "Print Depot EU", now)
    states = (Presence.ABSENT, Presence.NOT_READ, Presence.PRESENT)
    inspector.show_timeline(
        ref, [Seen(NOW, side, presence, None) for presence in states for side in Side] * 4, now
    )
    return stage.window


def copied(stage: Stage, place: int) -> None:
    """One of the sentences that are said of what was copied."""
    order = shown_orders.shown(stage.window.orders.model)[0]
    done = (
        copy_exact(Status.text("\ufeffready")),
        copy_exact(Status.text("r")),
        copy_exact(Status.null()),
        copy_exact(Status.absent()),
        copy_json(Status.text("ready")),
        copy_json(Status.absent()),
        copy_orders([order]),
        copy_orders([order, order]),
    )[place]
    stage.window.table.copying.copied.emit(spoken(done.sentence))


def _copied(place: int) -> Open:
    async def open_window(stage: Stage) -> QWidget:
        stage.plain()
        await stage.settle()
        copied(stage, place)
        return stage.window

    return open_window


def _giving(answer: object) -> Callable[..., Awaitable[Any]]:
    async def giving(*_: object, **__: object) -> Any:
        return answer

    return giving


def _raising(error: errors.SyncError) -> Callable[..., Awaitable[Any]]:
    async def failing(*_: object, **__: object) -> Any:
        raise error

    return failing


class Answers:
    """What is asked of the services; some of it is answered otherwise."""

    def __init__(self, services: Any, **others: Any) -> None:
        self._services, self._others = services, others

    def __getattr__(self, name: str) -> Any:
        return self._others[name] if name in self._others else getattr(self._services, name)


def _engine(stage: Stage, **others: Any) -> EngineProxy:
    services: Services = cast("Services", Answers(stage.engine.services, **others))
    engine: EngineProxy = copy(stage.engine)
    engine.services = services
    return engine


async def _census(stage: Stage) -> QWidget:
    failing = Answers(stage.engine.services.orders, census=_raising(errors.StorageFailed(_AWAY)))
    engine = _engine(stage, orders=failing)
    return await stage.opened(CensusWindow(engine, {}, "", stage.window))


_ORDER = OrderRef("wc_eu", "1042")


async def _history(stage: Stage) -> QWidget:
    failing = Answers(None, writes_of_order=_raising(errors.StorageFailed(_AWAY)))
    engine = _engine(stage, history=failing)
    return await stage.opened(HistoryWindow(engine, {}, _ORDER, "", stage.window))


async def _history_of_failures(stage: Stage) -> QWidget:
    """Writes of every ending, in a journal that was altered."""
    status, ref = Status.text("paid"), OrderRef("wc_eu", "1")
    record = WriteRecord("j", 0, ref, "#1", Side.DESIGNO, None, status, "", NOW, claimed_at=NOW)
    rows = [record, *(replace(record, outcome=kind, ended_at=NOW) for kind in OutcomeKind)]
    earlier = EarlierOutcome(OutcomeKind.UNKNOWN, NOW, None, NOTHING)
    rows.append(replace(rows[-1], earlier=(earlier,), message=_AWAY, advice=_LATER))
    journal = Answers(None, writes_of_order=_giving(tuple(rows)), verify=_giving(1200))
    window = HistoryWindow(_engine(stage, history=journal), {}, ref, "#1", stage.window)
    await stage.opened(window)
    window.verify()
    await stage.settle(window)
    window.writes.selectRow(len(rows) - 1)
    return window


async def _no_such_write(stage: Stage) -> QWidget:
    return await stage.opened(HistoryWindow(stage.engine, {}, _ORDER, "", stage.window))


_SHOPS = ("woocommerce", "magento", "shopify", "bigcommerce", "other")
_EXPORT = (("file", "/nowhere/orders.csv"), ("id_column", "id"))
#: By name. None of them changes anything.
FAILING: dict[str, Open] = {
    **{f"test-nobody-{shop}": tested(Draft(shop)) for shop in _SHOPS},
    "test-nobody-export": tested(Draft("export", options=_EXPORT)),
    "test-connected": _connected,
    "test-designo": designo(lambda dialog: dialog.url.setText(NOWHERE)),
    "test-designo-table": designo(_read_table, save=True),
    **designo_screens.STATES,
    "profile-broken": designo(lambda dialog: dialog.source.editor.setPlainText("title =")),
    "header-broken": designo(lambda dialog: dialog.writing.headers.setPlainText("X"), save=True),
    "header-empty": designo(_nameless_header, save=True),
    "designo-url": designo(lambda dialog: dialog.url.setText("print"), save=True),
    "designo-query": designo(lambda dialog: dialog.url.setText("https://a.example/?b"), save=True),
    **{f"refused-{shop}": refused(Draft(shop, secrets=False)) for shop in (*_SHOPS, "export")},
    "refused-url": refused(Draft("woocommerce", url="shop.example.com")),
    "refused-plain-http": tested(Draft("woocommerce", url="http://shop.example.com/")),
    "refused-http-shopify": tested(Draft("shopify", url="http://shop.example.com/")),
    "refused-space": refused(Draft("woocommerce"), _spaced),
    "refused-credential": refused(Draft("woocommerce", code=_TYPED)),
    "refused-code": refused(Draft("woocommerce", code="wc_eu")),
    "refused-no-code": refused(Draft("woocommerce", code="")),
    "refused-ca-file": refused(Draft("woocommerce"), lambda d: d.form.ca_file.set_value("ca.pem")),
    "refused-no-field": refused(Draft("other"), lambda d: d.form.status_field.setEditText("")),
    "no-keyring-save": refused(Draft("woocommerce"), _without_keyring),
    "proxy": _proxy,
    "own-view": _own_view,
    "plan-refusals": _refusals,
    "plan-consequences": _consequences,
    "plan-empty": _empty_plan,
    "job-failed": _failed_job,
    "failed-job-details": _failed_details,
    "held": _held,
    "noted": _noted,
    "vanished": _vanished,
    "not-opened": _not_opened,
    "keyring-banner": _no_keyring,
    "unreadable": _unreadable,
    **{f"copied-{place}": _copied(place) for place in range(8)},
    "census-failed": _census,
    "history-failed": _history,
    "history-of-failures": _history_of_failures,
    "history-of-none": _no_such_write,
}
