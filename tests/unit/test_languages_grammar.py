"""Grammar that a rule can hold: numbers, cases, percent and dates, in English and in German."""

import re
import xml.etree.ElementTree as ET  # our own file
from datetime import UTC, datetime
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "resources" / "languages" / "designo_sync_de.ts"
HELP = sorted((ROOT / "resources" / "help").glob("**/*.md"))
CODE = re.compile(r"`[^`]*`|^```.*?^```", re.S | re.M)

#: A number and a noun of many, in a sentence without a form for one.
MANY = re.compile(
    r"\{(?:n|count|total|entries|read|wait)(?::[^}]*)?\} (?:more |other |known )?"
    r"(?!times\b|is\b|was\b|as\b)[a-z]+s\b"
)
#: Never one: a limit of this program, or told from two on only.
NEVER_ONE = {
    "a limit": {
        "The reason is not one line of text of up to {n:,} characters.",
        "The name is not one line of text of up to {n:,} characters.",
        "a cell has more than {n:,} characters",
        "a number of more than {n:,} digits",
        "it has more than {n:,} bytes",
        "it has more than {n:,} columns",
        "it has more than {n:,} rows",
        "it contains more than {n:,} values",
        "larger than {n:,} bytes",
        "no title of up to {n} characters",
        "the row that begins in line {line} has more than {n:,} characters; a quote may not be "
        "closed",
        "The answer contains more than {n:,} values.",
        "The folder “{name}” contains more than {n:,} files.",
        "{n:,} requests were made for this example.",
        "{n:,} answers were read",
        "{n:,} orders were read",
        "{n} pages in a row contain only orders that were listed before",
        "{n:,} orders are too many to be read one by one.",
    },
    "more than fits": {
        "The title has {n:,} characters; at most {most} are kept.",
        "The value has {count} characters; the target keeps only {longest} and silently cuts off "
        "the rest.",
        "The folder “{name}” contains {n:,} files.",
        "a number of {count} digits",
        "it has {n:,} characters",
        "there was an id of {n:,} characters",
        "{beginning}… ({count:,} characters)",
        "{text} … {n:,} more characters",
        "{count:,} writes, more than {many_orders}",
    },
    "from two on": {
        "{n:,} storefronts",
        "{n:,} stores",
        "{n:,} entries of its list “{pointer}” fit",
        "{n:,} files up to “{name}”",
        "“{name}” of {n:,} files",
        "“{value}”, at all {n:,} places",
        "The file has {count} columns named “{column}”: it is not clear which one to use.",
        "This order ships from {count} locations, and each needs a request of its own; this "
        "program sends one request per write.",
        "last row {n:,} minutes old",
        "last row {n:,} hours old",
        "last row {n:,} days old",
        "changed {n:,} minutes ago",
        "changed {n:,} hours ago",
        "changed {n:,} days ago",
    },
    "what a shop has of it": {
        "The shop knows {count} statuses.",
        "The store lists {count} statuses.",
        "{host} says that its list has {total:,} orders, but sent {count:,}. No order is reported "
        "as missing because of this.",
        "{host} was asked for {count} orders, but its answer does not match.",
        "{host} was asked for {count:,} orders and sent {entries:,}.",
        "it has {n:,} fields, not {all:,}",
    },
}

#: Nouns of many that the third case changes, behind what asks for it.
NOMINATIVE = (
    "Aufträge|Werte|Einträge|Schreibvorgänge|Tage|Monate|Unterschiede|Wertepaare|Punkte|"
    "Codepunkte|Vorgänge|Abrufe"
)
WRONG_CASE = re.compile(
    rf"\b(?:in|von|mit|aus|bei|zu|nach|vor|seit) (?:allen |den )?(?:\{{[^}}]*\}}|\d+) "
    rf"(?:{NOMINATIVE})\b"
)
#: A counted thing stands in its field in the first case.
FIELD_WRONG_CASE = re.compile(
    r"\b(?:in|von|mit|aus|bei|zu|nach|vor|seit) \{(?:orders|values|writes|rows|differences|days)\}"
)
PERCENT = re.compile(r"[\d}](?: )?%(?![A-Z0-9])")
UNIT_WITH_POINT = re.compile(r"\b(?:Sek|Min|Std)\.")


