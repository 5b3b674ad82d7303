"""A sheet of a workbook whose cells read back as the very text that was written.

XlsxWriter 3.2 alters three kinds of text (measured by reading back): one that begins with ``<r>``
and ends with ``</r>`` is put into the file as XML, two literal escapes that share an underscore
(``_x005F_x000D_``) get one guard, and an escape that a control character completes gets none.
"""

import re
from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

#: What XML cannot hold or would alter; tab and line feed stay.
_CONTROLS = r"\x00-\x08\x0b-\x1f\ufffe\uffff"
_CONTROL = re.compile(f"[{_CONTROLS}]")
#: An underscore that would begin an escape once the control characters are escapes themselves.
_LITERAL = re.compile(f"_(?=x[0-9a-fA-F]{{4}}[_{_CONTROLS}])")


def cell_text(text: str) -> str:
    """The text with the escapes ``_xHHHH_`` of ECMA-376, ST_Xstring, that give it back."""
    return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", _LITERAL.sub("_x005F_", text))


class ExactSheet(Worksheet):
    """For ``Workbook.add_worksheet(name, ExactSheet)``."""

    @staticmethod
    def _escape_control_characters(data: str) -> str:
        return cell_text(data)

    def _xml_rich_inline_string(
        self, string: str, attributes: Sequence[tuple[str, object]] = ()
    ) -> None:
        """What looks like a text with runs is a text like any other; no report has runs."""
        self._xml_inline_string(string, True, attributes)
