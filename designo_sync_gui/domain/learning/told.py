"""What is said of a proposal: why a field, how the list goes on, what the sign-in is."""

from collections.abc import Sequence
from typing import Final

from designo_sync_gui.domain.learning.answers import Opened
from designo_sync_gui.domain.learning.known import KnownOrders
from designo_sync_gui.domain.learning.paging import PagingFound, PagingKind
from designo_sync_gui.domain.learning.parameters import Parameter, Place
from designo_sync_gui.domain.learning.proposal import (
    Confidence,
    Proposal,
    Proposed,
    holds_one_value,
)
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.sign_in import SignIn, SignInKind
from designo_sync_gui.domain.learning.vocabulary import looks_like_status
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, say_n

#: Said wherever something is learned: DesignO's vendor has published no such interface.
NOT_PUBLISHED: Final = say(
    "This program is not affiliated with DesignNBuy. An interface that the vendor has not "
    "published may change or need permission: ask them. Use your own account."
)
ROLE_WORDS: Final = {
    Role.ID: say("Order id"),
    Role.STATUS: say("Status"),
    Role.NUMBER: say("Order number"),
    Role.CHANGED_AT: say("Changed at"),
    Role.STORE: say("Store code"),
}
CONFIDENCE_WORDS: Final = {
    Confidence.SURE: say("sure"),
    Confidence.LIKELY: say("likely"),
    Confidence.LOOK: say("look at it"),
}


def opened_words(opened: Opened) -> Sentence:
    """What has to be told of a recording: that it holds no credentials, and what was cut."""
    told: list[Sentence] = []
    if opened.sanitized:
        told.append(
            say(
                "The recording contains no credentials: now paste the copied command of its "
                "request."
            )
        )
    if opened.described:
        told.append(
            say(
                "A description contains no credentials. If the request needs some, give its "
                "address, "
                "and one “Name: value” header a line below it."
            )
        )
    if opened.cut:
        told.append(
            say_n(
                "Of {n:,} answer the browser kept only a part, as Firefox does from 1 MB on: show "
                "fewer orders a page.",
                "Of {n:,} answers the browser kept only a part, as Firefox does from 1 MB on: show "
                "fewer orders a page.",
                opened.cut,
            )
        )
    if opened.refused:
        told.append(
            say_n(
                "{n:,} answer with a list is not offered: its request may change something, is not "
                "encrypted, or cannot be made again.",
                "{n:,} answers with lists are not offered: their requests may change something, "
                "are not encrypted, or cannot be made again.",
                len(opened.refused),
            )
        )
    return joined(" ", told)


def two_lists_words(proposals: Sequence[Proposal]) -> Sentence:
    """That a second list looks like orders too; one inside the entries of another does not
    count."""
    alike = [p for p in proposals if p.looks_like_orders and not p.found.inside]
    if len(alike) < 2:
        return NOTHING
    pointers = ", ".join(p.found.pointer for p in alike)
    return say("Several lists look like orders: {pointers}. Choose one.", pointers=pointers)


def no_list_words(
    keyed: tuple[str, ...] | None, *, lists: int, inside: str | None = None
) -> Sentence:
    """Why an answer has no list that a profile can read; nothing where it has one."""
    if inside is not None:
        return say(
            "The orders are in a text at {at}, as JSON inside JSON: a profile cannot read that. "
            "Look for another answer that contains a list.",
            at=inside,
        )
    if keyed is not None:
        return say(
            "The entries are listed under their ids as keys: a profile cannot read that. Look for "
            "another answer that contains a list."
        )
    if not lists:
        return say(
            "The answer contains no list with entries. Give the answer that contains the orders."
        )
    return NOTHING


def why(role: Role, proposed: Proposed, known: KnownOrders) -> Sentence:
    """Why a field is proposed for a role, the strongest reason first."""
    field = proposed.field
    entries = len(field.values)
    reasons = []
    if proposed.known and role in (Role.ID, Role.NUMBER, Role.STORE):
        share = round(proposed.known * len(field.texts))
        reasons.append(
            say("{n:,} of {all:,} are known from {store}", n=share, all=entries, store=known.store)
            if known.store
            else say("{n:,} of {all:,} are known", n=share, all=entries)
        )
    if role is Role.STATUS and proposed.agreeing:
        reasons.append(
            say_n(
                "equals the storefront's status in {equal:,} of {n:,} order",
                "equals the storefront's status in {equal:,} of {n:,} orders",
                proposed.matched,
                equal=proposed.agreeing,
            )
        )
    if role is Role.STATUS and not proposed.agreeing and holds_one_value(field):
        reasons.append(say("the example shows only one value"))
    if role is Role.ID and field.unique and entries > 1:
        reasons.append(say("all {n:,} are different", n=entries))
    if role is Role.STATUS and field.texts and all(map(looks_like_status, field.texts)):
        reasons.append(say("the values look like statuses"))
    reasons.append(say("by its name"))
    return joined(", ", reasons[:2])


