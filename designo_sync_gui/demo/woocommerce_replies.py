"""WooCommerce's error bodies and headers, as recorded from a running 9.9.5.

Law: codes, messages and HTTP statuses are the recorded ones, to the letter.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime

from designo_sync_gui.demo.http_server import DemoReply, json_reply

MAINTENANCE_HTML = (
    b"<!DOCTYPE html>\n<html dir='ltr'>\n<head>\n\t<title>Maintenance</title>\n</head>\n<body>\n"
    b"<p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>\n</body></html>"
)
_NO_CACHE = {
    "Expires": "Wed, 11 Jan 1984 05:00:00 GMT",
    "Cache-Control": "no-cache, must-revalidate, max-age=0, no-store, private",
}


class ShopError(Exception):
    """A request ends in this reply."""

    def __init__(self, reply: DemoReply) -> None:
        super().__init__(str(reply.status))
        self.reply = reply


def error(status: int, code: str, message: str, **data: object) -> ShopError:
    body = {"code": code, "message": message, "data": {"status": status, **data}}
    return ShopError(json_reply(status, body))


def invalid_param(name: str, code: str, message: str, data: object = None) -> ShopError:
    """A 400 of WordPress's parameter check, for one parameter."""
    detail = {"code": code, "message": message, "data": data}
    return error(
        400,
        "rest_invalid_param",
        f"Invalid parameter(s): {name}",
        params={name: message},
        details={name: detail},
    )


def not_in_enum(name: str, subject: str, allowed: Sequence[str]) -> ShopError:
    listed = f"{', '.join(allowed[:-1])}, and {allowed[-1]}"
    return invalid_param(name, "rest_not_in_enum", f"{subject} is not one of {listed}.")


def no_route() -> ShopError:
    message = "No route was found matching the URL and request method."
    return error(404, "rest_no_route", message)


def invalid_id(status: int) -> ShopError:
    """The same code with 404 for GET and 400 for PUT (measured)."""
    return error(status, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.")


def invalid_json() -> ShopError:
    return error(
        400,
        "rest_invalid_json",
        "Invalid JSON body passed.",
        json_error_code=4,
        json_error_message="Syntax error",
    )


def authentication_error(message: str) -> ShopError:
    return error(401, "woocommerce_rest_authentication_error", message)


def cannot_view(status: int, message: str = "Sorry, you cannot list resources.") -> ShopError:
    return error(status, "woocommerce_rest_cannot_view", message)


def maintenance(*, as_json: bool) -> DemoReply:
    """503 while WordPress updates itself: JSON only where JSON is accepted or sent."""
    headers = {"Retry-After": "600", **_NO_CACHE}
    if not as_json:
        return DemoReply(
            503, MAINTENANCE_HTML, {"Content-Type": "text/html; charset=UTF-8", **headers}
        )
    body = {
        "code": "wp_die",
        "message": "Briefly unavailable for scheduled maintenance. Check back in a minute.",
        "data": {"status": 503},
        "additional_errors": [],
    }
    return json_reply(503, body, headers)


def with_shop_headers(
    reply: DemoReply, base: str, now: datetime, extra: Mapping[str, str] | None = None
) -> DemoReply:
    """The headers that every reply of the recorded shop has."""
    headers = {
        "Server": "nginx/1.22.1",
        "Date": format_datetime(now, usegmt=True),
        "X-Robots-Tag": "noindex",
        "Link": f'<{base}wp-json/>; rel="https://api.w.org/"',
        **_NO_CACHE,
        **reply.headers,
        **(extra or {}),
    }
    return DemoReply(reply.status, reply.body, headers)
