"""Watching as a process: it reads at once, tells what it does, and ends in order when asked."""

import json
import signal
import subprocess
import sys

import pytest

ONCE = "--session-secrets"


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGTERM on Windows")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_that_watching_reads_at_once_and_ends_at_a_signal(connected, number) -> None:
    connected("watch", "set", "--minutes", "5", "--auto", "demo=follow", ONCE, expect=2)
    code = connected.json("stores", "list", ONCE)[0]["code"]
    connected("watch", "set", "--minutes", "5", "--auto", f"{code}=follow", ONCE)
    shown = connected.json("watch", "show", ONCE)
    assert shown == {"refresh_minutes": 5, "automatic": {code: "follow"}}
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "designo_sync_gui", "watch", "run", ONCE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=connected._environment(),
        cwd=connected.home,
    ) as watching:
        assert watching.stdin is not None
        watching.stdin.write(json.dumps(connected.stdin))
        watching.stdin.close()
        assert watching.stdout is not None
        lines = [watching.stdout.readline() for _ in range(3)]
        assert lines[0] == "Refresh by itself: every 5 minutes\n"
        assert "orders read" in lines[2]
        watching.send_signal(number)
        assert watching.wait(timeout=20) == 0
        assert watching.stderr is not None
        assert watching.stderr.read() == ""
    assert connected.json("history", ONCE) == [], "first contact compares only"
