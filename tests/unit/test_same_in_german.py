"""A sentence that German says with the words of English alone is listed here, with the reason."""

import re
import xml.etree.ElementTree as ET  # our own file
from pathlib import Path

GERMAN = Path(__file__).parents[2] / "resources" / "languages" / "designo_sync_de.ts"
WORD = re.compile(r"[^\W\d_]{2,}")

#: By reason.
SAME = {
    "a loan word of German offices": {
        "Details", "Filter", "Filter: {n:,}", "Format", "Jobs", "Journal",
        "Name", "Plan", "Plan: {direction}", "Problem", "Status", "Status…", "Trends",
        "Trends: DesignO Sync",
        "Version",
    },
    "a name": {
        "DesignO", "→ DesignO", "DesignO {age}", "DesignO Sync {version}", "Magento REST API",
        "Shopify Admin API", "WooCommerce REST API", "Integration (OAuth 1.0a)", "Client ID",
        "Store", "Stores", "&Stores",
    },
    "a technical term": {
        "Excel (XLSX)", "HTML", "HTTP {code}", "JSON (*.json)", "Null", "Proxy", "TLS",
        "{character}, in UTF-8 {bytes}", "{time:%Y-%m-%d %H:%M} UTC",
    },
    "the word “in” or a unit between values": {
        "{values} in {store}", "{n:,}/min", "{n:,} min", "In DesignO",
    },
}  # fmt: skip


def words(text: str) -> set[str]:
    return set(WORD.findall(re.sub(r"\{[^}]*\}", " ", text)))


def same() -> set[str]:
    found = set()
    for message in ET.parse(GERMAN).iter("message"):  # noqa: S314 - our own file
        source, translation = message.findtext("source", ""), message.find("translation")
        assert translation is not None
        for german in (translation.text or "", *(form.text or "" for form in translation)):
            if words(german) and words(german) <= words(source):
                found.add(source)
    return found


def test_that_german_says_no_sentence_with_english_words_alone() -> None:
    listed = {text for texts in SAME.values() for text in texts}
    assert same() - listed == set()


def test_that_what_an_operator_gives_for_a_write_is_called_the_same_everywhere() -> None:
    given = {"Reason", "Reason: {reason}", "A reason is needed.", "Order, job, operator or reason"}
    told = {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in ET.parse(GERMAN).iter("message")  # noqa: S314 - our own file
        if message.findtext("source", "") in given
    }
    assert told.keys() == given
    assert [german for german in told.values() if "Begründung" not in german] == []
