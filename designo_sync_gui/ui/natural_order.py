"""Sorting texts that hold numbers as people expect: ``#9`` before ``#10``.

Law: pure Python; the key is for sorting only.
"""

import re

_DIGITS = re.compile(r"[0-9]+")
_ONE_NUMBER = re.compile(r"(#?)([0-9]+)")


def natural_key(text: str) -> str:
    """A key that puts ``#9`` before ``#10`` and keeps leading zeros out of it.

    Each run of digits is preceded by its length, so that texts compare as numbers do.
    """
    plain = _ONE_NUMBER.fullmatch(text)
    if plain:
        digits = plain[2].lstrip("0")
        return f"{plain[1]}{len(digits):06d}{digits}"
    return _DIGITS.sub(_sized, text.casefold())


def _sized(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0")
    return f"{len(digits):06d}{digits}"
