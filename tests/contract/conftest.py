"""The connector tests' shared helpers as the fixture ``kit``."""

from types import ModuleType

import connector_kit
import pytest


@pytest.fixture(scope="session")
def kit() -> ModuleType:
    """``tests/support/connector_kit.py``."""
    return connector_kit
