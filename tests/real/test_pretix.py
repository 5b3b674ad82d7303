"""A real pretix: every status has a request of its own, and a page behind the last is an error."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx
import pytest
from drop_proxy import Loss
from python_server import clean, free_port, installed, once, serving
from real_kit import kinds, shipped_profile, with_real_shop

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.outcome import OutcomeKind

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

SOURCES = Path(__file__).parent / "pretix"
EVENT = "api/v1/organizers/print/events/shop/"


@dataclass(frozen=True)
class Pretix:
    """A running shop; ``orders`` are the codes of pending orders, oldest first."""

    port: int
    key: str
    reader: str
    orders: list[str]

    def states(self) -> dict[str, str]:
        """The status of every order, asked of the shop itself."""
        found = self._ask("GET", "orders/").json()["results"]
        return {order["code"]: order["status"] for order in found}

    def act(self, code: str, action: str) -> None:
        """Somebody else changes an order."""
        assert self._ask("POST", f"orders/{code}/{action}/").status_code == 200

    def _ask(self, method: str, path: str) -> httpx.Response:
        headers = {"Authorization": f"Token {self.key}"}
        with httpx.Client(trust_env=False, timeout=30) as client:
            url = f"http://127.0.0.1:{self.port}/{EVENT}{path}"
            return client.request(method, url, headers=headers)

    def connected(self, use, key="", profile="", **more):
        text = profile or shipped_profile("pretix")
        keys = {"token": key or self.key}
        return with_real_shop(text, self.port, keys, use, path=EVENT, **more)


@pytest.fixture(scope="module")
def pretix(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pretix]:
    """Its 134 packages take a minute."""
    folder = tmp_path_factory.mktemp("pretix")
    python = installed(SOURCES, folder)
    port = free_port()
    once(python, "make.py", folder, clean(PORT=str(port)))
    made = json.loads((folder / "made.json").read_text(encoding="utf-8"))
    files = {"PRETIX_CONFIG_FILE": str(folder / "pretix.cfg"), "PYTHONPATH": str(folder)}
    env = clean(DJANGO_SETTINGS_MODULE="px_settings", PYTHONUNBUFFERED="1", **files)
    words = [str(python), "-m", "django", "runserver", "--noreload", f"127.0.0.1:{port}"]
    with serving(words, folder, env, b"CONTROL-C"):
        yield Pretix(port, made["key"], made["reader"], made["orders"])


def write(pretix: Pretix, code: str, status: str, **more):
    """What became of the plan that writes DesignO's status to the shop."""

    async def use(shop):
        shop.tenant.add(shop.store_id, code, json.dumps(status))
        await shop.services.jobs.refresh(full=True)
        plan = await shop.services.orders.plan(Direction.TO_STOREFRONT, [shop.ref(code)])
        words = frozenset({plan.count_word, "cancel"})
        return plan, await shop.services.jobs.apply(plan, words), shop.proxy.hits

    return pretix.connected(use, **more)


def test_that_its_orders_are_read_over_many_pages_that_end_by_the_total(pretix) -> None:
    by_three = shipped_profile("pretix").replace("size = 50", "size = 3")
    found = pretix.connected(lambda shop: shop.states(), profile=by_three)
    assert found == pretix.states()
    assert set(found) == set(pretix.orders)


def test_that_the_connection_test_writes_nothing(pretix) -> None:
    before = pretix.states()
    checks = pretix.connected(lambda shop: shop.checks())
    assert [check.passed for check in checks] == [True, True, None]
    assert pretix.states() == before


def test_that_each_status_goes_its_own_way_and_there_and_back(pretix) -> None:
    code = pretix.orders[0]
    for status in ("p", "n", "e"):
        _, result, _ = write(pretix, code, status)
        assert kinds(result) == [OutcomeKind.VERIFIED]
        assert pretix.states()[code] == status


def test_that_a_status_without_a_request_is_never_written(pretix) -> None:
    code = pretix.orders[1]
    plan, result, _ = write(pretix, code, "paid")
    assert plan.writes == ()
    assert kinds(result) == []
    assert pretix.states()[code] == "n"


def test_that_what_it_refuses_is_told_in_its_own_words(pretix) -> None:
    code = pretix.orders[2]
    pretix.act(code, "mark_expired")
    _, result, _ = write(pretix, code, "n")
    assert kinds(result) == [OutcomeKind.REFUSED]
    assert "The order is not paid." in result.outcomes[0].message.english
    assert pretix.states()[code] == "e"


def test_that_a_lost_answer_is_settled_by_reading_and_never_sent_again(pretix) -> None:
    code = pretix.orders[3]
    _, result, hits = write(pretix, code, "p", lost=(Loss.AFTER, b"/mark_paid/"))
    assert kinds(result) == [OutcomeKind.VERIFIED]
    assert hits == 1
    assert pretix.states()[code] == "p"


def test_that_canceling_asks_for_its_word(pretix) -> None:
    code = pretix.orders[4]

    async def use(shop):
        shop.tenant.add(shop.store_id, code, '"c"')
        await shop.services.jobs.refresh(full=True)
        return await shop.services.orders.plan(Direction.TO_STOREFRONT, [shop.ref(code)])

    plan = pretix.connected(use)
    assert dict(plan.confirmations)["cancel"] == 1
    assert pretix.states()[code] == "n"


def test_that_its_status_reaches_designo_exactly(pretix) -> None:
    code = pretix.orders[5]

    result, held = pretix.connected(lambda shop: shop.told(code, "N"))
    assert kinds(result) == [OutcomeKind.VERIFIED]
    assert held == "n"


def test_that_a_key_that_may_only_read_is_told_so_in_its_words(pretix) -> None:
    code = pretix.orders[6]
    _, result, _ = write(pretix, code, "p", key=pretix.reader)
    assert kinds(result) == [OutcomeKind.REFUSED]
    assert "You do not have permission" in result.outcomes[0].message.english
    assert pretix.states()[code] == "n"


def test_that_a_wrong_key_fails_as_sign_in(pretix) -> None:
    check = pretix.connected(lambda shop: shop.checks({"token": Secret("wrong-canary")}))[0]
    assert check.passed is False
    assert "wrong-canary" not in f"{check.message.english} {check.details}"
