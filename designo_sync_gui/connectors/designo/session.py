"""DesignO's token call and update-order, as the vendor's GPL plugin ``designo`` 1.0.9 uses them.

Law: nothing beyond what published clients do is assumed. Success is ``success`` in
{true, 1, "1"}; anything else that is not a clear no is unclear. The token lives in memory only.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final

from designo_sync_gui.connectors.http.auth import (
    HeaderAuth,
    Signer,
    Unsigned,
    checked_header_value,
)
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.errors import SIGNED_OUT, sign_in_ended
from designo_sync_gui.connectors.http.masking import without_tokens
from designo_sync_gui.connectors.http.messages import Reply, Request, json_body
from designo_sync_gui.connectors.http.refusals import Row, reply_error
from designo_sync_gui.connectors.http.tokens import RenewableToken, Token
from designo_sync_gui.connectors.reading.document import (
    Document,
    NotJsonError,
    PointerError,
    describe,
    read_json,
)
from designo_sync_gui.domain.connection import AuthForm, DesignoConnection, RequestShape, Secret
from designo_sync_gui.domain.errors import (
    BadReply,
    NotTheApi,
    RefusedByReceiver,
    SettingsInvalid,
    SignInFailed,
    SyncError,
)
from designo_sync_gui.domain.headers import check_header_name
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import WriteReply
from designo_sync_gui.domain.plan import WriteRules
from designo_sync_gui.domain.sentence import Sentence, say, verbatim
from designo_sync_gui.domain.status import JsonType, NumberLiteral, Status

_NUMERIC_ID = re.compile(r"(?:0|[1-9][0-9]*)\Z")
#: How long a token lasts is not published, and a write that meets an ended one is unknown.
_UNUSED: Final = timedelta(minutes=10)


class DesignoSession:
    """Calls one tenant with its token; the token is fetched when first needed."""

    def __init__(self, channel: Channel, connection: DesignoConnection) -> None:
        self.channel = channel
        self._connection = connection
        self._extra = _extra_headers(connection)
        self._token = RenewableToken(
            channel.clock,
            self._fetched,
            _signed_out,
            renews=connection.auth is not AuthForm.NONE,
            unused=_UNUSED,
        )

    async def call(self, request: Request, *, reading: bool) -> Reply:
        """Send with the token; a reading once more with a new one after a 401 or 419.

        A write is sent once: one that was answered so may have been saved. Raises ``SyncError``;
        what is asked next signs in anew.
        """
        request = self.with_extra_headers(request)
        if reading:
            return await self._token.read(partial(self.channel.read, request))
        written = await self._token.write(partial(self.channel.send, request))
        if written.signed_out:
            raise sign_in_ended(self.channel.host, written.reply, self.channel.masker)
        return written.reply

    def with_extra_headers(self, request: Request) -> Request:
        return replace(request, headers=(*self._extra, *request.headers))

    async def signer(self) -> Signer:
        """What proves to DesignO who asks. Raises ``SyncError``."""
        return await self._token.signer()

    async def _fetched(self) -> Token:
        if self._connection.auth is AuthForm.NONE:
            return Token(Unsigned())
        return Token(await self._fetch_token())

    async def _fetch_token(self) -> Signer:
        path = self._connection.token_path
        request = self.with_extra_headers(Request("POST", path, body=json_body([])))
        reply = await self.channel.sign_in(request, Unsigned())
        error = self.channel.sign_in_error(reply)
        if error is not None:
            raise error
        document = self.channel.sign_in_document(reply)
        try:
            token = document.resolve("/token")
        except PointerError as problem:
            raise self._no_token(problem.found, document) from None
        if not isinstance(token, str) or isinstance(token, NumberLiteral) or not token:
            raise self._no_token(
                say("at “token” there was {describe}", describe=describe(token)), document
            )
        self.channel.masker.learn(token)
        checked_header_value(token, say("The token from DesignO"))
        return _token_signer(self._connection, Secret(token))

    def _no_token(self, found: Sentence, document: Document) -> BadReply:
        """Only DesignO's words are kept: the answer may hold the token in another place."""
        return BadReply(
            say("DesignO sent no token: {found}.", found=found),
            say(
                "Check the token path, and whether this computer's address is allowed "
                "for the store in DesignO."
            ),
            details=without_tokens(self.channel.masker.words(_message(document))),
        )


