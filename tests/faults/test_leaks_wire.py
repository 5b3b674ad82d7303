"""Leaks by the wire: where credentials go, in what, and what an echo of them shows."""

import asyncio
import json
from dataclasses import replace

import contract_shops
import pytest
from connector_kit import FakeClock, MemorySecrets
from leaks import everything_of, leaked, revealed
from scripted_faults import Fault, faults_of

from designo_sync_gui.connectors.sides import ConnectionRegistry
from designo_sync_gui.demo.http_server import DemoReply, DemoRequest, DemoServer
from designo_sync_gui.domain.connection import DesignoConnection, Secret
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status

PLATFORMS = list(contract_shops.ALL)
REF = OrderRef("s", "1")


class Stage:
    """One demo shop with an order, and another server that nobody is to talk to."""

    def __init__(self, platform: str) -> None:
        self.clock = FakeClock()
        self.levers = contract_shops.ALL[platform](self.clock.now)
        self.levers.put(1, self.levers.start)
        # What names a key is public: OAuth 1.0a sends it in the open.
        public = {"consumer_key"} | ({"access_token"} if platform == "magento" else set())
        secrets = self.levers.secrets.items()
        self.secrets = [secret.reveal() for name, secret in secrets if name not in public]

    @property
    def server(self) -> DemoServer:
        return self.levers.shop.server

    def __enter__(self) -> "Stage":
        self.levers.shop.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.levers.shop.close()

    def use(self, work) -> SyncError | None:
        """Read the list, one order and write one; returns the error it ended in."""

        async def run() -> SyncError | None:
            registry = ConnectionRegistry(MemorySecrets(), self.clock)
            try:
                side = await registry.trial_storefront(self.levers.store, self.levers.secrets)
                await work(side, self.levers)
            except SyncError as error:
                return error
            finally:
                await registry.aclose()
            return None

        return asyncio.run(run())


async def listing(side, levers) -> None:
    async for _ in side.reader.pages(["s"], None):
        pass


async def reading(side, levers) -> None:
    await side.reader.read_orders([REF])


async def writing(side, levers) -> None:
    await side.writer.write(REF, Status.text(levers.write), levers.action)


WORK = [listing, reading, writing]


@pytest.fixture(params=PLATFORMS)
def stage(request):
    with Stage(request.param) as stage:
        yield stage


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_L01_a_redirect_sends_nothing_elsewhere(stage: Stage, work, status: int) -> None:
    """F26 to F28: also with the body, also from https to http."""
    with DemoServer(lambda request: DemoReply(200, b"[]")) as foreign:
        headers = {"Location": foreign.address + "orders"}
        faults_of(stage.server).append(Fault(reply=DemoReply(status, b"", headers), times=50))
        error = stage.use(work)
        assert error is not None
        assert foreign.requests == []


@pytest.mark.parametrize("work", WORK)
def test_L02_no_request_line_holds_a_secret(stage: Stage, work) -> None:
    assert stage.use(work) is None
    lines = [f"{r.method} {r.path} {r.query}" for r in stage.server.requests]
    assert lines
    assert leaked("\n".join(lines), stage.secrets) == []


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("status", [200, 400, 401, 404, 500])
@pytest.mark.parametrize("kind", ["application/json", "text/html"], ids=["json", "html"])
def test_L04_a_server_that_echoes_credentials_shows_them_in_no_error(
    stage: Stage, work, status: int, kind: str
) -> None:
    secrets = " ".join(stage.secrets)
    body = json.dumps({"message": secrets, "errors": [{"message": secrets}], "code": secrets})
    reply = DemoReply(status, body.encode(), {"Content-Type": kind, "X-Echo": secrets})
    faults_of(stage.server).append(Fault(reply=reply, times=50))
    error = stage.use(work)
    if error is not None:
        assert leaked(everything_of(error), stage.secrets) == []


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("how", [{"drop": True}, {"keep": 3}], ids=["dropped", "cut"])
def test_L04_a_broken_connection_shows_no_credentials(stage: Stage, work, how) -> None:
    faults_of(stage.server).append(Fault(times=500, **how))
    error = stage.use(work)
    assert error is not None
    assert leaked(everything_of(error), stage.secrets) == []


