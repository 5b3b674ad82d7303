"""Writing one status to a shop by its profile.

Law: sent once. A reply is a refusal only if the profile says how a refusal looks; anything unclear
is settled by reading.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.profile.answers import (
    stands_at,
    status_at,
    succeeded,
    texts_at,
)
from designo_sync_gui.connectors.profile.just_read import Memory
from designo_sync_gui.connectors.profile.own_words import with_words, words_in
from designo_sync_gui.connectors.profile.request_template import RequestTemplate
from designo_sync_gui.connectors.profile.requests import filled
from designo_sync_gui.connectors.profile.rules import SuccessRule
from designo_sync_gui.connectors.profile.session import ShopSession
from designo_sync_gui.connectors.profile.shop_rules import ShopProfile, StatusRule, WriteRule
from designo_sync_gui.connectors.profile.templates import (
    FROM_HEADER,
    STATUS,
    Received,
    family,
    is_json_word,
    is_whole_number,
    names_in,
)
from designo_sync_gui.connectors.reading.document import Document, NotJsonError, read_json
from designo_sync_gui.domain.errors import RefusedByReceiver, SettingsInvalid
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import WriteReply
from designo_sync_gui.domain.plan import Change, WriteRules
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, verbatim
from designo_sync_gui.domain.status import JsonType, Status


class ShopRules:
    """What is known of what the shop takes: a text, where the profile can write at all."""

    def __init__(self, profile: ShopProfile) -> None:
        self._profile = profile

    async def write_rules(self, store_code: str) -> WriteRules:
        if self._profile.write is None:
            return WriteRules(
                writable=False,
                reason=say("The store's profile has no [write], so this store is only read."),
            )
        rule = self._profile.write
        return WriteRules(
            shows=rule.shows,
            declared=True,
            allowed=frozenset(rule.statuses) if rule.closed else None,
            changes=tuple(_change(name, one) for name, one in rule.statuses.items()),
        )


def _change(status: str, rule: StatusRule) -> Change:
    """What the profile says that a status causes, whatever stood there before."""
    return Change(None, status, verbatim(rule.causes), confirm=rule.confirm)


class Orders(Protocol):
    """What is known of orders by reading them."""

    @property
    def memory(self) -> Memory: ...

    async def next_statuses(self, ref: OrderRef) -> tuple[str, ...]:
        """Which statuses may come next, where a refusal does not say it."""


class ShopWriter:
    """Writes by the profile's ``[write]``."""

    def __init__(
        self,
        session: ShopSession,
        rule: WriteRule,
        secrets: Mapping[str, str],
        orders: Orders,
    ) -> None:
        self._session = session
        self._rule = rule
        self._secrets = secrets
        self._orders = orders

    async def write(self, ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        if status.json_type is not JsonType.TEXT:
            raise _not_sent(
                say("The profile writes texts, not a {json_type}", json_type=status.json_type.named)
            )
        template = self._rule.request_for(status.literal)
        if template is None:
            raise _not_sent(say("The profile has no request for this status"))
        values = {
            "order_id": ref.order_id,
            "status": status.literal,
            "store_code": ref.store_code,
            **self._orders.memory.values(ref, template.placeholders()),
        }
        if not ref.order_id or any(not values[name] for name in names_in(template.path)):
            raise _not_sent(say("An empty id or status names nothing in the profile's path"))
        _check_unquoted(template, values)
        reply = await self._session.write(filled(template, values, self._secrets))
        answer = self._understood(reply)
        if answer.accepted is False and not self._told_following(reply):
            return self._with_following(answer, await self._orders.next_statuses(ref))
        return answer

    def _with_following(self, answer: WriteReply, following: tuple[str, ...]) -> WriteReply:
        if not following:
            return answer
        words = self._may_become(following)
        return replace(answer, message=joined(" ", (answer.message, words)))

    def _may_become(self, following: tuple[str, ...]) -> Sentence:
        statuses = self._session.channel.masker.words(", ".join(following))
        return say("It may become: {statuses}.", statuses=statuses)

    def _told_following(self, reply: Reply) -> bool:
        try:
            return bool(texts_at(read_json(reply.body), self._rule.next_statuses))
        except NotJsonError:
            return False

    def _understood(self, reply: Reply) -> WriteReply:
        channel, rule = self._session.channel, self._rule
        raw = channel.masker.raw(reply.body)
        error = channel.status_error(reply)
        places = (rule.message, rule.success.message if rule.success is not None else None)
        if error is not None:
            with_words(error, channel, reply, *places)
        if error is not None and not isinstance(error, RefusedByReceiver):
            raise error
        try:
            document = read_json(reply.body)
        except NotJsonError as problem:
            if error is not None:
                return WriteReply(False, None, error.message, raw)
            if self._said_by_http(reply):
                return WriteReply(True, None, NOTHING, raw)
            message = channel.masker.sentence(
                say("The shop's answer is not understood: {problem}.", problem=problem.told)
            )
            return WriteReply(None, None, message, raw)
        words = self._words(channel, document, *places)
        if error is not None or stands_at(document, rule.refused):
            return WriteReply(False, None, words or say("The shop refused this status."), raw)
        success = rule.success
        if success is not None and not (_confirms(success, reply) and succeeded(success, document)):
            return WriteReply(None, None, words or say("The shop did not confirm the write."), raw)
        echo = status_at(document, rule.echo)
        if success is None and rule.echo is not None and echo is None:
            message = say("The shop's answer contains no status where the profile expects it.")
            return WriteReply(None, None, words or message, raw)
        return WriteReply(True, echo, NOTHING, raw)

    def _said_by_http(self, reply: Reply) -> bool:
        """Whether the profile takes the HTTP status alone for a yes, whatever stands in the answer:
        it may be empty, or XML."""
        success = self._rule.success
        if success is None or success.http_status is None:
            return False
        return success.pointer is None and _confirms(success, reply)

    def _words(self, channel: Channel, document: Document, *places: str | None) -> Sentence:
        following = texts_at(document, self._rule.next_statuses)
        said = verbatim(words_in(channel, document, *places))
        return joined(" ", (said, self._may_become(following) if following else NOTHING))


def _check_unquoted(template: RequestTemplate, values: Mapping[str, str]) -> None:
    """A text in a JSON body without quotes must be one value, and what names an order a whole
    number: ``12e4`` would be another one. Values with a JSON type are written by it."""
    for name in sorted(template.placeholders()):
        value = values[name]
        if isinstance(value, Received) or not template.unquoted(name):
            continue
        if name == STATUS:
            if not is_json_word(value):
                raise _not_sent(
                    say(
                        "The profile writes the status without quotes, and this one is no JSON "
                        "without them"
                    )
                )
            continue
        fits = is_json_word if family(name) == FROM_HEADER else is_whole_number
        if not fits(value):
            raise _not_sent(
                say(
                    "The profile writes {{{name}}} without quotes, and this one is no number",
                    name=name,
                )
            )


def _confirms(success: SuccessRule, reply: Reply) -> bool:
    return success.http_status in (None, reply.status)


def _not_sent(why: Sentence) -> SettingsInvalid:
    return SettingsInvalid(
        say("{why}: nothing was sent.", why=why), title=say("Status or order not usable")
    )
