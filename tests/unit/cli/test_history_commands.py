"""Looking back from the command line: a whole run on real storage, with a fake shop behind it."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import JobRefused
from designo_sync_gui.domain.history import EarlierOutcome, JobRecord, WriteRecord
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import Plan, PlannedWrite
from designo_sync_gui.domain.plan_text import plan_from_text
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
JOB = JobRecord(
    "job-1",
    NOW,
    Direction.TO_DESIGNO,
    "ab12",
    NOW,
    "DesignO Sync",
    "ana",
    1,
    {OutcomeKind.VERIFIED: 1},
    "OPS-412",
)
WRITE = WriteRecord(
    "job-1",
    0,
    OrderRef("wc_eu", "7"),
    "#1007",
    Side.DESIGNO,
    Status.text("new"),
    Status.text("paid <b>"),
    "",
    NOW,
    NOW,
    Status.null(),
    OutcomeKind.VERIFIED,
    NOW,
    Status.number("1.50"),
    verbatim("Read back."),
    sent=True,
)


@dataclass
class FakeHistory:
    wrong: int | None = None
    asked: list[object] = field(default_factory=list)
    write: WriteRecord = WRITE

    async def jobs(self):
        return (JOB,)

    async def writes_of_job(self, job_id):
        if job_id != "job-1":
            raise JobRefused(verbatim(f"The journal has no job “{job_id}”."))
        return (self.write,)

    async def writes_of_order(self, ref):
        self.asked.append(ref)
        return (self.write,)

    async def verify(self):
        return self.wrong

    async def undo(self, job_id):
        write = PlannedWrite(
            WRITE.ref, "#1007", WRITE.wanted, Status.text("new"), target=Side.DESIGNO
        )
        return Plan(Direction.UNDO, NOW, (write,), ())


@pytest.fixture
def history(services):
    services.history = FakeHistory()
    return services.history


def test_that_jobs_are_listed_with_their_outcomes(cli, history) -> None:
    assert cli("history") == 0
    assert "job-1" in cli.out
    assert "1 verified" in cli.out
    assert "OPS-412" in cli.out
    assert "2026-11-23 09:00:00 UTC" in cli.out
    assert cli("history", "--json") == 0
    assert json.loads(cli.out)[0]["outcomes"] == {"verified": 1}
    assert json.loads(cli.out)[0]["reason"] == "OPS-412"


def test_that_the_writes_of_a_job_are_told_with_exact_values(cli, history) -> None:
    assert cli("history", "--job", "job-1", "--json") == 0
    (row,) = json.loads(cli.out, parse_float=str)
    assert (row["before"], row["wanted"], row["read_back"]) == (None, "paid <b>", "1.50")


def test_that_an_order_is_named_by_store_and_id(cli, history) -> None:
    assert cli("history", "--order", "7") == 2
    assert cli("history", "--order", "7", "--store", "wc_eu") == 0
    assert history.asked == [OrderRef("wc_eu", "7")]


def test_that_an_unknown_job_is_refused(cli, history) -> None:
    assert cli("history", "--job", "job-9") == 1
    assert "no job “job-9”" in cli.err


def test_that_undo_writes_a_plan_file_and_nothing_else(cli, history, services, tmp_path) -> None:
    file = tmp_path / "undo.json"
    assert cli("undo", "job-1", "--out", str(file)) == 0
    assert plan_from_text(file.read_text()).direction is Direction.UNDO
    assert "Nothing has been written yet." in cli.out
    assert services.applied == []


@pytest.mark.parametrize(("wrong", "code"), [(None, 0), (7, 1)])
def test_that_a_journal_with_a_wrong_row_ends_in_1(cli, history, wrong, code) -> None:
    history.wrong = wrong
    assert cli("journal", "verify") == code
    assert ("intact: no row" in cli.out) is (wrong is None)
    assert cli("journal", "verify", "--json") == code
    assert json.loads(cli.out)["first_wrong_row"] == wrong


def test_that_evidence_is_written_as_json_and_as_a_page(cli, history, tmp_path) -> None:
    data, page = tmp_path / "e.json", tmp_path / "e.html"
    assert cli("journal", "export", "--job", "job-1", "--out", str(data)) == 0
    assert cli("journal", "export", "--job", "job-1", "--out", str(page)) == 0
    (row,) = json.loads(data.read_text(encoding="utf-8"))["writes"]
    assert row["wanted"] == {"type": "text", "value": "paid <b>"}
    assert row["before"] == {"type": "null", "value": ""}
    text = page.read_text(encoding="utf-8")
    assert "paid·&lt;b&gt;" in text or "paid &lt;b&gt;" in text
    assert "<b>" not in text
    assert "by ana with DesignO Sync" in text


LATER = replace(
    WRITE,
    earlier=(
        EarlierOutcome(OutcomeKind.UNKNOWN, NOW, Status.text("new <i>"), verbatim("Showed <i>.")),
    ),
)


def test_that_the_last_truth_is_listed_with_the_earlier_one(cli, history) -> None:
    history.write = LATER
    assert cli("history", "--job", "job-1") == 0
    assert "verified (before that: unknown)" in cli.out
    assert cli("history", "--job", "job-1", "--json") == 0
    (row,) = json.loads(cli.out)
    assert (row["outcome"], row["earlier"]) == (
        "verified",
        [
            {
                "outcome": "unknown",
                "at": "2026-11-23T09:00:00Z",
                "read_back": "new <i>",
                "message": "Showed <i>.",
            }
        ],
    )


def test_that_evidence_holds_the_earlier_outcomes_too(cli, history, tmp_path) -> None:
    history.write = LATER
    data, page = tmp_path / "e.json", tmp_path / "e.html"
    assert cli("journal", "export", "--job", "job-1", "--out", str(data)) == 0
    assert cli("journal", "export", "--job", "job-1", "--out", str(page)) == 0
    (row,) = json.loads(data.read_text(encoding="utf-8"))["writes"]
    (former,) = row["earlier"]
    assert (row["outcome"], former["outcome"], former["read_back"]) == (
        "verified",
        "unknown",
        {"type": "text", "value": "new <i>"},
    )
    text = page.read_text(encoding="utf-8")
    assert "Before that, 2026-11-23T09:00:00+00:00: unknown. Showed &lt;i&gt;." in text
    assert "<i>" not in text


def test_that_evidence_of_nothing_is_wrong_usage(cli, history, tmp_path) -> None:
    assert cli("journal", "export", "--out", str(tmp_path / "x")) == 2
