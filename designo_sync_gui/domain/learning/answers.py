"""An example as a whole: a request with its answer, or an answer alone."""

import heapq
import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit

from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.har import HarEntry
from designo_sync_gui.domain.learning.proposal import Proposal, propose
from designo_sync_gui.domain.learning.safe_requests import refuse_unsafe
from designo_sync_gui.domain.other_formats import ASK_FOR_JSON
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say, say_n
from designo_sync_gui.domain.status import NumberLiteral, without_surrogates
from designo_sync_gui.domain.visible import visible_text

#: Answers of a recording that are kept, the most like orders first.
MOST_ANSWERS: Final = 12
#: Values of one answer: a page of 100 whole orders holds about 40,000.
MOST_VALUES: Final = 400_000
#: Longer answers of a recording are passed over: 8 MB hold a thousand whole orders.
_LONGEST: Final = 8_000_000
#: Answers that may show one order: the last ones, those of whole orders are far shorter.
_MOST_SINGLE: Final = 12
_LONGEST_SINGLE: Final = 60_000
_LONGEST_ID: Final = 255
_PAGE: Final = re.compile(r"<(!doctype\s+)?html[\s>]", re.IGNORECASE)
_HEAD: Final = 4_000
#: Values that are looked up in the mirror as possible ids.
_MOST_LOOKED_UP: Final = 20_000


@dataclass(frozen=True, slots=True)
class ExampleAnswer:
    """An answer, decoded with its numbers as they were written.

    Attributes:
        link: its Link header.
        cut: whether the browser kept only a part of it.
    """

    root: object = field(repr=False)
    link: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """``request`` is ``None`` where only an answer was given; ``told`` is what one of several
    answers seems to hold."""

    answer: ExampleAnswer
    request: ExampleRequest | None = None
    told: Sentence = NOTHING


