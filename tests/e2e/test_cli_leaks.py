"""L04 on the terminal: what a server says back of its credentials is shown nowhere."""

import json

import pytest
from leaks import leaked, leaked_files
from scripted_faults import Fault, faults_of

from designo_sync_gui.demo.http_server import DemoReply
from designo_sync_gui.demo.world import DemoWorld

ONCE = "--session-secrets"


@pytest.fixture
def canaries(world: DemoWorld) -> list[str]:
    return [world.consumer_key, world.consumer_secret, world.designo_read_key]


@pytest.fixture
def echoing(connected, world: DemoWorld, canaries: list[str]):
    """Each side answers every request with the credentials it may have been sent."""
    sides = ((world.shop.server, canaries[:2]), (world.designo.server, canaries[2:]))
    for server, sent in sides:
        body = json.dumps({"code": "no", "message": " ".join(sent), "details": sent})
        reply = DemoReply(400, body.encode(), {"Content-Type": "application/json"})
        faults_of(server).append(Fault(reply=reply, times=1000))
    return connected


@pytest.mark.parametrize(
    "argv",
    [("refresh", "--full"), ("stores", "test", DemoWorld.store_code), ("designo", "test")],
    ids=lambda argv: argv[0],
)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["words", "json"])
def test_L04_neither_output_nor_errors_of_a_command_show_what_a_server_says_back(
    echoing, canaries: list[str], tmp_path, argv, form
) -> None:
    shown = echoing(*argv, *form, "--verbose", ONCE, expect=1) + echoing.err
    if argv[0] != "designo":
        assert "***" in shown, "the server's words are shown, with the credentials hidden"
    else:
        assert "***" not in shown, "of the answer to a sign-in nothing is kept that could be hidden"
        assert "(HTTP 400)" in shown
    assert leaked(shown, canaries) == []
    assert leaked_files(tmp_path, canaries) == {}
