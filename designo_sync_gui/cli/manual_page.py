"""The parser written out as a manual page in roff, for ``man``.

Law: a page of one version is the same wherever it is made: no date, no width of a terminal.
"""

import argparse
from collections.abc import Iterator, Sequence

#: Wide enough that argparse breaks no line of its own; ``man`` fills lines by the reader's width.
_NO_BREAKS = 1_000_000


def manual_page(parser: argparse.ArgumentParser, version: str, summary: str) -> str:
    """The page of a program with subcommands, in section 1.

    ``summary`` stands behind the name, where ``apropos`` finds it. The options that every command
    shares are told once, those of a command under its own heading.
    """
    name = parser.prog
    shared = {flag for action in parser._actions for flag in action.option_strings}
    lines = [
        f'.TH "{_text(name.upper())}" "1" "" "DesignO Sync {_text(version)}" "User commands"',
        ".nh",  # a hyphen put into an option at a line's end would be typed along
        ".SH NAME",
        f"{_text(name)} \\- {_text(summary)}",
        ".SH SYNOPSIS",
        f"\\fB{_text(name)}\\fR {_text(_arguments_of(parser))}",
        ".SH DESCRIPTION",
        *_paragraph(parser.description),
        ".SH OPTIONS",
    ]
    for action in parser._actions:
        if action.option_strings:
            lines += _entry(action)
    lines.append(".SH COMMANDS")
    for command in _commands(parser):
        lines += _section(command, shared)
    lines += [".SH EXIT STATUS AND FILES", ".nf", *_raw_lines(parser.epilog or ""), ".fi"]
    return "\n".join(lines) + "\n"


def _commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Every command in the order of the help; one that only leads to others gives way to them."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in dict.fromkeys(action.choices.values()):
                below = list(_commands(command))
                yield from below or [command]


def _section(command: argparse.ArgumentParser, shared: set[str]) -> list[str]:
    lines = [f'.SS "{_text(command.prog)}"', f"\\fB{_text(command.prog)}\\fR"]
    lines[-1] += f" {_text(_arguments_of(command, shared))}".rstrip()
    lines += ["", *_paragraph(command.description)]
    for action in command._actions:
        if not shared.intersection(action.option_strings):
            lines += _entry(action)
    return [*lines, *_epilog(command.epilog)]


def _arguments_of(
    parser: argparse.ArgumentParser, without: set[str] | frozenset[str] = frozenset()
) -> str:
    """What stands behind the name in the usage, on one line."""
    kept = [a for a in parser._actions if not without.intersection(a.option_strings)]
    formatter = argparse.HelpFormatter(parser.prog, width=_NO_BREAKS)
    formatter.add_usage(None, kept, parser._mutually_exclusive_groups, prefix="")
    return formatter.format_help().strip().removeprefix(parser.prog).strip()


def _entry(action: argparse.Action) -> list[str]:
    if not action.help or action.help is argparse.SUPPRESS:
        return []
    formatter = argparse.HelpFormatter("", width=_NO_BREAKS)
    head = _text(formatter._format_action_invocation(action))
    return [".TP", f"\\fB{head}\\fR", *_paragraph(formatter._expand_help(action))]


def _epilog(text: str | None) -> Sequence[str]:
    return [".PP", ".nf", *_raw_lines(text), ".fi"] if text else []


def _paragraph(text: str | None) -> list[str]:
    """One paragraph, its words on one line."""
    return [_line(" ".join(text.split()))] if text else []


def _raw_lines(text: str) -> list[str]:
    return [_line(line) for line in text.splitlines()]


def _line(text: str) -> str:
    """A line of text that roff takes for no request, whatever it begins with."""
    escaped = _text(text)
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _text(text: str) -> str:
    """Roff's own characters escaped; a hyphen stays one that can be searched and pasted."""
    return text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
