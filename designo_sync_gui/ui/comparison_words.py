"""What an order's verdict means, in sentences.

Law: a sentence says what was found, never more than is known.
"""

from datetime import timedelta

from designo_sync_gui.domain.compare import Comparison, Verdict
from designo_sync_gui.domain.kinds import DifferenceKind

_KINDS = {
    DifferenceKind.CASE: "Upper and lower case differ.",
    DifferenceKind.SEPARATOR: "The separators differ: a space, an underscore or a hyphen.",
    DifferenceKind.PREFIX: "One value begins with “wc-”, the other does not.",
    DifferenceKind.WHITESPACE: (
        "White space differs: at an edge, doubled, no-break, or characters of no width."
    ),
    DifferenceKind.UNICODE_FORM: (
        "Characters look alike but are other code points, or accents are composed differently."
    ),
    DifferenceKind.ENTITY: "One value holds an HTML entity such as “&amp;” for a character.",
    DifferenceKind.TRUNCATED: "One value is the beginning of the other: it was cut off.",
    DifferenceKind.TYPE: 'The JSON types or number spellings differ, as 1 and "1" do.',
    DifferenceKind.OTHER_VALUE: "They are different values, not two spellings of one.",
}
_VERDICTS = {
    Verdict.EQUAL: "Same JSON type, same code points.",
    Verdict.ONLY_STOREFRONT: "DesignO said that it has no such order.",
    Verdict.ONLY_DESIGNO: "The storefront said that it has no such order.",
    Verdict.NOT_READ: "At least one side has not been read, so nothing can be compared.",
    Verdict.UNREADABLE: "A side holds the order, but gave no value that could be compared.",
}


def explain(comparison: Comparison) -> tuple[str, ...]:
    """One sentence per difference kind, or one for the verdict."""
    if comparison.kinds:
        return tuple(
            f"{kind.value.capitalize()}: {_KINDS[kind]}"
            for kind in DifferenceKind
            if kind in comparison.kinds
        )
    return (_VERDICTS.get(comparison.verdict, ""),)


def age_words(age: timedelta) -> str:
    """How long ago, in the largest unit that fits; a clock that runs ahead counts as now."""
    seconds = int(age.total_seconds())
    if seconds < 1:
        return "just now"
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {unit} ago"
    return f"{seconds} s ago"
