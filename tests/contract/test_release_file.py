"""What asking for updates sends, and whose answers it takes: over real TLS on loopback."""

import asyncio
import ssl
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from under_wine import private_authority

from designo_sync_gui.connectors.http.trust import tls_context
from designo_sync_gui.connectors.release_file import fetch_release_file
from designo_sync_gui.domain.errors import (
    BadReply,
    CertificateRejected,
    Redirected,
    SyncError,
    Unreachable,
)

TLS = Path(__file__).parents[1] / "fixtures" / "tls"
BODY = b'{"program": "designo-sync", "format": 1, "version": "1.2.0"}'
OK = "HTTP/1.1 200 OK"


class Served:
    """What one server got; ``url`` is where it is."""

    def __init__(self) -> None:
        self.requests: list[bytes] = []
        self.url = ""


@asynccontextmanager
async def serving(head: str, certificate: str = "good.pem"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / certificate)
    served = Served()

    async def answer(reader, writer):
        served.requests.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(f"{head}\r\nContent-Length: {len(BODY)}\r\n\r\n".encode() + BODY)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
    served.url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/releases/v.json?a=b"
    try:
        yield served
    finally:
        server.close()
        await server.wait_closed()


def asked(head: str, certificate: str = "good.pem", *, trusted: bool = True):
    """The answer, or the error, and what the server got."""

    async def run():
        context = await tls_context(str(TLS / "authority.pem") if trusted else "")
        async with serving(head, certificate) as served:
            try:
                # Nothing is asked through this proxy: the address is this very computer's.
                proxy = "http://127.0.0.1:9"
                return await fetch_release_file(served.url, proxy, context=context), served.requests
            except SyncError as error:
                return error, served.requests

    return asyncio.run(run())


@private_authority
def test_that_one_get_is_sent_with_the_programs_name_and_nothing_of_the_operator() -> None:
    found, requests = asked(OK)
    assert found == BODY
    (request,) = requests
    first, *lines = request.decode().removesuffix("\r\n\r\n").split("\r\n")
    assert first == "GET /releases/v.json?a=b HTTP/1.1"
    headers = dict(line.lower().split(": ", 1) for line in lines)
    assert headers.pop("host").startswith("127.0.0.1:")
    assert headers == {
        "accept": "application/json",
        "accept-encoding": "gzip",
        "connection": "keep-alive",
        "user-agent": "designo-sync",
    }


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@private_authority
def test_that_no_redirect_is_followed(code) -> None:
    found, requests = asked(f"HTTP/1.1 {code} Moved\r\nLocation: https://127.0.0.1:1/elsewhere")
    assert isinstance(found, Redirected)
    assert len(requests) == 1


@pytest.mark.parametrize("code", [204, 206, 401, 404, 429, 500, 503])
@private_authority
def test_that_another_answer_than_200_says_nothing_and_is_asked_once(code) -> None:
    found, requests = asked(f"HTTP/1.1 {code} X\r\nRetry-After: 0")
    assert isinstance(found, BadReply)
    assert str(code) in found.message.english
    assert len(requests) == 1


@pytest.mark.parametrize(
    ("certificate", "trusted"),
    [
        ("good.pem", False),
        ("expired.pem", True),
        ("other-host.pem", True),
        ("self-signed.pem", True),
    ],
)
@private_authority
def test_that_a_server_that_is_not_verified_is_asked_nothing(certificate, trusted) -> None:
    found, requests = asked(OK, certificate, trusted=trusted)
    assert isinstance(found, CertificateRejected)
    assert requests == []


def test_that_a_host_that_is_not_there_is_an_error_and_not_the_same_version() -> None:
    with pytest.raises(Unreachable):
        asyncio.run(fetch_release_file("https://127.0.0.1:9/v.json", ""))
