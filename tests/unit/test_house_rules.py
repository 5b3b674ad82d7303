"""Rules of this house that no other tool keeps, as facts about the source."""

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

Node = TypeVar("Node", bound=ast.AST)
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

#: Known where they are declared, and in the shops of the demo; nowhere else.
PLATFORM = re.compile(
    r"woocommerce|magento|shopify|bigcommerce|adobe commerce|\bc[ks]_|\bshp(?:at|\()", re.IGNORECASE
)
KNOWS_PLATFORMS = ("connectors", "demo")

#: The rooms whose objects are whole once they are made, and the attributes of Python's and Qt's own
#: objects that are assigned there.
WHOLE = ("engine", "ui", "cli")
FOREIGN_ATTRIBUTES = {
    "sys.excepthook",
    "builtins.__import__",
    "end.daemon",
    "made.start",
    "made.length",
    "made.format",
}

MOST_METHODS = 25
#: Called by Qt under its own names: no part of what a class offers.
QT_NAMES = re.compile(r"[a-z]+[A-Z]\w*|data|sort")

Check = Callable[[Path], Iterable[object]]


def offences(paths: Iterable[Path], check: Check) -> dict[str, list[object]]:
    """What a check finds, by file; files without a finding are left out."""
    found = {path.relative_to(ROOT).as_posix(): list(check(path)) for path in paths}
    assert found, "no file was looked at"
    return {name: finds for name, finds in found.items() if finds}


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module", autouse=True)
def _trees_forgotten() -> Iterator[None]:
    yield
    by_kind.cache_clear()


@cache
def by_kind(path: Path) -> tuple[ast.Module, dict[type[ast.AST], list[ast.AST]]]:
    """The tree of a file and its nodes by kind: nearly every rule asks for those of every file."""
    tree = ast.parse(text(path))
    found: defaultdict[type[ast.AST], list[ast.AST]] = defaultdict(list)
    for node in ast.walk(tree):
        found[type(node)].append(node)
    return tree, found


def nodes(path: Path, kind: type[Node]) -> Iterator[Node]:
    return (node for node in by_kind(path)[1].get(kind, ()) if isinstance(node, kind))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from nodes(path, ast.FunctionDef)
    yield from nodes(path, ast.AsyncFunctionDef)


def in_package(room: str = "") -> list[Path]:
    return [path for path in SOURCES if (PACKAGE / room) in path.parents]


