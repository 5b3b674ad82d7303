"""What an installer makes of the program can be started, and starts hardened."""

import importlib
import inspect
import tomllib
from pathlib import Path

import pytest

from designo_sync_gui import __main__ as program

PROJECT = tomllib.loads(
    Path(__file__).parents[2].joinpath("pyproject.toml").read_text(encoding="utf-8")
)["project"]
SCRIPTS = {**PROJECT["scripts"], **PROJECT["gui-scripts"]}


@pytest.mark.parametrize("name", SCRIPTS)
def test_that_every_installed_script_starts_without_arguments(name: str) -> None:
    """An installer's script calls its function with nothing."""
    module, _, function = SCRIPTS[name].partition(":")
    parameters = inspect.signature(getattr(importlib.import_module(module), function)).parameters
    assert [p.name for p in parameters.values() if p.default is inspect.Parameter.empty] == []


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("words", [[], ["--home", "/x"], ["--version"]])
def test_L12_every_installed_script_hardens_the_process_before_all_else(
    name: str, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(program, "harden_process", lambda: done.append("hardened"))

    def main_window(home: object, *, in_tray: bool) -> int:
        done.append("window")
        return 0

    monkeypatch.setattr(program, "main_window", main_window)
    monkeypatch.setattr("sys.argv", [name, *words])
    module, _, function = SCRIPTS[name].partition(":")
    getattr(importlib.import_module(module), function)()
    assert done == (["hardened"] if words == ["--version"] else ["hardened", "window"])
