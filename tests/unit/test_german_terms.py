"""One German word for one thing, on the screens and in the help; the table is in CONTRIBUTING."""

import re
import xml.etree.ElementTree as ET  # our own files
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "resources" / "languages" / "designo_sync_de.ts"
HELP = sorted((ROOT / "resources" / "help" / "de").glob("*.md"))
GLOSSARY = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")

#: What reads like a machine, or is another word for a thing that has one. A status or a name of
#: another program is no word of ours.
NOT_OURS = re.compile(
    r"\bStorefront|\bvereinbart|\bTesten\b|\bgetestet\b|\bnicht in: |\bKennung|"
    r"\bÄnderungen folgen\b|Geändert hat sich|\bKopfzeilen\b|\bDatensatz\b|\bBestellung\b|"
    r"(?<!kein Geld )(?<!nicht )\bbewegt\b(?! kein Geld)|\bdu\b|\bdein"
)
CODE = re.compile(r"`[^`]*`|^```.*?^```", re.S | re.M)
#: Numbers that stay small, or are no number of things: times, and a text inside a file.
SMALL = re.compile(
    r"\{n\} (h|min|s) (ago|left)|refresh in \{n\} min|"
    r"about \{n\} |the last \{n\} months|within \{n\} s|"
    r"up to \{n\} characters|\{n\} pages in a row|text number \{n\}|\{n\} of \{total\} equal"
)


def messages() -> list[tuple[str, list[str]]]:
    found = []
    for message in ET.parse(WORDS).iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")]
        sources = " ".join((message.findtext("source", ""), message.findtext("comment", "")))
        found.append((sources, forms or [translation.text or ""]))
    return found


def german_of(source: str) -> set[str]:
    return {text for told, texts in messages() if told.strip() == source for text in texts}


def test_that_no_screen_says_a_word_that_is_not_ours() -> None:
    said = [text for _, texts in messages() for text in texts]
    assert [text for text in said if NOT_OURS.search(text)] == []
    assert NOT_OURS.search("nicht in: DesignO")


@pytest.mark.parametrize("page", HELP, ids=lambda path: path.stem)
def test_that_no_page_says_a_word_that_is_not_ours(page: Path) -> None:
    text = CODE.sub("", page.read_text("utf-8"))
    found = [match.group() for match in NOT_OURS.finditer(text)]
    assert found == []


def test_that_the_words_of_the_glossary_are_those_of_the_screens() -> None:
    table = GLOSSARY.partition("### German words")[2].partition("\n## ")[0]
    rows = [line.split("|")[1:3] for line in table.splitlines() if line.startswith("| ")][1:]
    terms = {english.strip(): german.strip() for english, german in rows}
    assert len(terms) > 15
    said = {english: german_of(english) for english in terms if german_of(english)}
    assert len(said) > 12
    wrong = {one: words for one, words in said.items() if terms[one] not in words}
    assert wrong == {}


def test_that_a_count_is_grouped_as_people_here_do() -> None:
    plain = [told for told, _ in messages() if "{n}" in told and not SMALL.search(told)]
    assert plain == []
