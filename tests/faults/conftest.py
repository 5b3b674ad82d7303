"""One stage per connector for the faults of the network."""

from pathlib import Path

import fault_kit
import pytest


@pytest.fixture(params=fault_kit.CASES)
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> fault_kit.FaultStage:
    return fault_kit.FaultStage(request.param, tmp_path / "home")
