"""The parts of a profile's text: names and values as TOML, braces that are no placeholders."""

import json
import re
from typing import Final

_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")


def without_placeholders(value: str) -> str:
    """Braces of the example are no placeholders."""
    return value.replace("{", "{{").replace("}", "}}")


def toml_key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else toml_text(name)


def toml_text(value: str) -> str:
    """A TOML basic string; TOML knows JSON's escapes, but no surrogates, and DEL must be one."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
