"""Sentences that a screen can say in another language.

Law: the text itself is English and whole, for logs, journal, reports and the command line; the
template and its values stay beside it. A value (a status, a name, a number) is never translated.
"""

from collections.abc import Sequence


class Sentence(str):
    """English text that remembers how it was made.

    Attributes:
        template: the English source with ``{name}`` fields; what translators see.
        many: the source for every number but one; empty where nothing is counted.
        values: what stands in the fields; a ``Sentence`` among them is translated too.
        parts: for sentences set side by side: the parts, and ``template`` is what joins them.
    """

    __slots__ = ("many", "parts", "template", "values")

    template: str
    many: str
    values: dict[str, object]
    parts: tuple[str, ...] | None


def say(template: str, /, **values: object) -> Sentence:
    """A sentence with values in its fields, as ``str.format`` writes them.

    The first argument is always a literal: ``packaging/dev.py languages`` collects them.
    """
    return _sentence(template.format(**values), template, "", values, None)


def say_n(one: str, many: str, n: int, /, **values: object) -> Sentence:
    """A sentence about ``n`` things; ``{n}`` is the number, and other languages may have more
    forms than these two. Both are literals."""
    values = {"n": n, **values}
    return _sentence((one if n == 1 else many).format(**values), one, many, values, None)


def joined(separator: str, parts: Sequence[str]) -> Sentence:
    """Sentences side by side; each is translated by itself, plain text stays as it is."""
    return _sentence(separator.join(parts), separator, "", {}, tuple(parts))


def _sentence(
    text: str, template: str, many: str, values: dict[str, object], parts: tuple[str, ...] | None
) -> Sentence:
    made = Sentence(text)
    made.template = template
    made.many = many
    made.values = {name: _lasting(value) for name, value in values.items()}
    made.parts = parts
    return made


def _lasting(value: object) -> object:
    """An exception would keep alive whatever its frames hold, a reply's body among it."""
    return str(value) if isinstance(value, BaseException) else value
