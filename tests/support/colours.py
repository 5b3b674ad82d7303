"""Colours as the tests look at them: one scheme at a time, and how well text is read on them."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from designo_sync_gui.ui.kit.palette import Theme, apply_theme


def set_dark(app: QApplication, dark: bool) -> None:
    """Show one scheme regardless of the system."""
    apply_theme(app)
    theme = app.findChild(Theme)
    if theme is None:
        raise LookupError("no theme was applied")
    theme.show_dark(dark)
    theme.finish()


def contrast(first: QColor, second: QColor) -> float:
    """The contrast of two colours as WCAG 2.2 defines it: 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * linear(color.redF())
        + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF())
    )
