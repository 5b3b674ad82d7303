"""Accepted differences in a file of connections: exported, looked at, taken over.

Law: what is taken over covers an order only while both sides hold the values that were accepted.
Of single orders it is taken over only where the store leads to the shop that they are of: another
one may have the same ids.
"""

from collections.abc import Awaitable, Callable, Sequence, Set
from dataclasses import dataclass

from designo_sync_gui.domain.acceptance import AcceptedKey
from designo_sync_gui.domain.connection import Store, place
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.domain.moved_acceptances import (
    MOST_ACCEPTED,
    MovedAcceptance,
    accepted_remarks,
    moved_acceptances,
    number_of,
)
from designo_sync_gui.domain.moving import Change, Move, Moving, Part
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.engine.acceptances import AcceptanceService


@dataclass(frozen=True, slots=True)
class MovingAcceptances:
    """``normal`` gives a store of the file as it would be kept; it raises what is wrong with it."""

    acceptances: AcceptanceService
    normal: Callable[[Store], Awaitable[Store]]

    async def exported(self, settings: Settings) -> tuple[MovedAcceptance, ...]:
        """What is in force in the stores of now. Raises ``SettingsInvalid`` for more than a file
        holds, and for a reason that is none."""
        codes = {store.code for store in settings.stores}
        accepted = moved_acceptances(await self.acceptances.in_force(), codes)
        for one in accepted:
            self.acceptances.check_moved(one)
        if number_of(accepted) > MOST_ACCEPTED:
            raise SettingsInvalid(
                say(
                    "More than {most:,} differences are accepted: a file cannot contain them.",
                    most=MOST_ACCEPTED,
                ),
                say("Accept pairs of values in their place, or move the data folder by a backup."),
            )
        return accepted

    async def moves(self, moving: Moving, settings: Settings) -> list[Move]:
        """One part for each store of the file."""
        if not moving.accepted:
            return []
        known = {one.key for one in await self.acceptances.in_force()}
        codes = dict.fromkeys(one.store for one in moving.accepted)
        return [await self._move(moving, code, settings, known) for code in codes]

    async def _move(
        self, moving: Moving, code: str, settings: Settings, known: Set[AcceptedKey]
    ) -> Move:
        given, here = moving.accepted_of(code), settings.store(code)
        named = here or _store_in(moving, code)
        name = named.name if named else code
        try:
            if named is None:
                raise _not_connected(code)
            for one in given:
                self.acceptances.check_moved(one)
            same = here is None or await self._is_same_place(moving, here)
        except SyncError as error:
            return Move(Part.ACCEPTED, code, name, Change.REFUSED, refused=error)
        taken = [one for one in given if one.pair or same]
        fresh = {key for one in taken for key in one.keys} - known
        remarks = tuple(accepted_remarks(given, known, same_place=same))
        change = Change.NEW if fresh else Change.SAME
        return Move(Part.ACCEPTED, code, name, change, remarks=remarks)

    @staticmethod
    def refuse_without_store(taken: Sequence[Move], settings: Settings) -> None:
        """Raises ``SettingsInvalid`` for those of a store that is neither here nor taken over."""
        there = {store.code for store in settings.stores}
        there |= {move.code for move in taken if move.part is Part.STORE}
        for move in taken:
            if move.part is Part.ACCEPTED and move.code not in there:
                raise _not_connected(move.code)

    async def take(self, moving: Moving, code: str, settings: Settings) -> None:
        """Take a store's over; ``settings`` are those after the stores were imported."""
        store = settings.store(code)
        if store is not None:
            orders = await self._is_same_place(moving, store)
            given = [one for one in moving.accepted_of(code) if one.pair or orders]
            await self.acceptances.take_over(given)

    async def _is_same_place(self, moving: Moving, store: Store) -> bool:
        given = _store_in(moving, store.code)
        return given is not None and place(await self.normal(given)) == place(store)


def _store_in(moving: Moving, code: str) -> Store | None:
    return next((one for one in moving.stores if one.code == code), None)


def _not_connected(code: str) -> SettingsInvalid:
    return SettingsInvalid(
        say("The store “{code}” is not connected here.", code=code),
        say("Import it too, or leave its accepted differences out."),
    )
