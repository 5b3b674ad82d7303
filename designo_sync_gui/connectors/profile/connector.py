"""Opening any other shop, described by a profile."""

from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from typing import Final
from urllib.parse import urlsplit

from designo_sync_gui.connectors.checks import failed, sign_in_check
from designo_sync_gui.connectors.connector import Connector, Opening, refuse_plain_http
from designo_sync_gui.connectors.http.auth import Unsigned
from designo_sync_gui.connectors.pacing.stated import pacer_for
from designo_sync_gui.connectors.profile.ended import SignInThatEnds
from designo_sync_gui.connectors.profile.platform import PLATFORM, PROFILE
from designo_sync_gui.connectors.profile.reader import ProfileReader
from designo_sync_gui.connectors.profile.session import Caller, ShopSession
from designo_sync_gui.connectors.profile.shop_parsing import read_shop_profile
from designo_sync_gui.connectors.profile.shop_rules import ShopAuth, ShopProfile
from designo_sync_gui.connectors.profile.warnings import warnings_of
from designo_sync_gui.connectors.profile.writer import ShopRules, ShopWriter
from designo_sync_gui.domain.addresses import base_address
from designo_sync_gui.domain.connection import Check, Secret, Store
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.platform import (
    Platform,
    SecretField,
)
from designo_sync_gui.domain.ports import ConnectedSide
from designo_sync_gui.domain.sentence import Sentence, say, say_n
from designo_sync_gui.domain.sign_in_end import end_of, signs_in_by_cookie


def profile_secrets(store: Store, platform: Platform) -> tuple[SecretField, ...]:
    """Raises ``ProfileInvalid``."""
    return profile_of(store).secret_fields()


def profile_of(store: Store) -> ShopProfile:
    return read_shop_profile(store.option(PROFILE))


def open_store(opening: Opening) -> ConnectedSide:
    store = opening.store
    profile = profile_of(store)
    base = base_address(store.url)
    if profile.auth.kind not in (ShopAuth.NONE, ShopAuth.OAUTH1) or profile.request_secrets:
        refuse_plain_http(base, say("the credentials"))
    pacer = pacer_for(opening.pacers, urlsplit(base).netloc, profile.read.pace)
    channel = opening.channel(base, Unsigned(), pacer, *_pair(profile, opening.secrets))
    session = ShopSession(channel, profile.auth, opening.secrets, opening.nonce)
    headers = {name: opening.secrets[name] for name in profile.request_secrets}
    rule = profile.write
    keeps, shows = (rule.needs_reading, rule.shows) if rule is not None else (False, {})
    in_requests = profile.auth.kind is ShopAuth.NONE and bool(profile.read.secret_places)
    caller: Caller = SignInThatEnds(session) if in_requests else session
    reader = ProfileReader(caller, profile.read, headers, keeps=keeps, shows=shows)
    writer = None
    if profile.write is not None:
        revealed = {name: secret.reveal() for name, secret in headers.items()}
        writer = ShopWriter(session, profile.write, revealed, reader)

    values = [secret.reveal() for secret in opening.secrets.values()]
    sign_in = end_of(values, session=signs_in_by_cookie(store.option(PROFILE)))

    async def checks() -> AsyncIterator[Check]:
        async for check in shop_checks(reader, store, profile):
            yield check
        if sign_in is not None:
            yield sign_in_check(sign_in, channel.clock.now())

    return ConnectedSide(
        reader=reader,
        rules=ShopRules(profile),
        writer=writer,
        checks=checks,
        shows=shows,
        sign_in=sign_in,
    )


def _pair(profile: ShopProfile, secrets: Mapping[str, Secret]) -> tuple[str, ...]:
    """What HTTP Basic sends, so that it is hidden in base64 as well."""
    if profile.auth.kind is not ShopAuth.BASIC:
        return ()
    nothing = Secret("")
    user, password = (secrets.get(name, nothing) for name in ("user", "password"))
    return (f"{user.reveal()}:{password.reveal()}",)


async def shop_checks(
    reader: ProfileReader, store: Store, profile: ShopProfile
) -> AsyncIterator[Check]:
    """Whether the profile reads a first page; a test writes nothing."""
    try:
        async with aclosing(reader.pages([store.code], None)) as pages:
            page = await anext(pages, None)
    except SyncError as error:
        yield failed(say("Orders listed"), error)
        return
    count = len(page.readings) if page else 0
    yield Check(
        say("Orders listed"),
        True,
        say_n(
            "The first page contains {n:,} order.", "The first page contains {n:,} orders.", count
        ),
    )
    unread = sum(r.observation.status is None for r in page.readings) if page else 0
    if unread:
        yield Check(
            say("Statuses"),
            None,
            say("{unread} of them have a status that cannot be read.", unread=unread),
        )
    if profile.read.one is not None and page and page.readings:
        ref = page.readings[0].ref
        try:
            await reader.read_orders([ref])
        except SyncError as error:
            yield failed(say("One order read"), error)
        else:
            yield Check(
                say("One order read"),
                True,
                say("Order {order_id} was read by itself.", order_id=ref.order_id),
            )
    for warning in warnings_of(profile, store.option(PROFILE)):
        yield Check(say("Profile"), None, warning)
    written = say("The profile can write.") if profile.write else say("The profile has no [write].")
    yield Check(
        say("May write a status"),
        None,
        say("{written} Not tried: a test changes nothing.", written=written),
    )


def profile_warnings(store: Store) -> tuple[Sentence, ...]:
    """Raises ``ProfileInvalid``."""
    return warnings_of(profile_of(store), store.option(PROFILE))


CONNECTOR: Final = Connector(
    PLATFORM, open_store, secrets=profile_secrets, warnings=profile_warnings
)
