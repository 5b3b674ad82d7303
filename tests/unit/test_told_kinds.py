"""An operator is told a cause in plain words, never the name of a kind of error."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2] / "designo_sync_gui"
SPEAKING = {"say", "say_n", "verbatim", "tr", "tr_n"}


def named_kinds(source: str) -> Iterator[int]:
    """The lines of sentences that hold ``__name__``."""
    for call in ast.walk(ast.parse(source if "__name__" in source else "")):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in SPEAKING:
            inside = (part for value in [*call.args, *call.keywords] for part in ast.walk(value))
            if any(isinstance(x, ast.Attribute) and x.attr == "__name__" for x in inside):
                yield call.lineno


def test_that_no_sentence_names_a_kind_of_error() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for path in ROOT.rglob("*.py")
        for line in named_kinds(path.read_text("utf-8"))
    }
    assert found == set()


def test_that_a_kind_of_error_in_a_sentence_is_found() -> None:
    assert list(named_kinds('say("It failed: {name}.", name=type(error).__name__)')) == [1]
    assert list(named_kinds('say("It failed.", x=1)\nverbatim(kind.__name__)')) == [2]
