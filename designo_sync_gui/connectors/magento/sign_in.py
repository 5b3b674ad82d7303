"""Why a Magento shop does not accept a sign-in, and what to do.

Law: one sentence may have several causes; then all are named and none is claimed.
"""

from typing import Final

from designo_sync_gui.domain.sentence import NOTHING, Sentence, say

_INTEGRATION: Final = "System, Extensions, Integrations"

#: Bad token, bearer use switched off and a right that is missing look the same (facts sheet 2.6).
THREE_CAUSES: Final = say(
    "Three causes look alike here. The token is wrong or was withdrawn: in {integration}, compare "
    "it and see that the integration is active. The token is used as a bearer token, which shops "
    "do not allow by default: choose OAuth, or allow it in Stores, Configuration, Services, "
    "OAuth, Consumer Settings. The integration lacks a right: under API, give it Sales, "
    "Operations, Orders with all actions, and activate it again.",
    integration=_INTEGRATION,
)

#: A named right is missing; an inactive integration and a bearer token that is not allowed are
#: answered alike (measured on 2.4.6).
RIGHT_ADVICE: Final = say(
    "In {integration}, under API, give the integration this right (Sales, "
    "Operations, Orders with all actions), and activate it again. An "
    "integration that is not active gets the same answer, and so does a "
    "bearer token that the shop does not allow.",
    integration=_INTEGRATION,
)

_ADVICE: Final = (
    (
        "validating the nonce",
        say(
            "This computer's clock is ahead of the shop's: set one of the two. A "
            "clock that is behind is accepted."
        ),
    ),
    (
        "signature method",
        say(
            "This shop's version does not accept HMAC-SHA256 signatures. Use a "
            "bearer token if the shop allows it."
        ),
    ),
    (
        "signature",
        say(
            "Enter both secrets again, and enter the address exactly as in the shop's Stores, "
            "Configuration, Web, Base URL (http or https, with or without www): it is a part of "
            "what is signed."
        ),
    ),
    (
        "nonce",
        say(
            "The shop received the same request twice and ignored the second one: "
            "a proxy may repeat requests. Try again."
        ),
    ),
    (
        "timestamp",
        say("The shop refuses the time of the request: set this computer's clock, or the shop's."),
    ),
    (
        "token",
        say(
            "Enter the access token again, from {integration}. Activating an integration anew "
            "makes new tokens, and the old ones end.",
            integration=_INTEGRATION,
        ),
    ),
    (
        "consumer",
        say(
            "Enter the consumer key again, from {integration}, and see that the integration is "
            "active there.",
            integration=_INTEGRATION,
        ),
    ),
)


def sign_in_advice(http_status: int, template: str, field_name: str) -> Sentence:
    """What to do about a refused sign-in; empty where the words are about something else.

    ``template`` is Magento's sentence before anything was filled in. The words are those of M2
    Integration/Model/Oauth and of AWD oauth-errors.md, whose names (``signature_invalid``) are
    understood as well. Answers with 400 are taken for a sign-in only where they speak of OAuth's
    own values, since 400 is also how Magento refuses a status.
    """
    text = template.lower().replace("_", " ")
    if http_status == 401:
        if "authorized to access" in text:
            return THREE_CAUSES
        return _first(text) if text else NOTHING
    if http_status != 400:
        return NOTHING
    if field_name.startswith("oauth_"):
        return say(
            "A proxy in front of the shop may remove the Authorization header: check its settings."
        )
    about_oauth = "oauth" in text or text.startswith(("signature", "timestamp", "the token length"))
    return _first(text) if about_oauth else NOTHING


def own_words(template: str) -> bool:
    """Whether these are words that Magento itself refuses a sign-in with, before it does anything.
    A 401 without them may come from what stands before the shop, or after a write was saved."""
    text = template.lower().replace("_", " ")
    return "authorized to access" in text or any(word in text for word, _ in _ADVICE)


def _first(text: str) -> Sentence:
    return next((advice for word, advice in _ADVICE if word in text), THREE_CAUSES)
