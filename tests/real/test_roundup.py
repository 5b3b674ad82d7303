"""A real Roundup 2 with a print shop's statuses: forms, a tag of the version, a page's number."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx
import pytest
from drop_proxy import Loss
from python_server import clean, free_port, installed, once, serving
from real_kit import kinds, shipped_profile, with_real_shop

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.outcome import OutcomeKind

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

SOURCES = Path(__file__).parent / "roundup"
WRITE = b"PATCH /jobs/rest/data/issue/"


@dataclass(frozen=True)
class Roundup:
    """A running tracker of eight jobs, all in the status that its statuses begin with."""

    port: int
    password: str

    @property
    def own(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def owner(self) -> httpx.Client:
        signed = ("admin", self.password)
        headers = {"X-Requested-With": "tests", "Origin": self.own}
        return httpx.Client(
            base_url=f"{self.own}/jobs/rest/data/", auth=signed, headers=headers, trust_env=False
        )

    def states(self) -> dict[str, str]:
        """The status of every job, asked of the tracker by its owner."""
        with self.owner() as client:
            found = client.get("issue", params={"@fields": "status", "@verbose": "2"}).json()
        return {job["id"]: job["status"]["name"] for job in found["data"]["collection"]}

    def change(self, order_id: str, status: str) -> None:
        """Somebody else changes a job."""
        with self.owner() as client:
            tag = client.get(f"issue/{order_id}").json()["data"]["@etag"]
            form = {"@op": "replace", "status": status}
            done = client.patch(f"issue/{order_id}", data=form, headers={"If-Match": tag})
        assert done.status_code == 200, done.text

    def connected(self, use, user="sync", **more):
        profile = shipped_profile("roundup").replace('https://tracker.example.com"', f'{self.own}"')
        keys = {"user": user, "password": self.password}
        return with_real_shop(profile, self.port, keys, use, path="jobs/", **more)


@pytest.fixture(scope="module")
def roundup(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Roundup]:
    folder = tmp_path_factory.mktemp("roundup")
    python = installed(SOURCES, folder)
    tracker = Roundup(free_port(), secrets.token_hex(8))
    env = clean(PORT=str(tracker.port), SHOP_PASSWORD=tracker.password)
    once(python, "make.py", folder, env)
    with serving([str(python), "serve.py"], folder, env, b"READY"):
        yield tracker


def test_that_its_jobs_are_read_with_their_own_statuses(roundup) -> None:
    assert roundup.connected(lambda shop: shop.states()) == roundup.states()


def test_that_the_connection_test_writes_nothing(roundup) -> None:
    before = roundup.states()
    checks = roundup.connected(lambda shop: shop.checks())
    assert [check.passed for check in checks] == [True, True, None]
    assert roundup.states() == before


def test_that_a_status_goes_out_as_a_form_with_the_tag_of_the_version(roundup) -> None:
    result = roundup.connected(lambda shop: shop.written("1", "Gedruckt (ü)"))
    assert kinds(result) == [OutcomeKind.VERIFIED]
    assert roundup.states()["1"] == "Gedruckt (ü)"


def test_that_its_status_reaches_designo_exactly(roundup) -> None:
    result, held = roundup.connected(lambda shop: shop.told("2", "in prepress"))
    assert kinds(result) == [OutcomeKind.VERIFIED]
    assert held == "In Prepress"


def test_that_a_status_it_does_not_know_is_refused_in_its_own_words(roundup) -> None:
    (outcome,) = roundup.connected(lambda shop: shop.written("3", "ready to print")).outcomes
    assert outcome.kind is OutcomeKind.REFUSED
    assert "ready to print" in outcome.message.english
    assert roundup.states()["3"] == "In Prepress"


def test_that_a_change_by_others_between_plan_and_write_is_not_overwritten(roundup) -> None:
    result = roundup.connected(
        lambda shop: shop.written_late("4", "done", lambda: roundup.change("4", "in-production"))
    )
    assert kinds(result) == [OutcomeKind.SKIPPED]
    assert roundup.states()["4"] == "in-production"


def test_that_what_reaches_it_twice_is_written_once(roundup) -> None:
    """The second one holds the tag of a version that is no more."""

    async def use(shop):
        return await shop.written("5", "done"), shop.proxy.hits

    result, hits = roundup.connected(use, lost=(Loss.TWICE, WRITE))
    assert kinds(result) == [OutcomeKind.VERIFIED]
    assert hits == 1
    assert roundup.states()["5"] == "done"


def test_that_a_lost_answer_is_settled_by_reading(roundup) -> None:
    async def use(shop):
        return await shop.written("6", "done"), shop.proxy.hits

    result, hits = roundup.connected(use, lost=(Loss.AFTER, WRITE))
    assert kinds(result) == [OutcomeKind.VERIFIED]
    assert hits == 1


def test_that_a_user_who_may_only_look_is_told_so_in_its_words(roundup) -> None:
    (outcome,) = roundup.connected(lambda shop: shop.written("7", "done"), "looker").outcomes
    assert outcome.kind is OutcomeKind.REFUSED
    assert "Permission to edit status of issue7 denied" in outcome.message.english
    assert roundup.states()["7"] == "In Prepress"


def test_that_a_job_it_has_not_is_absent_and_not_an_error(roundup) -> None:
    async def use(shop):
        shop.tenant.add(shop.store_id, "99", '"done"')
        await shop.services.jobs.refresh()
        return await shop.services.orders.known([shop.ref("99")])

    (order,) = roundup.connected(use)
    assert order.storefront.presence.value == "absent"


def test_that_a_wrong_password_fails_as_sign_in(roundup) -> None:
    wrong = {"user": Secret("sync"), "password": Secret("wrong-canary")}
    check = roundup.connected(lambda shop: shop.checks(wrong))[0]
    assert check.passed is False
    assert "wrong-canary" not in f"{check.message.english} {check.details}"
