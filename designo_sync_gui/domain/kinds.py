"""Why two different statuses differ.

Law: a kind explains a difference; it never makes two values equal. Each kind names one change
which, alone or together with the other kinds found, turns both values into the same text.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import JsonType, Status


class DifferenceKind(StrEnum):
    """The kinds of ``product.md``; one mismatch can have several."""

    CASE = "case"
    SEPARATOR = "separator"
    PREFIX = "prefix"
    WHITESPACE = "whitespace"
    UNICODE_FORM = "unicode form"
    ENTITY = "entity"
    TRUNCATED = "truncated"
    TYPE = "type"
    OTHER_VALUE = "other value"

    @property
    def label(self) -> Sentence:
        """The word for screens."""
        return _LABELS[self]

    @property
    def meaning(self) -> Sentence:
        """What was found, in a sentence that says no more than is known."""
        return _MEANINGS[self]


_LABELS = {
    DifferenceKind.CASE: say("case"),
    DifferenceKind.SEPARATOR: say("separator"),
    DifferenceKind.PREFIX: say("prefix"),
    DifferenceKind.WHITESPACE: say("whitespace"),
    DifferenceKind.UNICODE_FORM: say("unicode form"),
    DifferenceKind.ENTITY: say("entity"),
    DifferenceKind.TRUNCATED: say("truncated"),
    DifferenceKind.TYPE: say("type"),
    DifferenceKind.OTHER_VALUE: say("other value"),
}

_MEANINGS = {
    DifferenceKind.CASE: say("Upper and lower case differ."),
    DifferenceKind.SEPARATOR: say("The separators differ: a space, an underscore or a hyphen."),
    DifferenceKind.PREFIX: say("One value begins with “wc-”, the other does not."),
    DifferenceKind.WHITESPACE: (
        say("White space differs: at an edge, doubled, no-break, or characters of no width.")
    ),
    DifferenceKind.UNICODE_FORM: (
        say("Characters look alike but are other code points, or accents are composed differently.")
    ),
    DifferenceKind.ENTITY: say(
        "One value contains an HTML entity such as “&amp;” for a character."
    ),
    DifferenceKind.TRUNCATED: say("One value is the beginning of the other: it was cut off."),
    DifferenceKind.TYPE: say('The JSON types or number spellings differ, as 1 and "1" do.'),
    DifferenceKind.OTHER_VALUE: say("They are different values, not two spellings of one."),
}

#: Kinds that leave the meaning alone: same words in another spelling.
FORMATTING_KINDS = frozenset(
    {
        DifferenceKind.CASE,
        DifferenceKind.SEPARATOR,
        DifferenceKind.PREFIX,
        DifferenceKind.WHITESPACE,
        DifferenceKind.UNICODE_FORM,
        DifferenceKind.ENTITY,
    }
)

#: A shorter value than this that begins a longer one is more often another status
#: (``complete``, ``completed``) than a cut one. WooCommerce cuts at 17 (measured, 9.9.5).
SHORTEST_TRUNCATION = 10

_LONGEST_EXPLAINED = 4096
_SEPARATORS = str.maketrans({" ": "-", "_": "-"})
_PREFIX = re.compile(r"wc-")
_ZERO_WIDTH = dict.fromkeys(
    [
        0x00AD,
        0x061C,
        0xFEFF,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
    ]
)
_WHITE_RUN = re.compile(r"\s+")
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһӏАВЕКМНОРСТХІЈЅοαινΑΒΕΖΗΙΚΜΝΟΡΤΥΧ‐‑‒–—−’‘ʼ",  # noqa: RUF001 - the table itself
    "aeopcyxijsdhlABEKMHOPCTXIJSoaivABEZHIKMNOPTYX------'''",
)


def _fold_entities(text: str) -> str:
    return html.unescape(html.unescape(text))


def _fold_unicode(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKES)


def _fold_whitespace(text: str) -> str:
    return _WHITE_RUN.sub(" ", text.translate(_ZERO_WIDTH)).strip()


def _fold_separators(text: str) -> str:
    return text.translate(_SEPARATORS)


def _fold_prefix(text: str) -> str:
    return _PREFIX.sub("", text, count=1) if _PREFIX.match(text) else text


#: In the order in which they are applied: an entity hides a space, a space hides a prefix.
_FOLDS: tuple[tuple[DifferenceKind, Callable[[str], str]], ...] = (
    (DifferenceKind.ENTITY, _fold_entities),
    (DifferenceKind.WHITESPACE, _fold_whitespace),
    (DifferenceKind.UNICODE_FORM, _fold_unicode),
    (DifferenceKind.CASE, str.casefold),
    (DifferenceKind.SEPARATOR, _fold_separators),
    (DifferenceKind.PREFIX, _fold_prefix),
)
_UNDO = dict(_FOLDS)


def fold(text: str, kinds: Iterable[DifferenceKind]) -> str:
    """Undo the changes that ``kinds`` name, for explaining only; the result is never stored."""
    wanted = frozenset(kinds)
    for kind, undo in _FOLDS:
        if kind in wanted:
            text = undo(text)
    return text


@lru_cache(maxsize=8192)
def difference_kinds(left: Status, right: Status) -> frozenset[DifferenceKind]:
    """Name what differs. Empty exactly when type and code points are equal; symmetric; total."""
    if left == right:
        return frozenset()
    if left.json_type is not right.json_type:
        if not (left.has_value and right.has_value) or left.literal == right.literal:
            return frozenset({DifferenceKind.TYPE})
        return frozenset({DifferenceKind.TYPE}) | _text_kinds(left.literal, right.literal)
    if left.json_type is JsonType.NUMBER:
        return frozenset({_number_kind(left.literal, right.literal)})
    return _text_kinds(left.literal, right.literal)


def is_cut(shorter: str, longer: str) -> bool:
    """Whether ``shorter`` looks like ``longer`` cut off in the middle of a word."""
    if len(shorter) < SHORTEST_TRUNCATION or not longer.startswith(shorter):
        return False
    if len(shorter) == len(longer):
        return False
    return shorter[-1] in " _-" or longer[len(shorter)] not in " _-"


def _text_kinds(left: str, right: str) -> frozenset[DifferenceKind]:
    if max(len(left), len(right)) > _LONGEST_EXPLAINED:
        return frozenset({DifferenceKind.OTHER_VALUE})
    folds = _working(left, right)
    a, b = _Folded(left), _Folded(right)
    for size in range(1, len(folds) + 1):
        for kinds in combinations(folds, size):
            if a.by(kinds) == b.by(kinds):
                return frozenset(kinds)
    for size in range(len(folds) + 1):
        for kinds in combinations(folds, size):
            shorter, longer = sorted((a.by(kinds), b.by(kinds)), key=len)
            if is_cut(shorter, longer):
                return frozenset({DifferenceKind.TRUNCATED, *kinds})
    return frozenset({DifferenceKind.OTHER_VALUE})


def _working(left: str, right: str) -> list[DifferenceKind]:
    """The folds that change either text, after any of those before them. The others explain
    nothing: a smaller set without them does the same, and most texts have few that do."""
    reached, found = {left, right}, []
    for kind, undo in _FOLDS:
        undone = {text: undo(text) for text in reached}
        if any(after != text for text, after in undone.items()):
            found.append(kind)
            reached.update(undone.values())
    return found


class _Folded:
    """One text under any of the folds; each is carried out once per distinct text, because most
    leave a text as it is: 64 sets of folds of 4,096 characters took 0.17 s (measured)."""

    def __init__(self, text: str) -> None:
        self._known: dict[tuple[DifferenceKind, ...], str] = {(): text}
        self._undone: dict[tuple[DifferenceKind, str], str] = {}

    def by(self, kinds: tuple[DifferenceKind, ...]) -> str:
        """The same as ``fold``; ``kinds`` in the order of the folds."""
        if kinds not in self._known:
            key = kinds[-1], self.by(kinds[:-1])
            if key not in self._undone:
                self._undone[key] = _UNDO[key[0]](key[1])
            self._known[kinds] = self._undone[key]
        return self._known[kinds]


def _number_kind(left: str, right: str) -> DifferenceKind:
    try:
        same = Decimal(left) == Decimal(right)
    except InvalidOperation:
        return DifferenceKind.OTHER_VALUE
    return DifferenceKind.TYPE if same else DifferenceKind.OTHER_VALUE
