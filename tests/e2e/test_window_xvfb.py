"""The real window on a real screen, by keyboard and mouse alone; what it did is asked elsewhere.

Nothing looks into the window: its orders are what it copies, its work is what the command line
reads from its data folder and what the demo's servers were sent.
"""

import json
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from display_kit import Display, display, missing_programs, until
from scripted_faults import Fault, faults_of
from window_child import addresses

from designo_sync_gui.demo.world import DemoWorld

ROOT = Path(__file__).parents[2]
CHILD = ROOT / "tests" / "support" / "window_child.py"
MAIN, PLAN, QUESTION = "^DesignO Sync$", "^Plan: Storefront → DesignO", "^Jobs are still running"
#: More requests than are made.
ALL = 1000
#: Where the order table is in the main window, in pixels.
A_ROW = (700, 260)

pytestmark = [
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        bool(missing_programs()),
        reason=f"not here: {', '.join(missing_programs())}; dev.py installs them where it may",
    ),
]


def key(row: Mapping[str, object]) -> tuple[object, object]:
    return row["store"], row["order_id"]


def writable(order: Mapping[str, object]) -> bool:
    """Whether both sides have the order, each told its status, and the storefront's is a value."""
    both = order["in_storefront"] == order["in_designo"] == "present"
    told = order["storefront_status_type"] not in ("null", "absent")
    return both and told and not order["storefront_problem"] and not order["designo_problem"]


def trashed(order: Mapping[str, object]) -> bool:
    return order["storefront_status"] == "trash"


def verdicts(orders: Sequence[Mapping[str, object]]) -> list[object]:
    return [order["verdict"] for order in orders]


class Operator:
    """Hands on one window's keyboard and mouse, and eyes on its data folder."""

    def __init__(self, screen: Display, program, home: Path) -> None:
        self.screen = screen
        self.program = program
        self.home = home

    def ask(self, *words: str) -> Any:
        """What the command line says about the window's data folder."""
        return self.program.json("--home", str(self.home), *words)

    def refresh(self) -> None:
        """F5 as soon as it is taken, and the end of the reading."""
        window = self.screen.to_front(MAIN)

        def begun() -> bool:
            self.screen.keys("F5")
            return any(store["state"] != "never read" for store in self.ask("stores", "list"))

        def read() -> bool:
            stores = self.ask("stores", "list")
            return all(s["storefront_read_at"] and s["designo_read_at"] for s in stores)

        until(begun)
        until(read)
        assert self.screen.to_front(MAIN) == window

    def copied(self, *keys: str) -> list[dict[str, object]]:
        """The selected orders as the window copies them, after some keys; the palette has an
        action that no key has."""
        self.screen.keys(*keys, "ctrl+k", *"json", "Return")
        held = self.screen.clipboard()
        return json.loads(held) if held.startswith("[") else []

    def apply(self, writes: int, *, carefully: bool = True) -> None:
        """Type the number of writes where the plan asks; Enter leads to the button, Enter there
        writes, and the plan goes."""
        self.screen.to_front(PLAN)
        if not carefully:
            # The field of the number, the help and the box follow each other from right to left.
            self.screen.keys(*("shift+Tab",) * 2, "space", *("Tab",) * 2)
        self.screen.keys(*str(writes), "Return")
        assert self.screen.windows(PLAN), "Enter in the field closes nothing"
        self.screen.keys("Return")
        until(lambda: not self.screen.windows(PLAN))

    def jobs(self) -> list[dict[str, Any]]:
        """The jobs of the journal."""
        return self.ask("history")

    def writes(self) -> list[dict[str, object]]:
        """The writes of the one job."""
        (job,) = self.jobs()
        return self.ask("history", "--job", job["job"])


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    with display(tmp_path_factory.mktemp("display")) as screen:
        yield screen


