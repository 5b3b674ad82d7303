"""Status texts that something on the way is known to alter.

One list for every test of exactness; each value is here because a hop
named in the comment beside it was measured to change it.
"""

HOSTILE_STATUSES: tuple[str, ...] = (
    "",
    " ",
    " completed",
    "completed ",
    "in  production",  # HTML and careless trims
    "\ufeffready",  # Qt deletes a leading byte order mark
    "ready\ufeff",
    "proof\u00a0approved",  # rich text widgets turn no-break spaces into spaces
    "proof\u202fapproved",
    "line\nbreak",  # the default delegate draws U+2028
    "line\r\nbreak",
    "line\rbreak",
    "line\u2028break",
    "para\u2029break",
    "next\u0085line",
    "tab\there",
    "nul\x00inside",
    "\x1b[31mred",  # terminals obey it
    "bell\x07",
    "\u202eright-to-left",
    "\u2066isolate\u2069",
    "zero\u200bwidth",
    "join\u200der",
    "soft\u00adhyphen",
    "Tom & Jerry",  # a mnemonic in Qt buttons
    "&amp;",
    "<b>bold</b>",  # rich text in Qt labels
    "<img src=x>",
    "a<br>b",
    "'; DROP TABLE orders; --",
    '"quoted"',
    'say ""twice""',
    "comma,semicolon;tab",
    "=1+1",  # formulas in spreadsheets
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "00123",
    "123456789012345678901234567890",
    "1e5",
    "NaN",
    "null",
    "true",
    "None",
    "Größe",
    "Gro\u0308ße",  # NFD beside NFC
    "ﬁnished",
    "соmpleted",  # noqa: RUF001 - Cyrillic look-alikes are the point
    "İstanbul",
    "ΣΊΣΥΦΟΣ",
    "straße",
    "製作中",
    "قيد الإنتاج",
    "🖨️ printing",
    "👩‍🎨",
    "\U0001f3f4\U000e0067\U000e007f",
    "\ufffe",
    "\uffff",
    "\U0010ffff",
    "\ue000private",
    "%s %d {0} {name}",
    "${HOME}",
    "\\u0041",
    "back\\slash",
    "wc-completed",
    "x" * 5000,
)
