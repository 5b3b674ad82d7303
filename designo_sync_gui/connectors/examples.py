"""Making the request of an example once, to see what it answers.

Law: only below the address that the operator confirmed, and only what
``domain.learning.safe_requests`` lets through.
"""

from typing import Final
from urllib.parse import parse_qsl, urlsplit

from designo_sync_gui.connectors.http.auth import checked_header_value
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.domain.addresses import origin
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.headers import may_be_set
from designo_sync_gui.domain.learning.answers import ExampleAnswer
from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.safe_requests import refuse_unsafe
from designo_sync_gui.domain.learning.sign_in import SecretPlace, find_sign_in
from designo_sync_gui.domain.sentence import say

_FORM: Final = "application/x-www-form-urlencoded"


async def ask_example(channel: Channel, request: ExampleRequest) -> ExampleAnswer:
    """Raises ``SyncError``: not reached, signed out, no JSON, an address elsewhere, or a request
    that may change something, which is not sent."""
    refuse_unsafe(request)
    reply = await channel.read(_sent(channel.base, request), tries=1)
    error = channel.status_error(reply)
    if error is not None:
        raise error
    document = channel.document(reply)
    return ExampleAnswer(document.root, reply.headers.get("link", ""))


def _sent(base: str, request: ExampleRequest) -> Request:
    held = urlsplit(request.url)
    if origin(base) != origin(request.url):
        raise SettingsInvalid(
            say("The example's address is not the one that was confirmed."),
            say("Nothing was sent. Confirm the host, or give another example."),
        )
    path = held.path.removeprefix(urlsplit(base).path).removeprefix("/")
    sign_in = find_sign_in(request)
    secrets = {s.name: s.value for s in sign_in.secrets if s.place is SecretPlace.HEADER}
    headers = [
        (name, checked_header_value(_filled(value, secrets), say("“{name}”", name=name)))
        for name, value in sign_in.headers
        if may_be_set(name) and name.lower() != "content-type"
    ]
    return Request(
        request.method,
        path,
        tuple(parse_qsl(held.query, keep_blank_values=True)),
        tuple(headers),
        None if request.body is None else request.body.encode("utf-8", "surrogatepass"),
        content_type=request.header("Content-Type") or _FORM,
    )


def _filled(value: str, secrets: dict[str, str]) -> str:
    name = value.removeprefix("{secret:").removesuffix("}")
    return secrets[name] if value == f"{{secret:{name}}}" and name in secrets else value
