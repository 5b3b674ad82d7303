"""A status on its whole way: HTTP body, connector, database, reopened, plan, HTTP body, read back,
CSV and JSON. Equal code points at each end."""

import asyncio
import csv
import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hostile_statuses import HOSTILE_STATUSES
from hypothesis import given
from hypothesis import strategies as st
from samples import sampled

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.cli.json_output import encode_lines, order_object
from designo_sync_gui.connectors.woocommerce.rules import KEPT
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan_text import plan_from_text, plan_to_text
from designo_sync_gui.engine.services import Services
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

CODE = DemoWorld.store_code
#: Words that name no status in WooCommerce's own parameters.
RESERVED = {"any", "trash", "draft", "publish", "auto-draft", "refunded", "other"}
texts = st.text(max_size=24)
slugs = st.text("abcz0189_-", min_size=1, max_size=17)


def is_kept(value: str) -> bool:
    """Whether WooCommerce lists an order again with this status; any other is never sent."""
    return re.fullmatch(KEPT, value) is not None


def ref(number: int) -> OrderRef:
    return OrderRef(CODE, str(1000 + number))


async def opened(home: Path, secrets: MemorySecretStore) -> Services:
    return await open_services(OpenOptions(home, secrets))


async def whole_way(
    world: DemoWorld, home: Path, direction: Direction, count: int
) -> tuple[list[str], list[dict[str, object]], list[OutcomeKind]]:
    """Refresh, reopen, plan, plan file, apply; the CSV's statuses, the JSON, the outcomes."""
    secrets = MemorySecretStore()
    services = await opened(home, secrets)
    await connect_demo(services, world)
    summary = await services.jobs.refresh()
    assert summary.errors == ()
    await services.aclose()

    services = await opened(home, secrets)
    try:
        refs = [ref(n) for n in range(count)]
        orders = await services.orders.known(refs)
        overview = await services.overview()
        platforms = {store.code: store.platform for store in overview.settings.stores}
        lines = "".join(encode_lines(order_object(order, platforms[CODE]) for order in orders))
        await services.reports.export_mismatches(home / "report.csv", refs)
        plan = plan_from_text(plan_to_text(await services.orders.plan(direction, refs)))
        result = await services.jobs.apply(plan, frozenset({plan.count_word}))
    finally:
        await services.aclose()
    with (home / "report.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    side = "storefront status" if direction is Direction.TO_DESIGNO else "DesignO status"
    return [row[side] for row in rows], json.loads(lines), [o.kind for o in result.outcomes]


def check_to_designo(values: Sequence[str]) -> None:
    with DemoWorld(count=0) as world, tempfile.TemporaryDirectory() as home:
        for number, value in enumerate(values):
            world.shop.book.custom[value] = "label"
            world.shop.book.add(1000 + number, value)
            world.designo.add(CODE, str(1000 + number), '"other"')
        done = asyncio.run(whole_way(world, Path(home), Direction.TO_DESIGNO, len(values)))
        in_csv, in_json, kinds = done
        assert in_csv == list(values)
        assert [order["storefront_status"] for order in in_json] == list(values)
        assert kinds == [OutcomeKind.VERIFIED] * len(values)
        assert sorted(world.designo.history) == sorted(
            (CODE, str(1000 + n), value) for n, value in enumerate(values)
        )


def check_to_storefront(values: Sequence[str]) -> None:
    with DemoWorld(count=0) as world, tempfile.TemporaryDirectory() as home:
        world.shop.book.custom["other"] = "label"
        for number, value in enumerate(values):
            world.shop.book.custom[value] = "label"
            world.shop.book.add(1000 + number, "other")
            world.designo.add(CODE, str(1000 + number), json.dumps(value))
        done = asyncio.run(whole_way(world, Path(home), Direction.TO_STOREFRONT, len(values)))
        in_csv, in_json, kinds = done
        assert in_csv == list(values)
        assert [order["designo_status"] for order in in_json] == list(values)
        assert kinds == [OutcomeKind.VERIFIED] * sum(map(is_kept, values))
        now = [world.shop.book.orders[1000 + n].status for n in range(len(values))]
        assert now == [value if is_kept(value) else "other" for value in values]


@sampled(6)
@given(st.lists(texts.filter(lambda text: text != "other"), min_size=1, max_size=25))
def test_that_any_text_reaches_designo_and_every_report_unaltered(values: list[str]) -> None:
    check_to_designo(values)


@sampled(6)
@given(
    st.lists(
        (st.text(min_size=1, max_size=17) | slugs).filter(lambda text: text not in RESERVED),
        min_size=1,
        max_size=25,
    )
)
def test_that_any_text_the_shop_keeps_reaches_it_unaltered_and_any_other_is_not_sent(
    values: list[str],
) -> None:
    check_to_storefront(values)


def test_that_every_hostile_text_reaches_designo_and_every_report_unaltered() -> None:
    check_to_designo(HOSTILE_STATUSES)


def test_that_a_hostile_text_reaches_the_shop_unaltered_or_not_at_all() -> None:
    check_to_storefront([text for text in HOSTILE_STATUSES if 0 < len(text) <= 17])
