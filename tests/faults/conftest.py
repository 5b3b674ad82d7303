"""One stage per connector for the faults of the network."""

import re
from pathlib import Path

import fault_kit
import pytest

#: Which connectors meet a fault of what all of them share, the client and the engine, in a whole
#: run: by whether the fault's number is even.
_HALVES = (("woocommerce", "shopify", "designo"), ("magento", "bigcommerce", "other"))


@pytest.fixture(params=fault_kit.CASES)
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> fault_kit.FaultStage:
    return fault_kit.FaultStage(request.param, tmp_path / "home")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files that are run by their names are run for every connector."""
    if config.getoption("loadscopereorder", True):
        return
    left_out = [item for item in items if _left_out(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def _left_out(item: pytest.Item) -> bool:
    if not isinstance(item, pytest.Function) or item.get_closest_marker("shared") is None:
        return False
    number = re.search(r"_F(\d+)_", item.name)
    assert number is not None, item.name
    half = _HALVES[int(number[1]) % 2]
    assert set(half) < set(fault_kit.CASES)
    return item.callspec.params["stage"] not in half
