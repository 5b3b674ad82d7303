"""A sentence as one line in English for a terminal or a page.

Law: each value in it stays at its place. Two values written from right to left that stand in one
sentence change places where only the sentence as a whole is isolated.
"""

from string import Formatter
from typing import Any

from designo_sync_gui.domain.bidi import isolated
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.visible import visible_text


def line_of(sentence: Sentence) -> str:
    """The text in English, each foreign value in it made visible and isolated by itself."""
    if sentence.parts:
        return sentence.template.join(map(line_of, sentence.parts))
    values = dict(sentence.values)
    template = sentence.many if sentence.many and values["n"] != 1 else sentence.template
    return _LINE.vformat(template, (), values)


class _Line(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Sentence):
            return line_of(value)
        text = format(value, format_spec)
        return isolated(visible_text(text)) if isinstance(value, str) else text


_LINE = _Line()
