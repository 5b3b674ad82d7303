"""The formats of reports: their names, what each is good for, and the end of a file's name."""

import pytest

from designo_sync_gui.domain.report import (
    ENGLISH,
    ROWS_OF_A_PAGE,
    ROWS_OF_A_SHEET,
    ReportFormat,
    format_of_name,
    too_many,
)
from designo_sync_gui.domain.sentence import say


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("m.XLSX", ReportFormat.XLSX),
        ("m.htm", ReportFormat.HTML),
        ("m.html", ReportFormat.HTML),
        ("m.csv", ReportFormat.CSV),
        ("m", ReportFormat.CSV),
    ],
)
def test_that_a_name_asks_for_its_format(name: str, form: ReportFormat) -> None:
    assert format_of_name(name) is form


def test_that_every_format_has_a_name_a_use_and_an_ending() -> None:
    assert len({form.label.english for form in ReportFormat}) == len(ReportFormat)
    assert all(form.about.english for form in ReportFormat)
    assert [form.suffix for form in ReportFormat] == [".csv", ".csv", ".xlsx", ".html"]


def test_that_a_page_is_in_english_unless_it_is_given_another_language() -> None:
    assert ENGLISH.spoken(say("{n:,} orders", n=1200)) == "1,200 orders"
    assert ENGLISH.language == "en"


def test_that_more_orders_than_a_format_takes_are_told_before() -> None:
    sheet, page = ROWS_OF_A_SHEET, ROWS_OF_A_PAGE
    assert "further sheets" in too_many(ReportFormat.XLSX, sheet + 1).english
    assert "opens slowly" in too_many(ReportFormat.HTML, page + 1).english
    fine = [(ReportFormat.XLSX, sheet), (ReportFormat.HTML, page), (ReportFormat.CSV, sheet * 9)]
    assert not any(too_many(form, count) for form, count in fine)
