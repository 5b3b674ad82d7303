"""Makes the connector tests' shared helpers available as the fixture ``kit``."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _load() -> ModuleType:
    name = "designo_sync_connector_test_support"
    if name not in sys.modules:
        path = Path(__file__).parents[2] / "contract" / "support_connectors.py"
        spec = importlib.util.spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            raise ImportError(name)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def kit() -> ModuleType:
    return _load()
