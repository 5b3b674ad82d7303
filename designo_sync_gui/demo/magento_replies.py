"""Magento's error bodies, by its own source and Adobe's documents (facts sheet 2.6).

Law: messages go out with their places unfilled, ``%1`` or ``%name``, and the parameters beside
them, as the real shop sends them.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime

from designo_sync_gui.demo.http_server import DemoReply, json_reply

_HTML = {"Content-Type": "text/html; charset=UTF-8"}
_TEXT = {"Content-Type": "text/plain; charset=UTF-8"}

MAINTENANCE_HTML = DemoReply(
    503,
    b"<!doctype html>\n<html><head><title>503: Service Unavailable</title></head>\n<body>"
    b"<h1>Service Temporarily Unavailable</h1><p>The server is temporarily unable to service "
    b"your request due to maintenance downtime or capacity problems.</p></body></html>",
    _HTML,
)
MAINTENANCE_TEXT = DemoReply(503, b"Unable to proceed: the maintenance mode is enabled. ", _TEXT)

#: What a firewall of the host answers; Magento itself limits no order requests.
TOO_MANY = DemoReply(
    429,
    b"<html>\n<head><title>429 Too Many Requests</title></head>\n<body><center><h1>429 Too Many "
    b"Requests</h1></center><hr><center>nginx</center></body>\n</html>",
    _HTML,
)
NOT_FOUND_HTML = DemoReply(
    404, b"<!doctype html><html><head><title>404</title></head></html>", _HTML
)


class ShopError(Exception):
    """A request ends in this reply."""

    def __init__(self, reply: DemoReply) -> None:
        super().__init__(str(reply.status))
        self.reply = reply


def error(
    status: int, message: str, parameters: Sequence[object] | Mapping[str, object] | None = None
) -> ShopError:
    body: dict[str, object] = {"message": message}
    if parameters:
        body["parameters"] = parameters
    return ShopError(json_reply(status, body))


def no_route() -> ShopError:
    return error(404, "Request does not match any route.")


def no_such_order() -> ShopError:
    """The wording since 2.2; older ones say "Requested entity doesn't exist"."""
    return error(
        404, "The entity that was requested doesn't exist. Verify the entity and try again."
    )


def id_needed() -> ShopError:
    return error(400, "An ID is needed. Set the ID and try again.")


def not_an_integer(value: str) -> ShopError:
    message = (
        'The "%value" value\'s type is invalid. The "%type" type was expected. Verify and try '
        "again."
    )
    return error(400, message, {"value": value, "type": "int"})


def required(name: str) -> ShopError:
    return error(400, '"%fieldName" is required. Enter and try again.', {"fieldName": name})


def not_authorized(resource: str) -> ShopError:
    """A guest and an integration without the right get the same (facts sheet 2.6)."""
    message = "The consumer isn't authorized to access %resources."
    return error(401, message, {"resources": resource})


def status_refused(code: str) -> ShopError:
    message = 'Unable to add comment: The status "%1" is not part of the order status history.'
    return error(400, message, [code])


def page_too_large(limit: int) -> ShopError:
    return error(400, "Maximum SearchCriteria pageSize is %max", {"max": limit})


def internal_error() -> ShopError:
    """Everything else is masked; the log holds the cause."""
    message = "Internal Error. Details are available in Magento log file. Report ID: "
    return error(500, message + "webapi-5694b169f0feb")


def with_shop_headers(reply: DemoReply, now: datetime) -> DemoReply:
    headers = {
        "Server": "nginx",
        "Date": format_datetime(now, usegmt=True),
        "Cache-Control": "max-age=0, must-revalidate, no-cache, no-store",
        "Pragma": "no-cache",
        "X-Frame-Options": "SAMEORIGIN",
        **reply.headers,
    }
    return DemoReply(reply.status, reply.body, headers)
