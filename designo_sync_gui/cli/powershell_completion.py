"""The parser written out as a completion script for PowerShell (5.1 and later).

Facts: ``Register-ArgumentCompleter -Native`` calls its block with the word being completed, the
command as a syntax tree and the place of the cursor (Microsoft Learn).
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping

_BLOCK = """\
Register-ArgumentCompleter -Native -CommandName {names} -ScriptBlock {{
    param($word, $tree, $cursor)
    $words = @{{
{words}
    }}
    $choices = @{{
{choices}
    }}
    $path = ''
    $last = ''
    foreach ($element in ($tree.CommandElements | Select-Object -Skip 1)) {{
        if ($element.Extent.EndOffset -ge $cursor) {{ break }}
        $last = $element.ToString()
        $longer = "$path $last".Trim()
        if ($words.ContainsKey($longer)) {{ $path = $longer }}
    }}
    $found = $words[$path]
    if ($choices.ContainsKey("$path $last")) {{ $found = $choices["$path $last"] }}
    $found | Where-Object {{ $_ -like "$word*" }} | ForEach-Object {{
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }}
}}
"""


def powershell_script(parser: argparse.ArgumentParser) -> str:
    """Completes commands, options and the choices of both."""
    words: dict[str, list[str]] = {}
    choices: dict[str, list[str]] = {}
    for path, command in _commands(parser, ""):
        words[path] = list(_words(command))
        for action in command._actions:
            if action.choices and not isinstance(action, argparse._SubParsersAction):
                told = [str(choice) for choice in action.choices]
                choices |= {f"{path} {flag}": told for flag in action.option_strings}
    names = ", ".join(map(_quoted, (parser.prog, f"{parser.prog}.exe")))
    return _BLOCK.format(names=names, words=_table(words), choices=_table(choices))


def _commands(
    parser: argparse.ArgumentParser, path: str
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    yield path, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield from _commands(command, f"{path} {name}".strip())


def _words(command: argparse.ArgumentParser) -> Iterator[str]:
    """Commands and choices first, then options by their long names."""
    for action in command._actions:
        if not action.option_strings and action.choices:
            yield from map(str, action.choices)
    for action in command._actions:
        if action.help != argparse.SUPPRESS:
            yield from (flag for flag in action.option_strings if flag.startswith("--"))


def _table(entries: Mapping[str, Iterable[str]]) -> str:
    return "\n".join(
        f"        {_quoted(key)} = @({', '.join(map(_quoted, values))})"
        for key, values in entries.items()
    )


def _quoted(text: str) -> str:
    """Nothing is obeyed between single quotes."""
    return "'" + text.replace("'", "''") + "'"
