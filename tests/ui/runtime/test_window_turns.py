"""The watchdog of the window's thread finds who holds it, and nothing else."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from types import FunctionType

import pytest
from loop_lag import LoopLag
from machine_speed import PIECE, TRACED, Speed, is_traced, piece
from PySide6.QtCore import QAbstractEventDispatcher, QTimer
from window_turns import MOST, WindowTurns
from window_waits import WindowWaits

import designo_sync_gui.ui.runtime.tasks as a_module_of_the_program

Watch = Callable[..., WindowTurns]


class Clock:
    """Processor time that passes as it is told, in milliseconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now / 1000

    def work(self, milliseconds: float) -> None:
        self.now += milliseconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(qapp, clock: Clock) -> Iterator[Watch]:
    """A watchdog of a machine on which a piece of work takes so many times as long as at rest."""
    made: list[WindowTurns] = []

    def make(slowness: float = 1.0, *, traced: bool = False) -> WindowTurns:
        speed = Speed(clock, lambda: clock.work(PIECE * slowness), lambda: traced)
        dispatcher = QAbstractEventDispatcher.instance()
        made.append(WindowTurns(dispatcher, speed=speed, clock=clock))
        return made[-1]

    yield make
    for one in made:
        one.stop()


@pytest.fixture
def turn(qtbot, clock: Clock) -> Callable[[float], None]:
    """One turn of the loop in which so much work is done."""

    def take(milliseconds: float) -> None:
        done: list[bool] = []

        def work() -> None:
            clock.work(milliseconds)
            done.append(True)

        QTimer.singleShot(0, work)
        qtbot.waitUntil(lambda: bool(done))
        QTimer.singleShot(0, lambda: done.append(True))
        qtbot.waitUntil(lambda: len(done) > 1)

    return take


def test_that_the_law_is_fifty_milliseconds() -> None:
    assert MOST == 50


def test_that_a_turn_of_sixty_milliseconds_is_told_once(watch: Watch, turn) -> None:
    watching = watch()
    turn(60)
    assert watching.taken() == [pytest.approx(60)]
    assert watching.taken() == []


def test_that_the_longest_turn_is_known_once(watch: Watch, turn) -> None:
    watching = watch()
    turn(30)
    turn(20)
    assert watching.longest_taken() == pytest.approx(30)
    assert watching.longest_taken() == 0


@pytest.mark.parametrize("milliseconds", [5, 49])
def test_that_a_turn_within_the_law_is_not_told(watch: Watch, turn, milliseconds: float) -> None:
    watching = watch()
    turn(milliseconds)
    assert watching.seen > 0
    assert watching.taken() == []


def test_that_work_outside_of_the_loop_is_none_of_its_turns(
    watch: Watch, turn, clock: Clock
) -> None:
    watching = watch()
    turn(1)
    clock.work(60)
    turn(1)
    assert watching.taken() == []


def test_that_a_machine_of_half_the_speed_may_take_twice_as_long(watch: Watch, turn) -> None:
    watching = watch(2.0)
    turn(95)
    assert watching.taken() == []
    turn(120)
    assert watching.taken() == [pytest.approx(60)]


def test_that_a_faster_machine_is_allowed_no_more_work_than_this_one(watch: Watch, turn) -> None:
    watching = watch(0.5)
    turn(60)
    assert watching.taken() == [pytest.approx(60)]


def test_that_nothing_is_measured_beyond_what_explains_a_turn() -> None:
    spent = Clock()
    pieces: list[float] = [1.0, 2.0, 4.0, 1.0]

    def work() -> None:
        spent.work(PIECE * pieces.pop(0))

    speed = Speed(spent, work, lambda: False)
    assert speed.at_rest(40, 50) == 40
    assert len(pieces) == 4
    assert speed.at_rest(180, 50) == pytest.approx(45)
    assert pieces == [1.0]


def test_that_the_slowest_piece_counts() -> None:
    spent = Clock()
    paces = iter([1.0, 3.0, *[1.0] * 100])
    speed = Speed(spent, lambda: spent.work(PIECE * next(paces)), lambda: False)
    assert speed.at_rest(300, 50) == pytest.approx(100)


def test_that_nothing_is_told_while_nobody_asks(qapp, turn, clock: Clock) -> None:
    measured: list[bool] = []
    asked = [False]
    speed = Speed(clock, lambda: measured.append(True), lambda: False)
    dispatcher = QAbstractEventDispatcher.instance()
    watching = WindowTurns(dispatcher, speed=speed, clock=clock, asked=lambda: asked[0])
    turn(60)
    assert watching.taken() == []
    assert not measured
    asked[0] = True
    turn(60)
    watching.stop()
    assert watching.taken() == [pytest.approx(60)]


def test_that_a_tracer_is_allowed_for(watch: Watch, turn) -> None:
    watching = watch(traced=True)
    turn(MOST * TRACED - 5)
    assert watching.taken() == []
    turn(MOST * TRACED + 5)
    assert len(watching.taken()) == 1


