"""What is said to people is a sentence that can be said in another language."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import designo_sync_gui
from designo_sync_gui.domain.errors import SyncError

ROOMS = ("domain", "engine", "connectors", "storage", "reports")
ROOT = Path(designo_sync_gui.__file__).parent
MARKS = ("say", "say_n", "tr", "tr_n")
SAID = ("message", "advice", "title")


def sources(*rooms: str) -> Iterator[tuple[str, str]]:
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


def error_names() -> frozenset[str]:
    """Every expected error of the program, by the name of its class."""
    for room in ROOMS:
        package = importlib.import_module(f"designo_sync_gui.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    found = [SyncError]
    for kind in found:
        found.extend(kind.__subclasses__())
    return frozenset(kind.__name__ for kind in found)


def plain_errors(source: str, errors: frozenset[str]) -> list[str]:
    """Calls of an error with a text that no translator would ever see."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and name_of(node) in errors:
            told = [*node.args[:2], *(k.value for k in node.keywords if k.arg in SAID)]
            found += [ast.unparse(part) for part in told if is_plain(part)]
    return found


def wrong_marks(source: str) -> list[str]:
    """Calls of ``say`` and its kin that translators do not see, or whose fields do not fit. Qt's
    collector (lupdate 6.11) does not look into f-strings."""
    found = []
    tree = ast.parse(source)
    for text in (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)):
        inside = (node for node in ast.walk(text) if isinstance(node, ast.Call))
        found += [ast.unparse(call) for call in inside if name_of(call) in MARKS]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node) in MARKS:
            counts = name_of(node).endswith("_n")
            templates = node.args[: 2 if counts else 1]
            if not all(isinstance(t, ast.Constant) and isinstance(t.value, str) for t in templates):
                found.append(ast.unparse(node))
                continue
            given = {k.arg for k in node.keywords} | ({"n"} if counts else set())
            texts = [str(t.value) for t in templates if isinstance(t, ast.Constant)]
            fields = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
            if None not in given and fields != given:
                found.append(ast.unparse(node))
    return found


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def is_plain(node: ast.expr) -> bool:
    if isinstance(node, ast.Call) and name_of(node) == "verbatim":
        return is_plain(node.args[0])
    if isinstance(node, ast.IfExp):
        return is_plain(node.body) or is_plain(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.Constant) for part in node.values)
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(node.value)


def test_that_every_expected_error_is_told_in_sentences() -> None:
    errors = error_names()
    assert len(errors) > 15
    found = {name: bad for name, text in sources(*ROOMS) if (bad := plain_errors(text, errors))}
    assert found == {}


def test_that_every_sentence_is_a_literal_whose_fields_are_given() -> None:
    package = [*sources(*ROOMS), *sources("ui", "cli")]
    # Those of source_words are forms that text is taken apart by; they are filled there.
    machinery = ("domain/sentence.py", "domain/source_words.py", "ui/kit/language.py")
    found = {n: bad for n, text in package if n not in machinery and (bad := wrong_marks(text))}
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        'raise JobRefused("Not now.")',
        'raise JobRefused(say("Not now."), f"Wait {n} s.")',
        'JobRefused(say("a"), title="Busy")',
        'JobRefused("a" if x else say("b"))',
    ],
)
def test_that_the_walk_finds_an_error_in_plain_words(source: str) -> None:
    assert len(plain_errors(source, frozenset({"JobRefused"}))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "say(text)",
        'say(f"a {b}")',
        'say("a {b}")',
        'say("a", b=1)',
        'tr_n("{n} order", "{n} orders", n, store=1)',
        'tr_n("{n} order", many, n)',
        """f"{a} {tr('Read.')}" """,
    ],
)
def test_that_the_walk_finds_a_sentence_that_translators_do_not_see(source: str) -> None:
    assert len(wrong_marks(source)) == 1


def test_that_an_error_says_itself_in_one_line_and_keeps_its_parts() -> None:
    from designo_sync_gui.domain.errors import JobRefused
    from designo_sync_gui.domain.sentence import say

    error = JobRefused(say("Order {id} is busy.", id="7"), say("Wait."))
    assert str(error) == error.sentence.english == "Job not started: Order 7 is busy. Wait."
    assert error.sentence.parts is not None
    assert [type(part).__name__ for part in error.sentence.parts] == ["Sentence", "Sentence"]
