"""Reading orders from DesignO by a read profile.

Law: a pointer that finds nothing is an error that names it, never an empty list; an order is
called absent only by the profile's own rule for it or by a complete list.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Final

from designo_sync_gui.connectors.http.auth import checked_header_value
from designo_sync_gui.connectors.http.gather import one_ahead
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.connectors.profile.answers import same, succeeded, texts_at, words_at
from designo_sync_gui.connectors.profile.items import ItemReader, ListItems
from designo_sync_gui.connectors.profile.just_read import JustRead, Memory
from designo_sync_gui.connectors.profile.listing import ProfileList
from designo_sync_gui.connectors.profile.moments import moment_text
from designo_sync_gui.connectors.profile.own_words import with_words
from designo_sync_gui.connectors.profile.paging import PageWalk, below
from designo_sync_gui.connectors.profile.place import Place
from designo_sync_gui.connectors.profile.request_template import RequestTemplate
from designo_sync_gui.connectors.profile.requests import filled
from designo_sync_gui.connectors.profile.rules import AbsentRule, OneRule, ReadProfile
from designo_sync_gui.connectors.profile.session import Caller
from designo_sync_gui.connectors.profile.status_place import StatusPlace
from designo_sync_gui.connectors.profile.templates import ORDER_KEY, names_in
from designo_sync_gui.connectors.reading.document import (
    Document,
    NotJsonError,
    PointerError,
    read_json,
)
from designo_sync_gui.connectors.reading.halving import about_any
from designo_sync_gui.connectors.reading.observations import read_each
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import (
    BadReply,
    PermissionDenied,
    RefusedByReceiver,
    SignInFailed,
    SyncError,
)
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, say_n, verbatim
from designo_sync_gui.domain.source_words import COMPLETE_LIST, PROFILE, made
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.write_rules import WriteRules

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DOTS: Final = frozenset({".", "..", ""})


class ProfileReader:
    """One profile on one connection."""

    live = True
    horizon = None

    def __init__(
        self,
        caller: Caller,
        profile: ReadProfile,
        secrets: Mapping[str, Secret],
        *,
        keeps: bool = False,
        shows: Mapping[str, Status] | None = None,
    ) -> None:
        """``keeps``: the last answer about an order is kept for a write that needs its values.
        ``shows``: what is shown after a text was written, where that is another value."""
        self._rules = WriteRules(shows=shows or {})
        self._caller = caller
        self._channel = caller.channel
        self._profile = profile
        self._secrets = {name: secret.reveal() for name, secret in secrets.items()}
        self.memory = Memory(profile.pointers.key, keeps)
        self._looking = asyncio.Lock()
        for name in profile.header_secrets & self._secrets.keys():
            checked_header_value(self._secrets[name], say("The secret “{name}”", name=name))

    @property
    def side(self) -> Side:
        return self._caller.side

    @property
    def _who(self) -> Sentence:
        return self.side.named

    @property
    def reads_since(self) -> bool:
        return self._profile.since is not None

    def shown(self, wanted: Status) -> Status:
        """What is shown after ``wanted`` was written, as the profile declares."""
        return self._rules.shown(wanted)

    @property
    def reads_singly(self) -> bool:
        return self._profile.one is not None

    async def pages(
        self, store_codes: Sequence[str], since: datetime | None, after: str = ""
    ) -> AsyncGenerator[OrderPage, None]:
        """The list, once per store when its request names the store, else once for all."""
        if not store_codes:
            return
        lists = sorted(store_codes) if self._profile.per_store else [""]
        place = Place.of(after)
        known = place is not None and place.store in lists
        for code in lists[lists.index(place.store) :] if place is not None and known else lists:
            behind = place if place is not None and place.store == code else None
            async with aclosing(self._walk(code, since, behind)) as pages:
                async for page in pages:
                    yield replace(page, anew=True) if after and not known else page

    async def _walk(
        self, store: str, since: datetime | None, behind: Place | None
    ) -> AsyncGenerator[OrderPage, None]:
        """The list of one store, or of all together (``store`` is empty)."""
        code = store or None
        rule = self._profile.paging

        async def ask(walk: PageWalk) -> tuple[Reply, Document]:
            request = self._list_request(walk, code, since)
            if walk.address:
                request = replace(request, **below(self._channel.base, walk.address))
            reply = await self._caller.ask(request)
            return reply, self._checked(reply)

        items = ListItems(self._item_reader("list", self._profile.list), code)
        channel, sized = self._channel, self._names_size
        complete, ahead = since is None, channel.ahead
        changes = self._profile.since is not None
        listing = ProfileList(
            rule, channel.host, items, ask, sized, complete, ahead, store, changes
        )
        async with aclosing(one_ahead(listing.pages(behind))) as pages:
            async for page in pages:
                yield page

    @property
    def _names_size(self) -> bool:
        """Whether a request says how many orders its page shall hold."""
        rule = self._profile.paging
        told = bool(rule.size_parameter) or "limit" in self._profile.list.placeholders()
        return told and rule.size > 1

    def _item_reader(self, section: str, request: RequestTemplate) -> ItemReader:
        return ItemReader(
            profile=self._profile,
            masker=self._channel.masker,
            source=_source(request, section),
            now=self._channel.clock.now,
            note=self.memory.note_listed if section == "list" else self.memory.note,
            place=StatusPlace(rule) if (rule := self._profile.pointers.place) else None,
        )

    def _list_request(self, walk: PageWalk, code: str | None, since: datetime | None) -> Request:
        template = self._profile.list
        rule = self._profile.since
        values = {**walk.values(), "order_id": "", "store_code": code or ""}
        if rule is not None:
            values["since"] = moment_text(since or _EPOCH, rule)
        if since is None:
            kept = tuple((n, v) for n, v in template.query if "since" not in names_in(v))
            template = replace(template, query=kept)
        request = filled(template, values, self._secrets)
        query = [*request.query, *walk.query()]
        if rule is not None and since is not None:
            query += rule.query
            if rule.parameter:
                query.append((rule.parameter, values["since"]))
        return replace(request, query=tuple(query))

    def _failed(self, reply: Reply) -> SyncError | None:
        """The error a reply stands for, also one inside a 200."""
        error = self._caller.failed(reply)
        rule = self._profile.success
        if error is not None:
            return with_words(error, self._channel, reply, self._words)
        if rule is None:
            return None
        try:
            document = read_json(reply.body)
        except NotJsonError:
            return None
        if succeeded(rule, document):
            return None
        words = self._channel.masker.words(words_at(document, rule.message))
        return RefusedByReceiver(
            joined(
                " ",
                (say("{host} refused the request.", host=self._channel.host), verbatim(words)),
            ),
            say("See the details, then check the credentials' rights and the profile."),
            details=self._channel.masker.raw(reply.body),
        )

    @property
    def _words(self) -> str | None:
        """Where the answers have their words."""
        return self._profile.success.message if self._profile.success is not None else None

    def _forbidden(self, reply: Reply) -> SyncError:
        """By the profile's own rule, whatever the HTTP status alone would mean."""
        error = PermissionDenied(
            say(
                "{host} does not let these credentials read the order (HTTP {status}).",
                host=self._channel.host,
                status=reply.status,
            ),
            say("Check the rights of these credentials."),
            details=self._channel.masker.raw(reply.body),
        )
        return with_words(error, self._channel, reply, self._words)

    def _checked(self, reply: Reply) -> Document:
        error = self._failed(reply)
        if error is not None:
            raise error
        return self._channel.document(reply)

    async def list_total(
        self, store_codes: Sequence[str], begins: datetime | None = None
    ) -> int | None:
        """What a page of each list says of its size; one order is enough for it.

        A list of several stores together counts orders of stores that are not asked about: it says
        nothing here.
        """
        alone = self._profile.per_store or self._profile.of_shop or self._profile.one_store
        if self._profile.paging.total is None or not alone:
            return None
        codes: Sequence[str | None] = store_codes if self._profile.per_store else [None]
        return sum([await self._total_of(code) for code in codes])

    async def _total_of(self, code: str | None) -> int:
        whole_page = PageWalk(self._profile.paging, self._channel.host)

        async def ask(walk: PageWalk) -> int:
            reply = await self._caller.ask(self._list_request(walk, code, None))
            return walk.total(self._checked(reply)) or 0

        if not (self._names_size and whole_page.by_place):
            return await ask(whole_page)
        behind = self._profile.paging.size
        return await about_any(lambda position: ask(whole_page.part(position, 1)), (0, behind))

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        """Each order by the profile's ``[one]``; without it, looked up in the list, which is read
        to its end only for an order that it does not hold."""
        wanted = list(dict.fromkeys(refs))
        if self._profile.one is None:
            return await self._from_list(wanted)
        one = self._profile.one
        listed = await self._without_key(one, wanted)
        known = [ref for ref in wanted if ref not in listed]
        read = await read_each(known, partial(self._read_one, one), self._channel.ahead)
        return {**listed, **read, **await self._absent_by_key(one, read)}

    async def _absent_by_key(
        self, one: OneRule, read: Mapping[OrderRef, Reading]
    ) -> Mapping[OrderRef, Reading]:
        """What the list says of orders that were not found by their key: it may have changed, and
        proves nothing alone."""
        if ORDER_KEY not in one.request.placeholders():
            return {}
        gone = [r for r, seen in read.items() if seen.observation.presence is Presence.ABSENT]
        return await self._from_list(gone) if gone else {}

    async def _without_key(
        self, one: OneRule, wanted: Sequence[OrderRef]
    ) -> Mapping[OrderRef, Reading]:
        """Orders whose key is not known: the list tells it, or that there is no such order. One
        looks at a time: what it passes is known to the others."""
        if ORDER_KEY not in one.request.placeholders():
            return {}
        async with self._looking:
            unknown = [ref for ref in wanted if self.memory.key_of(ref) is None]
            found = await self._from_list(unknown) if unknown else {}
        return {ref: found[ref] for ref in unknown if self.memory.key_of(ref) is None}

    async def _from_list(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        codes = tuple(dict.fromkeys(ref.store_code for ref in refs))
        listed: dict[OrderRef, Reading] = {}
        unclear, missing = 0, set(refs)
        async with aclosing(self.pages(codes, None)) as pages:
            async for page in pages:
                listed.update({reading.ref: reading for reading in page.readings})
                unclear += page.nameless + page.lost
                missing.difference_update(reading.ref for reading in page.readings)
                if not missing:
                    break
        if refs and not listed:
            raise BadReply(
                say(
                    "The list of {who} came back empty. No order is reported as missing "
                    "because of this.",
                    who=self._who,
                ),
                say("Check the read profile and the rights of its credentials."),
            )
        source = made(COMPLETE_LIST, who=self._who.english)
        if unclear:
            problem = _unclear(self._who, unclear)
            return {
                ref: listed.get(ref) or self._without(ref, Presence.NOT_READ, source, problem)
                for ref in refs
            }
        return {ref: listed.get(ref) or self._without(ref, Presence.ABSENT, source) for ref in refs}

    async def _read_one(self, one: OneRule, ref: OrderRef) -> Reading:
        if ref.order_id in _DOTS or ref.store_code in _DOTS:
            return self._without(
                ref, Presence.NOT_READ, "", say("Its id cannot be part of a path.")
            )
        if self._lacks_key(one, ref):
            return self._without(ref, Presence.NOT_READ, "", say("Its key is not known any more."))
        reply = await self._caller.ask(filled(one.request, self._values(ref), self._secrets))
        source = _source(one.request, "one")
        if one.forbidden is not None and _fits(one.forbidden, reply):
            raise self._forbidden(reply)
        error = self._failed(reply)
        if error is not None and _rules_out_absence(one.absent, reply, error):
            raise error
        if _fits(one.absent, reply):
            self.memory.forget(ref)
            return self._without(ref, Presence.ABSENT, source)
        document = self._checked(reply)
        reading = self._item_reader("one", one.request).single(
            document,
            one.item,
            ref.store_code,
            per_store=self._profile.of_shop or "store_code" in one.request.placeholders(),
        )
        if reading.ref.store_code != ref.store_code:
            problem = say(
                "{who} answered with an order of the store “{store_code}”.",
                who=self._who,
                store_code=reading.ref.store_code,
            )
            return self._without(ref, Presence.NOT_READ, source, problem)
        if reading.ref != ref:
            raise BadReply(
                say(
                    "Asked for order {order_id}, {who} answered with another one.",
                    order_id=ref.order_id,
                    who=self._who,
                ),
                say("Check [one] of the read profile: does its request name the order?"),
                details=self._channel.masker.raw(reply.body),
            )
        read = JustRead(document.resolve(one.item), reply.headers, reading.observation.status)
        self.memory.keep(ref, read)
        return reading

    def _lacks_key(self, one: OneRule, ref: OrderRef) -> bool:
        """Whether its request cannot be made: a list that is read beside may have taken the key."""
        return ORDER_KEY in one.request.placeholders() and self.memory.key_of(ref) is None

    def _values(self, ref: OrderRef) -> Mapping[str, str]:
        key = self.memory.key_value(ref)
        return {"order_id": ref.order_id, "store_code": ref.store_code, **key}

    async def next_statuses(self, ref: OrderRef) -> tuple[str, ...]:
        """The statuses that may follow, where ``[one]`` names them; an error says nothing."""
        one = self._profile.one
        if one is None or one.next_statuses is None:
            return ()
        if self._lacks_key(one, ref):
            return ()
        try:
            reply = await self._caller.ask(filled(one.request, self._values(ref), self._secrets))
            return texts_at(self._checked(reply), one.next_statuses)
        except SyncError:
            return ()

    def _without(
        self, ref: OrderRef, presence: Presence, source: str, problem: Sentence = NOTHING
    ) -> Reading:
        now = self._channel.clock.now()
        return Reading(ref, "", Observation(presence, None, now, source, problem))


def _unclear(who: Sentence, entries: int) -> Sentence:
    return say_n(
        "{n:,} entry in the list of {who} could not be read: it may be this order.",
        "{n:,} entries in the list of {who} could not be read: this order may be among them.",
        entries,
        who=who,
    )


def _rules_out_absence(rule: AbsentRule, reply: Reply, error: SyncError) -> bool:
    """Whether an error proves that nothing was looked up, whatever stands at the pointer."""
    if rule.http_status is not None and rule.http_status == reply.status >= 300:
        return False
    return rule.null or rule.empty or isinstance(error, SignInFailed | PermissionDenied)


def _fits(rule: AbsentRule, reply: Reply) -> bool:
    """Whether an answer is the one that a rule describes."""
    if rule.http_status is not None and reply.status != rule.http_status:
        return False
    if rule.pointer is None:
        return True
    try:
        value = read_json(reply.body).resolve(rule.pointer)
    except (NotJsonError, PointerError):
        return False
    if rule.null:
        return value is None
    if rule.empty:
        return value == []
    return same(value, rule.equals)


def _source(request: RequestTemplate, section: str) -> str:
    return made(PROFILE, request=f"{request.method} {request.path}", section=section)
