"""Values of the domain are made once and never changed: threads and rows share them."""

import importlib
import pkgutil
from dataclasses import is_dataclass

import pytest

from designo_sync_gui import domain

MODULES = [
    importlib.import_module(f"{domain.__name__}.{found.name}")
    for found in pkgutil.iter_modules(domain.__path__)
]
VALUES = [
    kind
    for module in MODULES
    for kind in vars(module).values()
    if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__
]


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_that_a_value_of_the_domain_is_frozen(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
