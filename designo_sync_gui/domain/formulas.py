"""What a spreadsheet takes for the beginning of a formula, in a file or when it is pasted."""

#: The full-width forms count in some languages of Excel.
_BEGINNINGS = frozenset("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


def begins_formula(text: str) -> bool:
    """Whether the text begins a formula; white space and a byte order mark in front do not help."""
    return text[:1] in _BEGINNINGS or text.strip().removeprefix("\ufeff")[:1] in _BEGINNINGS
