"""Leaks over https: what is really sent there, echoed word by word, and tokens that servers give.

Over https WooCommerce gets HTTP Basic, which the demo shops' plain http never does.
"""

import asyncio
import base64
import json
import ssl
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import contract_shops
import pytest
from connector_kit import FakeClock, MemorySecrets
from leaks import everything_of, leaked
from under_wine import private_authority

from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.sides import ConnectionRegistry
from designo_sync_gui.domain.connection import DesignoConnection, Secret
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status

TLS = Path(__file__).parents[1] / "fixtures" / "tls"
AUTHORITY = str(TLS / "authority.pem")
GIVEN = "given-token-canary-0123456789"
REF = OrderRef("s", "1")
PUBLIC = ("host", "connection", "accept", "accept-encoding", "user-agent", "content-")
CASES = [*contract_shops.ALL, "shopify app", "designo"]


@dataclass
class Echo:
    """An https server that gives a token to who asks, and says back all else it is sent."""

    status: int
    heads: list[str] = field(default_factory=list)
    url: str = ""

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.heads.append(head)
        fields = self.fields(head)
        sent = (await reader.readexactly(int(fields.get("content-length", "0")))).decode()
        told: dict[str, object] = {"message": f"{head}{sent}"}
        status = self.status
        if "token" in head.partition(" HTTP/")[0]:
            status, told = 200, {"access_token": GIVEN, "token": GIVEN, "expires_in": 3600}
        body = json.dumps(told).encode()
        top = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nConnection: close\r\n"
        writer.write(f"{top}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()

    @staticmethod
    def fields(head: str) -> dict[str, str]:
        lines = [line.partition(": ") for line in head.split("\r\n")[1:] if line]
        return {name.lower(): value for name, _, value in lines}

    def credentials(self) -> set[str]:
        """What the headers carried to prove who sends; one request's OAuth signature is none."""
        found = set()
        for head in self.heads:
            for name, value in self.fields(head).items():
                if name.startswith(PUBLIC) or value.startswith("OAuth "):
                    continue
                proof = value.rpartition(" ")[2]
                found.add(proof)
                if value.startswith("Basic "):
                    found.add(base64.b64decode(proof).decode())
        return found


async def side_of(case: str, url: str, registry: ConnectionRegistry, known: set[str]):
    """The connected side of a case; adds its secrets to ``known``."""
    if case == "designo":
        return await registry.trial_designo(DesignoConnection(url, ca_file=AUTHORITY), {}), ""
    levers = contract_shops.ALL[case.split()[0]](FakeClock().now)
    levers.shop.server.close()
    address = urljoin(url, urlsplit(levers.store.url).path)
    store, secrets = replace(levers.store, url=address, ca_file=AUTHORITY), levers.secrets
    if case == "shopify app":
        store = replace(store, sign_in="client_credentials")
        secrets = {"client_id": Secret("id-1"), "client_secret": Secret("app-canary-9876543210")}
    public = {"consumer_key", "client_id"} | ({"access_token"} if case == "magento" else set())
    known |= {secret.reveal() for name, secret in secrets.items() if name not in public}
    return await registry.trial_storefront(store, secrets), levers.action


async def told(case: str, echo: Echo, known: set[str]) -> list[str]:
    """All that a reading and a write show of the server's answers."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "good.pem")
    server = await asyncio.start_server(echo.answer, "127.0.0.1", 0, ssl=context)
    echo.url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    registry = ConnectionRegistry(MemorySecrets(), FakeClock(), known=Masker())
    shown = []
    try:
        side, action = await side_of(case, echo.url, registry, known)
        try:
            shown.append(repr(await side.writer.write(REF, Status.text("paid"), action)))
        except SyncError as error:
            shown.append(everything_of(error))
        if side.reader is not None:
            try:
                shown.append(repr([page async for page in side.reader.pages(["s"], None)]))
            except SyncError as error:
                shown.append(everything_of(error))
    finally:
        await registry.aclose()
        server.close()
        await server.wait_closed()
    return shown


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("status", [200, 400, 401, 422, 500])
@private_authority
def test_L04_what_was_sent_over_https_is_hidden_when_the_server_says_it_back(
    case: str, status: int
) -> None:
    echo, known = Echo(status), set[str]()
    shown = asyncio.run(told(case, echo, known))
    assert echo.heads
    known |= echo.credentials()
    assert known
    assert leaked("\n".join(shown), known) == []


@pytest.mark.parametrize("case", CASES)
@private_authority
def test_L02_no_request_line_over_https_holds_a_credential(case: str) -> None:
    echo, known = Echo(400), set[str]()
    asyncio.run(told(case, echo, known))
    lines = [head.partition("\r\n")[0] for head in echo.heads]
    assert leaked("\n".join(lines), known | echo.credentials()) == []


@private_authority
def test_that_the_echo_sees_basic_and_the_tokens_that_were_given() -> None:
    """The cases above would prove nothing if these were never sent."""
    sent = {}
    for case in ("woocommerce", "shopify app", "designo"):
        echo = Echo(400)
        asyncio.run(told(case, echo, set()))
        sent[case] = echo.credentials()
    assert f"ck_{'0123456789' * 4}:cs_{'9876543210' * 4}" in sent["woocommerce"]
    assert GIVEN in sent["shopify app"]
    assert GIVEN in sent["designo"]