def test_that_a_tracer_is_seen_while_it_is_there(monkeypatch) -> None:
    traced = is_traced()
    monkeypatch.setattr("sys.gettrace", lambda: print)
    assert is_traced()
    monkeypatch.undo()
    assert is_traced() is traced


@pytest.mark.holds_window("what is to be told is done here")
def test_that_real_work_is_told_by_the_watchdog_of_every_test(qtbot, qapp) -> None:
    """As much as takes 60 milliseconds at rest; judged by how fast the same work is right now."""
    paces: list[float] = []

    def timed() -> None:
        begun = time.thread_time()
        piece()
        paces.append((time.thread_time() - begun) * 1000)

    def work() -> None:
        while len(paces) < 60 / PIECE or sum(paces) < 60:
            timed()

    def as_fast_as_then() -> None:
        spent.work(sum(paces) / len(paces))

    spent = Clock()
    speed = Speed(spent, as_fast_as_then, lambda: False)
    watching = WindowTurns(QAbstractEventDispatcher.instance(), speed=speed)
    try:
        QTimer.singleShot(0, work)
        qtbot.waitUntil(lambda: bool(watching.too_long))
    finally:
        watching.stop()
    (held,) = watching.taken()
    assert held > MOST


# What the program waits for ----------------------------------------------------------------


def as_program(function: Callable[[], object]) -> Callable[[], object]:
    """The same function as if the program had it: a test may wait for what it likes."""
    assert isinstance(function, FunctionType)
    code = function.__code__.replace(co_filename=str(a_module_of_the_program.__file__))
    return FunctionType(code, function.__globals__, closure=function.__closure__)


def wait_for_an_event() -> None:
    threading.Event().wait(0.001)  # one of nothing is no wait


def sleep_a_little() -> None:
    time.sleep(0)


def open_a_database() -> None:
    sqlite3.connect(":memory:").close()


def read_a_file() -> None:
    Path("orders.csv").read_bytes()


@pytest.fixture
def waits() -> Iterator[WindowWaits]:
    """Of its own, so that what is found here fails no test; each moment is within a turn."""
    watching = WindowWaits(lambda: True)
    with watching.watching():
        yield watching
    watching.stop()


@pytest.mark.parametrize(
    ("work", "what"),
    [
        (wait_for_an_event, "wait"),
        (sleep_a_little, "sleep"),
        (open_a_database, "sqlite3.connect"),
        (read_a_file, "open"),
    ],
)
def test_that_what_the_program_waits_for_is_told_with_its_line(
    waits: WindowWaits, work, what: str, tmp_path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("orders.csv").write_bytes(b"1")
    as_program(work)()
    (found,) = waits.taken()
    assert found.startswith(f"{what} by tasks.py:")
    assert found.endswith(work.__name__)
    assert waits.taken() == []


def test_that_a_result_of_another_thread_is_told(waits: WindowWaits) -> None:
    late: Future[int] = Future()
    threading.Timer(0.01, late.set_result, (1,)).start()
    as_program(lambda: late.result(5))()
    assert [one.partition(" ")[0] for one in waits.taken()] == ["wait"]


def test_that_tests_may_wait_and_other_threads_too(waits: WindowWaits) -> None:
    wait_for_an_event()
    sleep_a_little()
    apart = threading.Thread(target=as_program(sleep_a_little))
    apart.start()
    apart.join()
    assert waits.taken() == []


def test_that_what_is_ready_is_not_waited_for(waits: WindowWaits) -> None:
    ready: Future[int] = Future()
    ready.set_result(1)
    as_program(lambda: ready.result())()
    assert waits.taken() == []


def test_that_a_name_of_what_is_no_file_is_not_waited_for(waits: WindowWaits) -> None:
    def show_its_source() -> None:
        with pytest.raises(OSError, match="unknown"):
            Path("<unknown>").read_bytes()

    as_program(show_its_source)()
    assert waits.taken() == []


def test_that_a_wait_outside_of_the_windows_turns_is_none(qapp) -> None:
    watching = WindowWaits(lambda: False)
    with watching.watching():
        as_program(sleep_a_little)()
    watching.stop()
    assert watching.taken() == []


def test_that_asking_the_engine_waits_for_nothing(with_engine, support, waits) -> None:
    async def scenario(engine) -> None:
        await engine.ask(lambda services: services.overview())
        await asyncio.sleep(0)

    with_engine(support.FakeServices(), scenario)
    assert waits.taken() == []


def test_that_what_the_benchmarks_look_with_finds_a_pause(qapp, qtbot) -> None:
    spent = Clock()
    lag = LoopLag(spent)
    lag.start()
    qtbot.waitUntil(lambda: len(lag.turns) > 2)
    spent.work(30)
    turns = len(lag.turns)
    qtbot.waitUntil(lambda: len(lag.turns) > turns)
    lag.stop()
    assert lag.longest == pytest.approx(30)
