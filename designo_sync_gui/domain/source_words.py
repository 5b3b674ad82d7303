"""Where a status was read: a request and a field, or a file, a column and a row.

It stands beside every observation, so it is kept as one line of English text; as a sentence it
would take more memory than the order. A screen finds the words in it again and says them in its
language. What is not understood is shown as it was kept.
"""

import re
from dataclasses import replace
from string import Formatter
from typing import Final

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import Sentence, say, verbatim

ASKED_SINGLY: Final = say("{source}; asked singly")
ONLY_SINGLY: Final = say("asked singly")
AND_OTHERS: Final = say("{source} and others")
ROW: Final = say("{source}, row {line}")
COLUMN: Final = say("{file} ({how}), column {column}")
FIELD: Final = say("{source}, field {field}")
PROFILE: Final = say("{request} ([{section}] of the read profile)")
COMPLETE_LIST: Final = say("not in the complete list of {who}")
GUESSED: Final = say("{encoding}, guessed, delimiter {mark}")
DELIMITED: Final = say("{encoding}, delimiter {mark}")
TAB: Final = say("tab")
SHEET: Final = say("XLSX, sheet {name}")
JSON_LINES: Final = say("{encoding}, JSON Lines")


def filled(form: Sentence, **values: object) -> Sentence:
    """One of these forms with what stands in it."""
    return replace(form, values=tuple(values.items()))


def made(form: Sentence, **values: object) -> str:
    """The text of a filled form."""
    return form.template.format(**values)


def source_sentence(text: str) -> Sentence:
    """The text again as a sentence, whose English is that text."""
    return _found(text, _SOURCES)


_Forms = tuple[tuple[re.Pattern[str], Sentence], ...]


def _found(text: str, forms: _Forms) -> Sentence:
    for pattern, form in forms:
        match = pattern.fullmatch(text)
        if match is not None:
            parts = match.groupdict().items()
            return filled(form, **{name: _value(name, part) for name, part in parts})
    return verbatim(text)


def _value(name: str, text: str) -> object:
    inner = _INNER.get(name)
    return text if inner is None else _found(text, inner)


def _forms(*forms: Sentence) -> _Forms:
    return tuple((re.compile(_pattern(form), re.DOTALL), form) for form in forms)


def _pattern(form: Sentence) -> str:
    pattern = ""
    for words, name, *_ in Formatter().parse(form.template):
        held = "[0-9]+" if name == "line" else ".*"
        pattern += re.escape(words) + (f"(?P<{name}>{held})" if name else "")
    return pattern


#: The outermost first.
_SOURCES: Final = _forms(
    ASKED_SINGLY, ONLY_SINGLY, AND_OTHERS, ROW, COLUMN, FIELD, PROFILE, COMPLETE_LIST
)
#: What may stand in a field that has words of its own.
_INNER: Final = {
    "source": _SOURCES,
    "how": _forms(SHEET, JSON_LINES, GUESSED, DELIMITED),
    "mark": _forms(TAB),
    "who": _forms(*(side.named for side in Side)),
}
