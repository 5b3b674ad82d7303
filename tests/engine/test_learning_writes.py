"""How a shop is written to is learned from a copied change; nothing is sent."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from designo_sync_gui.connectors.registry import store_secret_fields
from designo_sync_gui.domain.errors import ProfileInvalid
from designo_sync_gui.domain.learning.example import ExampleRefused
from designo_sync_gui.domain.order import Order
from designo_sync_gui.engine.learning import Learning
from designo_sync_gui.engine.learning_writes import (
    WriteForm,
    draft_write,
    read_answer,
    study_write,
)
from designo_sync_gui.engine.services import Services

_READS = (
    'title = "x"\n[auth]\nkind = "none"\n[list]\npath = "/o"\n[list.pointers]\n'
    'items = "/o"\nid = "/id"\nstatus = "/s"\n[id]\ntype = "text"\n'
)
_FORM = WriteForm("https://s.example/", _READS, {})
_COMMAND = "curl 'https://s.example/o/set' -d 'what=1&state=press' -b 'sid=s3cret'"


def _learning(services: Services) -> Learning:
    """With the profiles of shops, which the engine's own tests know nothing of."""
    made = services.learning()
    return replace(made, book=replace(made.book, store_secret_fields=store_secret_fields))


def test_that_a_known_order_is_proposed_and_the_whole_profile_is_made(world: Any) -> None:
    world.fill(o1=("press", None))
    (ref,) = world.storefront.orders
    reading = world.storefront._reading(ref)
    world.mirror.rows[ref] = Order(ref, reading.number, reading.observation, None)

    async def use(services: Services) -> None:
        learning = _learning(services)
        study = await study_write(learning, _COMMAND, _FORM)
        assert study.proposal.order is not None
        assert study.proposal.status is not None
        order, status = study.orders[study.proposal.order], study.places[study.proposal.status]
        assert (order.places, status.name) == (("form:what",), "form:state")
        answer = await read_answer('{"ok": true}')
        made = await draft_write(learning, study, _FORM, order, status, answer)
        assert made.profile.startswith(_READS.rstrip())
        assert 'form = {what = "{order_id}", state = "{status}"}' in made.profile
        assert made.draft.secrets == {"cookie": "sid=s3cret"}

    world.run(use)
    assert world.connections.asked == []


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("curl 'https://t.example/o/1' -d 'state=x'", "The example is of"),
        ("curl 'https://s.example/o/1'", "sets nothing"),
        ("curl 'https://s.example/o/1' -d \"$(cat x)\"", "only a shell could replace"),
        ("hello", "not a cURL command"),
    ],
)
def test_that_a_command_that_cannot_be_used_says_why(world: Any, command: str, told: str) -> None:
    async def use(services: Services) -> None:
        with pytest.raises(ExampleRefused) as caught:
            await study_write(services.learning(), command, _FORM)
        assert told in caught.value.message.english

    world.run(use)


def test_that_an_answer_may_be_missing_but_not_be_something_else() -> None:
    assert asyncio.run(read_answer(" \n")) is None
    with pytest.raises(ExampleRefused):
        asyncio.run(read_answer("<html>"))


def test_that_what_is_no_profile_of_a_shop_is_refused(world: Any) -> None:
    form = WriteForm("https://s.example/", 'title = "x"\n', {})

    async def use(services: Services) -> None:
        learning = _learning(services)
        study = await study_write(learning, _COMMAND, form)
        with pytest.raises(ProfileInvalid):
            await draft_write(learning, study, form, study.orders[0], study.places[-1], None)

    world.run(use)
