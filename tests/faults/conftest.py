"""One stage per connector for the faults of the network."""

from pathlib import Path

import fault_halves
import fault_kit
import pytest


@pytest.fixture(params=fault_kit.CASES)
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> fault_kit.FaultStage:
    return fault_kit.FaultStage(request.param, tmp_path / "home")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files and folders that are run by their names are run for every connector: only a whole run
    keeps the order that ``tests/conftest.py`` gives it."""
    left_out = {item for item in items if _left_out(item)}
    if left_out and not config.getoption("loadscopereorder", True):
        config.hook.pytest_deselected(items=[*left_out])
        items[:] = [item for item in items if item not in left_out]


def _left_out(item: pytest.Item) -> bool:
    if not isinstance(item, pytest.Function) or item.get_closest_marker("shared") is None:
        return False
    return item.callspec.params["stage"] not in fault_halves.half_of(item.name)
