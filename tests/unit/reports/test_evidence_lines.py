"""What the page of evidence shows of values written from right to left."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from window_history import write_record

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.history import JobRecord
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.reports.evidence import EvidenceReport

NOW = datetime(2026, 3, 4, tzinfo=UTC)
NAME = "דפוס"
MESSAGE = f"Read back “{NAME}”, not “{NAME}”."


JOB = JobRecord("j", NOW, Direction.UNDO, "ab", NOW, "1", "ana", 1, {}, "OPS-412 <b>")


@pytest.mark.parametrize("reason", ["OPS-412 <b>", ""])
def test_that_the_reason_of_a_job_is_in_its_evidence(tmp_path: Path, reason: str) -> None:
    page, kept = tmp_path / "evidence.html", tmp_path / "evidence.json"
    for path in (page, kept):
        EvidenceReport().write_evidence("Evidence", (replace(JOB, reason=reason),), (), path)
    assert json.loads(kept.read_text("utf-8"))["jobs"][0]["reason"] == reason
    assert ("Reason: OPS-412 &lt;b&gt;" in page.read_text("utf-8")) is bool(reason)


def test_that_values_in_a_message_of_the_page_keep_their_places(tmp_path: Path) -> None:
    page, kept = tmp_path / "evidence.html", tmp_path / "evidence.json"
    write = replace(write_record(1), message=verbatim(MESSAGE))
    for path in (page, kept):
        EvidenceReport().write_evidence("Evidence", (), (write,), path)
    isolate = f"\u2068{NAME}\u2069"
    assert f"Read back “{isolate}”, not “{isolate}”." in page.read_text("utf-8")
    assert json.loads(kept.read_text("utf-8"))["writes"][0]["message"] == MESSAGE
