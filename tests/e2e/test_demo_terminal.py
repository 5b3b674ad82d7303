"""``demo --no-window``: the main job and the two files it leaves."""

import csv
import json

import pytest

from designo_sync_gui.connectors.registry import PLATFORMS
from designo_sync_gui.demo.seed import NO_FIELD, SeedOrder, seed_orders
from designo_sync_gui.domain.status import Status, UnreadableValueError


@pytest.fixture(scope="module")
def home(tmp_path_factory, program_at):
    """The home folder of one run of the demo; what it printed stands beside its evidence."""
    home = tmp_path_factory.mktemp("demo")
    printed = program_at(home)("demo", "--no-window", "--out", str(home / "evidence"))
    (home / "printed").write_text(printed, encoding="utf-8")
    return home


@pytest.fixture
def out(home):
    """The folder after that run."""
    return home / "evidence"


def rows_of(folder) -> list[dict[str, str]]:
    with (folder / "mismatches.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_that_the_demo_shows_syncs_and_leaves_its_evidence(home, out) -> None:
    printed = (home / "printed").read_text(encoding="utf-8")
    assert sorted(path.name for path in out.iterdir()) == ["mismatches.csv", "outcomes.json"]
    assert "== Summary ==" in printed
    assert "\x1b" not in printed
    mismatches = rows_of(out)
    outcomes = json.loads((out / "outcomes.json").read_text(encoding="ascii"))
    assert len(mismatches) == len(outcomes)
    planned = {(row["store"], row["order_id"]) for row in outcomes}
    by_id = {(row["store code"], row["order id"]): row for row in mismatches}
    assert set(by_id) == planned
    verified = [row for row in outcomes if row["outcome"] == "verified"]
    assert verified
    for row in verified:
        assert row["after"] == by_id[row["store"], row["order_id"]]["storefront status"]


def test_that_the_report_holds_the_seeded_statuses_exactly(out) -> None:
    seeded = {str(order.order_id): order for order in seed_orders()}
    rows = [row for row in rows_of(out) if row["platform"] == "woocommerce"]
    assert len(rows) == sum(differs(order) for order in seeded.values())
    for row in rows:
        order = seeded[row["order id"]]
        assert row["storefront status"] == (order.storefront or "")
        assert row["in storefront"] == ("absent" if order.storefront is None else "present")
        assert (row["DesignO status"], row["DesignO JSON type"]) == expected(order.designo)


def test_that_the_demo_holds_a_shop_of_each_platform(out) -> None:
    found = {row["platform"] for row in rows_of(out)}
    assert found == {platform.name for platform in PLATFORMS if platform.url_label} - {"other"}


def differs(order: SeedOrder) -> bool:
    return order.storefront is None or expected(order.designo) != (order.storefront, "text")


def expected(token: str | None) -> tuple[str, str]:
    """What the report says of DesignO's JSON token."""
    if token is None or token == NO_FIELD:
        return "", "absent"
    try:
        status = Status.from_json(token)
    except UnreadableValueError:
        return "", "unreadable"
    return status.literal, status.json_type.value


def test_that_an_out_folder_that_cannot_be_is_usage(program, tmp_path) -> None:
    (tmp_path / "file").touch()
    program("demo", "--no-window", "--out", str(tmp_path / "file"), expect=2)
    assert "--out DIR" in program.err


def test_that_nothing_of_the_demo_is_kept(home) -> None:
    assert not (home / "data").exists()
