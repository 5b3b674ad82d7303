"""Magento's error answers (facts sheet 2.6; schema 2.4.9, ``error-response``).

Law: only Magento's own words about this very order mean "no such order"; a 404 may as well be a
wrong route. Words are filled in as Magento does it, and nothing is decided by what was filled in.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.foreign_words import ended
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.connectors.http.refusals import (
    Refusal,
    Row,
    always,
    of_table,
    reply_error,
    spoken,
)
from designo_sync_gui.connectors.magento.sign_in import RIGHT_ADVICE, own_words, sign_in_advice
from designo_sync_gui.connectors.reading.document import (
    Document,
    NotJsonError,
    PointerError,
    read_json,
    resolve,
)
from designo_sync_gui.domain.errors import (
    Busy,
    NotTheApi,
    PermissionDenied,
    RefusedByReceiver,
    ServerFailure,
    SignInFailed,
    SyncError,
)
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import NumberLiteral

#: How the lookup of an order names its key in "No such entity with %fieldName = %fieldValue".
_ID_FIELDS: Final = frozenset({"", "id", "entity_id", "entityId", "order_id", "orderId"})

#: How 2.4.6 answers to a store view that it has not (measured).
_NO_SUCH_VIEW: Final = "Specified request cannot be processed"
_CHECK_VIEW: Final = say(
    "The shop gives this answer when the store view does not exist: enter "
    "“all”, or the code from Stores, All Stores."
)
_CHECK_ADDRESS: Final = say(
    "Check that the address is the shop's base URL, without /admin and /rest, that the "
    "store view is spelled as in Stores, All Stores (or “all”), and that the shop is "
    "Magento 2; a shop without URL rewrites needs index.php/ at the end of its address."
)


@dataclass(frozen=True, slots=True)
class Said:
    """Magento's own words: the ``template`` as received, empty where the body is not Magento's,
    and its ``parameters`` by name or by their number from 1."""

    template: str = ""
    parameters: Mapping[str, str] | None = None

    @property
    def words(self) -> str:
        """The template with its places filled, all in one pass, longer names first."""
        known = self.parameters or {}
        if not known:
            return self.template
        names = sorted(known, key=len, reverse=True)
        places = re.compile("%(" + "|".join(re.escape(name) for name in names) + ")")
        return places.sub(lambda place: known[place[1]], self.template)

    def parameter(self, name: str) -> str:
        return (self.parameters or {}).get(name, "")


def said(body: bytes) -> Said:
    """What an error body says; ``messages/error`` is the form of a fatal error (M2
    framework/Webapi/ErrorProcessor.php)."""
    try:
        document = read_json(body)
    except NotJsonError:
        return Said()
    for place in ("", "/messages/error/0"):
        found = _said_at(document, place)
        if found.template:
            return found
    return Said()


def all_words(body: bytes) -> str:
    """The words of an error, and of each of its ``errors``."""
    try:
        document = read_json(body)
    except NotJsonError:
        return ""
    errors = _at(document.root, "/errors")
    count = len(errors) if isinstance(errors, list) else 0
    told = [said(body), *(_said_at(document, f"/errors/{index}") for index in range(count))]
    return " ".join(one.words for one in told if one.template)


def _said_at(document: Document, place: str) -> Said:
    template = _at(document.root, f"{place}/message")
    if not isinstance(template, str) or isinstance(template, NumberLiteral):
        return Said()
    given = _at(document.root, f"{place}/parameters")
    pairs: list[tuple[str, object]] = []
    if isinstance(given, list):
        pairs = [(str(index), value) for index, value in enumerate(given, start=1)]
    elif isinstance(given, dict):
        pairs = list(given.items())
    texts = {name: str(value) for name, value in pairs if name and isinstance(value, str)}
    return Said(template, texts)


def _at(value: object, pointer: str) -> object:
    try:
        return resolve(value, pointer)
    except PointerError:
        return None


def is_missing(reply: Reply, order_id: str) -> bool:
    """Whether Magento says that it has no order of this id.

    All known wordings speak of an "entity" (2.1: "Requested entity doesn't exist"; later "The
    entity that was requested doesn't exist. Verify the entity and try again." and "No such
    entity with %fieldName = %fieldValue"; which version says which: UNSURE). Anything else, for
    example "Request does not match any route.", or an entity of another kind that the order
    refers to, is an error and never an absence.
    """
    if reply.status != 404:
        return False
    words = said(reply.body)
    if "entity" not in words.template:
        return False
    named = words.parameter("fieldValue") or order_id
    return named == order_id and words.parameter("fieldName") in _ID_FIELDS


def page_size_limit(reply: Reply) -> int | None:
    """The largest page that "Web API Input Limits" allow, where a page was refused for it (M2
    framework/Webapi/Validator/SearchCriteriaValidator.php: "... pageSize is %max")."""
    if reply.status != 400:
        return None
    words = said(reply.body)
    if not words.template.startswith("Maximum SearchCriteria pageSize"):
        return None
    limit = re.search(r"([1-9][0-9]{0,5})\.?\Z", words.words)
    return int(limit[1]) if limit else None


def missing_right(reply: Reply) -> str:
    """The right that the shop says is missing, for example ``Magento_Sales::cancel``; empty where
    it names none. An integration that is not active is answered alike (measured on 2.4.6)."""
    if reply.status != 401:
        return ""
    words = said(reply.body)
    named = words.parameter("resources")
    return named if "authorized to access" in words.template and "::" in named else ""


def _general(refusal: Refusal) -> Sentence:
    """What the HTTP status alone says; Magento's words follow."""
    return refusal.general.message


def _own(refusal: Refusal) -> Said:
    return said(refusal.reply.body)


def _sign_in_advice(refusal: Refusal) -> Sentence:
    own = _own(refusal)
    return sign_in_advice(refusal.status, own.template, own.parameter("fieldName"))


def _in_maintenance(refusal: Refusal) -> bool:
    """It comes as a web page or as plain text [magento2#1049, #29150]."""
    text = refusal.reply.body.decode("utf-8", "replace")
    return "maintenance mode" in text or "Service Temporarily Unavailable" in text


_MAINTENANCE: Final = say(
    "Try again later; whoever runs the shop ends its maintenance mode with "
    "bin/magento maintenance:disable."
)

_TABLE: Final = (
    Row(
        message=lambda refusal: say(
            "{host} does not permit this.",
            host=refusal.host,
        ),
        advice=RIGHT_ADVICE,
        kind=PermissionDenied,
        when=lambda refusal: bool(missing_right(refusal.reply)),
        proves=always,
    ),
    Row(
        message=lambda refusal: say(
            "{host} refused the address of the request.",
            host=refusal.host,
        ),
        advice=_CHECK_VIEW,
        kind=NotTheApi,
        statuses=frozenset({400}),
        when=lambda refusal: _own(refusal).template.startswith(_NO_SUCH_VIEW),
    ),
    Row(
        message=lambda refusal: say(
            "{host} does not accept this sign-in.",
            host=refusal.host,
        ),
        advice=_sign_in_advice,
        kind=SignInFailed,
        when=lambda refusal: bool(_sign_in_advice(refusal)),
        proves=lambda refusal: own_words(_own(refusal).template),
    ),
    Row(Busy, advice=_MAINTENANCE, when=_in_maintenance),
    Row(
        ServerFailure,
        lambda refusal: say("{host} is under maintenance or overloaded.", host=refusal.host),
        _MAINTENANCE,
        when=_in_maintenance,
        speaks=False,
    ),
    # Other failures are masked by Magento and only carry the number under which its log has them.
    Row(
        (ServerFailure, Busy),
        _general,
        say(
            "Try again later. Whoever runs the shop finds the cause in its log, "
            "under the number in this message."
        ),
        when=spoken,
    ),
    Row(
        SignInFailed,
        advice=say(
            "This answer is not from Magento: something in front of the shop asks for a separate "
            "sign-in, for example the password of a test shop."
        ),
    ),
    Row(NotTheApi, _general, _CHECK_ADDRESS),
    Row(
        RefusedByReceiver,
        lambda refusal: say(
            "{host} refused the request (HTTP {status}): {words}",
            host=refusal.host,
            status=refusal.status,
            words=ended(refusal.words),
        ),
        when=spoken,
        speaks=False,
    ),
)


async def ask(channel: Channel, request: Request, tries: int = 0) -> Reply:
    """``channel.read`` with the shop's own words in what it raises."""
    try:
        return await channel.read(request, tries=tries)
    except (ServerFailure, Busy) as error:
        body = error.details.encode("utf-8", "replace")
        words = channel.masker.words(all_words(body))
        of_table(_TABLE, Refusal(channel, Reply(0, {}, body), error, words))
        raise


def read_error(channel: Channel, reply: Reply) -> SyncError | None:
    """The error that a reply to a reading stands for; ``None`` for 2xx."""
    return reply_error(_TABLE, channel, reply, _own_words)


def _own_words(reply: Reply) -> str:
    return all_words(reply.body)
