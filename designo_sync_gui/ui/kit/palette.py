"""Light and dark: the two palettes of the window.

Law: every pair of text and ground has at least the contrast of WCAG AA (4.5 to 1). The choice
follows the system and changes while the program runs.
"""

from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget


class Tone(Enum):
    """How a message is meant."""

    GOOD = "good"
    BAD = "bad"
    CAREFUL = "careful"
    INFO = "info"
    MUTED = "muted"


_LIGHT_TONES = {
    Tone.GOOD: "#1a7f37",
    Tone.BAD: "#c2242b",
    Tone.CAREFUL: "#8a5a00",
    Tone.INFO: "#0a5fc4",
    Tone.MUTED: "#59636e",
}
_DARK_TONES = {
    Tone.GOOD: "#4cc267",
    Tone.BAD: "#ff7b72",
    Tone.CAREFUL: "#e3b341",
    Tone.INFO: "#6cb0ff",
    Tone.MUTED: "#9aa4af",
}


def is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def tone_color(tone: Tone, palette: QPalette) -> QColor:
    """The colour for text and marks of this tone on the palette's window colour."""
    return QColor((_DARK_TONES if is_dark(palette) else _LIGHT_TONES)[tone])


def tone_background(tone: Tone, palette: QPalette) -> QColor:
    """The window's colour with a touch of the tone: the ground of a banner."""
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
        """Set the text's colour alone: a palette of its own would stop following the scheme."""
        color = tone_color(self._tone, QGuiApplication.palette())
        if self.palette().color(QPalette.ColorRole.WindowText) != color:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.WindowText, color)
            self.setPalette(palette)


_Role = QPalette.ColorRole

_LIGHT = {
    _Role.Window: "#f6f8fa",
    _Role.WindowText: "#1f2328",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f6f8fa",
    _Role.Text: "#1f2328",
    _Role.PlaceholderText: "#6a737d",
    _Role.Button: "#f3f5f7",
    _Role.ButtonText: "#1f2328",
    _Role.BrightText: "#ffffff",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e7ebef",
    _Role.Mid: "#c4ccd4",
    _Role.Dark: "#9aa4af",
    _Role.Shadow: "#6a737d",
    _Role.Highlight: "#0a5fc4",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#0a5fc4",
    _Role.Link: "#0a5fc4",
    _Role.LinkVisited: "#6f42c1",
    _Role.ToolTipBase: "#ffffff",
    _Role.ToolTipText: "#1f2328",
}
_DARK = {
    _Role.Window: "#1c2026",
    _Role.WindowText: "#e6eaef",
    _Role.Base: "#14171c",
    _Role.AlternateBase: "#191d23",
    _Role.Text: "#e6eaef",
    _Role.PlaceholderText: "#8d97a3",
    _Role.Button: "#2a3038",
    _Role.ButtonText: "#e6eaef",
    _Role.BrightText: "#ffffff",
    _Role.Light: "#454d58",
    _Role.Midlight: "#363d47",
    _Role.Mid: "#3d4550",
    _Role.Dark: "#0d0f12",
    _Role.Shadow: "#000000",
    _Role.Highlight: "#1f6fd6",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#6cb0ff",
    _Role.Link: "#6cb0ff",
    _Role.LinkVisited: "#c9a6ff",
    _Role.ToolTipBase: "#2a3038",
    _Role.ToolTipText: "#e6eaef",
}
_DISABLED = {False: "#8b949e", True: "#68717c"}
#: Ground and text of a chosen row: soft, so that the colours of verdicts stay readable on it.
_CHOSEN_ROW = {False: ("#d8ebff", "#1f2328"), True: ("#1d3a5c", "#e6eaef")}
#: Ground of characters that differ. Never a verdict's colour alone: the characters show too.
_TINT = {False: "#ffdf80", True: "#6b4e00"}


def palette_for(dark: bool) -> QPalette:
    """The whole palette of one scheme."""
    palette = QPalette()
    for role, color in (_DARK if dark else _LIGHT).items():
        palette.setColor(role, QColor(color))
    grey = QColor(_DISABLED[dark])
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, grey)
    return palette


def tint(palette: QPalette) -> QColor:
    """The ground of characters that have no equal partner on the other side."""
    return QColor(_TINT[is_dark(palette)])


def filled(palette: QPalette) -> tuple[QColor, QColor]:
    """Ground and text of the one button that a dialog is for."""
    return QColor("#2068c8" if is_dark(palette) else "#0a5bc4"), QColor("#ffffff")


def quiet(palette: QPalette) -> QColor:
    """Text that is not a value: placeholders, hints, marks."""
    return QColor("#9aa4af" if is_dark(palette) else "#59636e")


def view_tab_colors(palette: QPalette, *, chosen: bool) -> tuple[QColor, QColor]:
    """Ground and text of a saved view's tab."""
    dark = is_dark(palette)
    if chosen:
        return QColor(_CHOSEN_ROW[dark][0]), QColor("#8cc4ff" if dark else "#0854ad")
    return palette.color(_Role.Midlight), palette.color(_Role.WindowText)


def line(palette: QPalette) -> QColor:
    """Thin frames and separators."""
    return palette.color(_Role.Mid)


def edge(palette: QPalette) -> QColor:
    """The edge of a control that is drawn here: at least 3 to 1 on every ground of a row."""
    return QColor("#7c8590" if is_dark(palette) else "#747c86")


def row_grounds(palette: QPalette) -> tuple[QColor, QColor]:
    """Grounds of the current row and of a group's heading."""
    dark = is_dark(palette)
    return QColor("#1f3a57" if dark else "#cbe1fc"), QColor("#21252b" if dark else "#f1f3f5")


def soften_selection(view: QWidget) -> None:
    """Give a table or tree the soft ground of chosen rows; call again on ``PaletteChange``.

    Only the two roles are set: a widget with a whole palette of its own is told of no change of
    the application's (measured, Qt 6.11; ``ApplicationPaletteChange`` reaches no widget).
    """
    ground, text = map(QColor, _CHOSEN_ROW[is_dark(QApplication.palette())])
    if view.palette().color(_Role.Highlight) == ground:
        return
    palette = QPalette()
    for group in (
        QPalette.ColorGroup.Active,
        QPalette.ColorGroup.Inactive,
        QPalette.ColorGroup.Disabled,
    ):
        palette.setColor(group, _Role.Highlight, ground)
        palette.setColor(group, _Role.HighlightedText, text)
    view.setPalette(palette)


class Theme(QObject):
    """Keeps the application's palette in step with the system's colour scheme."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._dark_at_start = is_dark(app.palette())
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._follow()

    def show_dark(self, dark: bool) -> None:
        """Use one scheme from now on until the system's changes."""
        palette = palette_for(dark)
        self._app.setPalette(palette)
        QToolTip.setPalette(palette)

    def _follow(self) -> None:
        scheme = self._app.styleHints().colorScheme()
        unknown = scheme is Qt.ColorScheme.Unknown
        self.show_dark(self._dark_at_start if unknown else scheme is Qt.ColorScheme.Dark)


def apply_theme(app: QApplication) -> None:
    """Fusion style and our palette, following the system; a second call changes nothing."""
    if app.findChild(Theme) is None:
        Theme(app)