def messages() -> list[tuple[str, str, list[str]]]:
    """English for one, English for many (empty if nothing is counted), and the German forms."""
    found = []
    for message in ET.parse(WORDS).iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")]
        one, many = message.findtext("source", ""), message.findtext("comment", "")
        found.append((one, many, forms or [translation.text or ""]))
    return found


def german() -> list[str]:
    return [text for _, _, texts in messages() for text in texts]


def test_that_a_counted_thing_has_a_form_for_one() -> None:
    never_one = {text for texts in NEVER_ONE.values() for text in texts}
    found = {one for one, many, _ in messages() if not many and MANY.search(one)}
    assert found - never_one == set()
    assert MANY.search("The shop lists {total} orders.")


def test_that_what_is_never_one_is_still_said() -> None:
    listed = {text for texts in NEVER_ONE.values() for text in texts}
    assert listed - {one for one, _, _ in messages()} == set()


def test_that_german_nouns_stand_in_the_case_that_the_word_before_asks_for() -> None:
    wrong = [t for t in german() if WRONG_CASE.search(t) or FIELD_WRONG_CASE.search(t)]
    assert wrong == []
    assert WRONG_CASE.search("in {n:,} Aufträge")
    assert not WRONG_CASE.search("in {n:,} Aufträgen")
    assert FIELD_WRONG_CASE.search("{values} in {orders}")


def test_that_german_writes_percent_with_a_space_and_units_without_a_point() -> None:
    said = [re.sub(r"\{[^}]*\}", "", text) for text in german()]
    assert [text for text in said if PERCENT.search(text) or UNIT_WITH_POINT.search(text)] == []


@pytest.mark.parametrize("page", [p for p in HELP if p.parent.name == "de"], ids=lambda p: p.stem)
def test_that_a_german_page_writes_percent_with_a_space_that_does_not_break(page: Path) -> None:
    text = CODE.sub("", page.read_text("utf-8"))
    assert [match.group() for match in PERCENT.finditer(text)] == []


@pytest.mark.parametrize("page", HELP, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_that_a_page_has_the_quotation_marks_of_its_language(page: Path) -> None:
    text = CODE.sub("", page.read_text("utf-8"))
    straight = re.compile('[^\\s]*"[^\\s]*')
    assert straight.findall(text) == []
    if page.parent.name == "de":
        assert re.findall(r"\S*“\w\S*", re.sub(r"„[^“]*“", "", text)) == []
    else:
        assert "„" not in text


def test_that_moments_fractions_and_percent_are_written_as_people_there_do() -> None:
    kit = pytest.importorskip("designo_sync_gui.ui.kit.language")
    times = pytest.importorskip("designo_sync_gui.ui.kit.times")
    from PySide6.QtCore import QLocale

    from designo_sync_gui.domain.sentence import say

    at = datetime(2026, 11, 27, 9, 5, tzinfo=UTC)
    told = say("{at:%Y-%m-%d %H:%M} UTC, {share:.0%}, {rate:g}", at=at, share=0.62, rate=1.5)
    former = QLocale()
    try:
        QLocale.setDefault(QLocale("de_DE"))
        assert kit.spoken(told) == "27.11.2026, 09:05 UTC, 62\u00a0%, 1,5"
        assert times.short_day(at.date()) == "27. Nov."
        assert times.weekday_and_day(at.date()) == "Fr., 27. Nov. 2026"
        QLocale.setDefault(QLocale("en_GB"))
        assert kit.spoken(told) == "27/11/2026, 09:05 UTC, 62%, 1.5"
        assert times.short_day(at.date()) == "27 Nov"
    finally:
        QLocale.setDefault(former)
