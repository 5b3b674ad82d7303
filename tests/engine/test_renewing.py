"""A sign-in that ended is renewed: the credentials change, and nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from designo_sync_gui.domain.connection import DesignoConnection, Secret
from designo_sync_gui.domain.errors import JobRefused, SignInFailed
from designo_sync_gui.domain.events import ConnectionsChanged, ReadingsVoided
from designo_sync_gui.domain.learning.example import ExampleRefused
from designo_sync_gui.domain.secret_origin import ORIGIN, with_origin
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.engine.jobs.job import Jobs
from designo_sync_gui.engine.renewing import RenewalDone, can_be_renewed
from designo_sync_gui.engine.services import Services

_PROFILE = '[list]\npath = "api/orders"\n[list.headers]\nCookie = "{secret:read_key}"\n'
_URL = "https://designo.example.com/api/orders"
_COMMAND = f"curl '{_URL}?page=1' -b 'sid=s3cret-new; _ga=1'"


@pytest.fixture
def learned(world: Any) -> Any:
    """DesignO learned by example and read once."""
    connection = DesignoConnection("https://designo.example.com/", read_profile=_PROFILE)
    world.settings.settings = replace(world.settings.settings, designo=connection)
    old = {"read_key": Secret("sid=s3cret-old")}
    world.keyring.kept["designo"] = dict(with_origin(old, connection.url))
    world.fill(o1=("paid", "Paid"), o2=("paid", "paid"))
    world.run(lambda services: services.jobs.refresh())
    world.events.clear()
    return world


def _stored(world: Any) -> str:
    revealed: str = world.keyring.kept["designo"]["read_key"].reveal()
    return revealed


def test_that_the_credentials_alone_change_after_a_page_was_read(learned: Any) -> None:
    async def use(services: Services) -> None:
        done = await services.renewing().renew(None, _COMMAND)
        assert done == RenewalDone(2, 2, None)

    before = dict(learned.mirror.rows)
    learned.run(use)
    assert _stored(learned) == "sid=s3cret-new"
    assert ORIGIN in learned.keyring.kept["designo"]
    assert learned.connections.trial_secrets == {"read_key": Secret("sid=s3cret-new")}
    assert learned.mirror.rows == before
    assert not any(isinstance(event, ReadingsVoided) for event in learned.events)
    assert ConnectionsChanged() in learned.events
    assert None in learned.connections.forgotten


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("curl 'https://other.example/api/orders' -b 'sid=s3cret-new'", "other.example"),
        ("curl 'https://designo.example.com/api/jobs' -b 'sid=x'", "another path"),
        (f"curl '{_URL}' -X DELETE -b 'sid=x'", "may change"),
        (f"curl '{_URL}'", "contains no read_key"),
        ("hello", "not a cURL"),
    ],
)
def test_that_another_example_changes_nothing_and_is_not_sent(
    learned: Any, command: str, told: str
) -> None:
    async def use(services: Services) -> None:
        with pytest.raises(ExampleRefused, match=told):
            await services.renewing().renew(None, command)

    learned.run(use)
    assert _stored(learned) == "sid=s3cret-old"
    assert learned.connections.trial_secrets == {}


def test_that_a_sign_in_that_is_refused_changes_nothing(
    learned: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(*_: Any) -> Any:
        raise SignInFailed(say("Refused."))

    monkeypatch.setattr(learned.connections, "trial_designo", refused)

    async def use(services: Services) -> None:
        with pytest.raises(SignInFailed):
            await services.renewing().renew(None, _COMMAND)

    learned.run(use)
    assert _stored(learned) == "sid=s3cret-old"


def test_that_a_sign_in_that_shows_no_known_order_looks_like_another_account(learned: Any) -> None:
    learned.designo.orders.clear()
    learned.fill(o8=(None, "Paid"))

    async def use(services: Services) -> None:
        with pytest.raises(ExampleRefused, match="another account"):
            await services.renewing().renew(None, _COMMAND)

    learned.run(use)
    assert _stored(learned) == "sid=s3cret-old"


def test_that_an_empty_list_looks_like_another_account_where_orders_were_read(
    learned: Any,
) -> None:
    store = learned.settings.settings.stores[0]
    text = '[auth]\nkind = "bearer"\n[list]\npath = "o"\n'
    shop = replace(store, options=(("profile", text),))
    learned.settings.settings = replace(learned.settings.settings, stores=(shop,))
    learned.designo.orders.clear()
    learned.storefront.orders.clear()

    async def use(services: Services) -> None:
        with pytest.raises(ExampleRefused, match="another account"):
            await services.renewing().renew(None, _COMMAND)
        command = f"curl '{store.url}o' -H 'Authorization: Bearer t9'"
        with pytest.raises(ExampleRefused, match="another account"):
            await services.renewing().renew(store.code, command)

    learned.run(use)
    assert _stored(learned) == "sid=s3cret-old"


def test_that_an_empty_list_of_a_store_of_which_nothing_was_read_says_nothing(learned: Any) -> None:
    settings = learned.settings.settings
    by_store = replace(settings.designo, read_profile=_PROFILE + "# {store_code}\n")
    first = replace(settings.stores[0], code="new", name="New")
    stores = (first, *settings.stores)
    learned.settings.settings = replace(settings, designo=by_store, stores=stores)
    learned.designo.orders.clear()

    async def use(services: Services) -> None:
        assert (await services.renewing().renew(None, _COMMAND)).read == 0

    learned.run(use)
    assert _stored(learned) == "sid=s3cret-new"


def test_that_nothing_is_renewed_while_a_job_runs_and_of_no_connection(
    learned: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def use(services: Services) -> None:
        with pytest.raises(ExampleRefused, match="no such connection"):
            await services.renewing().renew("none", _COMMAND)
        monkeypatch.setattr(Jobs, "busy", lambda _jobs, _code: True)
        with pytest.raises(JobRefused):
            await services.renewing().renew(None, _COMMAND)

    learned.run(use)


def test_that_what_an_example_does_not_hold_stays(learned: Any) -> None:
    store = learned.settings.settings.stores[0]
    text = '[auth]\nkind = "bearer"\n[list]\npath = "o"\n'
    shop = replace(store, options=(("profile", text),))
    learned.settings.settings = replace(learned.settings.settings, stores=(shop,))
    kept = {"consumer_key": Secret("ck")}
    learned.keyring.kept[f"store:{store.code}"] = dict(with_origin(kept, store.url))

    async def use(services: Services) -> None:
        command = f"curl '{store.url}o' -H 'Authorization: Bearer t9'"
        done = await services.renewing().renew(store.code, command)
        assert done.read == done.known == 2

    learned.run(use)
    wanted = {"consumer_key": Secret("ck"), "token": Secret("t9")}
    assert learned.connections.trial_secrets == wanted
    assert store.code in learned.connections.forgotten


def test_that_a_connection_without_credentials_of_a_profile_cannot_be_renewed(learned: Any) -> None:
    settings = learned.settings.settings
    assert can_be_renewed(settings.designo)
    assert not can_be_renewed(settings.stores[0])
    assert not can_be_renewed(None)
