"""A sentence as JSON, so that what the journal and the mirror keep can be said in another language.

Text that is no sentence of this program is a JSON string; so are the texts of older files.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from designo_sync_gui.domain.sentence import NOTHING, Sentence, verbatim

_KEPT = (str, int, float, bool, type(None))


def sentence_to_json(sentence: Sentence) -> dict[str, Any] | str:
    """What ``sentence_from_json`` makes the same sentence of; values of other kinds than JSON's
    become their text."""
    if not sentence or sentence.is_verbatim:
        return sentence.english
    made: dict[str, Any] = {"say": sentence.template}
    if sentence.many:
        made["many"] = sentence.many
    if sentence.values:
        made["values"] = {name: _value_to_json(value) for name, value in sentence.values}
    if sentence.parts:
        made["parts"] = [sentence_to_json(part) for part in sentence.parts]
    return made


def sentence_from_json(value: Any) -> Sentence:
    """Raises ``ValueError`` for what is no sentence."""
    if isinstance(value, str):
        return verbatim(value)
    if not isinstance(value, dict) or not value.keys() <= {"say", "many", "values", "parts"}:
        raise ValueError("not a sentence")
    template, many = value.get("say"), value.get("many", "")
    values, parts = value.get("values", {}), value.get("parts", [])
    if not (isinstance(template, str) and isinstance(many, str)):
        raise ValueError("not a sentence")
    if not (isinstance(values, dict) and isinstance(parts, list)):
        raise ValueError("not a sentence")
    made = Sentence(
        template,
        many,
        tuple((name, _value_from_json(held)) for name, held in values.items()),
        tuple(sentence_from_json(part) for part in parts),
    )
    try:
        return made if made.english else NOTHING
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError("not a sentence") from error


def sentence_to_text(sentence: Sentence) -> str:
    """For one column of a table; text of others stays as it is unless it looks like JSON."""
    made = sentence_to_json(sentence)
    if isinstance(made, str) and made[:1] not in ("{", '"'):
        return made
    return json.dumps(made)


def sentence_from_text(text: str) -> Sentence:
    """Text that is no JSON of a sentence is shown as it is, as columns of older versions are."""
    if text[:1] not in ("{", '"'):
        return verbatim(text)
    try:
        return sentence_from_json(json.loads(text))
    except (ValueError, RecursionError):
        return verbatim(text)


def _value_to_json(value: object) -> Any:
    if isinstance(value, Sentence):
        return {"sentence": sentence_to_json(value)}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value if type(value) in _KEPT else str(value)


def _time_from_json(text: str, kind: type[date]) -> date:
    try:
        return kind.fromisoformat(text)
    except ValueError:
        raise ValueError("not a time of a sentence") from None


def _value_from_json(value: object) -> object:
    if isinstance(value, Mapping):
        for name, kind in (("moment", datetime), ("day", date)):
            if isinstance(value.get(name), str):
                return _time_from_json(value[name], kind)
        return sentence_from_json(value.get("sentence"))
    if type(value) not in _KEPT:
        raise ValueError("not a value of a sentence")
    return value
