"""What the page of evidence shows of values written from right to left."""

import json
from dataclasses import replace
from pathlib import Path

from window_history import write_record

from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.reports.evidence import EvidenceReport

NAME = "דפוס"
MESSAGE = f"Read back “{NAME}”, not “{NAME}”."


def test_that_values_in_a_message_of_the_page_keep_their_places(tmp_path: Path) -> None:
    page, kept = tmp_path / "evidence.html", tmp_path / "evidence.json"
    write = replace(write_record(1), message=verbatim(MESSAGE))
    for path in (page, kept):
        EvidenceReport().write_evidence("Evidence", (), (write,), path)
    isolate = f"\u2068{NAME}\u2069"
    assert f"Read back “{isolate}”, not “{isolate}”." in page.read_text("utf-8")
    assert json.loads(kept.read_text("utf-8"))["writes"][0]["message"] == MESSAGE
