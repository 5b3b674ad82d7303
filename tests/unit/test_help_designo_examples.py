"""The examples of “designo set” in the help work on a machine where nothing is connected yet."""

from pathlib import Path

HELP = Path(__file__).parents[2] / "resources" / "help" / "12-command-line.md"


def test_that_every_designo_set_example_gives_the_address_that_the_command_asks_for() -> None:
    lines = HELP.read_text(encoding="utf-8").splitlines()
    examples = [line for line in lines if line.startswith("designo-sync designo set ")]
    assert len(examples) >= 2
    assert [line for line in examples if " --url " not in line] == []
