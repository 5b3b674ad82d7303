"""Sentences that a screen can say in another language.

Law: a sentence is no text. It becomes text only at an edge: ``english`` for logs, journal, reports
and the command line, ``spoken`` of the window's language for screens. A value in it (a status, a
name, a number) is never translated.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter
from typing import Any

#: The template of text that is not ours: what a server said, a name.
_VERBATIM = "{text}"


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """How a text is made: false where there is nothing to say. Two are equal that say the same
    in English, as a plan read from its file and the plan that was written there do.

    Attributes:
        template: the English source with ``{name}`` fields; what translators see.
        many: the source for every number but one; empty where nothing is counted.
        values: what stands in the fields; a ``Sentence`` among them is translated too.
        parts: for sentences set side by side: the parts, and ``template`` is what joins them.
    """

    template: str = ""
    many: str = ""
    values: tuple[tuple[str, object], ...] = ()
    parts: tuple["Sentence", ...] = ()

    @property
    def english(self) -> str:
        """The text in English, with nothing added to its values."""
        if self.parts:
            return self.template.join(part.english for part in self.parts)
        values = dict(self.values)
        template = self.many if self.many and values["n"] != 1 else self.template
        return _ENGLISH.vformat(template, (), values)

    @property
    def is_verbatim(self) -> bool:
        """Whether it is text of somebody else, which has no translation."""
        return self.template == _VERBATIM

    def __str__(self) -> str:  # pragma: no cover - the tests put an error in its place
        return self.english

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sentence) and self.english == other.english

    def __hash__(self) -> int:
        return hash(self.english)

    def __bool__(self) -> bool:
        return bool(self.template or self.parts)


class _English(Formatter):
    """``str.format``, without the ``str()`` that a value is given where no format is named."""

    def format_field(self, value: Any, format_spec: str) -> str:
        return value.english if isinstance(value, Sentence) else format(value, format_spec)


_ENGLISH = _English()

#: Where there is nothing to say.
NOTHING = Sentence()


def say(template: str, /, **values: object) -> Sentence:
    """A sentence with values in its fields, as ``str.format`` writes them.

    The first argument is always a literal: ``packaging/dev.py languages`` collects them.
    """
    return Sentence(template, values=_lasting(values))


def say_n(one: str, many: str, n: int, /, **values: object) -> Sentence:
    """A sentence about ``n`` things; ``{n}`` is the number, and other languages may have more
    forms than these two. Both are literals."""
    return Sentence(one, many, _lasting({"n": n, **values}))


def verbatim(text: str) -> Sentence:
    """Text that is shown as it is in every language: a name, a number, what a server said."""
    return Sentence(_VERBATIM, values=(("text", text),)) if text else NOTHING


def joined(separator: str, parts: Iterable[Sentence]) -> Sentence:
    """Sentences side by side; each is translated by itself. Those that say nothing are left
    out."""
    said = tuple(part for part in parts if part)
    return Sentence(separator, parts=said) if said else NOTHING


def _lasting(values: dict[str, object]) -> tuple[tuple[str, object], ...]:
    """An exception would keep alive whatever its frames hold, a reply's body among it."""
    return tuple(
        (name, str(value) if isinstance(value, BaseException) else value)
        for name, value in values.items()
    )