def test_L15_no_key_log_is_written(stage: Stage, monkeypatch, tmp_path) -> None:
    path = tmp_path / "keys.log"
    monkeypatch.setenv("SSLKEYLOGFILE", str(path))

    async def run() -> str | None:
        from designo_sync_gui.connectors.http.trust import tls_context

        return (await tls_context()).keylog_filename

    assert asyncio.run(run()) is None
    assert stage.use(listing) is None
    assert not path.exists()


def test_L19_one_stores_credentials_never_go_to_another() -> None:
    """Five shops and DesignO in one registry, each asked several times in turn."""
    clock = FakeClock()
    shops = {name: make(clock.now) for name, make in contract_shops.ALL.items()}
    seen: dict[str, str] = {}
    designo = DemoServer(lambda request: DemoReply(401, b"{}"))
    designo.start()

    async def run() -> None:
        registry = ConnectionRegistry(MemorySecrets(), clock)
        try:
            for _ in range(2):
                for levers in shops.values():
                    side = await registry.trial_storefront(levers.store, levers.secrets)
                    await listing(side, levers)
                side = await registry.trial_designo(DesignoConnection(designo.address), {})
                assert side.writer is not None
                with pytest.raises(SyncError):
                    await side.writer.write(REF, Status.text("x"))
        finally:
            await registry.aclose()

    for levers in shops.values():
        levers.put(1, levers.start)
        levers.shop.start()
    try:
        asyncio.run(run())
        for name, levers in shops.items():
            seen[name] = "\n".join(map(_all_of, levers.shop.server.requests))
        seen["designo"] = "\n".join(map(_all_of, designo.requests))
    finally:
        for levers in shops.values():
            levers.shop.close()
        designo.close()
    compared = 0
    for name, levers in shops.items():
        own = set(revealed(levers.secrets))
        for elsewhere, text in seen.items():
            if elsewhere != name and not own & _secrets_of(shops, elsewhere):
                compared += 1
                assert leaked(text, own) == [], f"{name}'s credentials went to {elsewhere}"
    assert compared >= len(shops) * (len(shops) - 1)
    assert all(seen.values())


@pytest.mark.parametrize("platform", PLATFORMS)
def test_L19_two_stores_of_one_address_share_connections_and_no_credentials(platform: str) -> None:
    """Read in turns and at the same time, over the one client that both share."""
    with Stage(platform) as stage:
        first = stage.levers
        second = replace(first.store, code="t")

        async def run() -> None:
            registry = ConnectionRegistry(MemorySecrets(), stage.clock)
            try:
                one = await registry.trial_storefront(first.store, first.secrets)
                other = await registry.trial_storefront(second, first.wrong_secrets())
                assert len(registry._clients) == 1
                for _ in range(3):
                    both = (_all_pages(one, "s"), _all_pages(other, "t"))
                    await asyncio.gather(*both, return_exceptions=True)
                stage.server.requests.clear()
                with pytest.raises(SyncError):
                    await _all_pages(other, "t")
                refused = list(stage.server.requests)
                stage.server.requests.clear()
                await _all_pages(one, "s")
            finally:
                await registry.aclose()
            theirs = "\n".join(map(_all_of, refused))
            own = "\n".join(map(_all_of, stage.server.requests))
            assert leaked(theirs, revealed(first.secrets)) == []
            assert leaked(own, revealed(first.wrong_secrets())) == []
            assert refused
            assert stage.server.requests

        asyncio.run(run())


async def _all_pages(side, code: str) -> list:
    return [page async for page in side.reader.pages([code], None)]


def _all_of(request: DemoRequest) -> str:
    return f"{request.path} {request.query} {dict(request.headers)} {request.body!r}"


def _secrets_of(shops, name: str) -> set[str]:
    return set(revealed(shops[name].secrets)) if name in shops else set()


def test_L06_a_secret_shows_itself_nowhere() -> None:
    import pickle

    secret = Secret("canary")
    assert "canary" not in f"{secret} {secret!r} {[secret]} { ({'key': secret}) }"
    with pytest.raises(TypeError):
        pickle.dumps(secret)
