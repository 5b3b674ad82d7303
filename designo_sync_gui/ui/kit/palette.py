"""Light and dark: the two palettes of the window.

Law: every pair of text and ground has at least the contrast of WCAG AA (4.5 to 1). The choice
follows the preferences or the system and changes while the program runs.
"""

from collections.abc import Iterable
from enum import Enum
from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QToolTip, QWidget
from shiboken6 import isValid

from designo_sync_gui.domain.preferences import Appearance
from designo_sync_gui.ui.kit.style_sheet import style_sheet
from designo_sync_gui.ui.kit.tokens import Token, color_of, is_dark


class Tone(Enum):
    """How a message is meant."""

    GOOD = "good"
    BAD = "bad"
    CAREFUL = "careful"
    INFO = "info"
    MUTED = "muted"


_TONES = {
    Tone.GOOD: Token.GREEN,
    Tone.BAD: Token.RED,
    Tone.CAREFUL: Token.AMBER,
    Tone.INFO: Token.ACCENT,
    Tone.MUTED: Token.MUTED,
}


def tone_color(tone: Tone, palette: QPalette) -> QColor:
    """The colour for text and marks of this tone on the palette's window colour."""
    return color_of(_TONES[tone], palette)


def tone_background(tone: Tone, palette: QPalette) -> QColor:
    """The window's colour with a touch of the tone: the ground of a banner."""
    if tone is Tone.INFO:
        return color_of(Token.BULK, palette)
    ground, ink = palette.color(QPalette.ColorRole.Window), tone_color(tone, palette)
    share = 0.16 if is_dark(palette) else 0.09
    return QColor.fromRgbF(
        ground.redF() + (ink.redF() - ground.redF()) * share,
        ground.greenF() + (ink.greenF() - ground.greenF()) * share,
        ground.blueF() + (ink.blueF() - ground.blueF()) * share,
    )


class ToneLabel(QLabel):
    """A label with plain text in a tone, right in light and dark even while that changes."""

    def __init__(self, text: str = "", tone: Tone = Tone.MUTED) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._tone = tone
        self._worn: QPalette | None = None
        self.setText(text)
        self._dye()

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self._dye()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dye()

    def _dye(self) -> None:
        """Set the text's colour alone: a palette of its own would stop following the scheme.

        Under a style sheet Qt gives a label that is looked at again the palette that it had when it
        was looked at first (measured, Qt 6.11): another tone than was set last.
        """
        wanted = _text_palette(self._tone, is_dark(QGuiApplication.palette()))
        role = QPalette.ColorRole.WindowText
        if wanted is not self._worn or self.palette().color(role) != wanted.color(role):
            self._worn = wanted
            self.setPalette(wanted)


_Role = QPalette.ColorRole


@cache
def _text_palette(tone: Tone, dark: bool) -> QPalette:
    """A form has some sixty such labels, and each is told of every change around it."""
    palette = QPalette()
    palette.setColor(_Role.WindowText, _TONES[tone].color(dark=dark))
    return palette


_ROLES = {
    _Role.Window: Token.GROUND,
    _Role.WindowText: Token.TEXT,
    _Role.Base: Token.BASE,
    _Role.AlternateBase: Token.GROUP,
    _Role.Text: Token.TEXT,
    _Role.PlaceholderText: Token.MUTED,
    _Role.Button: Token.BUTTON,
    _Role.ButtonText: Token.TEXT,
    _Role.Midlight: Token.VIEW_GROUND,
    _Role.Mid: Token.HAIRLINE,
    _Role.Highlight: Token.FILLED,
    _Role.HighlightedText: Token.ON_FILLED,
    _Role.Accent: Token.ACCENT,
    _Role.Link: Token.ACCENT,
    _Role.ToolTipBase: Token.BASE,
    _Role.ToolTipText: Token.TEXT,
    # For the style sheet, which reaches colours by role alone (``style_sheet.py``).
    _Role.Dark: Token.EDGE,
    _Role.Shadow: Token.EDGE_ON_ROW,
    _Role.Light: Token.BUTTON_HOVER,
    _Role.LinkVisited: Token.HOVER,
    _Role.BrightText: Token.DISABLED,
}


def palette_for(dark: bool) -> QPalette:
    """The whole palette of one scheme."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, token.color(dark=dark))
    grey = Token.DISABLED.color(dark=dark)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, grey)
    return palette


def tint(palette: QPalette) -> QColor:
    """The ground of characters that have no equal partner on the other side."""
    return color_of(Token.TINT, palette)


def filled(palette: QPalette) -> tuple[QColor, QColor]:
    """Ground and text of the one button that a dialog is for."""
    return color_of(Token.FILLED, palette), color_of(Token.ON_FILLED, palette)


def quiet(palette: QPalette) -> QColor:
    """Text that is not a value: placeholders, hints, marks."""
    return color_of(Token.MUTED, palette)


def view_tab_colors(palette: QPalette, *, chosen: bool) -> tuple[QColor, QColor]:
    """Ground and text of a saved view's tab."""
    if chosen:
        return color_of(Token.SELECTED, palette), color_of(Token.VIEW, palette)
    return palette.color(_Role.Midlight), palette.color(_Role.WindowText)


