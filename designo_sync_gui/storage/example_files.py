"""Reading a file that an operator gives as an example.

Law: nothing of it is kept; a recording is read in pieces, so that its size costs no memory.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from designo_sync_gui.domain.errors import system_reason
from designo_sync_gui.domain.learning.answers import (
    Opened,
    decode_answer,
    rank_answers,
)
from designo_sync_gui.domain.learning.curl_command import LONGEST_PASTE
from designo_sync_gui.domain.learning.example import ExampleRefused, TableGiven
from designo_sync_gui.domain.learning.given import opened_json, read_example
from designo_sync_gui.domain.learning.har import HarReading
from designo_sync_gui.domain.learning.single import may_name_one
from designo_sync_gui.domain.learning.tables import looks_like_table
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.given_files import open_given

_PIECE: Final = 4 * 1024 * 1024
_HEAD: Final = 64 * 1024
#: An answer in a file of its own: a thousand whole orders are 8 MB.
_LARGEST_ANSWER: Final = 64 * 1024 * 1024
_RECORDING: Final = re.compile(r'^\s*\{\s*"log"\s*:\s*\{')


def read_example_file(path: Path) -> Opened:
    """A recording (HAR), an answer or a description in JSON, or a text with a command or an
    address; of a recording, the answers that hold lists. Blocking. Raises ``TableGiven``,
    ``ExampleRefused`` and ``HarUnreadable``."""
    try:
        if path.is_dir():
            raise TableGiven
        with open_given(path) as file:
            head = file.read(_HEAD)
            if looks_like_table(path.name, head):
                raise TableGiven
            file.seek(0)
            if _RECORDING.match(_start(head)):
                return _recorded(file)
            return _single(file)
    except OSError as error:
        raise ExampleRefused(
            say("The file cannot be read: {error}.", error=system_reason(error)),
            say("Choose another file."),
        ) from error


def _recorded(file: BinaryIO) -> Opened:
    reading = HarReading()
    ranked = rank_answers(reading.answers(_pieces(file)), may_name_one)
    return Opened(
        ranked.examples,
        not reading.signed_in,
        reading.cut,
        singles=ranked.singles,
        xml=reading.xml,
        refused=ranked.refused,
    )


def _start(head: bytes) -> str:
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "ignore")


def _pieces(file: BinaryIO) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
    try:
        while True:
            piece = file.read(_PIECE)
            yield decoder.decode(piece, final=not piece)
            if not piece:
                return
    except UnicodeDecodeError:
        raise _not_utf8() from None


def _single(file: BinaryIO) -> Opened:
    data = file.read(_LARGEST_ANSWER + 1)
    if len(data) > _LARGEST_ANSWER:
        raise ExampleRefused(
            say("The file is larger than an answer can be."),
            say("Show fewer orders a page and save the answer again."),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _not_utf8() from None
    if len(text) <= LONGEST_PASTE and not text.lstrip().startswith(("{", "[", "<")):
        return read_example(text)
    return opened_json(decode_answer(text))


def _not_utf8() -> ExampleRefused:
    return ExampleRefused(
        say("The file is not UTF-8 text."), say("Save the answer or the recording again.")
    )
