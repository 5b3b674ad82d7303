"""WooCommerce's error answers, as measured on version 9.9.5.

Law: only the code that says so means "no such order"; ``rest_no_route`` is also what a shop
with WooCommerce deactivated answers, so it never does.
"""

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Reply
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
    WriteEffect,
)
from designo_sync_gui.domain.outcome import WriteReply
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, verbatim
from designo_sync_gui.domain.status import NumberLiteral, Status, UnreadableValueError

#: With 401: nobody is signed in (measured on 10.7 where a host strips the header).
_CANNOT_VIEW = "woocommerce_rest_cannot_view"
_INVALID_ID = "woocommerce_rest_shop_order_invalid_id"

_KEYS = "WooCommerce, Settings, Advanced, REST API"


def invalid_id(reply: Reply) -> bool:
    """Whether the shop says that it has no order of this id."""
    return error_code(reply) == _INVALID_ID


def error_code(reply: Reply) -> str:
    """The ``code`` of an error body; empty when there is none."""
    return _word(reply, "/code")


def read_error(channel: Channel, reply: Reply) -> SyncError | None:
    """The error that a reply to a reading stands for; ``None`` for 2xx."""
    error = channel.status_error(reply)
    if error is None:
        return None
    words = channel.masker.words(_word(reply, "/message"))
    said = say("It says: {words}", words=words) if words else NOTHING
    details = channel.masker.raw(reply.body)
    if isinstance(error, SignInFailed):
        refused = SignInFailed(
            joined(" ", (say("{host} does not accept this key.", host=channel.host), said)),
            _sign_in_advice(channel, reply, words),
            details=details,
        )
        if not error_code(reply).startswith("woocommerce_rest_"):
            refused.write_effect = error.write_effect
        return refused
    if isinstance(error, PermissionDenied) and words:
        return PermissionDenied(
            joined(" ", (say("The user of this key has not the right to do this."), said)),
            say(
                "In the shop's admin, {keys}: make a key for a user who may manage orders.",
                keys=_KEYS,
            ),
            details=details,
        )
    if isinstance(error, NotTheApi) and error_code(reply) == "rest_no_route":
        told = say(
            "{host} is a WordPress site, but WooCommerce's API is not there.", host=channel.host
        )
        missing = NotTheApi(
            joined(" ", (told, said)),
            say("Check that the plugin WooCommerce is active and the address is that of the shop."),
            details=details,
        )
        missing.write_effect = WriteEffect.NOT_APPLIED
        return missing
    if isinstance(error, NotTheApi):
        error.advice = say(
            "Check that the address is that of the shop's start page, that WooCommerce is active, "
            "and that in WordPress, Settings, Permalinks, anything but “Plain” is chosen."
        )
    if isinstance(error, RefusedByReceiver) and words:
        told = say(
            "{host} refused the request (HTTP {status}).", host=channel.host, status=reply.status
        )
        return RefusedByReceiver(
            joined(" ", (told, said)), say("See the details."), details=details
        )
    return error


def wrong_signature(words: str) -> bool:
    """Whether the shop made another signature of the same request."""
    return "signature" in words.lower()


def _sign_in_advice(channel: Channel, reply: Reply, words: str) -> Sentence:
    if not error_code(reply) and "basic" in reply.headers.get("www-authenticate", "").lower():
        return say(
            "The whole site is password-protected: choose the sign-in “for a site behind a "
            "password” and enter the site's user and password too."
        )
    if "write permissions" in words:
        return say(
            "The key may only read. In {keys}, set its permission to “Read/Write”.", keys=_KEYS
        )
    if "read permissions" in words:
        return say(
            "The key may only write. In {keys}, set its permission to “Read/Write”.", keys=_KEYS
        )
    if wrong_signature(words):
        return say(
            "Enter the consumer key and secret again, and the address exactly as the shop's "
            "own one (Settings, General, Site Address): https or http, with or without www, and "
            "the port are a part of what is signed. “Test” compares the two."
        )
    if error_code(reply) == _CANNOT_VIEW and channel.base.startswith("https://"):
        return say(
            "Enter the consumer key and secret again, or make new ones in {keys}. If they are "
            "right, this host takes the Authorization header away: choose the sign-in “signed "
            "requests (OAuth 1.0a)”.",
            keys=_KEYS,
        )
    if "timestamp" in words:
        return say("Set this computer's clock: it differs by more than 15 minutes from the shop's.")
    if "secret" in words:
        return say("The consumer secret does not belong to this consumer key: enter both again.")
    return say(
        "Enter the consumer key and secret again, or make new ones in {keys}. Check that the "
        "address begins with https:// if the shop has it.",
        keys=_KEYS,
    )


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
        message = say("The shop refused this status: {words}", words=said)
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
