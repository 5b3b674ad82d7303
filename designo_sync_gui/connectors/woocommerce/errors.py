"""WooCommerce's error answers, as measured on version 9.9.5.

Law: only the code that says so means "no such order"; ``rest_no_route`` is also what a shop
with WooCommerce deactivated answers, so it never does.
"""

from collections.abc import Callable
from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.foreign_words import ended
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.http.refusals import (
    REFUSED_IN_WORDS,
    Refusal,
    Row,
    always,
    reply_error,
    spoken,
)
from designo_sync_gui.connectors.reading.document import (
    Document,
    NotJsonError,
    PointerError,
    read_json,
)
from designo_sync_gui.domain.errors import (
    NotTheApi,
    OrderMissing,
    PermissionDenied,
    RefusedByReceiver,
    SignInFailed,
    SyncError,
)
from designo_sync_gui.domain.outcome import WriteReply
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say, verbatim
from designo_sync_gui.domain.status import NumberLiteral, Status, UnreadableValueError

#: With 401: nobody is signed in (measured on 10.7 where a host strips the header).
_CANNOT_VIEW = "woocommerce_rest_cannot_view"
_INVALID_ID = "woocommerce_rest_shop_order_invalid_id"
_NO_ROUTE = "rest_no_route"

_KEYS = "WooCommerce, Settings, Advanced, REST API"


def _by_woocommerce(refusal: Refusal) -> bool:
    """Only WooCommerce's own code says that nothing was done before."""
    return any(code.startswith("woocommerce_rest_") for code in refusal.codes)


def _lacks_permission(message: Sentence, word: str) -> Row:
    """A key that is accepted and may do only half; it is answered with 401 too (measured)."""
    return Row(
        SignInFailed,
        lambda refusal: message,
        say("In {keys}, set its permission to “Read/Write”.", keys=_KEYS),
        PermissionDenied,
        word=word,
        when=_by_woocommerce,
        proves=always,
    )


def _refused_key(
    advice: Sentence,
    *,
    code: str = "",
    word: str = "",
    when: Callable[[Refusal], bool] | None = None,
) -> Row:
    """A sign-in that is refused."""
    return Row(
        SignInFailed,
        lambda refusal: say("{host} does not accept this key.", host=refusal.host),
        advice,
        SignInFailed,
        code=code,
        word=word,
        when=when,
        proves=_by_woocommerce,
    )


def _asks_for_basic(refusal: Refusal) -> bool:
    asked = refusal.reply.headers.get("www-authenticate", "").lower()
    return not refusal.codes and "basic" in asked


_TABLE: Final = (
    Row(
        SignInFailed,
        lambda refusal: say(
            "Something in front of {host} asks for a user and password of its own (HTTP {status}).",
            host=refusal.host,
            status=refusal.status,
        ),
        say(
            "The whole site is password-protected, so the key was not looked at: choose the "
            "sign-in “for a site behind a password” and enter the site's user and password too. "
            "If that is chosen, enter these two again."
        ),
        SignInFailed,
        when=_asks_for_basic,
    ),
    Row(
        SignInFailed,
        lambda refusal: say(
            "The sign-in at {host} was refused (HTTP {status}), but not by WooCommerce.",
            host=refusal.host,
            status=refusal.status,
        ),
        say(
            "The key may be right: something in front of the shop may have answered. See the "
            "details, and ask whoever runs the host."
        ),
        SignInFailed,
        when=lambda refusal: not refusal.codes,
    ),
    _lacks_permission(say("This key may only read."), "write permissions"),
    _lacks_permission(say("This key may only write."), "read permissions"),
    _refused_key(
        say(
            "Enter the consumer key and secret again, and the address exactly as the shop's "
            "own one (Settings, General, Site Address): https or http, with or without www, and "
            "the port are a part of what is signed. “Test” compares the two."
        ),
        word="signature",
    ),
    _refused_key(
        say(
            "Enter the consumer key and secret again, or make new ones in {keys}. "
            "If they are right, this host removes the Authorization header: choose "
            "the sign-in “signed requests (OAuth 1.0a)”.",
            keys=_KEYS,
        ),
        code=_CANNOT_VIEW,
        when=lambda refusal: refusal.channel.base.startswith("https://"),
    ),
    _refused_key(
        say("Set this computer's clock: it differs by more than 15 minutes from the shop's."),
        word="timestamp",
    ),
    _refused_key(
        say("The consumer secret does not belong to this consumer key: enter both again."),
        word="secret",
    ),
    _refused_key(
        say(
            "Enter the consumer key and secret again, or make new ones in {keys}. Check that the "
            "address begins with https:// if the shop has it.",
            keys=_KEYS,
        )
    ),
    Row(
        PermissionDenied,
        lambda refusal: say("The user of this key does not have the right to do this."),
        say(
            "In the shop's admin, {keys}: make a key for a user who may manage orders.", keys=_KEYS
        ),
        PermissionDenied,
        when=spoken,
        proves=always,
    ),
    Row(
        NotTheApi,
        lambda refusal: say(
            "{host} is a WordPress site, but WooCommerce's API was not found there.",
            host=refusal.host,
        ),
        say("Check that the plugin WooCommerce is active and the address is that of the shop."),
        NotTheApi,
        code=_NO_ROUTE,
    ),
    Row(
        NotTheApi,
        advice=say(
            "Check that the address is that of the shop's start page, that WooCommerce is active, "
            "and that in WordPress, Settings, Permalinks, anything but “Plain” is chosen."
        ),
    ),
    REFUSED_IN_WORDS,
)


