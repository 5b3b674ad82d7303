"""What happened as a page: entries with their orders below them, every status as received."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile_statuses import HOSTILE_STATUSES
from report_entries import NOW, REFRESH, WARNING
from report_kit import about
from window_history import write_record

from designo_sync_gui.domain.activity import ActivityEntry, ActivityKind
from designo_sync_gui.domain.activity_report import ActivityLine
from designo_sync_gui.domain.moves import Move, Moved
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import visible
from designo_sync_gui.reports.activity import ActivityReport


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip("\n")


def page_of(path: Path, *pieces: list[ActivityLine]) -> _Rows:
    report = ActivityReport().open(path, ReportFormat.HTML, about([]))
    for piece in pieces:
        report.add(piece)
    report.finish()
    page = _Rows()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def test_that_an_entry_stands_once_with_its_orders_below_it(tmp_path: Path) -> None:
    moves = [
        Move(OrderRef("de", n), f"#{n}", Moved.STOREFRONT, Status.text("a "), Status.null())
        for n in "12"
    ]
    lines = [ActivityLine(REFRESH, move) for move in moves]
    page = page_of(tmp_path / "a.html", lines[:1], lines[1:], [ActivityLine(WARNING)])
    head, entry, one, two, warning = page.rows
    assert head[:3] == ["Time", "Kind", "What happened"]
    assert entry[:6] == ["2026-11-27T16:12:00Z", "Refresh", "Moved", "de", "done", "ana <b>"]
    assert one[1:] == ["#1: storefront moved", "de", "", "", "a·", "", "null"]
    assert two[1] == "#2: storefront moved"
    assert warning[:3] == [
        "2026-11-26T16:12:00Z", "Warning", "Not read<script>alert(1)</script>",
    ]  # fmt: skip
    assert not page.tags & {"script", "b", "img", "a"}
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "Made 2026-11-27T16:12:00Z by DesignO Sync 1.0" in text


def test_that_a_write_has_the_value_before_wanted_and_read_back(tmp_path: Path) -> None:
    job = ActivityEntry(NOW, NOW, ActivityKind.WRITE, ("de",), say("Wrote"), job_id="job-1")
    page = page_of(tmp_path / "a.html", [ActivityLine(job, write_record(2, "a ", "b"))])
    assert page.rows[1][5] == "job-1"
    assert page.rows[2][1:] == ["#2: write to DesignO", "de", "verified", "", "a·", "b", "b"]


@pytest.mark.parametrize("value", [v for v in HOSTILE_STATUSES if 0 < len(v) <= 400], ids=ascii)
def test_that_a_hostile_status_is_shown_and_inert(value: str, tmp_path: Path) -> None:
    move = Move(OrderRef("de", value), value, Moved.NEW, None, Status.text(value))
    page = page_of(tmp_path / "a.html", [ActivityLine(REFRESH, move)])
    assert page.rows[2][7] == visible(Status.text(value))
    assert not page.tags & {"script", "b", "img", "a"}


def test_that_a_page_given_up_leaves_nothing(tmp_path: Path) -> None:
    report = ActivityReport().open(tmp_path / "a.html", ReportFormat.HTML, about([]))
    report.add([ActivityLine(WARNING)])
    report.give_up()
    assert list(tmp_path.iterdir()) == []
