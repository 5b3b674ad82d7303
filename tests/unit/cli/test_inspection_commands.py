"""``census`` and ``doctor``: looking changes nothing, and says what to do."""

from collections.abc import AsyncIterator, Sequence

import pytest

from designo_sync_gui.domain.census import take_census
from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import SecretStoreUnavailable, Unreachable
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.doctor import Finding

FINE = Finding("", Check(verbatim("Clock"), True, verbatim("2026-03-04 09:41 UTC.")))
NO_KEYRING = SecretStoreUnavailable(verbatim("None found."), verbatim("Install one."))
BAD_KEYRING = Finding("", Check(verbatim("Keyring"), False, NO_KEYRING.sentence, "", NO_KEYRING))
DOWN = Unreachable(verbatim("It does not answer."), verbatim("Look at its line."))
BAD_SHOP = Finding(
    "wc_eu", Check(verbatim("Shop reached"), False, DOWN.sentence, "errno 111", DOWN)
)


class FakeDoctor:
    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = findings
        self.offline: list[bool] = []

    async def examine(self, *, offline: bool = False) -> AsyncIterator[Finding]:
        self.offline.append(offline)
        for finding in self.findings:
            yield finding


@pytest.fixture
def census(services):
    async def taken(code: str = ""):
        return take_census(code, [o for o in services.rows if code in ("", o.ref.store_code)])

    services.orders.census = taken


def test_that_the_census_counts_each_value_exactly_and_puts_twins_together(
    cli, put, census
) -> None:
    put("1", "in-production", "In Production")
    put("2", "in-production", "in-production ")
    put("3", Status.number("1.50"), Status.null())
    assert cli("census", "--json") == 0
    told = cli.json()
    assert told["orders"] == 3
    (twins, *_) = told["groups"]
    assert [v["status"] for v in twins["values"]] == [
        "in-production",
        "In Production",
        "in-production ",
    ]
    assert twins["values"][0] == {
        "status": "in-production",
        "type": "text",
        "storefront": 2,
        "designo": 0,
    }
    assert "case" in twins["kinds"]
    assert '"status": 1.50' in cli.out
    assert cli("census") == 0
    assert "5 distinct values in 3 orders; 1 group looks alike." in cli.out
    row = {line.split('"')[1]: line for line in cli.out.splitlines() if '"' in line}
    assert row["In Production"].endswith("  case, separator")
    assert row["in-production·"].endswith("  whitespace")
    assert not row["in-production"].rstrip().endswith("whitespace")


def test_that_the_census_of_one_store_leaves_out_the_others(cli, put, census) -> None:
    put("1", "a", "a")
    put("2", "b", "b", code="wc_us")
    assert cli("census", "--store", "wc_us", "--json") == 0
    assert [g["values"][0]["status"] for g in cli.json()["groups"]] == ["b"]
    assert cli("census", "--store", "nowhere") == 2


def test_that_the_census_is_written_into_files(cli, services, tmp_path) -> None:
    asked = []

    async def export_census(path, code, wanted):
        asked.append((path, code, wanted.form, wanted.separator, wanted.scope))
        return 7

    services.reports.export_census = export_census
    exact, sheet = tmp_path / "a.csv", tmp_path / "b.csv"
    options = ("--spreadsheet-csv", str(sheet), "--separator", "semicolon")
    assert cli("census", "--csv", str(exact), *options) == 0
    assert asked == [
        (exact, "", ReportFormat.CSV, ";", "Statuses of all stores"),
        (sheet, "", ReportFormat.SPREADSHEET, ";", "Statuses of all stores"),
    ]
    assert f"7 values written to {exact}" in cli.out + cli.err
    assert cli("census", "--xlsx", str(tmp_path / "c.xlsx"), "--store", "wc_eu", "--json") == 0
    assert cli.json() == {"file": str(tmp_path / "c.xlsx"), "format": "xlsx", "rows": 7}
    assert asked[-1][1:3] == ("wc_eu", ReportFormat.XLSX)
    assert cli("census", "--html", str(tmp_path / "c.html"), "--store", "wc_eu") == 0
    assert asked[-1][2] is ReportFormat.HTML
    assert asked[-1][4].startswith("Statuses of ")
    assert asked[-1][4] != "Statuses of all stores"


def test_that_the_doctor_tells_every_finding_and_ends_as_the_first_bad_one(cli, services) -> None:
    services.doctor = FakeDoctor([FINE, BAD_KEYRING, BAD_SHOP])
    assert cli("doctor") == 5
    assert "passed       Clock: 2026-03-04 09:41 UTC." in cli.out
    assert "failed       Keyring: No keyring: None found. Install one." in cli.out
    assert "Store wc_eu:\nfailed       Shop reached" in cli.out
    assert "2 of 3 checks failed; see what to do at each." in cli.out
    assert "errno 111" not in cli.out
    cli("doctor", "--verbose")
    assert "details: errno 111" in cli.out


def test_that_a_healthy_computer_is_called_so_and_quietly_not_at_all(cli, services) -> None:
    services.doctor = FakeDoctor([FINE])
    assert cli("doctor", "--offline") == 0
    assert services.doctor.offline == [True]
    assert "Nothing failed in 1 check." in cli.out
    assert cli("doctor", "--quiet") == 0
    assert cli.out + cli.err == ""


def test_that_quietly_the_doctor_tells_only_what_failed(cli, services) -> None:
    services.doctor = FakeDoctor([FINE, BAD_KEYRING])
    assert cli("doctor", "--quiet") == 5
    assert cli.out.startswith("failed       Keyring")
    assert cli.out.count("\n") == 1


def test_that_the_doctor_speaks_json(cli, services) -> None:
    services.doctor = FakeDoctor([FINE, BAD_SHOP])
    assert cli("doctor", "--json") == 3
    assert [(f["about"], f["passed"]) for f in cli.json()] == [("", True), ("wc_eu", False)]