def method_calls(path: Path, names: Iterable[str]) -> Iterator[tuple[ast.Call, ast.Attribute]]:
    """Each call of a method of these names, and the method."""
    for node in nodes(path, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr in names:
            yield node, node.func


def test_that_a_file_has_at_most_500_lines() -> None:
    def long(path: Path) -> list[object]:
        lines = len(text(path).splitlines())
        return [lines] if lines > 500 else []

    assert offences(SOURCES, long) == {}


def test_that_a_module_says_what_it_is() -> None:
    def silent(path: Path) -> list[object]:
        return [] if ast.get_docstring(by_kind(path)[0]) else ["no docstring"]

    assert offences(SOURCES, silent) == {}


def test_that_a_function_has_at_most_60_lines() -> None:
    def long(path: Path) -> list[object]:
        return [f.name for f in functions(path) if (f.end_lineno or 0) - f.lineno >= 60]

    assert offences(SOURCES, long) == {}


def public_methods(path: Path) -> Iterator[tuple[str, int]]:
    """Each class and how many methods and properties it offers."""
    for node in nodes(path, ast.ClassDef):
        made = (ast.FunctionDef, ast.AsyncFunctionDef)
        names = {part.name for part in node.body if isinstance(part, made)}
        own = [n for n in names if not n.startswith("_") and not QT_NAMES.fullmatch(n)]
        yield node.name, len(own)


def test_that_a_class_has_at_most_25_public_methods() -> None:
    def wide(path: Path) -> list[object]:
        return [found for found in public_methods(path) if found[1] > MOST_METHODS]

    assert offences(in_package(), wide) == {}


def test_that_public_methods_are_counted_without_private_ones_and_those_of_qt(
    tmp_path: Path,
) -> None:
    source = tmp_path / "sample.py"
    source.write_text(
        "class Sample:\n    def __init__(self): ...\n    def _own(self): ...\n"
        "    def rowCount(self): ...\n    @property\n    def size(self): ...\n"
        "    @size.setter\n    def size(self, n): ...\n    async def read(self): ...\n"
    )
    assert list(public_methods(source)) == [("Sample", 2)]


def outside_assignments(path: Path) -> Iterator[str]:
    """Attributes that are assigned other than by the object itself."""
    for node in nodes(path, ast.Attribute):
        name = ast.unparse(node)
        own = re.fullmatch(r"(self|cls)\.\w+", name) or name in FOREIGN_ATTRIBUTES
        if isinstance(node.ctx, ast.Store | ast.Del) and not own:
            yield name


def test_that_nothing_is_assigned_to_an_object_from_outside() -> None:
    paths = [path for room in WHOLE for path in in_package(room)]
    assert offences(paths, outside_assignments) == {}


def test_that_an_assignment_from_outside_is_found(tmp_path: Path) -> None:
    source = tmp_path / "sample.py"
    source.write_text(
        "self.a = 1\nmade.start = 2\njob.total = 3\nself.job.done += 1\n"
        "one.b, self.c = 1, 2\nrows[one.d] = 1\nhost.e: int = 1\n"
    )
    found = sorted(outside_assignments(source))
    assert found == ["host.e", "job.total", "one.b", "self.job.done"]


def test_that_an_exception_to_the_linters_names_what_it_excepts() -> None:
    named = re.compile(r"# (noqa: [A-Z]+\d+|type: ignore\[[\w-]+\])")

    def blanket(path: Path) -> list[object]:
        silenced = [n for n in text(path).splitlines() if re.search(r"# (noqa|type: ignore)\b", n)]
        return [line for line in silenced if not named.search(line)]

    assert offences(SOURCES, blanket) == {}


def test_that_a_colour_of_the_window_is_written_in_one_place() -> None:
    literal = re.compile(
        r"""["']#[0-9a-fA-F]{3,8}["']|QColor\(\s*["'\d]|rgba?\(|GlobalColor\.(?!transparent)"""
    )

    def coloured(path: Path) -> list[object]:
        return [] if path.name == "tokens.py" else list(literal.findall(text(path)))

    assert offences(in_package("ui"), coloured) == {}


def test_that_nothing_is_left_for_later() -> None:
    assert offences(TEXTS, lambda path: POSTPONED.findall(text(path))) == {}


def test_that_no_machine_and_no_package_index_is_named() -> None:
    assert offences(TEXTS, lambda path: PLACES.findall(text(path))) == {}


@pytest.mark.parametrize(("letter", "count"), [("F", 78), ("L", 20)])
def test_that_every_fault_and_every_leak_channel_of_the_catalogue_has_a_test(
    letter: str, count: int
) -> None:
    labels: set[str] = set()
    for path in SOURCES:
        if path.name.startswith("test_"):
            for named in re.findall(r"def test_((?:[FL]\d\d_)+)", text(path)):
                labels |= set(named.split("_"))
    wanted = {f"{letter}{number:02}" for number in range(1, count + 1)}
    assert wanted - labels == set()


def test_that_tests_are_named_as_facts() -> None:
    clear = re.compile(r"test_(that|[FL]\d\d)_")  # a fact; a fault or a leak of the catalogue
    vague = re.compile(r"_(works|correctly|properly)(_|$)")

    def unclear(path: Path) -> list[object]:
        names = [f.name for f in functions(path) if f.name.startswith("test")]
        return [n for n in names if not clear.match(n) or vague.search(n)]

    assert offences([p for p in SOURCES if p.name.startswith("test_")], unclear) == {}


def test_that_no_dialog_stops_the_event_loop() -> None:
    def nested_loops(path: Path) -> list[object]:
        return [call.lineno for call, _ in method_calls(path, ("exec", "exec_"))]

    assert offences(in_package("ui"), nested_loops) == {}


def test_that_every_dialog_is_one_that_ends_when_it_is_closed() -> None:
    own = PACKAGE / "ui" / "kit" / "dialog.py"

    def plain(path: Path) -> list[object]:
        classes = (node for node in nodes(path, ast.ClassDef) if path != own)
        return [node.lineno for node in classes if "QDialog" in map(ast.unparse, node.bases)]

    assert offences(in_package("ui"), plain) == {}


def test_that_nothing_is_printed_past_the_console() -> None:
    def prints(path: Path) -> list[object]:
        calls = nodes(path, ast.Call)
        return [c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]

    assert offences(in_package(), prints) == {}


def test_that_no_status_is_stripped_folded_or_rewritten() -> None:
    status = re.compile(r"(^|[._])status(es)?(\.\w+)?$")

    def altered(path: Path) -> list[object]:
        return [
            ast.unparse(call)
            for call, method in method_calls(path, ALTERING)
            if status.search(ast.unparse(method.value))
        ]

    assert offences(in_package(), altered) == {}


def names_and_texts(path: Path) -> Iterator[str]:
    """The file's own name, and every identifier and string literal in it but docstrings."""
    yield path.stem
    tree = by_kind(path)[0]
    told = {id(n.value) for n in nodes(path, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in told and isinstance(node, ast.Constant):
            continue
        for _, value in ast.iter_fields(node):
            yield from (part for part in listed(value) if isinstance(part, str))


def listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def test_that_no_platform_is_known_by_name_outside_connectors_and_demo() -> None:
    rooms = [PACKAGE / room for room in KNOWS_PLATFORMS]
    paths = [path for path in in_package() if not set(rooms) & set(path.parents)]

    def platforms(path: Path) -> list[object]:
        return [found for found in names_and_texts(path) if PLATFORM.search(found)]

    assert offences(paths, platforms) == {}


def test_that_platform_names_are_found_in_code_and_let_be_in_docstrings(tmp_path: Path) -> None:
    source = tmp_path / "sample.py"
    source.write_text(
        '"""Magento."""\n# Magento\nimport a.shopify as b\nx = f"{b}Magento"\n'
        'def woocommerce(bigcommerce=1):\n    """Shopify."""\n'
    )
    found = [name for name in names_and_texts(source) if PLATFORM.search(name)]
    assert sorted(found) == ["Magento", "a.shopify", "bigcommerce", "woocommerce"]


def test_that_the_lock_pins_every_dependency() -> None:
    project = tomllib.loads(text(ROOT / "pyproject.toml"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[^\w-]", line, maxsplit=1)[0].lower() for line in wanted}
    lock = text(ROOT / "packaging" / "requirements-dev.lock")
    assert names <= set(re.findall(r"^([\w-]+)==", lock, re.MULTILINE))


@pytest.mark.parametrize("command", ["demo", "test"])
def test_that_the_readme_names_the_two_commands(command: str) -> None:
    readme = text(ROOT / "README.md")
    assert f"\npython3 packaging/dev.py {command}\n" in readme


def test_that_ci_does_what_the_readme_says() -> None:
    assert "python3 packaging/dev.py test\n" in text(ROOT / ".ci" / "run")
