"""The translations in resources/languages: complete, of this very code, and compiled."""

import sys
import xml.etree.ElementTree as ET  # our own files
from pathlib import Path
from string import Formatter

import pytest

ROOT = Path(__file__).parents[2]
LANGUAGES = sorted((ROOT / "resources" / "languages").glob("*.ts"))
PROGRAMS = Path(sys.executable).parent

sys.path.insert(0, str(ROOT / "packaging"))
dev_languages = pytest.importorskip("dev_languages")
sys.path.pop(0)


def fields(text: str) -> set[tuple[str, str | None]]:
    return {(name, spec) for _, name, spec, _ in Formatter().parse(text) if name}


def messages(path: Path) -> list[tuple[list[str], list[str], bool]]:
    """Each source in its forms, its translations, and whether a translator has finished it."""
    found = []
    for message in ET.parse(path).iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")]
        texts = forms or [translation.text or ""]
        source = message.findtext("source", "")
        sources = [source, message.findtext("comment", source)][: len(texts)]
        found.append((sources, texts, translation.get("type") is None))
    return found


def test_that_there_is_a_file_for_every_language_that_can_be_chosen() -> None:
    from designo_sync_gui.ui.kit.language import LANGUAGES as CHOICES

    assert {path.stem for path in LANGUAGES} == {f"designo_sync_{c}" for c in CHOICES if c != "en"}


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_that_every_sentence_is_translated_with_its_fields(path: Path) -> None:
    wrong = []
    for sources, texts, finished in messages(path):
        pairs = zip(sources, texts, strict=True)
        right = all(text.strip() and fields(text) == fields(source) for source, text in pairs)
        if not (finished and right):
            wrong.append((sources, texts))
    assert wrong == []


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_that_the_file_holds_what_the_code_says_and_is_compiled(path: Path, tmp_path: Path) -> None:
    again = tmp_path / path.name
    again.write_bytes(path.read_bytes())
    dev_languages.collect(ROOT, PROGRAMS, again)
    now, kept = ({tuple(sources) for sources, *_ in messages(one)} for one in (again, path))
    assert (now - kept, kept - now) == (set(), set()), "run: packaging/dev.py languages"
    compiled = again.with_suffix(".qm")
    dev_languages.compile_language(PROGRAMS, path, compiled)
    assert compiled.read_bytes() == path.with_suffix(".qm").read_bytes()
