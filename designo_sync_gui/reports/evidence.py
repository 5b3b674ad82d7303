"""Evidence of a job or of an order: what the journal holds, to be shown to somebody else.

Law: copied from the journal as it stands, which holds no secret; statuses are JSON values
exactly as received. Only its owner may read the file: it holds replies of shops.
"""

import html
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from designo_sync_gui.domain.bidi import quotes_isolated
from designo_sync_gui.domain.history import JobRecord, WriteRecord
from designo_sync_gui.domain.sentence import joined
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.visible import visible, visible_line
from designo_sync_gui.reports.formats import PRIVATE_FILE, write_file

_STYLE = (
    "body{font:14px system-ui,sans-serif;margin:2em;color:#111;background:#fff}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:4px 6px;"
    "text-align:left;vertical-align:top}code{font-family:monospace;white-space:pre-wrap;"
    "unicode-bidi:isolate}"
)
_COLUMNS = (
    "job",
    "write",
    "store",
    "order",
    "order id",
    "side",
    "before",
    "wanted",
    "read back",
    "outcome",
    "intended at",
    "sent at",
    "ended at",
    "message",
)


class EvidenceReport:
    """Writes evidence; implements ``domain.ports.EvidenceWriter``."""

    def write_evidence(
        self, title: str, jobs: Sequence[JobRecord], writes: Sequence[WriteRecord], path: Path
    ) -> None:
        """JSON, or a readable page for a name that ends in ``.html``. Raises ``StorageFailed``."""
        page = path.suffix.lower() in (".html", ".htm")
        parts = _page(title, jobs, writes) if page else [_document(title, jobs, writes)]
        write_file(path, parts, PRIVATE_FILE)


def _document(title: str, jobs: Sequence[JobRecord], writes: Sequence[WriteRecord]) -> str:
    value = {
        "format": "designo-sync evidence 1",
        "title": title,
        "jobs": [_job(job) for job in jobs],
        "writes": [_write(write) for write in writes],
    }
    return json.dumps(value, indent=2) + "\n"


def _job(job: JobRecord) -> dict[str, Any]:
    return {
        "job": job.job_id,
        "at": _time(job.at),
        "direction": job.direction.value,
        "plan_digest": job.plan_digest,
        "planned_at": _time(job.planned_at),
        "program": job.program,
        "operator": job.operator,
        "reason": job.reason,
        "writes": job.writes,
        "outcomes": {kind.value: number for kind, number in job.counts.items()},
    }


def _write(write: WriteRecord) -> dict[str, Any]:
    return {
        "job": write.job_id,
        "write": write.index,
        "store": write.ref.store_code,
        "order_id": write.ref.order_id,
        "order_number": write.number,
        "side": write.target.value,
        "action": write.action,
        "expected": _status(write.expected),
        "before": _status(write.before),
        "wanted": _status(write.wanted),
        "read_back": _status(write.after),
        "outcome": write.outcome.value if write.outcome else None,
        "sent": write.sent,
        "intended_at": _time(write.intended_at),
        "claimed_at": _time(write.claimed_at),
        "ended_at": _time(write.ended_at),
        "message": write.message.english,
        "advice": write.advice.english,
        "reply": write.reply,
        "earlier": [
            {
                "outcome": former.outcome.value,
                "ended_at": _time(former.at),
                "read_back": _status(former.after),
                "message": former.message.english,
            }
            for former in write.earlier
        ],
    }


def _status(status: Status | None) -> dict[str, str] | None:
    """Type and literal: a number keeps its digits, and null differs from "not read"."""
    return None if status is None else {"type": status.json_type.value, "value": status.literal}


def _page(title: str, jobs: Sequence[JobRecord], writes: Sequence[WriteRecord]) -> Iterator[str]:
    yield (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{_text(title)}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{_text(title)}</h1>\n"
    )
    for job in jobs:
        counts = ", ".join(f"{number} {kind.value}" for kind, number in job.counts.items())
        yield (
            f"<p>Job {_text(job.job_id)}: {_text(job.direction.label.english)}, {_time(job.at)}, "
            f"by {_text(job.operator)} with {_text(job.program)}. {job.writes} writes: "
            f"{_text(counts)}. Plan <code>{_text(job.plan_digest)}</code>, made "
            f"{_time(job.planned_at)}.{_reason(job)}</p>\n"
        )
    head = "".join(f"<th>{name}</th>" for name in _COLUMNS)
    yield f"<table><thead><tr>{head}</tr></thead><tbody>\n"
    for write in writes:
        cells = "".join(f"<td>{cell}</td>" for cell in _cells(write))
        yield f"<tr>{cells}</tr>\n"
    yield (
        "</tbody></table>\n<p>Written by DesignO Sync, which is not affiliated with DesignNBuy. "
        "Invisible characters are shown as marks; the JSON form holds the values exactly.</p>"
        "</body></html>\n"
    )


def _reason(job: JobRecord) -> str:
    return f" Reason: {_text(job.reason)}" if job.reason else ""


def _cells(write: WriteRecord) -> tuple[str, ...]:
    return (
        _text(write.job_id),
        str(write.index + 1),
        _text(write.ref.store_code),
        _text(write.number),
        _text(write.ref.order_id),
        write.target.label.english,
        _value(write.before),
        _value(write.wanted),
        _value(write.after),
        _text(write.ending.english),
        _time(write.intended_at) or "",
        _time(write.claimed_at) or "",
        _time(write.ended_at) or "",
        "<br>".join([_text(joined(" ", (write.message, write.advice)).english), *_earlier(write)]),
    )


def _earlier(write: WriteRecord) -> Iterator[str]:
    """The outcomes before the last one, the newest first."""
    for former in reversed(write.earlier):
        yield _text(
            f"Before that, {_time(former.at)}: {former.outcome.value}. {former.message.english}"
        )


def _value(status: Status | None) -> str:
    if status is None:
        return "(not known)"
    if not status.has_value:
        return status.json_type.value
    kind = "" if status.json_type is JsonType.TEXT else f" ({status.json_type})"
    return f"<code>{html.escape(visible(status))}</code>{kind}"


def _text(text: str) -> str:
    return html.escape(visible_line(quotes_isolated(text)))


def _time(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None