def paging_words(paging: PagingFound) -> Sentence:
    """How the list goes on, before it was tried."""
    at = NOTHING if paging.parameter is None else where_words(paging.parameter)
    match paging.kind:
        case PagingKind.LINK:
            return say("The answer's Link header gives the next page.")
        case PagingKind.NEXT_URL:
            return say("The answer gives the next page's address at {at}.", at=paging.next)
        case PagingKind.CURSOR if paging.parameter is None:
            return say(
                "The answer gives a cursor at {at}, and no parameter of the request takes it: only "
                "the first page is read.",
                at=paging.next,
            )
        case PagingKind.CURSOR:
            return say(
                "The answer gives a cursor at {next}, sent as {at}.", next=paging.next, at=at
            )
        case PagingKind.PAGE if paging.parameter is None:
            return say("There are more pages, and no parameter of the request names one.")
        case PagingKind.PAGE if paging.first > 1:
            return say(
                "The page's number is sent as {at}. The example shows page {n:,}; the list is read "
                "from page 1 on.",
                at=at,
                n=paging.first,
            )
        case PagingKind.PAGE:
            return say("The page's number is sent as {at}.", at=at)
        case PagingKind.OFFSET:
            return say("The number of orders to leave out is sent as {at}.", at=at)
        case PagingKind.UNKNOWN:
            return say("There are more orders than shown, and no way to the next ones was found.")
        case _:
            return say("One answer seems to contain all orders.")


def proof_words(paging: PagingFound, second: int | None) -> Sentence:
    """What reading two pages has proven. ``second``: how many orders of the second page are not on
    the first; ``None`` where there was no second page."""
    if paging.kind in (PagingKind.NONE, PagingKind.UNKNOWN):
        return NOTHING
    if second is None:
        return say("There was no second page: how the list goes on is not proven.")
    if not second:
        return say("The second page has no other order: the list does not go on in this way.")
    return say_n(
        "Proven: the second page has {n:,} other order.",
        "Proven: the second page has {n:,} other orders.",
        second,
    )


def since_words(paging: PagingFound, *, usable: bool) -> Sentence:
    """Whether changes alone can be asked for. ``usable``: in a way that a profile knows."""
    if paging.since is not None and usable:
        return say("Changes alone are asked for by {at}.", at=where_words(paging.since))
    if paging.since is not None and paging.since.place is Place.QUERY:
        return say(
            "{at} limits the list by a time without zone: it is left out, and every refresh reads "
            "the whole list.",
            at=where_words(paging.since),
        )
    if paging.since is not None:
        return say(
            "{at} limits the list by a time without zone: left as it is.",
            at=where_words(paging.since),
        )
    if paging.doubtful_since is not None:
        return say(
            "{at} is a time; what it means is not known.", at=where_words(paging.doubtful_since)
        )
    return say("Every refresh reads the whole list.")


def where_words(parameter: Parameter) -> Sentence:
    """Where a parameter of the request stands."""
    words = {
        Place.QUERY: say("“{name}” in the address", name=parameter.name),
        Place.FORM: say("“{name}” in the form", name=parameter.name),
        Place.JSON: say("{name} in the body", name=parameter.name),
    }
    return words[parameter.place]


def sign_in_words(sign_in: SignIn) -> Sentence:
    """What the request signs in with, and how long that holds."""
    names = ", ".join(secret.key for secret in sign_in.secrets)
    if sign_in.kind is SignInKind.SESSION and sign_in.ends is not None:
        return say(
            "A browser session ({names}). By what it says itself it ends at "
            "{ends:%Y-%m-%d %H:%M} UTC, and sooner when you sign out; give a new example then.",
            names=names,
            ends=sign_in.ends,
        )
    if sign_in.kind is SignInKind.SESSION:
        return say(
            "A browser session ({names}). It ends when you sign out; give a new example then.",
            names=names,
        )
    if sign_in.kind is SignInKind.SIGNED:
        return say("A signature for this one request: it cannot be made again.")
    if sign_in.kind is SignInKind.NONE:
        return say("The request contains no credentials.")
    if sign_in.ends is not None:
        return say(
            "Credentials ({names}) that end at {ends:%Y-%m-%d %H:%M} UTC.",
            names=names,
            ends=sign_in.ends,
        )
    return say("Credentials ({names}), kept in the keyring.", names=names)