def invalid_id(reply: Reply) -> bool:
    """Whether the shop says that it has no order of this id."""
    return error_code(reply) == _INVALID_ID


def error_code(reply: Reply) -> str:
    """The ``code`` of an error body; empty when there is none."""
    return _word(reply, "/code")


def read_error(channel: Channel, reply: Reply) -> SyncError | None:
    """The error that a reply to a reading stands for; ``None`` for 2xx."""
    return reply_error(_TABLE, channel, reply, _own_words, _codes)


def _own_words(reply: Reply) -> str:
    return _word(reply, "/message")


def _codes(reply: Reply) -> frozenset[str]:
    code = error_code(reply)
    return frozenset({code}) if code else frozenset()


def wrong_signature(words: str) -> bool:
    """Whether the shop made another signature of the same request."""
    return "signature" in words.lower()


def write_reply(channel: Channel, reply: Reply, order_id: str) -> WriteReply:
    """What the shop answered to a PUT. Raises ``SyncError`` with its ``write_effect``."""
    raw = channel.masker.raw(reply.body)
    words = channel.masker.words(_word(reply, "/message"))
    if invalid_id(reply):
        raise OrderMissing(
            say(
                "{host} says that it has no order {order_id}.", host=channel.host, order_id=order_id
            ),
            say("Refresh: it may have been deleted."),
            details=raw,
        )
    error = read_error(channel, reply)
    if isinstance(error, RefusedByReceiver):
        said = (words or f"HTTP {reply.status}") + _why(channel, reply)
        message = say("The shop refused this status: {words}", words=ended(said))
        return WriteReply(False, None, message, raw)
    if error is not None:
        raise error
    try:
        document = read_json(reply.body)
        echo = _echo(document, order_id)
    except (NotJsonError, PointerError, UnreadableValueError) as problem:
        why = verbatim(str(problem)) if isinstance(problem, UnreadableValueError) else problem.told
        message = say("The shop's answer is not understood: {problem}.", problem=why)
        return WriteReply(None, None, channel.masker.sentence(message), raw)
    return WriteReply(True, echo, NOTHING, raw)


def _echo(document: Document, order_id: str) -> Status:
    answered = document.resolve("/id")
    if not isinstance(answered, NumberLiteral) or answered != order_id:
        raise PointerError("/id", say("it is about another order"))
    return Status.from_value(document.resolve("/status"))


def _why(channel: Channel, reply: Reply) -> str:
    """The shop's own reason, for example the list of the statuses it knows."""
    reason = channel.masker.words(_word(reply, "/data/params/status"))
    return f": {reason}" if reason else ""


def _word(reply: Reply, pointer: str) -> str:
    try:
        value = read_json(reply.body).resolve(pointer)
    except (NotJsonError, PointerError):
        return ""
    return value if isinstance(value, str) and not isinstance(value, NumberLiteral) else ""
