"""What holds for every test: a clean environment, nothing left behind, collection on this thread.

Python's cyclic collector runs only here, between tests: run by another thread it would destroy Qt
objects there and crash. It also makes what a test forgot (an unawaited coroutine, an unclosed
socket) complain in that test.
"""

import contextlib
import gc
import os
import sys
import threading
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings
from room_coverage import RoomCoverage
from under_wine import look_often

# While the tests are collected nothing becomes garbage, and looking for it takes a second of each
# process.
gc.disable()

#: Begins here, before the first file of the program is imported.
_COVERAGE = RoomCoverage.asked_for()

settings.register_profile(
    "ci", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("ci"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def _no_text(sentence: object, _format: str = "") -> str:
    raise TypeError(f"a sentence became text without a language: {sentence!r:.200}")


#: Seconds that a thread which was told to end may take to do so.
PATIENCE = 20.0
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "ftp_proxy")
_HOMES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
)


def pytest_configure(config: pytest.Config) -> None:
    """The type checker sees no sentence in an f-string; here it ends the test. The program itself
    says it in English then, which is better than nothing."""
    from designo_sync_gui.domain.sentence import Sentence

    look_often()
    for name in ("__str__", "__format__"):
        setattr(Sentence, name, _no_text)
    if _COVERAGE is not None:
        config.pluginmanager.register(_COVERAGE, "room_coverage")


@pytest.fixture(scope="session", autouse=True)
def _collector_off() -> Iterator[None]:
    gc.disable()
    yield
    gc.unfreeze()
    gc.collect()


@pytest.fixture(scope="session", autouse=True)
def _trust_store_read_once() -> Iterator[None]:
    from trust_once import read_once

    from designo_sync_gui.connectors.http import trust

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trust, "_tls_context", read_once(trust._tls_context))
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """What outlives a test is set aside: each collection then looks at that test's objects only.

    Measured: collecting everything after each of 1,650 tests took half of the whole run.
    """
    gc.disable()  # a test of the program's own collector may have left it on
    gc.collect()
    gc.freeze()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Generator[None, object, object]:
    """A worker reports in UTF-8, which has no lone surrogates, and tests about those log them."""
    return _escaped((yield))


def _escaped(data: object) -> object:
    if isinstance(data, str):
        return data.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(data, dict):
        return {_escaped(key): _escaped(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return type(data)(_escaped(item) for item in data)
    return data


@pytest.fixture(autouse=True)
def _nothing_left_behind(_collector_off: None) -> Iterator[None]:
    threads = set(threading.enumerate())
    windows = _windows()
    yield
    gc.collect()
    left = _threads_left(threads) + [repr(w) for w in _windows() - windows]
    assert not left, f"left behind: {left}"


def _threads_left(before: set[threading.Thread]) -> list[str]:
    """Threads that keep the process alive; each is given time to end."""
    left = []
    for thread in set(threading.enumerate()) - before:
        if not thread.daemon:
            thread.join(PATIENCE)
            if thread.is_alive():
                left.append(repr(thread))
    return left


def _windows() -> set[object]:
    """Qt's top-level widgets, once a test has brought Qt in; objects given to Qt to delete go."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return set()
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    return set(widgets.QApplication.topLevelWidgets())


@pytest.fixture(autouse=True)
def _own_environment(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """No data, proxy or keyring of the person at the keyboard reaches a test."""
    home = str(tmp_path_factory.getbasetemp())
    for name in _HOMES:
        monkeypatch.setenv(name, home)
    monkeypatch.delenv("DESIGNO_SYNC_HOME", raising=False)
    for name in _PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    real = request.node.get_closest_marker("keyring") is not None
    if real:
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    else:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with _backend_chosen_anew() if real else contextlib.nullcontext():
        yield


@contextlib.contextmanager
def _backend_chosen_anew() -> Iterator[None]:
    """keyring remembers the backend it chose first; a test with the real one must not inherit."""
    from keyring import core, set_keyring
    from keyring.backends import fail

    core.init_backend()
    yield
    set_keyring(fail.Keyring())


#: Folders whose tests start programs: few in a file, and each takes seconds.
_SLOW_FOLDERS = frozenset({"e2e", "real", "keyring"})


def _begin_with_the_longest(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files of a whole run begin with what takes minutes, go on with what starts programs, then
    with the one that has most tests, so that the run ends with files that take no time.

    pytest-xdist's own order, most tests first, begins a file of two long tests last, when the
    other worker has nothing left to do.
    """
    if not config.getoption("loadscopereorder", True):
        sizes = Counter(item.path for item in items)
        long = {item.path for item in items if item.get_closest_marker("long")}

        def place(item: pytest.Item) -> tuple[bool, bool, int]:
            slow = not _SLOW_FOLDERS.isdisjoint(item.path.parts)
            return item.path not in long, not slow, -sizes[item.path]

        items.sort(key=place)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that need a real Secret Service or a real shop are skipped where there is none."""
    _begin_with_the_longest(config, items)
    if not os.environ.get("DESIGNO_SYNC_TEST_REAL"):
        outside = pytest.mark.skip(reason="run by: dev.py test --real")
        for item in items:
            if item.get_closest_marker("real") is not None:
                item.add_marker(outside)
    if os.environ.get("DESIGNO_SYNC_TEST_KEYRING") == "1":
        return
    skip = pytest.mark.skip(reason="no private Secret Service; dev.py test starts one on Linux")
    for item in items:
        if item.get_closest_marker("keyring") is not None:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def recordings_dir() -> Path:
    """The replies recorded from a running WooCommerce 9.9.5, one JSON file each."""
    return Path(__file__).parent / "fixtures" / "woocommerce"
