"""Learning how a shop is written to, from a copied change of a status.

Law: nothing is sent and nothing is saved here.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from designo_sync_gui.domain.learning.answers import decode_answer
from designo_sync_gui.domain.learning.curl_command import read_paste
from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.write_places import (
    OrderChoice,
    WritePlace,
    WriteProposal,
    of_connection,
    order_choices,
    places_of,
    propose_write,
    with_write,
)
from designo_sync_gui.domain.learning.writing import WriteDraft, make_write, refuse_unwritable
from designo_sync_gui.engine.learning import Learning

#: Longer values are no ids of orders.
_LONGEST_ID: Final = 100


@dataclass(frozen=True, slots=True)
class WriteStudy:
    """What a copied change sends, and what is proposed of it."""

    request: ExampleRequest
    places: tuple[WritePlace, ...]
    orders: tuple[OrderChoice, ...]
    proposal: WriteProposal


@dataclass(frozen=True, slots=True)
class WholeDraft:
    """``profile`` is the form's with the section behind it."""

    draft: WriteDraft
    profile: str


@dataclass(frozen=True, slots=True)
class WriteForm:
    """What the form of the shop holds: its address, its profile, and what was typed as secrets."""

    url: str
    profile: str
    secrets: Mapping[str, str] = field(repr=False)


async def study_write(learning: Learning, text: str, form: WriteForm) -> WriteStudy:
    """Raises ``ExampleRefused`` for a command that cannot be used, or that is of another host."""
    request = of_connection(form.url, await asyncio.to_thread(read_paste, text))
    refuse_unwritable(request)
    places = tuple(places_of(request))
    ids = frozenset(one.value for one in places if 0 < len(one.value) <= _LONGEST_ID)
    known = await learning.known(ids)
    return WriteStudy(request, places, order_choices(places), propose_write(places, known))


async def read_answer(text: str) -> object:
    """What the shop answered; ``None`` for nothing. Raises ``ExampleRefused`` for no JSON."""
    return await asyncio.to_thread(decode_answer, text) if text.strip() else None


async def draft_write(
    learning: Learning,
    study: WriteStudy,
    form: WriteForm,
    order: OrderChoice,
    status: WritePlace,
    answer: object,
) -> WholeDraft:
    """Raises ``ExampleRefused`` for a choice that cannot be, and ``ProfileInvalid`` where the whole
    is no profile of a shop."""
    draft = make_write(
        study.request,
        order.value,
        status.value,
        answer,
        status.name,
        order_at=order.places,
        held=form.secrets,
    )
    whole = with_write(form.profile, draft.section)
    learning.check_profile(whole)
    return WholeDraft(draft, whole)
