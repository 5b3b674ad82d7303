"""What pages have in common: how they look, what they forbid themselves, and how text goes in.

Law: nothing of a page is fetched from anywhere and nothing in it runs; its own policy forbids
both, whatever a status holds. Invisible characters are shown as marks.
"""

import html

from designo_sync_gui.domain.bidi import quotes_isolated
from designo_sync_gui.domain.report import Voice
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.visible import cut, visible_line

_LIGHT = (
    "--text:#1b1f24;--muted:#57606a;--ground:#fff;--line:#d8dce1;--red:#b9202b;--amber:#7d5300;"
    "--green:#1a7f37;--grey:#57606a;--violet:#7340c4;--rose:#e58a91;--brown:#5c1218"
)
_DARK = (
    "--text:#e4e7eb;--muted:#a0a8b2;--ground:#1c1f24;--line:#343a42;--red:#ff8078;--amber:#e3b341;"
    "--green:#4fc26b;--grey:#a0a8b2;--violet:#bfa0ff;--rose:#ffc9c5;--brown:#b0524d"
)
_STYLE = f"""
:root{{color-scheme:light dark;{_LIGHT}}}
@media (prefers-color-scheme:dark){{:root{{{_DARK}}}}}
body{{font:13px/1.5 system-ui,sans-serif;margin:2em;color:var(--text);background:var(--ground)}}
h1{{font-size:18px;margin:0 0 4px}}h2{{font-size:14px;margin:24px 0 8px;break-after:avoid}}
h3{{font-size:13px;margin:12px 0 4px;break-after:avoid}}p{{margin:0 0 8px}}
.muted{{color:var(--muted)}}table{{border-collapse:collapse}}
th,td{{border-bottom:1px solid var(--line);padding:4px 10px 4px 0;text-align:left;
vertical-align:top}}thead{{display:table-header-group}}tr{{break-inside:avoid}}
td.number,th.number{{text-align:right;font-variant-numeric:tabular-nums}}
code{{font-family:monospace;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}}
.orders{{width:100%}}.red{{color:var(--red)}}.amber{{color:var(--amber)}}
.green{{color:var(--green)}}.grey{{color:var(--grey)}}.violet{{color:var(--violet)}}
.rose{{color:var(--rose)}}.brown{{color:var(--brown)}}
svg{{vertical-align:middle}}rect{{fill:currentColor}}
.weeks{{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:flex-start;margin:0 0 8px;
break-inside:avoid}}.weeks svg{{flex:1 1 280px;max-width:640px;min-width:0;height:auto}}
.weeks text{{font-size:11px;fill:var(--muted)}}.weeks line{{stroke:var(--line)}}
.weeks .slot{{fill:transparent}}.weeks g:hover .slot{{fill:var(--line)}}
.weeks .amber,.key .amber{{color:#b8800a}}.days{{max-height:210px;overflow:auto}}
.days td,.days th{{padding:1px 10px 1px 0;white-space:nowrap}}
.days th{{position:sticky;top:0;background:var(--ground)}}
@media (min-width:1000px){{.weeks{{flex-wrap:nowrap}}}}
.key{{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:4px 16px}}
@media print{{:root{{color-scheme:light;{_LIGHT}}}body{{margin:0}}
.days{{max-height:none;overflow:visible}}.days th{{position:static}}
.weeks{{flex-wrap:nowrap;break-inside:avoid}}.days{{font-size:8px;line-height:1.3}}
.days td,.days th{{padding:0 6px 0 0}}
.wide{{font-size:8px}}.wide th,.wide td{{padding:2px 4px 2px 0}}}}
@page{{margin:12mm}}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
#: What a mail program and a browser still open.
_LONGEST_STATUS = 400
END = "</body></html>\n"


def beginning(voice: Voice, title: str) -> str:
    """The page down to its heading; ``title`` is text."""
    return (
        f'<!doctype html>\n<html lang="{text(voice.language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{text(title)}</title><style>{_STYLE}</style></head><body>\n<h1>{text(title)}</h1>\n"
    )


def heads(voice: Voice, columns: "tuple[Sentence, ...]", numbers: int = 0) -> str:
    """A row of headings; the last ``numbers`` of them stand above numbers."""
    first = len(columns) - numbers
    cells = (
        f'<th scope="col"{" class=number" if place >= first else ""}>{said(voice, column)}</th>'
        for place, column in enumerate(columns)
    )
    return f"<thead><tr>{''.join(cells)}</tr></thead>"


def said(voice: Voice, sentence: Sentence) -> str:
    """A sentence in the language of the page."""
    return html.escape(voice.spoken(sentence))


def section(voice: Voice, title: Sentence) -> str:
    """The heading of a part of the page."""
    return f"<h2>{said(voice, title)}</h2>\n"


def number(voice: Voice, value: int) -> str:
    """Grouped as readers of the page do."""
    return said(voice, say("{n:,}", n=value))


def value(status: Status) -> str:
    """A status as it was received, with its JSON type unless it is a text."""
    if not status.has_value:
        return f'<i class="grey">{status.json_type.value}</i>'
    kind = "" if status.json_type is JsonType.TEXT else f" ({status.json_type.value})"
    return f"<code>{html.escape(cut(status, _LONGEST_STATUS))}</code>{kind}"


def text(foreign: str) -> str:
    """Text that may hold anything."""
    return html.escape(visible_line(quotes_isolated(foreign)))
