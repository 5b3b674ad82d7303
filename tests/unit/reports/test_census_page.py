"""The census as a page: every value as it is, twins together, nothing in it runs."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile_statuses import HOSTILE_STATUSES
from report_kit import about
from report_orders import STORE

from designo_sync_gui.domain.census import Census, Twins, ValueCount
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import visible
from designo_sync_gui.reports.census_file import CensusFile

ABOUT = about([STORE], scope="Statuses of Shop “EU”")


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.groups: list[list[list[str]]] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag == "tbody":
            self.groups.append([])
        elif tag == "tr" and self.groups:
            self.groups[-1].append([])
        elif tag == "td":
            self._into = self.groups[-1][-1]
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        self._into = None if tag == "td" else self._into

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data


def page_of(path: Path, census: Census) -> _Rows:
    values = CensusFile().write_census(path, ReportFormat.HTML, census, ABOUT)
    assert values == sum(len(group.values) for group in census.groups)
    page = _Rows()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def test_that_values_that_look_alike_stand_in_one_group_each_exactly(tmp_path: Path) -> None:
    twins = Twins(
        (ValueCount(Status.text("paid"), 1000, 900), ValueCount(Status.text("PAID "), 0, 100)),
        (DifferenceKind.CASE, DifferenceKind.WHITESPACE),
    )
    alone = Twins((ValueCount(Status.number("1.50"), 3, 0),))
    page = page_of(tmp_path / "c.html", Census("wc_eu", 1200, (twins, alone)))
    assert page.groups == [
        [
            ["paid", "text", "U+0070 U+0061 U+0069 U+0064", "", "1,000", "900"],
            [
                "PAID·",
                "text",
                "U+0050 U+0041 U+0049 U+0044 U+0020",
                "case · whitespace",
                "0",
                "100",
            ],
        ],
        [["1.50 (number)", "number", "U+0031 U+002E U+0035 U+0030", "", "3", "0"]],
    ]
    text = (tmp_path / "c.html").read_text(encoding="utf-8")
    assert "3 distinct values in 1,200 orders · made 2026-11-27T16:12:00Z by DesignO Sync" in text
    assert "<h1>Statuses of Shop “EU”</h1>" in text


@pytest.mark.parametrize("value", [v for v in HOSTILE_STATUSES if 0 < len(v) <= 400], ids=ascii)
def test_that_a_hostile_value_is_shown_and_inert(value: str, tmp_path: Path) -> None:
    census = Census("", 1, (Twins((ValueCount(Status.text(value), 1, 0),)),))
    page = page_of(tmp_path / "c.html", census)
    assert page.groups[0][0][0] == visible(Status.text(value))
    assert not page.tags & {"script", "img", "iframe", "a", "link", "object", "form"}
    assert not {a for a in page.attributes if a.startswith("on") or a in ("src", "href")}


def test_that_only_the_first_code_points_of_a_long_value_are_named(tmp_path: Path) -> None:
    census = Census("", 1, (Twins((ValueCount(Status.text("a" * 5000), 1, 0),)),))
    page = page_of(tmp_path / "c.html", census)
    assert page.groups[0][0][2].count("U+0061") == 80
    assert page.groups[0][0][2].endswith("…")


def test_that_a_census_without_values_is_a_page_too(tmp_path: Path) -> None:
    page = page_of(tmp_path / "c.html", Census("", 0, ()))
    assert page.groups == []