class DesignoWriter:
    """Writes one status with one update-order call."""

    def __init__(self, session: DesignoSession, connection: DesignoConnection) -> None:
        self._session = session
        self._connection = connection

    async def write(self, ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        body = update_body(self._connection.shape, ref, status)
        request = Request("POST", self._connection.update_path, body=body)
        reply = await self._session.call(request, reading=False)
        return self._judge(reply)

    def _judge(self, reply: Reply) -> WriteReply:
        channel = self._session.channel
        raw = channel.masker.raw(reply.body)
        error = designo_error(channel, reply)
        try:
            document = read_json(reply.body)
        except NotJsonError as problem:
            if error is not None:
                raise error from None
            return WriteReply(
                None,
                None,
                say(
                    "DesignO's answer does not confirm the write: {problem}.", problem=problem.told
                ),
                raw,
            )
        words = verbatim(channel.masker.words(_message(document)))
        accepted = _success(document)
        if isinstance(error, RefusedByReceiver) or (
            isinstance(error, NotTheApi) and accepted is False
        ):
            return WriteReply(False, None, words or error.message, raw)
        if error is not None:
            raise error
        if accepted is None and not words:
            words = say("DesignO's answer does not say whether the status was saved.")
        return WriteReply(accepted, None, words, raw)


class DesignoRules:
    """What is known of what DesignO takes: a text, of any length, without a list."""

    def __init__(self, connection: DesignoConnection, shows: Mapping[str, Status]) -> None:
        """``shows``: what the read profile declares to be shown after a status was written."""
        self._connection = connection
        self._shows = shows

    async def write_rules(self, store_code: str) -> WriteRules:
        return WriteRules(
            types=frozenset({JsonType.TEXT}),
            reads_back=bool(self._connection.read_profile),
            shows=self._shows,
        )


def update_body(shape: RequestShape, ref: OrderRef, status: Status) -> bytes:
    """The body of update-order in one of the two shapes that published clients send.

    Current (plugin 1.0.9): the id is a text. Legacy (apps of 2022): the id is a number, here
    its own digits, never converted. Raises ``SettingsInvalid``; nothing was sent then.
    """
    if status.json_type is not JsonType.TEXT:
        raise SettingsInvalid(
            say(
                "DesignO's order_status is a text, not a {json_type}: nothing was sent.",
                json_type=status.json_type.named,
            ),
            title=say("Status not usable"),
        )
    if shape is RequestShape.CURRENT:
        details = {
            "order_id": ref.order_id,
            "order_status": status.literal,
            "store_code": ref.store_code,
        }
        return json_body({"order_array": [{"order_details": details}]})
    if not _NUMERIC_ID.match(ref.order_id):
        raise SettingsInvalid(
            say(
                "The legacy request shape sends the order id as a number, and "
                "“{order_id}” is not one: nothing was sent.",
                order_id=ref.order_id,
            ),
            say("Choose the current request shape, if this DesignO accepts it."),
            title=say("Order id not usable"),
        )
    store, value = json.dumps(ref.store_code), json.dumps(status.literal)
    legacy = f'{{"data": {{"store_code": {store}, "order_id": {ref.order_id}, '
    return (legacy + f'"order_status": {value}}}}}').encode("ascii")


def _success(document: Document) -> bool | None:
    try:
        value = document.resolve("/success")
    except PointerError:
        return None
    if isinstance(value, bool):
        return value
    if value in ("1", "0"):
        return value == "1"
    return None


def _message(document: Document) -> str:
    """The recorded replies name it ``message`` or ``messages``."""
    for pointer in ("/message", "/messages"):
        try:
            value = document.resolve(pointer)
        except PointerError:
            continue
        texts = value if isinstance(value, list) else [value]
        words = "; ".join(text for text in texts if isinstance(text, str))
        if words:
            return words
    return ""


def _signed_out(reply: Reply) -> bool:
    return reply.status in SIGNED_OUT


def _token_signer(connection: DesignoConnection, token: Secret) -> Signer:
    if connection.auth is AuthForm.HEADER:
        return HeaderAuth(connection.auth_header, token)
    scheme = "Bearer" if connection.auth is AuthForm.BEARER else ""
    return HeaderAuth("Authorization", token, scheme)


def _extra_headers(connection: DesignoConnection) -> tuple[tuple[str, str], ...]:
    """Raises ``SettingsInvalid`` for a header that cannot be sent or is not the operator's."""
    names = [name for name, _ in connection.extra_headers]
    if connection.auth is AuthForm.HEADER:
        names.append(connection.auth_header)
    for name in names:
        check_header_name(name)
    return tuple(
        (name, checked_header_value(value, say("The value of the header “{name}”", name=name)))
        for name, value in connection.extra_headers
    )


_TABLE: Final = (
    Row(
        message=lambda refusal: say(
            "{host} refused the token it had just issued (HTTP {status}).",
            host=refusal.host,
            status=refusal.status,
        ),
        advice=say(
            "Check how the token is to be sent (raw, Bearer or a named header), "
            "and whether this computer's address is allowed in DesignO."
        ),
        kind=SignInFailed,
        statuses=SIGNED_OUT,
    ),
)


def designo_error(channel: Channel, reply: Reply) -> SyncError | None:
    """The error that a reply of DesignO stands for; ``None`` for 2xx."""
    return reply_error(_TABLE, channel, reply)
