"""Escaping text from other systems for a terminal.

Law: it is made visible, obeys no control character, and moves nothing that stands beside it.
"""

from designo_sync_gui.domain.bidi import isolated
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.sentence_line import line_of
from designo_sync_gui.domain.visible import visible_text


def foreign(text: str | Sentence) -> str:
    """A text of a shop, of DesignO or of an operator, or a sentence with such values, for one line
    with other text."""
    return line_of(text) if isinstance(text, Sentence) else isolated(visible_text(text))
