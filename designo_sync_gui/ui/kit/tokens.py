"""The colours and sizes of the window: the only place where a colour is written down.

Law: text has at least 4.5 to 1 on every ground that it stands on, edges and shapes 3 to 1
(WCAG 2.2, 1.4.3 and 1.4.11); ``tests/ui/kit/test_tokens.py`` computes every pair.
"""

from enum import Enum, unique
from functools import cache

from PySide6.QtGui import QColor, QPalette


@unique
class Token(Enum):
    """A colour by what it is for, in light and in dark."""

    GROUND = "#f3f4f6", "#16181c"
    BASE = "#ffffff", "#1c1f24"
    TEXT = "#1b1f24", "#e4e7eb"
    MUTED = "#57606a", "#a0a8b2"
    #: Of what cannot be used now: WCAG asks no contrast of it.
    DISABLED = "#8b949e", "#68717c"
    #: Around fields and buttons.
    EDGE = "#828a94", "#7c8590"
    #: Around boxes that stand on a row of any ground.
    EDGE_ON_ROW = "#747c86", "#7c8791"
    #: Around a value: decoration, the value is read without it.
    PILL = "#b9c0c8", "#59626d"
    #: Between parts: decoration.
    HAIRLINE = "#d8dce1", "#343a42"
    #: Of a push button, and of one under the mouse.
    BUTTON = "#ffffff", "#2a2f36"
    BUTTON_HOVER = "#eceef1", "#343a43"
    #: Of what is under the mouse in a bar.
    HOVER = "#e4e7eb", "#2b3038"
    ACCENT = "#0a5bc4", "#70b2ff"
    FILLED = "#0a5bc4", "#2068c8"
    FILLED_DOWN = "#084a9f", "#1a56a6"
    ON_FILLED = "#ffffff", "#ffffff"
    SELECTED = "#ddebfd", "#1d3552"
    CURRENT = "#cbe1fc", "#1f3a57"
    GROUP = "#f6f7f9", "#21252b"
    BULK = "#edf4fe", "#1a2b40"
    TINT = "#ffdc73", "#6e5200"
    ON_TINT = "#1b1f24", "#fff3d0"
    #: Darker in light than the drawing's #1A7F37, which has 3.7 to 1 on a current row.
    GREEN = "#14682c", "#4fc26b"
    AMBER = "#7d5300", "#e3b341"
    RED = "#b9202b", "#ff8078"
    VIOLET = "#7340c4", "#bfa0ff"
    CHART_AMBER = "#b8800a", "#b8800a"
    CHART_GREY = "#8c949d", "#8c949d"
    #: The text of a chosen view, and its ground where it is not chosen.
    VIEW = "#0854ad", "#8cc4ff"
    VIEW_GROUND = "#e7ebef", "#2d333b"

    def color(self, *, dark: bool) -> QColor:
        return QColor(_color(self, dark))


#: Steps of every distance, in pixels.
SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5, SPACE_6 = 4, 8, 12, 16, 20, 24
#: Heights in pixels.
CONTROL, TOOL_BAR, HEADER, MENU_ENTRY, STATUS_LINE, DIALOG_FOOT = 28, 44, 28, 28, 32, 56
#: Of an order and of a heading between rows; higher where the operator wants room.
ROW, HEADING_ROW, ROOMY_ROW, ROOMY_HEADING = 28, 32, 32, 36
#: Corners in pixels: controls and pills, cards, the palette.
RADIUS, RADIUS_CARD, RADIUS_PALETTE = 4, 6, 8


@cache
def _color(token: Token, dark: bool) -> QColor:
    """Read once: a painted table asks for its colours hundreds of times."""
    return QColor(token.value[dark])


#: Which palettes are dark, by the key that Qt gives each state of a palette and never again.
_DARK: dict[int, bool] = {}
#: After this many the map begins anew: a window has some ten palettes, and their copies.
_MOST_PALETTES = 256


def is_dark(palette: QPalette) -> bool:
    key = palette.cacheKey()
    dark = _DARK.get(key)
    if dark is None:
        if len(_DARK) >= _MOST_PALETTES:
            _DARK.clear()
        ground = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Window)
        dark = _DARK[key] = ground.lightness() < 128
    return dark


def color_of(token: Token, palette: QPalette) -> QColor:
    """A token's colour in the scheme of this palette."""
    return token.color(dark=is_dark(palette))
