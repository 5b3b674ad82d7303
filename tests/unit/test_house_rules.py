"""Rules of this house that no other tool keeps, as facts about the source."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "designo_sync_gui"
SOURCES = sorted(
    path
    for folder in (PACKAGE, ROOT / "tests", ROOT / "packaging")
    for path in folder.rglob("*.py")
    if "__pycache__" not in path.parts
)
TEXTS = [
    *SOURCES,
    *(p for p in (ROOT / "resources").rglob("*") if p.suffix in (".md", ".toml", ".svg")),
    *(p for p in (ROOT / "packaging").iterdir() if p.suffix in (".lock", ".md")),
    *(ROOT / name for name in ("pyproject.toml", "README.md", "LICENSE", ".ci/run")),
    PACKAGE / "ARCHITECTURE.md",
]
#: In pieces, so that this file does not hold what it forbids.
POSTPONED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
PLACES = re.compile(
    "/wo" + r"rk/|/ro" + r"ot/|/home/\w+/|C:\\+Users\\+\w|pypi\." + r"org|python" + r"hosted"
)
ALTERING = {"strip", "lstrip", "rstrip", "lower", "upper", "title", "casefold", "capitalize"}
ALTERING |= {"replace", "removeprefix", "removesuffix", "translate", "swapcase", "zfill"}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def in_package(*rooms: str) -> list[Path]:
    return [p for p in SOURCES if PACKAGE in p.parents and (not rooms or p.parent.name in rooms)]


def nodes(path: Path, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, kinds):
            yield node


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_that_a_file_holds_one_idea_in_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_that_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_that_a_function_has_at_most_60_lines(path: Path) -> None:
    functions = nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
    long = [f"{f.name}, line {f.lineno}" for f in functions if f.end_lineno - f.lineno >= 60]
    assert long == []


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_that_an_exception_to_the_linters_has_a_code_and_a_reason(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    silenced = [line for line in lines if re.search(r"# (noqa|type: ignore)\b", line)]
    reasoned = re.compile(r"# (noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ignore\[[\w-]+\])\W+\w+")
    assert [line.strip() for line in silenced if not reasoned.search(line)] == []


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_that_nothing_is_left_for_later(path: Path) -> None:
    assert POSTPONED.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_that_no_machine_and_no_package_index_is_named(path: Path) -> None:
    assert PLACES.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [p for p in SOURCES if p.name.startswith("test_")], ids=named)
def test_that_tests_are_named_as_facts(path: Path) -> None:
    names = [
        node.name
        for node in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
        if node.name.startswith("test")
    ]
    vague = re.compile(r"_(works|correctly|properly)(_|$)")
    assert [n for n in names if not n.startswith("test_that_") or vague.search(n)] == []


@pytest.mark.parametrize("path", in_package("ui"), ids=named)
def test_that_no_dialog_stops_the_event_loop(path: Path) -> None:
    calls = [
        node.lineno
        for node in nodes(path, ast.Call)
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("exec", "exec_")
    ]
    assert calls == []


@pytest.mark.parametrize("path", in_package(), ids=named)
def test_that_nothing_is_printed_past_the_console(path: Path) -> None:
    calls = [
        node.lineno
        for node in nodes(path, ast.Call)
        if isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert calls == []


@pytest.mark.parametrize("path", in_package(), ids=named)
def test_that_no_status_is_stripped_folded_or_rewritten(path: Path) -> None:
    altered = [
        f"{ast.unparse(node)}, line {node.lineno}"
        for node in nodes(path, ast.Call)
        if isinstance(node.func, ast.Attribute)
        and node.func.attr in ALTERING
        and re.search(r"(^|[._])status(es)?(\.\w+)?$", ast.unparse(node.func.value))
    ]
    assert altered == []


def test_that_the_lock_pins_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.match(r"[\w-]+", line)[0].lower() for line in wanted}
    lock = (ROOT / "packaging" / "requirements-dev.lock").read_text(encoding="utf-8")
    assert names <= set(re.findall(r"^([\w-]+)==", lock, re.MULTILINE))


@pytest.mark.parametrize("command", ["demo", "test"])
def test_that_the_readme_names_the_two_commands(command: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"\npython3 packaging/dev.py {command}\n" in readme


def test_that_ci_does_what_the_readme_says() -> None:
    assert "python3 packaging/dev.py test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