@dataclass(frozen=True, slots=True)
class Ranked:
    """What ``rank_answers`` found: examples with lists, those of single orders, and the reasons why
    others with lists are not offered."""

    examples: tuple[Example, ...]
    singles: tuple[Example, ...] = ()
    refused: tuple[ExampleRefused, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """What a text or a file holds, the answer most like orders first.

    Attributes:
        sanitized: it is a recording without any credentials.
        cut: how many answers of a recording the browser kept only a part of.
        described: the requests are those that a description of an interface names.
        singles: answers of a recording that may show one order.
        xml: how many answers of a recording are XML, which is not read.
        refused: why others of its lists are not offered.
    """

    examples: tuple[Example, ...]
    sanitized: bool = False
    cut: int = 0
    described: bool = False
    singles: tuple[Example, ...] = ()
    xml: int = 0
    refused: tuple[ExampleRefused, ...] = ()


def with_command(seen: Example | None, pasted: Example) -> Example:
    """A copied command that is given after an answer: the answer stays, where the command is of
    its request, and the credentials are those of the command. A recording without credentials and
    an answer alone are completed in this way."""
    if seen is None or pasted.request is None or pasted.answer.root is not None:
        return pasted
    if seen.answer.root is None or not _same_place(seen.request, pasted.request):
        return pasted
    return Example(seen.answer, pasted.request)


def _same_place(seen: ExampleRequest | None, pasted: ExampleRequest) -> bool:
    if seen is None:
        return True
    ours, theirs = urlsplit(seen.url), urlsplit(pasted.url)
    return (seen.method, ours.netloc, ours.path) == (pasted.method, theirs.netloc, theirs.path)


def decode_answer(text: str) -> object:
    """The JSON of an answer. Raises ``ExampleRefused`` that says what it is instead."""
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith("<") and not _PAGE.search(text[:_HEAD]):
        raise xml_refused()
    if text.startswith("<"):
        raise ExampleRefused(
            say("This is a web page, not an answer with data."),
            say("If you are signed out, sign in again and copy the answer of a request for data."),
        )
    if sum(map(text.count, ",[{")) > MOST_VALUES:
        raise ExampleRefused(
            say("The answer contains more than {n:,} values.", n=MOST_VALUES),
            say("Show fewer orders a page and save the answer again."),
        )
    try:
        root: object = json.loads(text, parse_int=NumberLiteral, parse_float=NumberLiteral)
    except RecursionError:
        raise ExampleRefused(
            say("The answer is nested too deeply."), say("Choose another answer.")
        ) from None
    except ValueError as error:
        raise ExampleRefused(
            say("The answer is not JSON: {error}.", error=error),
            say("If its end is missing, copy or save it again."),
        ) from None
    return root


def xml_refused() -> ExampleRefused:
    """Of an answer that is no JSON and no web page."""
    return ExampleRefused(
        say("The answer is XML, and lists of orders are read in JSON only."), ASK_FOR_JSON
    )


def rank_answers(
    entries: Iterable[HarEntry], may_be_single: Callable[[ExampleRequest], bool] = lambda _: False
) -> Ranked:
    """The answers of a recording that hold a list, the most like orders first, and those that may
    show one order by their address; others are passed over, and so are those that cannot be
    decoded. One whose request may not be made again is not offered: its address is shown
    nowhere."""
    kept: list[tuple[float, int, Example]] = []
    refused: list[ExampleRefused] = []
    singles: deque[Example] = deque(maxlen=_MOST_SINGLE)
    for place, entry in enumerate(entries):
        example = _example(entry)
        if example is None:
            continue
        if len(entry.text) <= _LONGEST_SINGLE and may_be_single(entry.request):
            singles.append(example)
        found = propose(example.answer.root, operation=operation_of(entry.request))
        reason = _refusal(entry.request) if found else None
        if reason is not None:
            refused.append(reason)
        elif found:
            example = replace(example, told=_list_words(found[0]))
            heapq.heappush(kept, (found[0].points, -place, example))
            if len(kept) > MOST_ANSWERS:
                heapq.heappop(kept)
    ranked = sorted(kept, key=lambda held: held[:2], reverse=True)
    return Ranked(tuple(example for _, _, example in ranked), tuple(singles), tuple(refused))


def _refusal(request: ExampleRequest) -> ExampleRefused | None:
    try:
        refuse_unsafe(request)
    except ExampleRefused as refused:
        return refused
    return None


def _list_words(best: Proposal) -> Sentence:
    count, pointer = len(best.found.entries), visible_text(best.found.pointer)
    if best.looks_like_orders:
        return say_n(
            "{n:,} entry at “{pointer}”, looks like orders",
            "{n:,} entries at “{pointer}”, look like orders",
            count,
            pointer=pointer,
        )
    return say_n(
        "{n:,} entry at “{pointer}”", "{n:,} entries at “{pointer}”", count, pointer=pointer
    )


def _example(entry: HarEntry) -> Example | None:
    if len(entry.text) > _LONGEST or not 200 <= entry.status < 300:
        return None
    try:
        root = decode_answer(entry.text)
    except ExampleRefused:
        return None
    return Example(ExampleAnswer(root, entry.link, entry.cut), entry.request)


def operation_of(request: ExampleRequest | None) -> str:
    """What a request's address and body name."""
    return "" if request is None else f"{request.url} {(request.body or '')[:2_000]}"


def possible_ids(proposals: Sequence[Proposal]) -> frozenset[str]:
    """The values that may be ids of orders, of all fields in which no two are the same."""
    fields = (field for proposal in proposals for field in proposal.found.fields if field.unique)
    texts = (
        text
        for field in fields
        for text in field.texts
        if len(text) <= _LONGEST_ID and without_surrogates(text) == text  # the mirror is UTF-8
    )
    found: set[str] = set()
    for text in texts:
        found.add(text)
        if len(found) == _MOST_LOOKED_UP:
            break
    return frozenset(found)