@contextmanager
def running(words: list[str], env: dict[str, str], told: str = "") -> Iterator[subprocess.Popen]:
    """The window's process; it must have ended by itself, in order and without a complaint."""
    process = subprocess.Popen(
        [sys.executable, "-W", "error", *words],
        env={**env, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(told)
        process.stdin.close()
        yield process
        assert process.wait(20) == 0
        assert process.stdout.read() == ""
    except BaseException as error:
        process.kill()
        error.add_note(f"The window's program said: {process.stdout.read()}")
        raise
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_that_the_main_job_is_done_by_keyboard_and_mouse_on_a_real_screen(
    screen, program, tmp_path
) -> None:
    env = {**screen.env, "TMPDIR": str(tmp_path)}
    with running(["-m", "designo_sync_gui", "demo"], env):
        window = screen.to_front(MAIN)
        (home,) = until(lambda: list(tmp_path.glob("designo-sync-demo-*")))
        until((home / "journal.sqlite3").exists)
        hands = Operator(screen, program, home)
        hands.refresh()
        orders = hands.ask("list")
        apart = [order for order in orders if order["verdict"] != "equal"]
        assert len(apart) > 100
        screen.keys("ctrl+2")
        screen.click(window, *A_ROW)
        clicked = until(lambda: hands.copied("shift+Down"))
        assert "equal" not in verdicts(clicked)
        until(lambda: len(hands.copied("ctrl+a")) == len(apart))
        screen.keys("ctrl+shift+p")
        # The order in the shop's trash needs a word of its own, which nobody types.
        to_write = [order for order in apart if writable(order) and not trashed(order)]
        hands.apply(len(to_write))
        until(lambda: hands.jobs() and all(write["outcome"] for write in hands.writes()))
        written = hands.writes()
        assert {write["outcome"] for write in written} == {"verified"}
        assert {key(write) for write in written} == {key(order) for order in to_write}
        screen.to_front(MAIN)
        screen.keys("ctrl+1")
        equal = len(orders) - len(apart) + len(written)
        until(lambda: verdicts(hands.copied("ctrl+a")).count("equal") == equal)
        hands.program("--home", str(home), "journal", "verify")
        screen.keys("alt+F4")
        until(lambda: not screen.windows(MAIN))
    assert not home.exists()


def test_that_the_palette_opens_from_the_search_box_and_leads_to_a_view_on_a_real_screen(
    screen, program, tmp_path
) -> None:
    """On X11 a line of text would take Ctrl+K to delete what is behind its cursor."""
    env = {**screen.env, "TMPDIR": str(tmp_path)}
    with running(["-m", "designo_sync_gui", "demo"], env):
        screen.to_front(MAIN)
        (home,) = until(lambda: list(tmp_path.glob("designo-sync-demo-*")))
        until((home / "journal.sqlite3").exists)
        hands = Operator(screen, program, home)
        hands.refresh()
        screen.keys("slash", "ctrl+k")
        screen.keys(*"equal", "Return")
        until(lambda: set(verdicts(hands.copied("ctrl+a"))) == {"equal"})
        screen.to_front(MAIN)
        screen.keys("alt+F4")
        until(lambda: not screen.windows(MAIN))


@pytest.fixture
def held() -> Iterator[tuple[DemoWorld, Fault]]:
    """A demo whose DesignO keeps every write waiting until the gate is opened."""
    gate = threading.Event()
    slow = Fault("POST", "update-order", gate=gate, times=ALL)
    with DemoWorld(count=0) as world:
        for number in range(1, 31):
            world.shop.book.add(number, "processing" if number % 3 else "completed")
            world.designo.add(world.store_code, str(number), '"on-hold"')
        faults_of(world.designo.server).append(slow)
        try:
            yield world, slow
        finally:
            gate.set()


def test_that_closing_the_window_in_the_middle_of_a_job_ends_it_in_order(
    screen, program, tmp_path, held
) -> None:
    world, slow = held
    home = tmp_path / "home"
    with running([str(CHILD), str(home)], screen.env, addresses(world)):
        window = screen.to_front(MAIN)
        until((home / "journal.sqlite3").exists)
        hands = Operator(screen, program, home)
        hands.refresh()
        screen.keys("ctrl+2")
        screen.click(window, *A_ROW)
        until(lambda: len(hands.copied("ctrl+a")) == 30)
        screen.keys("ctrl+shift+p")
        hands.apply(30, carefully=False)
        until(lambda: slow.times < ALL)
        screen.to_front(MAIN)
        screen.keys("alt+F4")
        screen.to_front(QUESTION)
        screen.keys("shift+Tab", "space")
        until(lambda: not screen.windows(QUESTION))
        assert world.designo.history == []
        slow.gate.set()
    written = hands.writes()
    sent = {
        (write["store"], write["order_id"], write["wanted"]) for write in written if write["sent"]
    }
    outcomes = Counter(write["outcome"] for write in written)
    assert outcomes == {"verified": len(sent), "cancelled before sending": 30 - len(sent)}
    assert 1 <= len(sent) < 30
    assert sent == set(world.designo.history)
    hands.program("--home", str(home), "journal", "verify")
