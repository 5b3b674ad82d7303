"""F54 for the connectors that go by the link of an answer: one that leads elsewhere is refused.

That the other server was not asked is asserted after every test (I7)."""

import re
from dataclasses import replace
from pathlib import Path

import fault_kit
import pytest
from contract_shops import PROFILE
from fault_kit import FaultStage
from fault_server import Exchange, Play

from designo_sync_gui.demo.world import READ_PROFILE
from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.order import Presence

_PAGING = re.compile(r"(?s)\[list\.paging\].*?(?=\n\[)")


def _links_to(place: str) -> Play:
    """The shop's own answer, whose next page is said to lie at ``place``: in the Link header and
    in the body."""

    async def play(x: Exchange) -> bool:
        head, _, body = (await x.forward()).partition(b"\r\n\r\n")
        lines = [n for n in head.split(b"\r\n") if not n.lower().startswith((b"link:", b"conte"))]
        lines += [b"Content-Type: application/json", b'Link: <%s>; rel="next"' % place.encode()]
        if body.startswith(b"{"):
            body = b'{"next":"%s",' % place.encode() + body[1:]
        lines.append(b"Content-Length: %d" % len(body))
        await x.send(b"\r\n".join(lines) + b"\r\n\r\n" + body)
        return True

    return play


def _places(stage: FaultStage) -> list[str]:
    """Ways to name the other server; the last looks like the connected one at first sight."""
    other, own = stage.elsewhere.port, stage.server.port
    return [
        f"http://127.0.0.1:{other}/orders?page_info=x&page=2",
        f"//127.0.0.1:{other}/orders?page_info=x&page=2",
        f"http://127.0.0.1:{own}@127.0.0.1:{other}/orders?page_info=x&page=2",
    ]


def _following(paging: str, profile: str) -> str:
    """``profile`` with another way of paging."""
    return _PAGING.sub(f"[list.paging]\n{paging}", profile, count=1)


@pytest.fixture(params=["shopify", "next-url", "link"])
def follower(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch) -> FaultStage:
    """A connector that goes to the address which the answer names."""
    if request.param == "shopify":
        return FaultStage("shopify", tmp_path / "home")
    if request.param == "link":
        made = FaultStage("other", tmp_path / "home")
        text = _following('kind = "link"', PROFILE)
        made.levers.store = replace(made.levers.store, options=(("profile", text),))
        return made
    text = _following('kind = "next-url"\nnext = "/next"', READ_PROFILE)
    monkeypatch.setattr(fault_kit, "READ_PROFILE", text)
    return FaultStage("designo", tmp_path / "home")


async def _refused(stage: FaultStage) -> None:
    before = await stage.services.orders.known()
    for place in _places(stage):
        stage.server.seen.clear()
        stage.server.arm(_links_to(place), stage.is_read)
        error = await stage.fault_of_refresh()
        assert isinstance(error, BadReply)
        assert stage.server.hits == 1
        assert not any("page_info=x" in seen.target for seen in stage.server.seen)
        stage.server.hits = 0
        stage.server.clear()
    assert {stage.on_target(o).presence for o in before} == {Presence.PRESENT}
    assert [stage.on_target(o).status for o in await stage.services.orders.known()] == [
        stage.on_target(o).status for o in before
    ]


def test_F54_a_next_page_at_another_host_is_refused(follower: FaultStage) -> None:
    follower.run(lambda: _refused(follower))
