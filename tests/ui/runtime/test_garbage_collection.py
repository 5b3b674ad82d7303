"""Where Python's cyclic collector runs."""

import gc
import threading
from typing import Any

import pytest

from designo_sync_gui.ui.runtime.garbage_collection import Collector


class Ring:
    """Cyclic garbage that notes which thread collected it."""

    def __init__(self, seen):
        self.me, self.seen = self, seen

    def __del__(self):
        self.seen.append(threading.current_thread())


@pytest.fixture
def collector():
    made = Collector()
    gc.enable()
    made.start()
    yield made
    made.stop()
    gc.disable()
    made.deleteLater()


def test_that_the_automatic_collector_is_off_while_the_window_lives(arun, collector):
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    collector.start()


def test_that_garbage_of_another_thread_is_collected_on_this_one(arun, until, collector):
    seen: list[Any] = []

    def litter():
        for _ in range(2000):
            Ring(seen)

    async def scenario():
        thread = threading.Thread(target=litter)
        thread.start()
        thread.join()
        assert seen == []
        await until(lambda: len(seen) == 2000)

    arun(scenario())
    assert set(seen) == {threading.main_thread()}
