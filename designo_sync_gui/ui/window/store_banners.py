"""The banners about single stores: errors, held syncs and void readings.

Law: a banner stays until it is no longer true or was dismissed, and offers what can be done.
"""

from collections.abc import Callable

from designo_sync_gui.domain.errors import MassChange, SyncError
from designo_sync_gui.domain.events import (
    Event,
    OrdersLeft,
    ReadingNoted,
    ReadingsVoided,
    SecretsLeft,
    SignInEnding,
    StartAtSignInEnded,
    StoreHeld,
    StoreState,
    StoreStateChanged,
    TroubleNotTold,
)
from designo_sync_gui.domain.sentence import Sentence, joined, say, verbatim
from designo_sync_gui.ui.kit.banner import Notice, notice_of
from designo_sync_gui.ui.kit.notices import Notices
from designo_sync_gui.ui.kit.palette import Tone

BAD_STATES = (StoreState.SIGN_IN_NEEDED, StoreState.UNREACHABLE, StoreState.FAILED)

#: The key of what the command on trouble did wrong.
NOT_TOLD = "telling"
#: The key of what is to be done next while only shops are connected.
UNCONNECTED = "unconnected"
_MOST_IDS = 5
_VOID = say(
    "What was read through the former connection no longer counts; nor "
    "does it show which side moved."
)

_START_ENDED = say("Start at sign-in was switched off")


class StoreBanners:
    """Turns events into banners; ``name_of`` gives a store's name by its code."""

    def __init__(
        self,
        notices: Notices,
        name_of: Callable[[str], str],
        accept: Callable[[str], object],
        release: Callable[[str], object],
        connect_designo: Callable[[], object],
    ) -> None:
        self._notices = notices
        self._name_of = name_of
        self._accept = accept
        self._release = release
        self._connect_designo = connect_designo

    def show_unconnected(self, *, unconnected: bool) -> None:
        """Orders were read and there is nothing to compare them with: the next step."""
        if not unconnected:
            self._notices.remove(UNCONNECTED)
            return
        notice = Notice(
            say("DesignO is not connected"),
            say("Until then there is nothing to compare the orders with."),
            tone=Tone.INFO,
            action=(say("Connect DesignO…"), self._connect_designo),
            dismissable=False,
        )
        self._notices.put(UNCONNECTED, notice)

    def show_not_told(self, error: SyncError | None) -> None:
        """How the command on trouble failed; ``None`` where it works."""
        if error is None:
            self._notices.remove(NOT_TOLD)
        else:
            self._notices.put(NOT_TOLD, notice_of(error))

    def handle(self, event: Event) -> None:
        """Show or remove what an event says; other events are left alone."""
        if isinstance(event, StoreStateChanged):
            self._show_state(event)
        elif isinstance(event, StoreHeld):
            self.show_hold(event.store_code, event.reason)
        elif isinstance(event, OrdersLeft):
            self._show_left(event)
        elif isinstance(event, SignInEnding):
            self._show_ending(event)
        elif isinstance(event, ReadingNoted):
            self._show_notes(event)
        elif isinstance(event, TroubleNotTold):
            self.show_not_told(event.error)
        elif isinstance(event, StartAtSignInEnded):
            self._notices.put(
                "start", Notice(_START_ENDED, say("It needs the tray."), tone=Tone.INFO)
            )
        elif isinstance(event, SecretsLeft):
            self._show_secrets(event)
        elif isinstance(event, ReadingsVoided):
            names = ", ".join(self._name_of(code) for code in event.store_codes)
            notice = Notice(
                say("{stores}: connection changed", stores=names),
                _VOID,
                say("Refresh."),
                tone=Tone.CAREFUL,
            )
            self._notices.put("void", notice)

    def _show_secrets(self, event: SecretsLeft) -> None:
        if event.error is None:
            self._notices.remove("secrets-left")
        else:
            self._notices.put("secrets-left", notice_of(event.error))

    def show_hold(self, code: str, reason: Sentence) -> None:
        """Why a store's automatic sync is held; an empty reason removes the banner."""
        if not reason:
            self._notices.remove(f"held:{code}")
            return
        notice = Notice(
            say("{store}: automatic sync is on hold", store=self._name_of(code)),
            reason,
            say("Check the orders, sync them by hand where needed, then press Release."),
            tone=Tone.CAREFUL,
            action=(say("Release"), lambda: self._release(code)),
            dismissable=False,
        )
        self._notices.put(f"held:{code}", notice)

    def _show_state(self, event: StoreStateChanged) -> None:
        key = f"side:{event.store_code}"
        if event.error is not None and event.state in BAD_STATES:
            action = None
            if isinstance(event.error, MassChange):
                code = event.store_code
                action = (say("Accept what was read"), lambda: self._accept(code))
            self._notices.put(key, notice_of(event.error, self._name_of(event.store_code), action))
        elif event.state is not StoreState.READING:
            self._notices.remove(key)

    def _show_notes(self, event: ReadingNoted) -> None:
        key = f"noted:{event.store_code}"
        if not event.notes:
            self._notices.remove(key)
            return
        notice = Notice(
            say(
                "{store}: read, but not all values were accepted",
                store=self._name_of(event.store_code),
            ),
            joined(" ", event.notes),
            tone=Tone.CAREFUL,
        )
        self._notices.put(key, notice)

    def _show_ending(self, event: SignInEnding) -> None:
        name = self._name_of(event.store_code)
        notice = Notice(
            say("{store}: {words}", store=name, words=event.words),
            say("Then nothing can be read there any more."),
            say("Copy the same request again and renew the sign-in with it (context menu)."),
            tone=Tone.CAREFUL,
        )
        self._notices.put(f"ends:{event.store_code}", notice)

    def _show_left(self, event: OrdersLeft) -> None:
        ids = sorted(ref.order_id for ref in event.refs)
        shown = verbatim(", ".join(ids[:_MOST_IDS]))
        if len(ids) > _MOST_IDS:
            shown = say("{ids} and {n:,} more", ids=shown, n=len(ids) - _MOST_IDS)
        notice = Notice(
            say("{store}: not synced automatically", store=self._name_of(event.store_code)),
            say("Order id {ids}. {reason}", ids=shown, reason=event.reason),
            tone=Tone.CAREFUL,
        )
        self._notices.put(f"left:{event.store_code}", notice)
