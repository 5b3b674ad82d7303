"""BigCommerce's error answers.

Law: version 2 answers errors as an array of ``{"status", "message"}`` (404_Resp in
orders.v2.oas2); whatever else comes is shown as it is. Only 404 with such a body means "no such
order".
"""

from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.reading.document import NotJsonError, PointerError, read_json
from designo_sync_gui.domain.errors import (
    NotTheApi,
    PermissionDenied,
    RefusedByReceiver,
    SignInFailed,
    SomethingBefore,
    SyncError,
)
from designo_sync_gui.domain.sentence import NOTHING, joined, say
from designo_sync_gui.domain.status import NumberLiteral

_ACCOUNT: Final = "BigCommerce control panel, Settings, Store-level API accounts"
_ADVICE: Final = {
    406: say("The request's Accept header was not taken: a proxy may have changed it."),
    409: say("The order is being changed by somebody else: refresh, then plan again."),
    413: say("Fewer orders were asked for already: ask BigCommerce."),
    415: say("The request's Content-Type was not taken: a proxy may have changed it."),
    422: say("The value is not taken: see the details."),
    423: say("The store is locked: see its control panel."),
}


def words_of(reply: Reply) -> str:
    """The first ``message`` of an error body, of version 2 or 3; empty when there is none."""
    try:
        document = read_json(reply.body)
    except NotJsonError:
        return ""
    for pointer in ("/0/message", "/message", "/title", "/error"):
        try:
            value = document.resolve(pointer)
        except PointerError:
            continue
        if isinstance(value, str) and not isinstance(value, NumberLiteral):
            return value
    return ""


def is_missing(reply: Reply) -> bool:
    """Whether the store says that it has no order of this id.

    A wrong store hash answers 404 too, without this array (UNSURE which body it has).
    """
    return reply.status == 404 and _is_error_array(reply)


def read_error(channel: Channel, reply: Reply) -> SyncError | None:
    """The error that a reply stands for; ``None`` for 2xx."""
    error = channel.status_error(reply)
    if error is None:
        return None
    words = channel.masker.words(words_of(reply))
    said = say("It says: {words}", words=words) if words else NOTHING
    details = channel.masker.raw(reply.body)
    if isinstance(error, SignInFailed):
        refused = SignInFailed(
            joined(" ", (say("BigCommerce does not accept this access token."), said)),
            say(
                "Enter the access token again, or make a new account in {account}; check that the "
                "store hash in the address belongs to it.",
                account=_ACCOUNT,
            ),
            details=details,
        )
        refused.write_effect = error.write_effect
        return refused
    if isinstance(error, SomethingBefore):
        return error
    if isinstance(error, PermissionDenied):
        return PermissionDenied(
            joined(" ", (say("The API account may not do this."), said)),
            say(
                "In {account} give it the scope Orders: modify (or read-only, to look only).",
                account=_ACCOUNT,
            ),
            details=details,
        )
    if isinstance(error, NotTheApi):
        error.advice = say(
            "Check the store hash in the address: the API path is shown when the API account is "
            "made, https://api.bigcommerce.com/stores/HASH/v3/."
        )
        error.details = details
    if isinstance(error, RefusedByReceiver):
        return RefusedByReceiver(
            joined(
                " ",
                (
                    say(
                        "BigCommerce refused the request (HTTP {status}).",
                        status=reply.status,
                    ),
                    said,
                ),
            ),
            _ADVICE.get(reply.status, say("See the details for its own words.")),
            details=details,
        )
    return error


def _is_error_array(reply: Reply) -> bool:
    try:
        root = read_json(reply.body).root
    except NotJsonError:
        return False
    return isinstance(root, list) and bool(root) and isinstance(root[0], dict)