def line(palette: QPalette) -> QColor:
    """Separators."""
    return palette.color(_Role.Mid)


def pill_edge(palette: QPalette) -> QColor:
    """The thin frame around a value or a key."""
    return color_of(Token.PILL, palette)


def edge(palette: QPalette) -> QColor:
    """The edge of a control that is drawn here: at least 3 to 1 on every ground of a row."""
    return color_of(Token.EDGE_ON_ROW, palette)


def row_grounds(palette: QPalette) -> tuple[QColor, QColor]:
    """Grounds of the current row and of a group's heading."""
    return color_of(Token.CURRENT, palette), color_of(Token.GROUP, palette)


_SOFT = "soft_selection"


def soften_selection(view: QWidget) -> None:
    """Give a table, tree or list the soft ground of chosen rows, in this scheme and the next.

    Only the two roles are set: a widget with a whole palette of its own is told of no change of
    the application's (measured, Qt 6.11; ``ApplicationPaletteChange`` reaches no widget).
    """
    view.setProperty(_SOFT, True)
    scheme = QApplication.palette()
    ground, text = color_of(Token.SELECTED, scheme), color_of(Token.TEXT, scheme)
    palette = QPalette()
    for group in (
        QPalette.ColorGroup.Active,
        QPalette.ColorGroup.Inactive,
        QPalette.ColorGroup.Disabled,
    ):
        palette.setColor(group, _Role.Highlight, ground)
        palette.setColor(group, _Role.HighlightedText, text)
    inside = [view.viewport()] if isinstance(view, QAbstractScrollArea) else []
    for part in (view, *inside):
        if part.palette().color(_Role.Highlight) != ground:
            part.setPalette(palette)


_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


#: Widgets that are hidden and get another scheme in one turn: some 8 ms.
_AT_ONCE = 300


class Theme(QObject):
    """Keeps the application's palette in step with what was chosen, or the system's scheme."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._dark_at_start = is_dark(app.palette())
        self._chosen = Appearance.SYSTEM
        self._shown: bool | None = None
        self._left: list[QWidget] = []
        app.setStyle("Fusion")
        app.setPalette(palette_for(self._dark_at_start))
        app.setStyleSheet(style_sheet())
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._follow()

    def choose(self, appearance: Appearance) -> None:
        """Light, dark, or as the system wants it; at once in every window."""
        if appearance is self._chosen:
            return
        self._chosen = appearance
        self._app.styleHints().setColorScheme(_SCHEMES[appearance])
        self._follow()

    def show_dark(self, dark: bool) -> None:
        """Use one scheme from now on until another is chosen or the system's changes.

        Under a style sheet Qt tells no widget of a new palette until its style looks at it again
        (measured, Qt 6.11). What is seen is looked at now, all of it, and what is hidden in later
        turns of the loop, so that no number of open windows holds this one.
        """
        self._shown = dark
        self._app.setPalette(palette_for(dark))
        QToolTip.setPalette(palette_for(dark))
        there = self._app.allWidgets()
        seen = [one for one in there if one.isVisible() or one.isWindow()]
        hidden = set(there).difference(seen)
        self._restyle(sorted(seen, key=lambda one: not one.isWindow()))
        self._left = [one for one in there if one in hidden]
        self._go_on()

    @property
    def left(self) -> int:
        """How many hidden widgets still have the former scheme."""
        return len(self._left)

    def finish(self) -> None:
        """Every widget has the scheme now: before what was hidden is looked at."""
        while self._left:
            self._restyle_some()

    def _restyle_some(self) -> None:
        some, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
        self._restyle(one for one in some if isValid(one))
        self._go_on()

    def _go_on(self) -> None:
        if self._left:
            QTimer.singleShot(0, self, self._restyle_some)

    def _restyle(self, widgets: Iterable[QWidget]) -> None:
        for widget in widgets:
            if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else when it is shown
                self._app.style().polish(widget)
            if widget.property(_SOFT):
                soften_selection(widget)

    def _follow(self) -> None:
        """Not every desktop takes the wish for a scheme: what was chosen counts here anyway."""
        scheme = _SCHEMES[self._chosen]
        if scheme is Qt.ColorScheme.Unknown:
            scheme = self._app.styleHints().colorScheme()
        unknown = scheme is Qt.ColorScheme.Unknown
        dark = self._dark_at_start if unknown else scheme is Qt.ColorScheme.Dark
        if dark is not self._shown:
            self.show_dark(dark)


def apply_theme(app: QApplication) -> None:
    """Fusion style and our palette, following the system; a second call changes nothing."""
    if app.findChild(Theme) is None:
        Theme(app)


def show_appearance(app: QCoreApplication | None, appearance: Appearance) -> None:
    """Show what the preferences want, where a theme was applied."""
    theme = app.findChild(Theme) if app is not None else None
    if theme is not None:
        theme.choose(appearance)
