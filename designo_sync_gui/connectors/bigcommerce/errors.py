"""BigCommerce's error answers.

Law: version 2 answers errors as an array of ``{"status", "message"}`` (404_Resp in
orders.v2.oas2); whatever else comes is shown as it is. Only 404 with such a body means "no such
order".
"""

from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.http.refusals import Refusal, Row, reply_error
from designo_sync_gui.connectors.reading.document import NotJsonError, PointerError, read_json
from designo_sync_gui.domain.errors import (
    NotTheApi,
    PermissionDenied,
    RefusedByReceiver,
    SignInFailed,
    SomethingBefore,
    SyncError,
)
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import NumberLiteral

_ACCOUNT: Final = "BigCommerce control panel, Settings, Store-level API accounts"


def _refused(refusal: Refusal) -> Sentence:
    return say(
        "BigCommerce refused the request (HTTP {status}).",
        status=refusal.status,
    )


def _refused_with(status: int, advice: Sentence) -> Row:
    statuses = frozenset({status})
    return Row(RefusedByReceiver, _refused, advice, RefusedByReceiver, statuses)


_TABLE: Final = (
    Row(
        SignInFailed,
        lambda refusal: say("BigCommerce does not accept this access token."),
        say(
            "Enter the access token again, or make a new account in {account}; check that the "
            "store hash in the address belongs to it.",
            account=_ACCOUNT,
        ),
        SignInFailed,
    ),
    Row(SomethingBefore),
    Row(
        PermissionDenied,
        say("The API account is not allowed to do this."),
        say(
            "In {account} give it the scope Orders: modify (or read-only, to look only).",
            account=_ACCOUNT,
        ),
        PermissionDenied,
    ),
    Row(
        NotTheApi,
        advice=say(
            "Check the store hash in the address: the API path is shown when the API account is "
            "made, https://api.bigcommerce.com/stores/HASH/v3/."
        ),
    ),
    _refused_with(
        406, say("The request's Accept header was rejected: a proxy may have changed it.")
    ),
    _refused_with(
        409, say("The order is being changed by somebody else: refresh, then plan again.")
    ),
    _refused_with(
        413, say("The program already asked for fewer orders at a time: ask BigCommerce's support.")
    ),
    _refused_with(
        415, say("The request's Content-Type was rejected: a proxy may have changed it.")
    ),
    _refused_with(422, say("The value was rejected: see the details.")),
    _refused_with(423, say("The store is locked: see its control panel.")),
    Row(
        RefusedByReceiver,
        _refused,
        say("See the details for its answer."),
        RefusedByReceiver,
    ),
)


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
    return reply_error(_TABLE, channel, reply, words_of)


def _is_error_array(reply: Reply) -> bool:
    try:
        root = read_json(reply.body).root
    except NotJsonError:
        return False
    return isinstance(root, list) and bool(root) and isinstance(root[0], dict)
