"""Writing one status to a shop by its profile.

Law: sent once. A no is believed only where the profile says how a no shows; anything unclear is
settled by reading.
"""

from designo_sync_gui.connectors.http import Channel
from designo_sync_gui.connectors.json_reader import (
    Document,
    NotJsonError,
    PointerError,
    read_json,
)
from designo_sync_gui.connectors.profile.placeholders import in_body, in_path, in_query
from designo_sync_gui.connectors.profile.shop import ShopProfile, WriteRule
from designo_sync_gui.connectors.profile.shop_session import ShopSession, succeeded, words_at
from designo_sync_gui.connectors.requests import Reply, Request
from designo_sync_gui.domain.errors import RefusedByReceiver, SettingsInvalid
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import WriteReply
from designo_sync_gui.domain.plan import WriteRules
from designo_sync_gui.domain.status import JsonType, Status, UnreadableValueError


class ShopRules:
    """What is known of what the shop takes: a text, where the profile can write at all."""

    def __init__(self, profile: ShopProfile) -> None:
        self._profile = profile

    async def write_rules(self, store_code: str) -> WriteRules:
        if self._profile.write is None:
            return WriteRules(
                writable=False,
                reason="The store's profile has no [write], so this store is only read.",
            )
        return WriteRules()


class ShopWriter:
    """Writes by the profile's ``[write]``."""

    def __init__(self, session: ShopSession, rule: WriteRule) -> None:
        self._session = session
        self._rule = rule

    async def write(self, ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        if status.json_type is not JsonType.TEXT or ref.order_id in ("", ".", ".."):
            raise SettingsInvalid(
                f"The profile writes texts to named orders, not a {status.json_type}: nothing was "
                "sent.",
                title="Status or order not usable",
            )
        template = self._rule.request
        values = {
            "order_id": ref.order_id,
            "status": status.literal,
            "store_code": ref.store_code,
        }
        request = Request(
            template.method,
            in_path(template.path, values),
            tuple((name, in_query(value, values)) for name, value in template.query),
            template.headers,
            in_body(template.body, values).encode("utf-8") if template.body else None,
        )
        return self._understood(await self._session.write(request))

    def _understood(self, reply: Reply) -> WriteReply:
        channel, rule = self._session.channel, self._rule
        raw = channel.masker.raw(reply.body)
        error = channel.status_error(reply)
        if error is not None and not isinstance(error, RefusedByReceiver):
            raise error
        try:
            document = read_json(reply.body)
        except NotJsonError as problem:
            if error is not None:
                return WriteReply(False, None, error.message, raw)
            message = channel.masker.words(f"The shop's answer is not understood: {problem}.")
            return WriteReply(None, None, message, raw)
        words = self._words(channel, document)
        if error is not None or _stands_at(document, rule.refused):
            return WriteReply(False, None, words or "The shop refused this status.", raw)
        if rule.success is not None and not succeeded(rule.success, document):
            return WriteReply(None, None, words or "The shop did not say yes.", raw)
        return WriteReply(True, _echo(document, rule.echo), "", raw)

    def _words(self, channel: Channel, document: Document) -> str:
        words = words_at(document, self._rule.message)
        success = self._rule.success
        if not words and success is not None:
            words = words_at(document, success.message)
        following = _texts_at(document, self._rule.next_statuses)
        if following:
            words = f"{words} It may become: {', '.join(following)}.".strip()
        return channel.masker.words(words)


def _stands_at(document: Document, pointer: str | None) -> bool:
    if pointer is None:
        return False
    try:
        return document.resolve(pointer) is not None
    except PointerError:
        return False


def _texts_at(document: Document, pointer: str | None) -> list[str]:
    if pointer is None:
        return []
    try:
        values = document.resolve(pointer)
    except PointerError:
        return []
    return (
        [str(value) for value in values if isinstance(value, str)]
        if isinstance(values, list)
        else []
    )


def _echo(document: Document, pointer: str | None) -> Status | None:
    if pointer is None:
        return None
    try:
        return Status.from_value(document.resolve(pointer))
    except (PointerError, UnreadableValueError):
        return None
