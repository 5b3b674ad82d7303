"""The picture of the last weeks in a page: a column for each day, and the same in a table."""

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from report_kit import TODAY, about, day
from report_orders import STORE, order, seen

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.last_weeks import SPAN
from designo_sync_gui.domain.report import ReportAbout, ReportRow, Voice
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports.html_page import HtmlReport
from designo_sync_gui.reports.weeks_picture import weeks

VERDICTS = ("Conflict", "Different", "Formatting", "One side only", "Unreadable")
OTHER = Store("mg", "<b>Pressroom</b>", "magento", "https://other.example/", "status")


class _Tables(HTMLParser):
    """Every table of a page, as rows of texts; headings (h2, h3) in between."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.headings: list[str] = []
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._into = self.tables[-1][-1]
            self._into.append("")
        elif tag in ("h2", "h3"):
            self._into = self.headings
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "h2", "h3"):
            self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data


def made(told: ReportAbout, *codes: str) -> tuple[str, _Tables, list[ElementTree.Element]]:
    """The text, its tables, and its charts read as XML."""
    text = "".join(weeks(told, codes))
    page = _Tables()
    page.feed(text)
    charts = [
        ElementTree.fromstring(found)  # noqa: S314 - made here
        for found in re.findall(r"<svg viewBox.*?</svg>", text, re.DOTALL)
    ]
    return text, page, charts


def titles(chart: ElementTree.Element) -> list[str]:
    return [column.findtext("title") or "" for column in chart.iter("g")]


def test_that_each_day_has_a_column_that_tells_its_counts_on_hover() -> None:
    days = [
        day("wc_eu", 2, 9, different=5, formatting=4),
        day("wc_eu", 0, 1300, different=1200, only_storefront=60, only_designo=40),
    ]
    _, _, (chart,) = made(about([STORE], days=days), "wc_eu")
    assert titles(chart) == [
        "2026-11-25\nDifferent: 5\nFormatting: 4",
        "2026-11-26\nnot read",
        "2026-11-27\nDifferent: 1,200\nOne side only: 100",
    ]
    columns = [[part.get("class") for part in column.iter("rect")] for column in chart.iter("g")]
    assert columns == [["slot", "red", "amber"], ["slot"], ["slot", "red", "rose"]]


def test_that_parts_stand_on_each_other_and_are_as_high_as_their_numbers() -> None:
    days = [day("wc_eu", 0, 10, different=6, formatting=4)]
    _, _, (chart,) = made(about([STORE], days=days), "wc_eu")
    _, lower, upper = (
        (float(part.get("y", "")), float(part.get("height", ""))) for part in chart.iter("rect")
    )
    assert lower[0] == pytest.approx(sum(upper), abs=0.2)
    assert lower[1] / upper[1] == pytest.approx(6 / 4, abs=0.02)
    lines = [line.get("y1") for line in chart.iter("line")]
    assert len(lines) == 6
    assert upper[0] == float(lines[-1] or 0)


def test_that_the_table_beside_it_has_the_same_days_the_newest_first() -> None:
    days = [
        day("wc_eu", 2, 9, different=5, formatting=4),
        day("wc_eu", 0, 1200, different=1200, conflict=7, unreadable=3),
    ]
    _, page, (chart,) = made(about([STORE], days=days), "wc_eu")
    assert page.tables == [
        [
            ["Day", *VERDICTS, "Mismatches"],
            ["2026-11-27", "7", "1,200", "0", "0", "3", "1,200"],
            ["2026-11-26", "not read"],
            ["2026-11-25", "0", "5", "4", "0", "0", "9"],
        ]
    ]
    assert chart.get("role") == "img"
    label = chart.get("aria-label") or ""
    assert "from 2026-11-25 to 2026-11-27" in label
    assert "Shop “EU”" in label


def test_that_several_stores_stand_together_and_one_by_one() -> None:
    days = [day("wc_eu", 1, 2, different=2), day("mg", 0, 3, different=3)]
    text, page, charts = made(about([STORE, OTHER], days=days), "wc_eu", "mg")
    assert page.headings == ["The last weeks", "All these stores", "Shop “EU”", "<b>Pressroom</b>"]
    assert "<b>" not in text
    assert len(charts) == 3
    assert titles(charts[0])[-1] == "2026-11-27\nDifferent: 5"


def test_that_a_store_outside_the_report_is_in_no_picture() -> None:
    days = [day("wc_eu", 0, 2, different=2), day("mg", 0, 300, different=300)]
    text, _, charts = made(about([STORE, OTHER], days=days), "wc_eu")
    assert len(charts) == 1
    assert "300" not in text


def test_that_a_store_without_a_day_among_several_is_named() -> None:
    days = [day("wc_eu", 0, 2, different=2)]
    text, page, charts = made(about([STORE, OTHER], days=days), "wc_eu", "mg")
    assert page.headings[-1] == "<b>Pressroom</b>"
    assert "not counted in these weeks" in text
    assert len(charts) == 2


def test_that_a_day_without_a_mismatch_says_so() -> None:
    _, _, (chart,) = made(about([STORE], days=[day("wc_eu", 0, 0, equal=100)]), "wc_eu")
    assert titles(chart) == ["2026-11-27\nno mismatches"]


def test_that_no_more_than_the_last_weeks_are_shown_and_they_end_today() -> None:
    days = [day("wc_eu", back, back, different=back) for back in range(200)]
    _, page, (chart,) = made(about([STORE], days=days), "wc_eu")
    assert len(titles(chart)) == SPAN
    assert page.tables[0][1][0] == TODAY.isoformat()


def test_that_a_store_read_last_before_these_weeks_has_a_sentence_instead() -> None:
    text, _, charts = made(about([STORE], days=[day("wc_eu", 90, 4, different=4)]), "wc_eu")
    assert charts == []
    assert "No day of the last 30 is counted" in text


def test_that_it_is_said_where_nothing_was_counted_yet() -> None:
    text, _, charts = made(about([STORE]), "wc_eu")
    assert charts == []
    assert "No day is counted yet: each refresh keeps the counts of its day." in text


def test_that_the_page_has_the_picture_of_the_stores_it_was_asked_for(tmp_path: Path) -> None:
    """A store without an order in the report belongs to a view of all stores; to a selection
    belong the stores of its orders."""
    days = [day("wc_eu", 0, 2, different=2), day("mg", 0, 0, equal=100)]
    path = tmp_path / "m.html"
    for pictured, expected in (("wc_eu", "mg"), 3), ((), 1):
        report = HtmlReport(path, about([STORE, OTHER], days=days, pictured=pictured))
        report.add([ReportRow(order(seen(Status.text("a")), seen(Status.text("b"))))])
        report.finish()
        text = path.read_text(encoding="utf-8")
        assert len(re.findall("<svg viewBox", text)) == expected
        assert text.index("Counts") < text.index("The last weeks") < text.index("<h2>Orders")


def test_that_a_page_speaks_the_language_it_is_given(tmp_path: Path) -> None:
    def shouted(sentence: Sentence) -> str:
        return sentence.english.upper()

    told = about([STORE], days=[day("wc_eu", 0, 2, different=2)], voice=Voice(shouted, "de"))
    report = HtmlReport(tmp_path / "m.html", told)
    report.add([ReportRow(order(seen(Status.text("paid")), seen(Status.text("Paid"))))])
    report.finish()
    text = (tmp_path / "m.html").read_text(encoding="utf-8")
    assert '<html lang="de">' in text
    assert "<code>paid</code>" in text  # a value is never translated
    told_words = re.sub(r"<style>.*?</style>|<code>.*?</code>|<[^>]*>", " ", text, flags=re.DOTALL)
    own = {"Mismatches", "of", "all", "stores", "Shop", "EU", "https", "shop", "example"}
    words = set(re.findall(r"[A-Za-z]{3,}", told_words)) - own
    assert {word for word in words if not word.isupper()} <= {"woocommerce", "status", "job"}
