"""A real Datasette 1.0 with a table of orders: their status is any text that somebody typed."""

import secrets
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from drop_proxy import Loss
from python_server import clean, free_port, installed, once, serving
from real_kit import kinds, shipped_profile, with_real_shop

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.outcome import OutcomeKind

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

SOURCES = Path(__file__).parent / "datasette"
#: What the token of a reader may do.
READS = ("view-instance", "view-database", "view-table")


@dataclass(frozen=True)
class Datasette:
    """A running server: its port, its tokens and its database."""

    port: int
    token: str
    reader: str
    database: Path

    def states(self) -> dict[str, str]:
        """What the database itself holds."""
        with sqlite3.connect(self.database) as shop:
            rows = shop.execute("SELECT id, status FROM orders").fetchall()
        return {str(order_id): status for order_id, status in rows}

    def change(self, order_id: str, status: str) -> None:
        """Somebody else changes an order, now."""
        with sqlite3.connect(self.database) as shop:
            shop.execute("UPDATE orders SET status = ? WHERE id = ?", (status, order_id))

    def connected(self, use, token="", **more):
        keys = {"token": token or self.token}
        profile = shipped_profile("datasette")
        return with_real_shop(profile, self.port, keys, use, path="shop/", **more)


@pytest.fixture(scope="module")
def datasette(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Datasette]:
    folder = tmp_path_factory.mktemp("datasette")
    python = installed(SOURCES, folder)
    once(python, "make.py", folder, clean())
    port, secret = free_port(), secrets.token_hex(8)
    program = [str(python), "-m", "datasette"]

    def token(*limits: str) -> str:
        words = [*program, "create-token", "root", "--secret", secret]
        words += [word for limit in limits for word in ("--all", limit)]
        env = clean()
        return subprocess.run(words, env=env, capture_output=True, text=True, check=True).stdout

    words = [*program, "serve", "shop.db", "--port", str(port), "--secret", secret, "--root"]
    with serving(words, folder, clean(), b"startup complete"):
        yield Datasette(port, token().strip(), token(*READS).strip(), folder / "shop.db")


def test_that_any_text_of_a_status_is_read_as_it_stands(datasette) -> None:
    assert datasette.connected(lambda shop: shop.states()) == datasette.states()


def test_that_the_connection_test_writes_nothing(datasette) -> None:
    before = datasette.states()
    checks = datasette.connected(lambda shop: shop.checks())
    assert [check.passed for check in checks] == [True, True, None]
    assert datasette.states() == before


@pytest.mark.parametrize(
    ("order_id", "status"),
    [("1001", " In production\u00a0"), ("1002", 'Pa"ck\\ed {x}'), ("1003", "Вручено ✅")],
)
def test_that_any_text_is_written_exactly_and_verified(datasette, order_id, status) -> None:
    result = datasette.connected(lambda shop: shop.written(order_id, status))
    assert kinds(result) == [OutcomeKind.VERIFIED]
    assert datasette.states()[order_id] == status


def test_that_its_text_reaches_designo_exactly(datasette) -> None:
    result, held = datasette.connected(lambda shop: shop.told("1004", "shipped"))
    assert kinds(result) == [OutcomeKind.VERIFIED]
    assert held == "出荷済み"


def test_that_what_its_rule_refuses_is_told_in_its_own_words(datasette) -> None:
    (outcome,) = datasette.connected(lambda shop: shop.written("1005", "Lost")).outcomes
    assert outcome.kind is OutcomeKind.REFUSED
    assert "CHECK constraint failed" in outcome.message.english
    assert datasette.states()["1005"] == "done"


def test_that_a_change_by_others_between_plan_and_write_is_not_overwritten(datasette) -> None:
    result = datasette.connected(
        lambda shop: shop.written_late(
            "1006", "packed", lambda: datasette.change("1006", "reclaimed")
        )
    )
    assert kinds(result) == [OutcomeKind.SKIPPED]
    assert datasette.states()["1006"] == "reclaimed"


def test_that_a_lost_answer_is_settled_by_reading(datasette) -> None:
    async def use(shop):
        return await shop.written("1007", "on its way"), shop.proxy.hits

    result, hits = datasette.connected(use, lost=(Loss.AFTER, b"/-/update"))
    assert kinds(result) == [OutcomeKind.VERIFIED]
    assert hits == 1


def test_that_a_token_that_may_only_read_is_told_so(datasette) -> None:
    result = datasette.connected(
        lambda shop: shop.written("1005", "shipped"), token=datasette.reader
    )
    assert kinds(result) == [OutcomeKind.REFUSED]
    assert "Permission denied" in result.outcomes[0].message.english
    assert datasette.states()["1005"] == "done"


def test_that_a_wrong_token_fails_as_sign_in(datasette) -> None:
    wrong = {"token": Secret("dstok_wrong-canary")}
    check = datasette.connected(lambda shop: shop.checks(wrong))[0]
    assert check.passed is False
    assert "Invalid token" in f"{check.message.english} {check.details}"
    assert "wrong-canary" not in f"{check.message.english} {check.details}"
