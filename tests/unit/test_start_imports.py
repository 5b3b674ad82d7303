"""What a start imports, and what it leaves until it is needed (P11). Timing plays no part."""

import asyncio
import importlib
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

import designo_sync_gui
from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.connectors.registry import PLATFORMS, connector_for
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.memory_secrets import MemorySecretStore
from designo_sync_gui.storage.mirror import open_mirror

ROOT = Path(designo_sync_gui.__file__).parents[1]
CHILD = Path(__file__).parents[1] / "support" / "first_paint.py"
PROGRAM = (
    "import sys; from designo_sync_gui.__main__ import main; status = main(sys.argv[1:]);"
    "print(*sys.modules, file=sys.stderr); sys.exit(status)"
)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

#: No start needs these, with whatever command.
NEVER = (
    "httpx2",
    "truststore",
    "openpyxl",
    "graphql",
    "shtab",
    "tomllib",
    "designo_sync_gui.demo",
    "designo_sync_gui.connectors.http.client",
    "designo_sync_gui.connectors.profile.parsing",
    "designo_sync_gui.connectors.exports.reader",
    *(f"designo_sync_gui.connectors.{name}.connector" for name in ("magento", "shopify")),
    *(f"designo_sync_gui.connectors.{name}.connector" for name in ("bigcommerce", "woocommerce")),
)
#: The window has its rows before anything of these.
NOT_IN_THE_WINDOW = (
    *NEVER,
    "keyring",
    "designo_sync_gui.cli",
    "designo_sync_gui.ui.dialogs.automation_dialog",
    "designo_sync_gui.ui.dialogs.census_window",
    "designo_sync_gui.help_files",
    "designo_sync_gui.ui.help",
    "designo_sync_gui.ui.dialogs.preferences_dialog",
    "designo_sync_gui.ui.jobs.details",
    "designo_sync_gui.ui.jobs.history_window",
    "designo_sync_gui.ui.jobs.settle_dialog",
    "designo_sync_gui.ui.plans",
    "designo_sync_gui.ui.stores.check_dialog",
    "designo_sync_gui.ui.stores.connection_dialog",
    "designo_sync_gui.ui.stores.keyring_dialog",
    "designo_sync_gui.ui.stores.older_orders_dialog",
)
#: The command line never, in any command.
NOT_IN_A_TERMINAL = (*NEVER, "PySide6", "shiboken6", "qasync", "designo_sync_gui.ui")
#: What only answers out of itself opens nothing at all.
NOTHING_OPENED = (
    *NOT_IN_A_TERMINAL,
    "asyncio",
    "cattrs",
    "keyring",
    "sqlite3",
    "designo_sync_gui.bootstrap",
    "designo_sync_gui.connectors",
    "designo_sync_gui.engine",
    "designo_sync_gui.storage",
)


def loaded(words: Sequence[str], **env: str) -> set[str]:
    """The modules that a process of its own names on its standard error."""
    done = subprocess.run(
        [sys.executable, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=40,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def too_early(modules: Iterable[str], unwanted: Sequence[str]) -> list[str]:
    """Those that are, or are in, one of the unwanted."""
    return sorted(name for name in modules if any(f"{name}.".startswith(f"{u}.") for u in unwanted))


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A data folder with a connected store and an order that differs, which the window shows."""
    home = tmp_path / "home"
    ref = OrderRef("shop", "1")
    statuses = {Side.STOREFRONT: "processing", Side.DESIGNO: "completed"}

    async def fill() -> None:
        services = await open_services(OpenOptions(home, MemorySecretStore()))
        keys = {"consumer_key": Secret("ck_1"), "consumer_secret": Secret("cs_1")}
        store = Store("shop", "Shop", "woocommerce", "https://shop.example/")
        await services.connections.save_store(store, keys)
        await services.aclose()
        mirror, _ = await open_mirror(home / "mirror.sqlite3", NOW)
        for side, status in statuses.items():
            seen = Observation(Presence.PRESENT, Status.text(status), NOW, "GET orders")
            await mirror.record(side, [Reading(ref, "#1", seen)])
        await mirror.aclose()

    asyncio.run(fill())
    return home


def test_that_the_window_shows_its_rows_before_anything_else_is_imported(filled: Path) -> None:
    screen = {"DISPLAY": ":none", "QT_QPA_PLATFORM": "offscreen"}
    modules = loaded([str(CHILD), str(filled)], **screen)
    assert "designo_sync_gui.ui.orders.table" in modules
    assert too_early(modules, NOT_IN_THE_WINDOW) == []


def test_that_a_command_imports_neither_qt_nor_http_before_it_asks_a_shop(filled: Path) -> None:
    modules = loaded(["-c", PROGRAM, "--home", str(filled), "list"])
    assert "designo_sync_gui.storage.mirror" in modules
    assert too_early(modules, NOT_IN_A_TERMINAL) == []


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_that_version_and_help_open_nothing(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COVERAGE_PROCESS_START", raising=False)  # measured, it would import more
    modules = loaded(["-c", PROGRAM, word])
    assert "designo_sync_gui.cli.arguments" in modules
    assert too_early(modules, NOTHING_OPENED) == []


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_that_each_platform_is_opened_by_its_own_connector(platform) -> None:
    assert connector_for(platform).platform is platform


def names_of_all_modules() -> list[str]:
    package = pkgutil.walk_packages(designo_sync_gui.__path__, "designo_sync_gui.")
    return [module.name for module in package if module.name != "designo_sync_gui.__main__"]


def test_that_every_module_can_be_imported() -> None:
    """What is imported late would fail late."""
    assert len(names_of_all_modules()) > 300
    for name in names_of_all_modules():
        importlib.import_module(name)
