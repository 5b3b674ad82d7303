"""The report as one page: it fetches nothing, runs nothing, and shows every value."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile_statuses import HOSTILE_STATUSES
from report_kit import about, write_report
from report_orders import STORE, order, seen

from designo_sync_gui.domain.report import ReportFormat, ReportRow
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import visible
from designo_sync_gui.reports.html_page import HtmlReport

_ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "thead", "tbody",
    "tr", "th", "td", "span", "code", "i", "br", "svg", "rect", "h3", "div", "ul", "li", "g",
    "line", "text",
}  # fmt: skip


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.codes: list[str] = []
        self._in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self._in_code = tag == "code"
        if self._in_code:
            self.codes.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_code = False

    def handle_data(self, data: str) -> None:
        if self._in_code:
            self.codes[-1] += data


def page_of(text: str) -> _Page:
    page = _Page()
    page.feed(text)
    return page


@pytest.mark.parametrize("value", [v for v in HOSTILE_STATUSES if 0 < len(v) <= 400], ids=ascii)
def test_that_a_hostile_status_is_shown_and_inert(value: str, tmp_path: Path) -> None:
    path = tmp_path / "m.html"
    write_report(
        path, [order(seen(Status.text(value)), None, number=value)], [STORE], ReportFormat.HTML
    )
    page = page_of(path.read_text(encoding="utf-8"))
    assert page.tags <= _ALLOWED
    assert not {
        name for name in page.attributes if name.startswith("on") or name in ("src", "href")
    }
    assert page.codes == [visible(Status.text(value))]


def test_that_the_page_forbids_itself_to_fetch_or_run_anything(tmp_path: Path) -> None:
    path = tmp_path / "m.html"
    write_report(path, [], [STORE], ReportFormat.HTML)
    assert "default-src 'none'" in path.read_text(encoding="utf-8")


def test_that_counts_kinds_stores_and_the_time_stand_above_the_orders(tmp_path: Path) -> None:
    path = tmp_path / "m.html"
    orders = [
        order(seen(Status.text("Paid")), seen(Status.text("paid"))),
        order(seen(None, problem=verbatim("lone surrogate")), seen(Status.null())),
    ]
    write_report(path, orders, [STORE], ReportFormat.HTML)
    text = path.read_text(encoding="utf-8")
    assert "2 orders · made 2026-11-27T16:12:00Z by DesignO Sync 1.0" in text
    assert "differs in: case" in text
    assert "Upper and lower case differ." in text
    assert 'aria-label="1 of 2"' in text
    assert "https://shop.example/" in text
    assert "lone surrogate" in text
    assert text.index("Counts") < text.index('class="orders wide"')


def test_that_a_page_given_up_leaves_nothing(tmp_path: Path) -> None:
    report = HtmlReport(tmp_path / "m.html", about([STORE]))
    report.add([ReportRow(order(seen(Status.text("a")), None))])
    report.give_up()
    assert list(tmp_path.iterdir()) == []
