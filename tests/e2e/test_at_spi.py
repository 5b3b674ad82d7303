"""What a screen reader hears of every screen, listened to from outside the program."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from display_kit import display, missing_programs, until
from seen_texts import plain

at_spi = pytest.importorskip("at_spi", reason="jeepney, which speaks D-Bus, is not here")

ROOT = Path(__file__).parents[2]
CHILD = ROOT / "tests" / "support" / "screens_child.py"
#: Roles that say nothing of what a control does.
SILENT = ("filler", "panel", "unknown", "invalid", "redundant object", "unused")
#: Big tables are heard at their beginning only.
FIRST_CELLS = 60

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(
        bool(missing_programs() or at_spi.missing()),
        reason=at_spi.missing() or f"not here: {', '.join(missing_programs())}",
    ),
]

Found = dict[str, list[str]]


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Found]:
    """What is wrong with each screen, and the cells heard of its tables, by the screen's name."""
    home = tmp_path_factory.mktemp("heard")
    found: dict[str, Found] = {}
    with display(home) as screen, at_spi.listening(screen.env, home) as listener:
        words = [sys.executable, str(CHILD)]
        child = subprocess.Popen(
            words,
            env={**listener.env, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        try:
            assert child.stdout is not None
            assert child.stdin is not None
            for line in iter(child.stdout.readline, ""):
                name, popup, behind = json.loads(line)
                (program,) = until(listener.programs)
                told = found[name] = told_of(program, popup, behind)
                if popup and program.numbered(popup) not in led_through(listener.focused()[-1]):
                    told["wrong"].append("the focus does not lead into it")
                child.stdin.write("\n")
                child.stdin.flush()
                told["unheard"] = unheard(json.loads(child.stdout.readline()), told)
            assert child.wait(30) == 0
        finally:
            child.kill()
            child.communicate()
    return found


def told_of(program, popup: int, behind: int) -> Found:
    """Of every window but the main one behind a window of its own: the screens that lie in the main
    window are heard as such."""
    told: Found = {"wrong": [], "cells": [], "texts": []}
    popups = [program.numbered(popup)] if popup else []
    passed_over = program.numbered(behind) if behind else None
    for window in program.children + popups:
        if window != passed_over and window.has(at_spi.SHOWING):
            listen(window, told)
    return told


def led_through(focused) -> list:
    """Where a reader comes from, who is told of the focus: the control and all that it lies in."""
    found = [focused]
    while found[-1].role != "application":
        found.append(found[-1].parent)
    return found


def unheard(seen: list[str], told: Found) -> list[str]:
    """The texts of a screen that are nowhere among what was heard of it."""
    whole = "\n".join(plain(text) for text in (*told["texts"], *told["cells"]))
    return [text for text in seen if text not in whole]


def listen(thing, told: Found) -> None:
    """Walk down a window; a table's cells are heard for their names."""
    role, name = thing.role, thing.name
    told["texts"].append(f"{name} {thing.description} {thing.text}")
    if thing.has(at_spi.FOCUSABLE) and thing.has(at_spi.SHOWING):
        if not name.strip():
            told["wrong"].append(f"a {role} has no name")
        if role in SILENT and not thing.children:
            told["wrong"].append(f"“{name}” is a mere {role}")
    if role in ("table", "tree table"):
        told["cells"] += cells(thing)
        return
    for child in thing.children:
        listen(child, told)


def cells(table) -> Iterator[str]:
    for place in range(FIRST_CELLS):
        cell = table.child(place)
        if cell.at[1].endswith("/null"):
            return
        yield cell.name


def test_that_every_control_of_every_screen_is_heard_with_its_name_and_what_it_is(heard) -> None:
    from screens import SCREENS

    assert list(heard) == list(SCREENS)
    assert {name: told["wrong"] for name, told in heard.items() if told["wrong"]} == {}


def test_that_every_text_of_every_screen_is_heard(heard) -> None:
    assert {name: told["unheard"] for name, told in heard.items() if told["unheard"]} == {}


def test_that_a_row_is_heard_with_its_verdict_and_both_statuses(heard) -> None:
    cells = heard["all-orders"]["cells"]
    assert [cell for cell in cells if "Storefront status" in cell and "DesignO status" in cell]
    assert [cell for cell in cells if cell.startswith("DesignO status:")]


def test_that_a_group_is_heard_with_its_number_of_orders_and_both_values(heard) -> None:
    cells = [cell for cell in heard["mismatches"]["cells"] if "in the storefront" in cell]
    assert [cell for cell in cells if " orders: " in cell and "in DesignO" in cell]


def test_that_designo_at_the_foot_of_the_stores_is_heard_with_its_state(heard) -> None:
    told = heard["all-orders"]
    lines = [text for text in (*told["cells"], *told["texts"]) if "DesignO, ready" in text]
    assert len(lines) == 1
